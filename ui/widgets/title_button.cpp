// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/title_button.h"

#include "ui/widgets/theme.h"

#include <QPainter>

namespace vortex::ui {
namespace {

constexpr int kButtonSide = 20;
constexpr double kButtonSign = 8;

}  // namespace

TitleButton::TitleButton(Sign sign, const QString& says, QWidget* parent) : QAbstractButton(parent), m_sign(sign) {
  setFocusPolicy(Qt::TabFocus);
  setSign(sign, says);
}

void TitleButton::setSign(Sign sign, const QString& says) {
  m_sign = sign;
  setToolTip(says);
  setAccessibleName(says);
  update();
}

QSize TitleButton::sizeHint() const { return {kButtonSide, kButtonSide}; }

void TitleButton::paintEvent(QPaintEvent*) {
  const Tokens& t = tokens();
  QPainter painter(this);
  if (underMouse() || isDown())
    painter.fillRect(rect(), isDown() ? t.line : t.button);
  if (hasFocus()) {
    painter.setPen(t.accent);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
  painter.setPen(QPen(underMouse() ? t.text : t.text2, 1));
  const QRectF box((width() - kButtonSign) / 2 + 0.5, (height() - kButtonSign) / 2 + 0.5, kButtonSign - 1, kButtonSign - 1);
  switch (m_sign) {
  case Sign::Maximise:
    painter.drawRect(box);
    break;
  case Sign::Restore:
    painter.drawRect(box.adjusted(0, 2, -2, 0));
    painter.drawPolyline(QPolygonF{box.topLeft() + QPointF(2, 2), box.topLeft() + QPointF(2, 0), box.topRight(),
                                   box.bottomRight() - QPointF(0, 2), box.bottomRight() - QPointF(2, 2)});
    break;
  case Sign::Close:
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawLine(box.topLeft(), box.bottomRight());
    painter.drawLine(box.topRight(), box.bottomLeft());
    break;
  }
}

void TitleButton::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  update();
}

void TitleButton::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  update();
}

}  // namespace vortex::ui
