// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/timeline_frame.h"

#include "ui/models/slot_words.h"
#include "ui/operate/timeline_layers.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/time_ruler.h"

#include <QDateTime>
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {}  // namespace

std::vector<Tick> ticksOf(const TimelinePicture& of) {
  const double width = of.input.size.width();
  return of.relative ? ticksOf(of.input.range, width, -static_cast<qint64>(inMilliseconds(of.input.now.time_since_epoch())),
                               RulerKind::FromNow)
                     : ticksOf(of.input.range, width, of.wallAtZeroMs);
}

QString rulerText(const TimelinePicture& of, Time at, bool fine) {
  if (of.relative) {
    const double away = inSeconds(at - of.input.now);
    return (away < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + numberText(std::abs(away), fine ? 1 : 0) +
           QStringLiteral(" s");
  }
  QString text = QDateTime::fromMSecsSinceEpoch(of.wallAtZeroMs + static_cast<qint64>(inMilliseconds(at.time_since_epoch())))
                     .toString(QStringLiteral("HH:mm:ss.zzz"));
  text.chop(fine ? 2 : 4);
  return text;
}

void TimelineFrame::paint(QPainter& painter) const {
  const QSizeF size = m_of.input.size;
  painter.fillRect(QRectF(0, 0, kGutter, kRuler + size.height()), tokens().surface);
  painter.fillRect(QRectF(0, 0, kGutter + size.width(), kRuler), tokens().surface);
  for (const Row& each : m_of.scene.rows)
    row(painter, each);
  if (!m_of.scene.strip.isEmpty())
    strip(painter);
  stages(painter);
  ruler(painter);
}

void TimelineFrame::row(QPainter& painter, const Row& row) const {
  const Tokens& t = tokens();
  const Slot* slot = m_of.input.session.find(row.slot);
  const QRectF box(0, kRuler + row.top, kGutter, row.height);
  const bool chosen = slot != nullptr && m_of.selected == row.slot;
  if (chosen) {
    painter.fillRect(box.adjusted(0, 0, 0, -1), t.selection);
    painter.fillRect(QRectF(box.left(), box.top(), 2, box.height() - 1), t.accent);
  }
  painter.setPen(t.line);
  painter.drawLine(QPointF(0, box.bottom() - 0.5), QPointF(kGutter, box.bottom() - 0.5));
  const QString label = slot != nullptr ? QString::fromStdString(slot->label) : QString::fromStdString(row.label);
  if (row.height < 16) {  // number and name in one line
    painter.setPen(chosen ? t.selectionText : t.text2);
    painter.setFont(numberFont(10));
    painter.drawText(QPointF(9, box.bottom() - 2), slot != nullptr ? QString::number(slot->id.value) : QString());
    const double after = 9 + painter.fontMetrics().horizontalAdvance(QStringLiteral("000000"));
    painter.setPen(chosen ? t.selectionText : t.text3);
    painter.setFont(wordFont(10));
    painter.drawText(QPointF(after, box.bottom() - 2),
                     painter.fontMetrics().elidedText(label, Qt::ElideMiddle, static_cast<int>(kGutter - after - 6)));
    return;
  }
  const bool small = row.height < 30;
  painter.setPen(chosen ? t.selectionText : t.text);
  painter.setFont(slot != nullptr ? numberFont(small ? 11 : 13, 600) : wordFont(small ? 11 : 12, 600));
  const QString number = slot != nullptr ? QString::number(slot->id.value) : tr("next");
  painter.drawText(QPointF(9, box.top() + (small ? 13 : 15)), number);
  if (!small) {
    painter.setPen(chosen ? t.selectionText : t.text3);
    painter.setFont(wordFont(10));
    const QString text = slot != nullptr && slot->rerunOf ? tr("rerun of %1").arg(slot->rerunOf->value) : label;
    painter.drawText(QPointF(9, box.top() + 28), QFontMetrics(painter.font()).elidedText(text, Qt::ElideMiddle, kGutter - 18));
  }
  const QRectF glyph(kGutter - 20, box.top() + (small ? 3 : 4), 12, 12);
  drawSlotState(painter, glyph, slot);
}

void TimelineFrame::strip(QPainter& painter) const {
  const QRectF strip = m_of.scene.strip.translated(0, kRuler);
  painter.setPen(tokens().text3);
  painter.setFont(numberFont(10));
  const QRectF box(9, strip.top(), kGutter - 15, 14);
  painter.drawText(box.translated(0, 8), Qt::AlignRight | Qt::AlignVCenter, QString::number(m_of.scene.most));
  painter.drawText(QRectF(9, strip.bottom() - 14, kGutter - 15, 14), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("0"));
  painter.setPen(tokens().text);
  painter.setFont(wordFont(12, 600));
  painter.drawText(QPointF(9, strip.top() + 20), tr("%n slot(s)", nullptr, m_of.scene.slotCount));
  painter.setPen(tokens().text3);
  painter.setFont(wordFont(10));
  painter.drawText(QPointF(9, strip.top() + 35), tr("a column: how many"));
  painter.drawText(QPointF(9, strip.top() + 48), tr("and the worst"));
}

void TimelineFrame::stages(QPainter& painter) const {
  const Tokens& t = tokens();
  const double top = kRuler + m_of.scene.stagesTop;
  painter.fillRect(QRectF(0, top, kGutter, kStagesHeight), t.surface);
  painter.setPen(t.line2);
  painter.drawLine(QPointF(0, top + 0.5), QPointF(kGutter, top + 0.5));
  painter.setPen(t.text);
  painter.setFont(wordFont(12, 600));
  painter.drawText(QPointF(9, top + 16), tr("Stages"));
  painter.setPen(t.text3);
  painter.setFont(wordFont(10));
  const auto& capacity = m_of.input.times.laneCapacity.values;
  if (std::all_of(capacity.begin(), capacity.end(), [](int many) { return many == 1; })) {
    painter.drawText(QPointF(9, top + 29), tr("one slot"));
    painter.drawText(QPointF(9, top + 41), tr("at a time"));
  }
  for (const Stage stage : kStages)
    painter.drawText(QRectF(60, kRuler + laneTop(m_of.scene, stage) - 1, kGutter - 68, kLaneHeight),
                     Qt::AlignRight | Qt::AlignVCenter, stageName(stage));
}

void TimelineFrame::ruler(QPainter& painter) const {
  const Tokens& t = tokens();
  const QSizeF size = m_of.input.size;
  const PixelScale scale(m_of.input.range, size.width());
  painter.setFont(wordFont(11));
  painter.setPen(t.text3);
  painter.drawText(QRectF(9, 0, kGutter, kRuler - 2), Qt::AlignLeft | Qt::AlignVCenter, tr("Slot"));
  const int hidden = m_of.scene.rowCount - static_cast<int>(m_of.scene.rows.size());
  const bool rows = m_of.scene.detail != Detail::Strip;
  painter.drawText(QRectF(40, 0, kGutter - 48, kRuler - 2), Qt::AlignRight | Qt::AlignVCenter,
                   rows && hidden > 0 ? tr("%1 more").arg(hidden)
                   : m_of.relative    ? tr("from now")
                                      : QDateTime::currentDateTime().timeZoneAbbreviation());
  if (m_of.selected)
    if (const Slot* slot = m_of.input.session.find(*m_of.selected); slot != nullptr) {
      const double left = std::clamp(scale.x(slot->begin()), 0.0, size.width());
      const double right = std::clamp(scale.x(slot->end(m_of.input.now)), 0.0, size.width());
      if (right > left)
        painter.fillRect(QRectF(kGutter + left, kRuler - 3, right - left, 3), t.accent);
    }
  painter.setFont(numberFont(11));
  const QRectF now = presentFlag(m_of);
  for (const Tick& tick : ticksOf(m_of)) {
    painter.setPen(t.line2);
    painter.drawLine(QPointF(std::floor(kGutter + tick.x) + 0.5, kRuler - 1),
                     QPointF(std::floor(kGutter + tick.x) + 0.5, kRuler - (tick.label.isEmpty() ? 4 : 7)));
    painter.setPen(t.text2);
    const double half = painter.fontMetrics().horizontalAdvance(tick.label) / 2.0;
    const bool covered = kGutter + tick.x + half > now.left() - 2 && kGutter + tick.x - half < now.right() + 2;
    if (!tick.label.isEmpty() && tick.x > 30 && (now.isEmpty() || !covered))
      painter.drawText(QRectF(kGutter + tick.x - 50, 0, 100, kRuler - 6), Qt::AlignCenter, tick.label);
  }
}

}  // namespace vortex::ui
