// SPDX-License-Identifier: Apache-2.0
//
// Is a silent worker hung, or does it not get to run? It is hung when it has not beaten for `hungAfter` of time in which it could
// have: time in which its main thread waited for a processor (starved), or in which nobody looked (we slept, the machine did), does
// not count. Pure: observations and times in, a verdict out.
#pragma once

#include "engine/slot/units.h"

#include <cstdint>
#include <optional>
#include <string>

namespace vortex::link {

// What the system says of the worker's main thread, which beats. Absent where it cannot be asked.
struct ThreadActivity {
  bool runnable = false;  // wants a processor, and has one or waits for one
  Duration cpuTime{};     // used so far
};

struct Pulse {
  std::uint64_t beats = 0;
  std::optional<ThreadActivity> mainThread;
};

class PulseJudge {
 public:
  // period: how often a beat is due and observe() is called. A gap of more than kMaxGapPeriods between calls is not counted.
  PulseJudge(Duration period, Duration hungAfter) : m_period(period), m_hungAfter(hungAfter) {}
  static constexpr int kMaxGapPeriods = 3;
  // A runnable thread that used less than this share of the time was starved of it.
  static constexpr double kStarvedShare = 0.05;

  void begin(Time now);
  // Whether it is hung by now.
  bool observe(const Pulse& pulse, Time now);
  // Since its last beat, without what does not count.
  Duration silent() const { return m_silent; }
  bool overdue() const { return m_silent > m_period; }

 private:
  Duration m_period, m_hungAfter;
  Pulse m_last;
  Time m_lastAt{};
  Duration m_silent{};
};

}  // namespace vortex::link
