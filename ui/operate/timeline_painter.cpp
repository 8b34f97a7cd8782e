// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/timeline_painter.h"

#include "ui/models/slot_words.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/time_ruler.h"

#include <QDateTime>
#include <QFontMetrics>
#include <QPainter>
#include <cmath>

namespace vortex::ui {

void TimelinePainter::paint(QPainter& painter) const {
  const Tokens& t = tokens();
  painter.fillRect(QRectF(0, 0, kGutter + m_of.size.width(), kRuler + m_of.size.height()), t.surface);
  painter.fillRect(QRectF({kGutter, kRuler}, m_of.size), t.sunken);
  painter.save();
  painter.setClipRect(QRectF({kGutter, kRuler}, m_of.size));
  painter.translate(kGutter, kRuler);
  grid(painter);
  for (const Shape& shape : m_of.scene.shapes)
    draw(painter, shape);
  present(painter);
  painter.restore();
  gutter(painter);
  ruler(painter);
}

void TimelinePainter::grid(QPainter& painter) const {
  const Tokens& t = tokens();
  painter.setPen(t.grid);
  const QSizeF size = m_of.size;
  for (const Tick& tick : ticksOf(m_of.axis.range(), size.width(), m_of.wallAtZeroMs))
    if (!tick.label.isEmpty())
      painter.drawLine(QPointF(tick.x, 0), QPointF(tick.x, size.height()));
  for (const Row& row : m_of.scene.rows)
    painter.drawLine(QPointF(0, row.top + row.height - 0.5), QPointF(size.width(), row.top + row.height - 0.5));
}

void TimelinePainter::draw(QPainter& painter, const Shape& shape) const {
  const Tokens& t = tokens();
  const Slot* slot = m_of.session.find(shape.slot);
  if (slot == nullptr)
    return;
  switch (shape.kind) {
  case ShapeKind::Phase:
    painter.fillRect(shape.rect.adjusted(0, 0, 0, -1), t.phase[static_cast<std::size_t>(shape.index)]);
    return;
  case ShapeKind::SlotBar: {
    const bool abnormal = slot->state == SlotState::Decided && slot->verdict.outcome != Outcome::Succeeded;
    painter.fillRect(shape.rect, abnormal ? colourOf(slot->verdict.outcome) : t.text3);
    return;
  }
  case ShapeKind::Bar:
    bar(painter, shape, slot->bars[static_cast<std::size_t>(shape.index)]);
    return;
  case ShapeKind::Tail:
    drawHatched(painter, shape.rect, t.high);
    return;
  case ShapeKind::TimeoutMark:
    painter.setPen(t.text3);
    painter.drawLine(shape.rect.topLeft(), shape.rect.bottomLeft());
    painter.drawLine(shape.rect.topLeft(), shape.rect.topLeft() - QPointF(3, 0));
    painter.drawLine(shape.rect.bottomLeft(), shape.rect.bottomLeft() - QPointF(3, 0));
    return;
  case ShapeKind::Target:
    painter.setPen(QPen(t.text2, 1, Qt::DashLine));
    painter.drawLine(shape.rect.topLeft(), shape.rect.bottomLeft());
    return;
  case ShapeKind::Flag:
    flag(painter, shape, *slot);
    return;
  case ShapeKind::Air:
    painter.setPen(t.line2);
    painter.drawLine(shape.rect.topLeft(), shape.rect.bottomLeft());
    return;
  }
}

void TimelinePainter::bar(QPainter& painter, const Shape& shape, const Bar& bar) const {
  const Tokens& t = tokens();
  drawStageBar(painter, shape.rect, bar.attempt.stage);
  if (bar.state == BarState::TimedOut || bar.state == BarState::Failed || bar.state == BarState::Lost)
    painter.fillRect(QRectF(shape.rect.right() - 3, shape.rect.top(), 3, shape.rect.height()), t.high);
  if (m_of.scene.detail == Detail::Bars || shape.rect.width() < 14)
    return;
  painter.setPen(t.ink);
  painter.setFont(wordFont(10, 700));
  const QString name(QLatin1Char(letterOf(bar.attempt.stage)));
  const QRectF inside = shape.rect.adjusted(3, 0, -4, 0);
  painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, bar.attempt.n > 1 ? name + QString::number(bar.attempt.n) : name);
  if (shape.rect.width() >= 46) {
    const Duration took = bar.stopRequested.value_or(bar.end.value_or(m_of.axis.now())) - bar.start;
    painter.setFont(numberFont(10));
    painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, QString::number(inSeconds(took), 'f', 1));
  }
}

