// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/glyphs.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace vortex::ui {
namespace {

void letter(QPainter& painter, const QRectF& box, char text, const QColor& colour) {
  painter.setFont(wordFont(std::max(static_cast<int>(box.height() * 0.7), 8), 700));
  painter.setPen(colour);
  painter.drawText(box, Qt::AlignCenter, QString(QLatin1Char(text)));
}

}  // namespace

char letterOf(Stage stage) { return "AIVC"[indexOf(stage)]; }

char letterOf(Outcome outcome) {
  switch (outcome) {
  case Outcome::Succeeded:
    return ' ';
  case Outcome::Late:
    return 'L';
  case Outcome::SelfCheckFailed:
    return 'S';
  case Outcome::TimedOut:
    return 'T';
  case Outcome::DeadlineUnreachable:
    return 'U';
  case Outcome::Canceled:
    return 'X';
  case Outcome::Shed:
    return 'D';
  case Outcome::Failed:
    return 'F';
  }
  return '?';
}

const QColor& colourOf(Outcome outcome) {
  switch (outcome) {
  case Outcome::TimedOut:
  case Outcome::Failed:
    return tokens().high;
  case Outcome::DeadlineUnreachable:
  case Outcome::Late:
  case Outcome::SelfCheckFailed:
    return tokens().medium;
  case Outcome::Canceled:
  case Outcome::Shed:
  case Outcome::Succeeded:
    return tokens().text2;
  }
  return tokens().text2;
}

void drawAlarm(QPainter& painter, const QRectF& box, AlarmPriority priority, AlarmState state) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const QColor colour = state == AlarmState::Shelved ? tokens().text3 : tokens().alarm(priority);
  const bool filled = state == AlarmState::Unacknowledged;
  painter.setPen(QPen(colour, 1, state == AlarmState::Returned ? Qt::DashLine : Qt::SolidLine));
  painter.setBrush(filled ? QBrush(colour) : QBrush(Qt::NoBrush));
  const QRectF b = box.adjusted(0.5, 0.5, -0.5, -0.5);
  QRectF text = b;
  switch (priority) {
  case AlarmPriority::High:
    painter.drawPolygon(QPolygonF{{b.center().x(), b.top()}, b.bottomRight(), b.bottomLeft()});
    text.adjust(0, b.height() * 0.22, 0, 0);
    break;
  case AlarmPriority::Medium:
    painter.drawPolygon(QPolygonF{
        {b.center().x(), b.top()}, {b.right(), b.center().y()}, {b.center().x(), b.bottom()}, {b.left(), b.center().y()}});
    break;
  case AlarmPriority::Low:
    painter.drawRect(b.adjusted(1, 1, -1, -1));
    break;
  }
  letter(painter, text, "LMH"[static_cast<int>(priority) - 1], filled ? tokens().sunken : colour);
  painter.restore();
}

void drawOutcome(QPainter& painter, const QRectF& box, Outcome outcome) {
  painter.save();
  const QColor colour = colourOf(outcome);
  if (outcome == Outcome::Succeeded) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens().text2, 1.5));
    painter.drawPolyline(QPolygonF{
        {box.left() + 2, box.center().y() + 1}, {box.center().x() - 1, box.bottom() - 3}, {box.right() - 1, box.top() + 3}});
  } else {
    painter.setPen(QPen(colour, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    letter(painter, box, letterOf(outcome), colour);
  }
  painter.restore();
}

void drawStage(QPainter& painter, const QRectF& box, Stage stage) {
  painter.save();
  painter.fillRect(box, tokens().bar[stage]);
  letter(painter, box, letterOf(stage), tokens().ink);
  painter.restore();
}

void drawStageBar(QPainter& painter, const QRectF& rect, Stage stage) {
  painter.save();
  painter.setClipRect(rect, Qt::IntersectClip);
  painter.fillRect(rect, tokens().bar[stage]);
  painter.setPen(QPen(tokens().mark[stage], 1));
  switch (stage) {
  case Stage::Audio:
    for (double y = rect.top() + 1.5; y < rect.bottom(); y += 3)
      painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
    break;
  case Stage::Image:
    break;
  case Stage::Video:
    for (double x = rect.left() + 2.5; x < rect.right(); x += 6)
      painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
    break;
  case Stage::Clip:
    for (double y = rect.top() + 1; y < rect.bottom(); y += 3)
      for (double x = rect.left() + 1; x < rect.right(); x += 3)
        painter.fillRect(QRectF(x, y, 1, 1), tokens().mark[stage]);
    break;
  }
  painter.restore();
}

void drawHatched(QPainter& painter, const QRectF& rect, const QColor& colour) {
  painter.save();
  painter.setClipRect(rect, Qt::IntersectClip);
  painter.fillRect(rect, tokens().sunken);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, 1.5));
  for (double x = rect.left() - rect.height(); x < rect.right(); x += 5)
    painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
  painter.setPen(QPen(colour, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
  painter.restore();
}

}  // namespace vortex::ui
