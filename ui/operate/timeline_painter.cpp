// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/timeline_painter.h"

#include "ui/models/slot_words.h"
#include "ui/models/timeline_strip.h"
#include "ui/operate/timeline_frame.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr double kLetterRoom = 8, kNameRoom = 92, kHeldRoom = 30;  // pixels

double crisp(double at) { return std::floor(at) + 0.5; }

void vertical(QPainter& painter, double x, const QRectF& rect) {
  painter.drawLine(QPointF(crisp(x), rect.top()), QPointF(crisp(x), rect.bottom() - 1));
}

void outline(QPainter& painter, const QRectF& rect, const QColor& colour, Qt::PenStyle style) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colour, 1, style));
  painter.drawRect(QRectF(QPointF(std::floor(rect.left()), std::floor(rect.top())),
                          QPointF(std::floor(rect.right()) - 1, std::floor(rect.bottom()) - 1)));  // its last pixels count
}

}  // namespace

const QColor& colourOf(Tone tone) {
  switch (tone) {
  case Tone::Quiet:
    return tokens().text3;
  case Tone::Plain:
    return tokens().text;
  case Tone::Thin:
    return tokens().medium;
  case Tone::Alarm:
    return tokens().high;
  }
  return tokens().text;
}

void drawSlotState(QPainter& painter, const QRectF& box, const Slot* slot) {
  if (slot != nullptr && slot->state == SlotState::Decided)
    return drawOutcome(painter, box, slot->verdict.outcome);
  const Tokens& t = tokens();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  if (slot != nullptr && slot->state == SlotState::Running) {
    painter.setBrush(t.text);
    painter.drawPolygon(
        QPolygonF{{box.left() + 2, box.top() + 1}, {box.right() - 1, box.center().y()}, {box.left() + 2, box.bottom() - 1}});
  } else if (slot != nullptr && slot->state == SlotState::Interrupted) {
    painter.setPen(QPen(t.text2, 1.5));
    const QRectF cross = box.adjusted(2, 2, -2, -2);
    painter.drawLine(cross.topLeft(), cross.bottomRight());
    painter.drawLine(cross.bottomLeft(), cross.topRight());
  } else {
    painter.setBrush(t.text2);
    for (int i = 0; i < 3; ++i)
      painter.drawEllipse(QPointF(box.left() + 2 + 4 * i, box.center().y()), 1.2, 1.2);
  }
  painter.restore();
}

void TimelinePainter::paint(QPainter& painter) const {
  painter.fillRect(QRectF({0, 0}, m_of.input.size), tokens().sunken);
  const std::vector<Shape>& shapes = m_of.scene.shapes;
  for (std::size_t i = 0; i < m_of.scene.ground; ++i)
    draw(painter, shapes[i]);
  grid(painter);
  for (std::size_t i = m_of.scene.ground; i < shapes.size(); ++i)
    draw(painter, shapes[i]);
}

void TimelinePainter::grid(QPainter& painter) const {
  const Tokens& t = tokens();
  const QSizeF size = m_of.input.size;
  painter.setPen(t.grid);
  for (const Tick& tick : ticksOf(m_of))
    if (!tick.label.isEmpty())
      painter.drawLine(QPointF(crisp(tick.x), 0), QPointF(crisp(tick.x), size.height()));
  painter.setPen(t.line);
  for (const Row& row : m_of.scene.rows)
    painter.drawLine(QPointF(0, row.top + row.height - 0.5), QPointF(size.width(), row.top + row.height - 0.5));
  painter.setPen(t.line2);
  painter.drawLine(QPointF(0, m_of.scene.stagesTop + 0.5), QPointF(size.width(), m_of.scene.stagesTop + 0.5));
  if (!m_of.scene.strip.isEmpty())
    painter.drawLine(m_of.scene.strip.bottomLeft(), m_of.scene.strip.bottomRight());
  for (const Row& row : m_of.scene.rows)
    if (m_of.selected == row.slot) {
      painter.setPen(t.accent);
      painter.drawLine(QPointF(0, row.top + 0.5), QPointF(size.width(), row.top + 0.5));
    }
}

