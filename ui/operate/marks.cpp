// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/marks.h"

#include <QPainter>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kMarkSide = 14;

}  // namespace

Mark::Mark(Draw draw, const QString& says, QWidget* parent) : QWidget(parent) {
  setFixedSize(kMarkSide, kMarkSide);
  setDraw(std::move(draw), says);
}

void Mark::setDraw(Draw draw, const QString& says) {
  m_draw = std::move(draw);
  setAccessibleName(says);
  update();
}

QSize Mark::sizeHint() const { return {kMarkSide, kMarkSide}; }

void Mark::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (m_draw)
    m_draw(painter, QRectF(0.5, 0.5, kMarkSide - 1, kMarkSide - 1));
}

}  // namespace vortex::ui
