// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_area.h"

namespace vortex::ui {

ScrollArea::ScrollArea(QWidget* parent) : QScrollArea(parent) {
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::NoFocus);
}

QWidget* ScrollArea::addBody() {
  add(new QWidget(viewport()));
  return widget();
}

void ScrollArea::add(QWidget* body) {
  body->resize(1, 1);  // else it is asked for its size now, before it is styled
  setWidget(body);
}

QSize ScrollArea::sizeHint() const {
  const int line = fontMetrics().height();
  return {24 * line, 16 * line};
}

}  // namespace vortex::ui
