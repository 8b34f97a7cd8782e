// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/memory_painter.h"

#include "ui/models/slot_words.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr double kLeastBand = 14;  // pixels of a band that can hold its name
constexpr double kFlagGlyph = 12, kLine = 15, kLeastForBox = 66;

QString gigabytes(double value, int decimals = 1) { return numberText(value, decimals); }

// Text with the plot's ground behind it, so that no line runs through it.
void tag(QPainter& painter, QPointF at, const QString& text, const QColor& colour) {
  const QRectF box(at, QSizeF(painter.fontMetrics().horizontalAdvance(text) + 6, kLine));
  painter.fillRect(box, tokens().sunken);
  painter.setPen(colour);
  painter.drawText(box, Qt::AlignCenter, text);
}

// Where the band is at least so thick over at least so wide a stretch, its left end.
std::optional<QPointF> roomIn(const Outline& band, double width, double height) {
  const std::size_t half = band.size() / 2;
  double begins = 0, top = 0, bottom = 0;
  bool open = false;
  for (std::size_t i = 0; i < half; ++i) {
    const QPointF over = band[i], under = band[band.size() - 1 - i];
    const double newTop = open ? std::max(top, over.y()) : over.y(), newBottom = open ? std::min(bottom, under.y()) : under.y();
    if (newBottom - newTop < height) {
      open = false;
      continue;
    }
    if (!open)
      begins = over.x();
    open = true;
    top = newTop;
    bottom = newBottom;
    if (over.x() - begins >= width)
      return QPointF(begins, (top + bottom) / 2);
  }
  return std::nullopt;
}

// A band is steps: a rectangle each. As one polygon of a thousand steps it costs a hundred times as much.
void fillSteps(QPainter& painter, const Outline& band, const QColor& colour) {
  const std::size_t half = band.size() / 2;
  for (std::size_t i = 0; i + 1 < half; i += 2) {
    const double left = std::floor(band[i].x()), right = std::max(std::floor(band[i + 1].x()), left + 1);
    const double top = std::round(band[i].y()), bottom = std::round(band[band.size() - 1 - i].y());
    if (bottom > top)
      painter.fillRect(QRectF(left, top, right - left, bottom - top), colour);
  }
}

}  // namespace

QString MemoryPainter::nameOf(MemoryBand band, bool modelsApart) {
  switch (band) {
  case MemoryBand::Loaded:
    return modelsApart ? tr("overhead") : tr("models, loaded");
  case MemoryBand::Image:
    return tr("image");
  case MemoryBand::Speech:
    return tr("speech");
  case MemoryBand::Clip:
    return tr("clip check");
  case MemoryBand::Video:
    return tr("video");
  }
  return {};
}

void MemoryPainter::paint(QPainter& painter) const {
  const Tokens& t = tokens();
  painter.fillRect(QRectF(QPointF(), m_of.scene.size), t.sunken);
  scale(painter);
  painter.save();
  painter.setClipRect(QRectF(QPointF(), m_of.scene.size));
  bands(painter);
  limits(painter);
  labels(painter);
  crossings(painter);
  if (m_of.selected) {
    const double from = std::max(x(m_of.selected->from), 0.0), to = std::min(x(m_of.selected->to), m_of.scene.size.width());
    if (to > from)
      painter.fillRect(QRectF(from, 0, to - from, 2), t.accent);
  }
  painter.restore();
}

void MemoryPainter::scale(QPainter& painter) const {
  const Tokens& t = tokens();
  painter.setFont(numberFont(10));
  for (const double tick : m_of.scene.ticks) {
    const double y = m_of.scene.yOf(tick);
    painter.setPen(t.grid);
    painter.drawLine(QPointF(0, y), QPointF(m_of.scene.size.width(), y));
    painter.setPen(t.text3);
    const int decimals = m_of.scene.top < 2 ? 1 : 0;
    painter.drawText(QRectF(-50, std::min(y - 8, m_of.scene.size.height() - 14), 42, 16), Qt::AlignRight | Qt::AlignVCenter,
                     gigabytes(tick, decimals));
  }
  painter.setFont(wordFont(11));
  painter.setPen(t.text3);
  painter.drawText(QRectF(-kMemoryGutter + 8, 0, 40, 16), Qt::AlignVCenter, tr("GB"));
}

