// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who may change settings while an engine runs, beside a person: told everything that the driver tells, asked after each of its
// turns. What it wants goes the same way as an operator's tuning and is recorded like it. All calls come from whoever drives; they
// must not block.
#pragma once

#include "engine/schedule/input.h"
#include "engine/slot/event.h"
#include "engine/slot/settings.h"

#include <optional>
#include <vector>

namespace vortex::runtime {

class Tuner {
 public:
  struct Tuning {
    Settings settings;
    std::vector<event::SettingChange> changes;  // what differs, as a config file writes it
    std::vector<event::TimeoutEvidence> evidence;
  };

  virtual ~Tuner() = default;
  virtual void told(const Event& event) = 0;
  // What holds from now on; byHand: a person wanted it.
  virtual void configured(const Settings& settings, bool byHand) = 0;
  virtual void foresaw(const schedule::Estimates& estimates) = 0;
  // What is to be set, if anything is; what is to be told before is appended.
  virtual std::optional<Tuning> ask(std::vector<EventBody>& out) = 0;
};

}  // namespace vortex::runtime
