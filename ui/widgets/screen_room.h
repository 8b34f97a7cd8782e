// SPDX-License-Identifier: GPL-3.0-or-later
//
// How large a window can be: 1920 x 1080 at 300 % are 640 x 360.
#pragma once

#include <QSize>

class QWidget;

namespace vortex::ui {

// Of the screen that it is on, or will be, less what panels and a window manager's frame take.
QSize roomOnScreen(const QWidget& window);
// As large as wished, or as there is room for.
void resizeWithin(QWidget& window, QSize wish);

}  // namespace vortex::ui