void TimelinePainter::draw(QPainter& painter, const Shape& shape) const {
  const Tokens& t = tokens();
  const Slot* slot = m_of.input.session.find(shape.slot);
  const QRectF& rect = shape.rect;
  if (shape.kind == ShapeKind::Label)
    return label(painter, shape);
  if (shape.kind == ShapeKind::Callout)
    return callout(painter, shape);
  if (shape.kind == ShapeKind::LaneState)
    return laneState(painter, shape);
  if (slot == nullptr)
    return;
  const Bar* bar = shape.index >= 0 && shape.index < static_cast<int>(slot->bars.size())
                       ? &slot->bars[static_cast<std::size_t>(shape.index)]
                       : nullptr;
  switch (shape.kind) {
  case ShapeKind::Phase:
    painter.fillRect(rect, t.phase[static_cast<std::size_t>(shape.index)]);
    return;
  case ShapeKind::Target:
    painter.setPen(QPen(t.text3, 1, Qt::DashLine));
    vertical(painter, rect.left(), rect);
    return;
  case ShapeKind::Flag:
    flag(painter, shape, *slot);
    return;
  case ShapeKind::Air:
    painter.setPen(t.text3);
    vertical(painter, rect.left(), rect);
    return;
  case ShapeKind::NoReturn:
    noReturn(painter, shape);
    return;
  case ShapeKind::Wait:
  case ShapeKind::BackOff:
    painter.setPen(QPen(t.text3, 1, Qt::DotLine));
    painter.drawLine(QPointF(rect.left(), crisp(rect.center().y())), QPointF(rect.right(), crisp(rect.center().y())));
    return;
  case ShapeKind::StageMark:
    if (bar != nullptr)
      stageMark(painter, shape, *bar);
    return;
  case ShapeKind::TimeoutMark:
    painter.setPen(t.text3);
    painter.drawPolyline(QPolygonF{{rect.left(), crisp(rect.top() + 2)},
                                   {crisp(rect.right() - 1), crisp(rect.top() + 2)},
                                   {crisp(rect.right() - 1), crisp(rect.bottom() - 3)},
                                   {rect.left(), crisp(rect.bottom() - 3)}});
    return;
  case ShapeKind::Predicted:
    outline(painter, rect, t.text2, Qt::DashLine);
    return;
  case ShapeKind::Bar:
    if (bar != nullptr)
      this->bar(painter, shape, *bar);
    return;
  case ShapeKind::Held:
    held(painter, shape);
    return;
  case ShapeKind::SlotBar:
    painter.fillRect(rect, shape.abnormal ? colourOf(slot->verdict.outcome) : slot->open() ? t.text2 : t.text3);
    return;
  case ShapeKind::Column:
    column(painter, shape, *slot);
    return;
  case ShapeKind::Tail:
    drawHatched(painter, rect, t.high);
    return;
  case ShapeKind::TailBudget:
    outline(painter, rect, t.high, Qt::DashLine);
    return;
  case ShapeKind::Outcome:
    // Cut off by the view's edge it stands where it would, not in what is left of its place.
    drawSlotState(painter, QRectF(rect.left() > 0 ? rect.left() : rect.right() - 10, rect.center().y() - 5, 10, 10), slot);
    return;
  case ShapeKind::Label:
  case ShapeKind::Callout:
  case ShapeKind::LaneState:
    return;  // above: they need no slot
  }
}

void TimelinePainter::bar(QPainter& painter, const Shape& shape, const Bar& bar) const {
  const Tokens& t = tokens();
  const QRectF& rect = shape.rect;
  if (shape.crossed) {
    // It came to nothing: an outline with a cross, so that nobody adds it to the work.
    painter.fillRect(rect, t.area[bar.attempt.stage]);
    painter.setPen(t.text);
    const QRectF inside = rect.adjusted(0, 0, -1, -1);  // a line takes its last pixel, too
    painter.drawLine(inside.topLeft(), inside.bottomRight());
    painter.drawLine(inside.bottomLeft(), inside.topRight());
  } else {
    drawStageBar(painter, rect, bar.attempt.stage);
  }
  if (bar.state == BarState::TimedOut || bar.state == BarState::Failed || bar.state == BarState::Lost)
    painter.fillRect(QRectF(std::max(rect.right() - 3, rect.left()), rect.top(), std::min(rect.width(), 3.0), rect.height()),
                     t.high);
  if (m_of.scene.detail == Detail::Full || m_of.scene.detail == Detail::Normal)
    insideBar(painter, shape, bar);
}

