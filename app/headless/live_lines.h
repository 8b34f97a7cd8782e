// SPDX-License-Identifier: GPL-3.0-or-later
//
// The state of every slot in flight as one line each, for a terminal. Pure: events in, text out.
#pragma once

#include "engine/slot/event.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vortex::headless {

struct TerminalSize {
  int columns = 80, rows = 24;
};

class LiveLines {
 public:
  void take(const Event& event);
  // "slot 3  12.4 s  audio done 0.6 s  image 3/4  spare to air 13.6 s"; the device's start-up while it is not ready. None wraps, so
  // that each is one row of the terminal, and they leave room for two more; those that do not fit are counted in the last.
  std::vector<std::string> at(Time now, TerminalSize size) const;

 private:
  struct StageState {
    enum class Now : std::uint8_t { Waiting = 1, Running, Stopping, Done } now = Now::Waiting;
    int n = 0, step = 0, steps = 0;
    Duration elapsed{};
  };
  struct SlotState {
    Time started{}, lastUsefulFinish{};
    PerStage<StageState> stages;
    bool encoding = false;
  };
  StageState* stageOf(const AttemptName& attempt);
  static std::string lineOf(SlotId id, const SlotState& slot, Time now);

  std::map<SlotId, SlotState> m_slots;
  std::string m_device;  // "" when it is ready
};

}  // namespace vortex::headless
