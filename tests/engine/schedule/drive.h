// SPDX-License-Identifier: GPL-3.0-or-later
//
// A scheduler under a test's hand: a virtual clock, a device that says at once that an attempt has started, and everything that
// came out as lines of text with their times. Every step is followed by checkInvariants().
#pragma once

#include "engine/schedule/scheduler.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vortex::schedule::test {

using Lines = std::vector<std::string>;

// Fails a QCOMPARE readably: the lines, one under the other.
std::string joined(const Lines& lines);

struct Asked {
  std::optional<double> airAt{};  // seconds
  bool onCadence = false;
  bool noDeadline = false;
};

class Drive {
 public:
  enum class Device { Ready = 1, Starting };
  explicit Drive(Settings settings = contractSettings(), Device device = Device::Ready);

  // Lets time pass to `seconds`: timers fire when they are due, stages with a length (see lengths) finish.
  Drive& at(double seconds);
  Drive& in(const Input& input);

  Drive& submit(std::uint64_t slot, Asked asked = {});
  Drive& cancel(std::uint64_t slot, StopCause cause = StopCause::Operator) { return in(input::Cancel{{slot}, cause}); }
  // The live attempt of that stage: `elapsed` seconds by its own measure, else the time since its start.
  Drive& finish(std::uint64_t slot, Stage stage, std::optional<double> elapsed = {}, std::optional<bool> passes = {});
  Drive& fail(std::uint64_t slot, Stage stage, Reason reason);
  Drive& stopped(std::uint64_t slot, Stage stage);
  Drive& delivered(std::uint64_t slot) { return in(input::Delivered{{slot}, seconds(1), "out"}); }
  Drive& lose(DeviceLoss why = DeviceLoss::Signaled, bool restarting = true) {
    return in(input::DeviceLost{why, "test", restarting});
  }
  Drive& deviceReady() { return in(input::DeviceReady{"cpu", "build", 1, {}, {}}); }

  // Since the last call: what is to be done ("12.000 start video#1 of slot 1") and what was told.
  Lines commands();
  Lines told();  // without the forecasts, which decide nothing
  std::vector<event::SlotForecast> foreseen() { return std::exchange(m_foreseen, {}); }

  // Stages that finish by themselves so long after they began; absent: only by finish(). Delivery likewise.
  PerStage<std::optional<Duration>> lengths{};
  std::optional<Duration> deliveryLength{};
  // Whether the device answers a start with AttemptStarted at once.
  bool answersStarts = true;

  Scheduler scheduler;
  Time now{};

 private:
  struct Live {
    AttemptName name;
    Time since;
  };
  void step(const Input& input);
  void record(const Command& command);
  const Live& live(std::uint64_t slot, Stage stage) const;

  Lines m_commands, m_told;
  std::vector<event::SlotForecast> m_foreseen;
  std::map<AttemptId, Live> m_live;
  std::multimap<Time, Input> m_coming;
};

}  // namespace vortex::schedule::test
