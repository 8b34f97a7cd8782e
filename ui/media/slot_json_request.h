// SPDX-License-Identifier: GPL-3.0-or-later
//
// A slot's record as `vortex-engine history show --json` prints it, read from the store on another thread.
#pragma once

#include "engine/slot/ids.h"

#include <tl/expected.hpp>

#include <QString>
#include <functional>

class QObject;

namespace vortex::ui {

// `done` runs in the receiver's thread, unless the receiver is gone by then: with one line of JSON, or with why there is none.
void requestSlotJson(const QString& historyFile, SlotId slot, QObject* receiver,
                     std::function<void(const tl::expected<QString, QString>&)> done);

}  // namespace vortex::ui
