// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vortex::ui {

// Removes a capture's file from the disk, with what a program that was killed left beside it (ring, journal, snapshots). "", or why
// it is not gone: a program writes it, the folder is read-only; then what was not removed is named. Waits for the disk.
QString removeCapture(const QString& file);

}  // namespace vortex::ui
