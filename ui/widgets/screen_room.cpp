// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/screen_room.h"

#include <QScreen>
#include <QWidget>

namespace vortex::ui {
namespace {

constexpr QSize kWindowFrame(8, 40);

}  // namespace

QSize roomOnScreen(const QWidget& window) { return window.screen()->availableSize() - kWindowFrame; }

void resizeWithin(QWidget& window, QSize wish) { window.resize(wish.boundedTo(roomOnScreen(window))); }

}  // namespace vortex::ui
