// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/what_if_spares.h"

#include "ui/models/slot_words.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr int kMostSpareBins = 40, kSparesHead = 18, kSparesFoot = 16, kSparesWords = 15;
constexpr double kSparesInset = 8, kSpareLabelPixels = 44, kSwatchWide = 12, kSwatchHigh = 8, kLegendGap = 10;

}  // namespace

WhatIfSpares::WhatIfSpares(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Spare to air before and after"));
  m_bins = binSpares({}, {}, {}, kMostSpareBins);
}

void WhatIfSpares::show(const std::vector<Duration>& before, const std::vector<Duration>& after, int due, Duration target) {
  m_bins = binSpares(before, after, target, kMostSpareBins);
  m_target = target;
  m_missedBefore = due - static_cast<int>(before.size());
  m_missedAfter = due - static_cast<int>(after.size());
  setAccessibleDescription(tr("%1 slots air before, %2 after").arg(before.size()).arg(after.size()));
  update();
}

QRectF WhatIfSpares::plot() const {
  return {kSparesInset, kSparesHead, std::max(width() - 2 * kSparesInset, 20.),
          static_cast<double>(std::max(height() - kSparesHead - kSparesFoot, 10))};
}

double WhatIfSpares::xOf(Duration spare) const {
  return plot().left() + inSeconds(spare - m_bins.from) / inSeconds(m_bins.width) * widthOfBin();
}

void WhatIfSpares::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), tokens().surface);
  painter.fillRect(plot(), tokens().sunken);
  paintHead(painter);
  paintBins(painter);
  paintLines(painter);
  paintSeconds(painter);
}

// The title, and from the right the legend; what has no bar is said where there is room for it.
void WhatIfSpares::paintHead(QPainter& painter) const {
  const Tokens& t = tokens();
  painter.setFont(wordFont(10));
  const QFontMetrics letters = painter.fontMetrics();
  const QRectF head(plot().left(), 0, plot().width(), kSparesHead);
  double right = head.right();
  const auto word = [&](const QString& text, const QColor& colour) {
    right -= letters.horizontalAdvance(text);
    painter.setPen(colour);
    painter.drawText(QRectF(right, 0, head.right() - right, kSparesHead), Qt::AlignLeft | Qt::AlignVCenter, text);
    right -= 4;
  };
  word(tr("after"), t.text2);
  painter.fillRect(QRectF(right - kSwatchWide, head.center().y() - 1, kSwatchWide, 2), t.accent);
  right -= kSwatchWide + kLegendGap;
  word(tr("before"), t.text2);
  painter.fillRect(QRectF(right - kSwatchWide, head.center().y() - kSwatchHigh / 2, kSwatchWide, kSwatchHigh), t.overhead);
  right -= kSwatchWide + kLegendGap;
  const QString title = tr("Spare to air, s (height: root of n)");
  const QString missed =
      m_missedBefore + m_missedAfter > 0 ? tr("missed %1, then %2: no value").arg(m_missedBefore).arg(m_missedAfter) : QString();
  if (head.left() + letters.horizontalAdvance(title) + kLegendGap < right - letters.horizontalAdvance(missed))
    word(missed, t.text3);
  painter.setPen(t.text3);
  painter.drawText(QRectF(head.left(), 0, right - head.left(), kSparesHead), Qt::AlignLeft | Qt::AlignVCenter, title);
}

void WhatIfSpares::paintBins(QPainter& painter) const {
  const QRectF room = plot();
  const double wide = widthOfBin();
  const auto leftOf = [&](std::size_t bin) { return room.left() + static_cast<double>(bin) * wide; };
  const auto high = [&](int n) {
    return std::sqrt(static_cast<double>(n) / std::max(m_bins.most, 1)) * (room.height() - kSparesWords - 1);
  };
  for (std::size_t i = 0; i < m_bins.before.size(); ++i)
    if (const double up = high(m_bins.before[i]); up > 0)
      painter.fillRect(QRectF(leftOf(i) + 0.5, room.bottom() - up, std::max(wide - 1, 1.), up), tokens().overhead);
  QPolygonF after{room.bottomLeft()};
  for (std::size_t i = 0; i < m_bins.after.size(); ++i) {
    const double y = room.bottom() - high(m_bins.after[i]);
    after << QPointF(leftOf(i), y) << QPointF(leftOf(i + 1), y);
  }
  after << room.bottomRight();
  painter.setPen(QPen(tokens().accent, 1.5));
  painter.drawPolyline(after);
}

// Their words stand above the bars; the target's goes to the right of its line where the other one needs the room to the left.
void WhatIfSpares::paintLines(QPainter& painter) const {
  const Tokens& t = tokens();
  const QRectF room = plot();
  const double lastAt = xOf({}), targetAt = xOf(m_target), base = room.top() + kSparesWords - 4;
  painter.setPen(QPen(t.text, 2));
  painter.drawLine(QPointF(lastAt, room.top()), QPointF(lastAt, room.bottom()));
  painter.setPen(QPen(t.text2, 1, Qt::DashLine));
  painter.drawLine(QPointF(targetAt, room.top()), QPointF(targetAt, room.bottom()));
  painter.setFont(wordFont(10));
  painter.setPen(t.text2);
  const QString last = tr("last useful finish"), target = tr("target");
  const double lastEnds = lastAt + 4 + painter.fontMetrics().horizontalAdvance(last);
  const double targetLeft = targetAt - 4 - painter.fontMetrics().horizontalAdvance(target);
  painter.drawText(QPointF(lastAt + 4, base), last);
  painter.drawText(QPointF(targetLeft > lastEnds + 6 ? targetLeft : std::max(targetAt + 4, lastEnds + 6), base), target);
}

void WhatIfSpares::paintSeconds(QPainter& painter) const {
  painter.setFont(numberFont(10));
  painter.setPen(tokens().text3);
  const double perSecond = widthOfBin() / inSeconds(m_bins.width);
  const int step = std::max(1, static_cast<int>(std::ceil(kSpareLabelPixels / perSecond)));
  for (int s = static_cast<int>(std::ceil(inSeconds(m_bins.from))); seconds(s) <= m_bins.to(); ++s) {
    const double x = xOf(seconds(s));
    if (s % step == 0 && x + 12 < width())  // no half of a number
      painter.drawText(QRectF(x - 20, plot().bottom() + 2, 40, 13), Qt::AlignHCenter,
                       s == 0 ? QStringLiteral("0") : (s > 0 ? QStringLiteral("+") : QString()) + numberText(s, 0));
  }
}

}  // namespace vortex::ui
