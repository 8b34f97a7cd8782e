// SPDX-License-Identifier: GPL-3.0-or-later
//
// An arrangement of panes as the state that QMainWindow::restoreState() takes. Made in a window of its own that is never shown,
// with empty docks of the same names: a window's own panes are neither moved nor made for it, and of docks that are seen Qt takes
// only half of a change of width.
#pragma once

#include "ui/window/pane_places.h"

#include <QByteArray>
#include <QSize>
#include <QStringList>

namespace vortex::ui {

// panes: the names of all that the window has; those that the arrangement does not place are closed, and those that it places and
// the window has not are passed over. size: of the window. version: as of the restoreState() that will take it.
QByteArray arrangedState(const Arrangement& arrangement, const QStringList& panes, QSize size, int version);

}  // namespace vortex::ui
