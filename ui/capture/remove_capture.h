// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vortex::ui {

// As history::removeCapture. "", or why the file is not gone, or what beside it is not. Waits for the disk.
QString removeCapture(const QString& file);

}  // namespace vortex::ui