// Words on the bar's own colour, so that its pattern does not run through them.
void TimelinePainter::insideBar(QPainter& painter, const Shape& shape, const Bar& bar) const {
  const Tokens& t = tokens();
  const QRectF& rect = shape.rect;
  const bool full = m_of.scene.detail == Detail::Full;
  const auto write = [&](const QRectF& box, const QString& text, int alignment) {
    painter.fillRect(box.intersected(rect), shape.crossed ? t.area[bar.attempt.stage] : t.bar[bar.attempt.stage]);
    painter.setPen(shape.crossed ? t.text : t.ink);
    painter.drawText(box, alignment | Qt::AlignVCenter, text);
  };
  if (full && !shape.crossed) {
    painter.setPen(t.mark[bar.attempt.stage]);
    const PixelScale scale(m_of.input.range, m_of.input.size.width());
    for (const Time step : bar.stepsAt)
      if (const double x = scale.x(step); x > rect.left() + 1 && x < rect.right() - 1)
        vertical(painter, x, rect);
  }
  if (rect.width() < (shape.crossed ? 3 * kLetterRoom : kLetterRoom))
    return;  // a cross is not written over
  if (shape.count > 1) {
    painter.setFont(numberFont(10));
    if (rect.width() >= 8.0 * (2 + static_cast<int>(std::log10(shape.count))))
      write(rect, QStringLiteral("×%1").arg(shape.count), Qt::AlignHCenter);
    return;
  }
  painter.setFont(wordFont(10, 700));
  QString name(QLatin1Char(letterOf(bar.attempt.stage)));
  if (bar.attempt.n > 1)
    name = rect.width() >= 18 ? name + QString::number(bar.attempt.n) : QString::number(bar.attempt.n);
  if (full && rect.width() >= kNameRoom)
    name += QLatin1Char(' ') + stageName(bar.attempt.stage);
  const double wide = painter.fontMetrics().horizontalAdvance(name);
  if (rect.width() < 12)
    write(rect, name, Qt::AlignHCenter);
  else
    write(QRectF(rect.left() + 1, rect.top() + 1, wide + 5, rect.height() - 2), name, Qt::AlignHCenter);
  if (shape.crossed)
    return;
  const Duration took = bar.stopRequested.value_or(bar.end.value_or(m_of.input.now)) - bar.start;
  painter.setFont(numberFont(10));
  QString text = numberText(inSeconds(took), 1);
  if (full && !bar.end && bar.steps > 0 && rect.width() >= 2 * kNameRoom)
    text = QStringLiteral("%1/%2  %3").arg(bar.step).arg(bar.steps).arg(text);
  const double textWide = painter.fontMetrics().horizontalAdvance(text);
  if (rect.width() < wide + textWide + 12)
    return;
  write(QRectF(rect.right() - textWide - 6, rect.top() + 1, textWide + 3, rect.height() - 2), text, Qt::AlignHCenter);
}

void TimelinePainter::held(QPainter& painter, const Shape& shape) const {
  const QRectF& rect = shape.rect;
  drawStageBar(painter, rect, shape.stage);
  if (rect.width() < kHeldRoom)
    return;
  painter.setFont(numberFont(10));
  const QString text = shape.count > 1 ? QStringLiteral("×%1").arg(shape.count) : QString::number(shape.slot.value);
  const double wide = painter.fontMetrics().horizontalAdvance(text);
  const QRectF box(rect.left() + 3, rect.top(), wide + 3, rect.height());
  if (box.right() > rect.right())
    return;
  painter.fillRect(box, tokens().bar[shape.stage]);
  painter.setPen(tokens().ink);
  painter.drawText(box, Qt::AlignCenter, text);
}

