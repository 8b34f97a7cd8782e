// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/match_sign.h"

#include "ui/widgets/theme.h"

#include <QPainter>

namespace vortex::ui {
namespace {

void notEqual(QPainter& painter, const QRectF& box) {
  const QPointF middle = box.center();
  const double half = box.width() * 0.25, apart = box.height() * 0.1;
  painter.drawLine(QPointF(middle.x() - half, middle.y() - apart), QPointF(middle.x() + half, middle.y() - apart));
  painter.drawLine(QPointF(middle.x() - half, middle.y() + apart), QPointF(middle.x() + half, middle.y() + apart));
  painter.drawLine(QPointF(middle.x() + half * 0.6, middle.y() - half), QPointF(middle.x() - half * 0.6, middle.y() + half));
}

void frame(QPainter& painter, const QRectF& box, const QColor& colour) {
  painter.setPen(QPen(colour, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
}

}  // namespace

void drawMatch(QPainter& painter, const QRectF& box, MatchSign sign) {
  const Tokens& t = tokens();
  painter.save();
  switch (sign) {
  case MatchSign::Same:
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.text2, 1.5));
    painter.drawPolyline(QPolygonF{
        {box.left() + 2, box.center().y() + 1}, {box.center().x() - 1, box.bottom() - 3}, {box.right() - 1, box.top() + 3}});
    break;
  case MatchSign::DiffersFirst:
    frame(painter, box, t.medium);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.medium, 1.5));
    notEqual(painter, box);
    break;
  case MatchSign::Differs:
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.text2, 1.3));
    notEqual(painter, box);
    break;
  case MatchSign::Unknown:
    frame(painter, box, t.text3);
    painter.setFont(wordFont(static_cast<int>(box.height() * 0.7), 700));
    painter.setPen(t.text3);
    painter.drawText(box, Qt::AlignCenter, QStringLiteral("?"));
    break;
  }
  painter.restore();
}

}  // namespace vortex::ui