void MemoryPainter::bands(QPainter& painter) const {
  const Tokens& t = tokens();
  for (std::size_t i = 0; i < kMemoryBands; ++i) {
    const auto stage = stageOf(static_cast<MemoryBand>(i));
    // What is loaded without being told apart is most of the picture: quieter than the bands that move.
    fillSteps(painter, m_of.scene.bands[i], stage ? t.area[*stage] : m_of.modelsApart ? t.overhead : t.raised);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(t.text, 1));
  painter.drawPolyline(m_of.scene.ours.data(), static_cast<int>(m_of.scene.ours.size()));
  painter.setPen(QPen(t.text2, 1, Qt::DotLine));
  painter.drawPolyline(m_of.scene.usedHigh.data(), static_cast<int>(m_of.scene.usedHigh.size()));
}

void MemoryPainter::limits(QPainter& painter) const {
  const Tokens& t = tokens();
  const double width = m_of.scene.size.width();
  painter.setFont(wordFont(11, 500));
  const auto right = [&](double y, const QString& text, const QColor& colour) {
    tag(painter, QPointF(width - painter.fontMetrics().horizontalAdvance(text) - 10, y), text, colour);
  };
  const auto line = [&](double value, Qt::PenStyle style, const QColor& colour) {
    painter.setPen(QPen(colour, 1, style));
    painter.drawLine(QPointF(0, m_of.scene.yOf(value)), QPointF(width, m_of.scene.yOf(value)));
  };
  if (m_of.hard > m_of.scene.top) {
    // At the left: the now-line runs at the right.
    tag(painter, QPointF(4, 1),
        tr("soft limit %1 GB and hard limit %2 GB lie above").arg(gigabytes(m_of.soft), gigabytes(m_of.hard)), t.text3);
    return;
  }
  if (m_of.device > 0 && m_of.device <= m_of.scene.top) {
    line(m_of.device, Qt::SolidLine, t.line2);
    // Over its line where there is room, since the limits lie below it; else below, or nowhere.
    const double y = m_of.scene.yOf(m_of.device);
    if (y >= kLine || m_of.scene.yOf(m_of.hard) - y > kLine + 1)
      tag(painter, QPointF(4, y >= kLine ? y - kLine : y + 1), tr("device %1 GB").arg(gigabytes(m_of.device, 2)), t.text3);
  }
  const QColor soft = m_of.above ? t.medium : t.text2;
  line(m_of.soft, Qt::DashLine, soft);
  line(m_of.hard, Qt::SolidLine, t.text);
  // Over and under its line; where a low plot has no room over it, one under the other.
  const double over = std::max(m_of.scene.yOf(m_of.hard) - kLine, 0.0);
  right(over, tr("hard %1 GB: refuse or abort").arg(gigabytes(m_of.hard)), t.text);
  right(std::max(m_of.scene.yOf(m_of.soft) + 1, over + kLine), tr("soft %1 GB: warn once").arg(gigabytes(m_of.soft)), soft);
}

// What was crossed upwards, with its time; those that would lie on one another count as the last.
void MemoryPainter::crossings(QPainter& painter) const {
  double free = m_of.scene.size.width() + 1;
  painter.setFont(numberFont(10));
  for (auto crossing = m_of.crossings.rbegin(); crossing != m_of.crossings.rend() && crossing->at >= m_of.range.from; ++crossing) {
    const double at = x(crossing->at);
    if (!crossing->crossed.above || crossing->at > m_of.range.to || at + kFlagGlyph > free)
      continue;
    const bool hard = crossing->crossed.limit == event::MemoryLimit::Hard;
    const double y = m_of.scene.yOf(hard ? m_of.hard : m_of.soft);
    drawAlarm(painter, QRectF(at - kFlagGlyph / 2, y - kFlagGlyph / 2, kFlagGlyph, kFlagGlyph),
              hard ? AlarmPriority::High : AlarmPriority::Medium, AlarmState::Unacknowledged);
    const QString when = m_of.clock(crossing->at);
    const double wide = painter.fontMetrics().horizontalAdvance(when) + 6;
    if (at + kFlagGlyph + wide < free) {
      tag(painter, QPointF(at + kFlagGlyph / 2 + 2, y - kLine / 2), when, hard ? tokens().high : tokens().medium);
      free = at - kFlagGlyph;
    }
  }
}

