// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes out of the scheduler, in the order in which it is to be done.
#pragma once

#include "engine/slot/event.h"
#include "engine/slot/ids.h"

#include <variant>

namespace vortex::schedule {

namespace command {

struct StartAttempt {
  AttemptName attempt;
  int qualityLevel = 0;
};
struct StopAttempt {
  AttemptName attempt;
  StopCause cause = StopCause::Timeout;
};
// The quarantine's bound has passed: end the device process.
struct KillDevice {
  DeviceLoss why = DeviceLoss::Wedged;
  bool hold = false;
};
// The slot's clip is to be written; answered by input::Delivered or input::DeliveryFailed.
struct Deliver {
  SlotId slot;
};
// Nothing needs the slot's artifacts any more.
struct Forget {
  SlotId slot;
};
struct Publish {
  EventBody body;
};

}  // namespace command

using Command = std::variant<command::StartAttempt, command::StopAttempt, command::KillDevice, command::Deliver, command::Forget,
                             command::Publish>;

}  // namespace vortex::schedule
