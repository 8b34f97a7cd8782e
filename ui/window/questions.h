// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is asked before work is destroyed. Each button says what it does, and to which slot; the slot is named by its number from
// the question on, so that another selection, or another slot that runs meanwhile, changes nothing.
#pragma once

#include "engine/engine.h"
#include "engine/slot/ids.h"

#include <optional>

class QWidget;

namespace vortex::ui {

class Bridge;

// Whether it was cancelled.
bool askToCancel(QWidget* parent, Bridge& bridge, SlotId slot);
// Without a question where it is held: nothing runs on it that could be lost.
void askToRestartDevice(QWidget* parent, Bridge& bridge);
// Whether to make what is queued and then to end; and to end after what is in the making. True: yes.
bool askToFinishQueue(QWidget* parent, const Bridge& bridge);
bool askToStopAfterThis(QWidget* parent, const Bridge& bridge);
// How to end while slots are in the making or a capture runs; absent: not at all. Asks nothing when neither is.
std::optional<StopMode> askHowToQuit(QWidget* parent, const Bridge& bridge);

}  // namespace vortex::ui