void MemoryPainter::labels(QPainter& painter) const {
  const Tokens& t = tokens();
  painter.setFont(wordFont(11));
  const std::size_t last = m_of.levels.size() == 0 ? 0 : m_of.levels.size() - 1;
  for (std::size_t i = 0; i < kMemoryBands && m_of.levels.size() > 0; ++i) {
    const auto band = static_cast<MemoryBand>(i);
    const auto stage = stageOf(band);
    QString text = nameOf(band, m_of.modelsApart);
    if (!stage) {
      const double holds = static_cast<double>(m_of.levels.value(last, i));
      text += QLatin1Char(' ') + gigabytes(holds, holds < 1 ? 2 : 1);
    }
    const double glyph = stage ? kFlagGlyph + 4 : 0, wide = painter.fontMetrics().horizontalAdvance(text) + glyph + 10;
    const auto room = roomIn(m_of.scene.bands[i], wide, kLeastBand);
    if (!room)
      continue;
    if (stage)
      drawStage(painter, QRectF(room->x() + 4, room->y() - kFlagGlyph / 2, kFlagGlyph, kFlagGlyph), *stage);
    painter.setFont(wordFont(11));
    painter.setPen(t.text);
    painter.drawText(QRectF(room->x() + 4 + glyph, room->y() - kLine / 2, wide, kLine), Qt::AlignVCenter, text);
  }
}

void MemoryPainter::readout(QPainter& painter, Time at, const QString& title) const {
  const Tokens& t = tokens();
  const double px = x(at), height = m_of.scene.size.height();
  painter.setPen(title.isEmpty() ? QPen(t.text, 1) : QPen(t.text3, 1, Qt::DotLine));  // as in the timeline
  painter.drawLine(QPointF(px, 0), QPointF(px, height));
  const std::size_t sample = m_of.levels.sampleAt(secondsOf(at));
  if (sample >= m_of.levels.size())
    return;
  const double used = static_cast<double>(m_of.levels.value(sample, kUsedChannel));
  const double ours = static_cast<double>(m_of.levels.value(sample, kMemoryBands - 1));
  painter.setPen(t.text);
  painter.setBrush(t.text);
  painter.drawEllipse(QPointF(px, m_of.scene.yOf(ours)), 2.5, 2.5);
  painter.setBrush(t.sunken);
  painter.drawEllipse(QPointF(px, m_of.scene.yOf(used)), 2.5, 2.5);
  if (title.isEmpty() && height < kLeastForBox)
    return;  // it would cover the limits' names; the pane's title has both
  QStringList lines;
  if (!title.isEmpty())
    lines << title;
  const int decimals = used < 2 ? 2 : 1;
  lines << tr("device used %1 GB").arg(gigabytes(used, decimals)) << tr("ours %1").arg(gigabytes(ours, decimals));
  painter.setFont(numberFont(10));
  double wide = 0;
  for (const QString& text : lines)
    wide = std::max(wide, static_cast<double>(painter.fontMetrics().horizontalAdvance(text)));
  QRectF box(px + 8, height * 0.42, wide + 12, static_cast<double>(lines.size()) * 14 + 6);
  if (box.right() > m_of.scene.size.width())
    box.moveRight(px - 8);
  // Clear of the soft limit's name.
  const double soft = m_of.scene.yOf(m_of.soft);
  if (box.top() < soft + kLine + 2 && box.bottom() > soft)
    box.moveTop(soft + kLine + 4);
  box.moveBottom(std::min(box.bottom(), height - 4));
  if (box.top() < soft + kLine + 2 && box.bottom() > soft && box.left() > px)  // a low plot: the names are on the right
    box.moveRight(px - 8);
  painter.setPen(t.line2);
  painter.setBrush(t.raised);
  painter.drawRect(box);
  for (qsizetype i = 0; i < lines.size(); ++i) {
    painter.setPen(i == (title.isEmpty() ? 0 : 1) ? t.text : t.text2);
    painter.drawText(QRectF(box.left() + 6, box.top() + 3 + static_cast<double>(i) * 14, wide, 14), Qt::AlignVCenter, lines[i]);
  }
}

}  // namespace vortex::ui
