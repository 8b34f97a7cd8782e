// SPDX-License-Identifier: GPL-3.0-or-later
//
// A device that does not work, in an operator's words: what happened, what is safe, what is done about it, and what it costs. Pure.
#pragma once

#include "ui/models/outage.h"

#include <QString>

namespace vortex::ui {

struct OutageText {
  QString what;    // "Device lost: killed by signal 9 (Killed)"
  QString safe;    // "What was made and the queue are safe; slot 12 is tried again"
  QString doing;   // "Restarting, 12 of about 38 s", or what it waits for; counts on
  QString plan;    // the same without what counts on: "It is restarted, which takes about 38 s"
  QString cost;    // "costs 1 slot"
  QString detail;  // all that the device said last, for a tool tip; "" where `what` says it
};
OutageText outageText(const Outage& outage, const Session& session, const Settings& settings, Time now);

// For the strip, in few letters: "Restarting 12/38 s".
QString outageState(const Outage& outage, Time now);
// "killed by signal 9 (Killed)", "stopped by a signal".
QString lossText(const Loss& loss);
// "costs no slot", "costs 2 slots".
QString costText(int slotCount);

}  // namespace vortex::ui