// Where the target is: light on the ground, ink in a bar that outlasted it.
void TimelinePainter::stageMark(QPainter& painter, const Shape& shape, const Bar& bar) const {
  const Time at = bar.start + m_of.input.times.stageTarget[bar.attempt.stage];
  const bool inside = at < bar.stopRequested.value_or(bar.end.value_or(m_of.input.now));
  painter.setPen(inside ? tokens().ink : tokens().text);
  vertical(painter, shape.rect.left(), shape.rect);
}

void TimelinePainter::flag(QPainter& painter, const Shape& shape, const Slot& slot) const {
  const Tokens& t = tokens();
  const bool misses = slot.missed || (hasSpare(slot) && *slot.spareToAir < Duration{});
  const QColor colour = misses ? t.high : t.text2;
  const QPointF top(std::floor(shape.rect.left()), shape.rect.top());
  painter.fillRect(QRectF(top, QSizeF(2, shape.rect.height())), colour);
  painter.setBrush(colour);
  painter.setPen(Qt::NoPen);
  painter.drawPolygon(
      QPolygonF{top + QPointF(2, 0), top + QPointF(8, 0), top + QPointF(6, 3), top + QPointF(8, 6), top + QPointF(2, 6)});
}

void TimelinePainter::noReturn(QPainter& painter, const Shape& shape) const {
  const Tokens& t = tokens();
  const QRectF& rect = shape.rect;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.text);
  painter.drawPolygon(QPolygonF{{rect.left(), rect.top()}, {rect.right(), rect.top()}, {rect.center().x(), rect.top() + 7}});
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(QPen(t.text, 1, Qt::DotLine));
  vertical(painter, rect.center().x(), rect.adjusted(0, 7, 0, 0));
  painter.restore();
}

void TimelinePainter::column(QPainter& painter, const Shape& shape, const Slot& slot) const {
  painter.fillRect(shape.rect, shape.abnormal ? colourOf(slot.verdict.outcome) : tokens().text3);
}

void TimelinePainter::label(QPainter& painter, const Shape& shape) const {
  painter.setFont(shape.number ? numberFont(11, 500) : wordFont(11));
  painter.fillRect(shape.rect, tokens().sunken);  // no line runs through words
  painter.setPen(colourOf(shape.tone));
  painter.drawText(shape.rect, Qt::AlignLeft | Qt::AlignVCenter, shape.text);
}

void TimelinePainter::callout(QPainter& painter, const Shape& shape) const {
  const Tokens& t = tokens();
  const bool alarm = shape.tone == Tone::Alarm;
  const QRectF box = shape.rect.adjusted(0, 0, alarm ? -kCalloutLine : 0, 0);
  painter.fillRect(box, t.surface);
  outline(painter, box, alarm ? t.high : t.line2, Qt::SolidLine);
  QRectF inside = box.adjusted(8, 0, -8, 0);
  if (alarm) {
    drawAlarm(painter, QRectF(inside.left(), inside.center().y() - 6.5, 13, 13), AlarmPriority::High, AlarmState::Unacknowledged);
    inside.setLeft(inside.left() + 20);
    painter.setPen(t.high);
    painter.drawLine(QPointF(box.right(), crisp(box.center().y())), QPointF(shape.rect.right() - 1, crisp(box.center().y())));
  }
  painter.setFont(wordFont(11, alarm ? 500 : 400));
  painter.setPen(alarm ? t.high : t.text2);
  painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, shape.text);
}

void TimelinePainter::laneState(QPainter& painter, const Shape& shape) const {
  QRectF inside = shape.rect;
  painter.setPen(colourOf(shape.tone));
  if (shape.tone == Tone::Alarm) {  // a closed padlock
    const QRectF body(inside.left(), inside.top() + 5, 8, 6);
    painter.fillRect(body, colourOf(shape.tone));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(body.left() + 1.5, inside.top() + 1.5, 4, 4));
    inside.setLeft(inside.left() + 13);
  }
  painter.setFont(wordFont(11, shape.tone == Tone::Alarm ? 600 : 400));
  painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, shape.text);
}

}  // namespace vortex::ui
