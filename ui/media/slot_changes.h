// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a recorded slot has otherwise than the one that it makes again, and what was said of it by hand: a line each, in words.
#pragma once

#include "engine/slot/ids.h"

#include <QString>
#include <QStringList>
#include <functional>

class QObject;

namespace vortex::ui {

// Reads the store: for a thread that may wait. Nothing where nothing is otherwise; what cannot be read is said in a line of its
// own.
QStringList readSlotChanges(const QString& historyFile, SlotId slot);
// `done` runs in the receiver's thread, unless the receiver is gone by then.
void requestSlotChanges(const QString& historyFile, SlotId slot, QObject* receiver, std::function<void(const QStringList&)> done);

}  // namespace vortex::ui