void TimelinePainter::flag(QPainter& painter, const Shape& shape, const Slot& slot) const {
  const Tokens& t = tokens();
  const bool misses = slot.missed || (slot.spareToAir && *slot.spareToAir < Duration{}) ||
                      (slot.state == SlotState::Decided && slot.verdict.outcome != Outcome::Succeeded);
  const QColor colour = misses ? t.high : t.text;
  painter.fillRect(QRectF(shape.rect.left(), shape.rect.top(), 2, shape.rect.height()), colour);
  painter.setBrush(colour);
  painter.setPen(Qt::NoPen);
  const QPointF top = shape.rect.topLeft() + QPointF(2, 0);
  painter.drawPolygon(QPolygonF{top, top + QPointF(7, 0), top + QPointF(5, 3), top + QPointF(7, 6), top + QPointF(0, 6)});
  if (m_of.scene.detail == Detail::Bars)
    return;
  QString text;
  if (slot.missed)
    text = tr("missed air: %1").arg(fallbackText(slot.fallback));
  else if (hasSpare(slot))
    text = signedSeconds(*slot.spareToAir) + QStringLiteral(" s");
  else if (slot.atRisk)
    text = tr("%1 s, P%2").arg(signedSeconds(slot.atRisk->spare())).arg(slot.atRisk->quantile * 100, 0, 'f', 0);
  painter.setPen(misses ? t.high : slot.atRisk ? t.medium : t.text2);
  painter.setFont(slot.missed ? wordFont(11) : numberFont(11));
  painter.drawText(QPointF(shape.rect.left() + 8, shape.rect.bottom() - 4), text);
}

void TimelinePainter::present(QPainter& painter) const {
  const QSizeF size = m_of.size;
  const double x = toPixel(m_of.axis.now(), m_of.axis.range(), size.width());
  if (x >= 0 && x <= size.width()) {
    painter.setPen(tokens().text);
    painter.drawLine(QPointF(std::floor(x) + 0.5, 0), QPointF(std::floor(x) + 0.5, size.height()));
  }
}

void TimelinePainter::gutter(QPainter& painter) const {
  const Tokens& t = tokens();
  const bool small = m_of.scene.rowHeight < 30;
  for (const Row& row : m_of.scene.rows) {
    const Slot* slot = m_of.session.find(row.slot);
    if (slot == nullptr)
      continue;
    const QRectF box(0, kRuler + row.top, kGutter, row.height);
    const bool chosen = m_of.selected == row.slot;
    if (chosen) {
      painter.fillRect(box.adjusted(0, 0, 0, -1), t.selection);
      painter.fillRect(QRectF(box.left(), box.top(), 2, box.height() - 1), t.accent);
    }
    painter.setPen(t.line);
    painter.drawLine(QPointF(0, box.bottom() - 0.5), QPointF(kGutter, box.bottom() - 0.5));
    if (row.height < 16)
      continue;
    painter.setPen(chosen ? t.selectionText : t.text);
    painter.setFont(numberFont(small ? 11 : 13, 600));
    painter.drawText(QPointF(9, box.top() + (small ? 13 : 15)), QString::number(slot->id.value));
    if (!small) {
      painter.setPen(chosen ? t.selectionText : t.text3);
      painter.setFont(wordFont(10));
      const QString label =
          QFontMetrics(painter.font()).elidedText(QString::fromStdString(slot->label), Qt::ElideRight, kGutter - 18);
      painter.drawText(QPointF(9, box.bottom() - 6), label);
    }
    const QRectF glyph(kGutter - 20, box.top() + 4, 12, 12);
    if (slot->state == SlotState::Decided) {
      drawOutcome(painter, glyph, slot->verdict.outcome);
    } else {
      painter.setPen(t.text2);
      painter.setFont(wordFont(11, 700));
      painter.drawText(glyph, Qt::AlignCenter, slot->state == SlotState::Running ? QStringLiteral("▶") : QStringLiteral("…"));
    }
  }
}

void TimelinePainter::ruler(QPainter& painter) const {
  const Tokens& t = tokens();
  const QSizeF size = m_of.size;
  painter.setFont(wordFont(11));
  painter.setPen(t.text3);
  painter.drawText(QRectF(9, 0, kGutter, kRuler - 2), Qt::AlignLeft | Qt::AlignVCenter, tr("Slot"));
  if (m_of.scene.above > 0)
    painter.drawText(QRectF(40, 0, kGutter - 46, kRuler - 2), Qt::AlignRight | Qt::AlignVCenter,
                     tr("%1 above").arg(m_of.scene.above));
  painter.setFont(numberFont(11));
  for (const Tick& tick : ticksOf(m_of.axis.range(), size.width(), m_of.wallAtZeroMs)) {
    painter.setPen(t.line2);
    painter.drawLine(QPointF(kGutter + tick.x, kRuler), QPointF(kGutter + tick.x, kRuler - (tick.label.isEmpty() ? 3 : 6)));
    painter.setPen(t.text2);
    if (!tick.label.isEmpty())
      painter.drawText(QRectF(kGutter + tick.x - 50, 0, 100, kRuler - 6), Qt::AlignCenter, tick.label);
  }
  const double x = kGutter + toPixel(m_of.axis.now(), m_of.axis.range(), size.width());
  if (x < kGutter || x > kGutter + size.width())
    return;
  const QRectF box(x - 32, 2, 64, kRuler - 6);
  painter.fillRect(box, t.text);
  painter.setPen(t.sunken);
  painter.setFont(numberFont(11, 600));
  painter.drawText(
      box, Qt::AlignCenter,
      QDateTime::fromMSecsSinceEpoch(m_of.wallAtZeroMs + static_cast<qint64>(inMilliseconds(m_of.axis.now().time_since_epoch())))
          .toString(QStringLiteral("HH:mm:ss")));
}

}  // namespace vortex::ui
