// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/what_if_spares.h"

#include "ui/models/slot_words.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr int kMostSpareBins = 40, kSparesHead = 18, kSparesFoot = 16;
constexpr double kSparesInset = 8, kSpareLabelPixels = 44;

}  // namespace

WhatIfSpares::WhatIfSpares(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Spare to air before and after"));
  m_bins = binSpares({}, {}, {}, kMostSpareBins);
}

void WhatIfSpares::show(const std::vector<Duration>& before, const std::vector<Duration>& after, Duration target) {
  m_bins = binSpares(before, after, target, kMostSpareBins);
  m_target = target;
  setAccessibleDescription(tr("%1 slots air before, %2 after").arg(before.size()).arg(after.size()));
  update();
}

void WhatIfSpares::paintEvent(QPaintEvent*) {
  const Tokens& t = tokens();
  QPainter painter(this);
  painter.fillRect(rect(), t.surface);
  const QRectF plot(kSparesInset, kSparesHead, std::max(width() - 2 * kSparesInset, 20.),
                    std::max(height() - kSparesHead - kSparesFoot, 10));
  painter.fillRect(plot, t.sunken);
  const double wide = plot.width() / static_cast<double>(m_bins.before.size());
  const auto xOf = [&](Duration spare) { return plot.left() + inSeconds(spare - m_bins.from) / inSeconds(m_bins.width) * wide; };
  const auto high = [&](int n) { return std::sqrt(static_cast<double>(n) / std::max(m_bins.most, 1)) * (plot.height() - 4); };
  for (std::size_t i = 0; i < m_bins.before.size(); ++i)
    if (const double up = high(m_bins.before[i]); up > 0)
      painter.fillRect(QRectF(plot.left() + static_cast<double>(i) * wide + 0.5, plot.bottom() - up, std::max(wide - 1, 1.), up),
                       t.overhead);
  QPolygonF after{plot.bottomLeft()};
  for (std::size_t i = 0; i < m_bins.after.size(); ++i) {
    const double left = plot.left() + static_cast<double>(i) * wide, y = plot.bottom() - high(m_bins.after[i]);
    after << QPointF(left, y) << QPointF(left + wide, y);
  }
  after << plot.bottomRight();
  painter.setPen(QPen(t.accent, 1.5));
  painter.drawPolyline(after);
  painter.setFont(wordFont(10));
  painter.setPen(QPen(t.text, 2));
  painter.drawLine(QPointF(xOf({}), plot.top()), QPointF(xOf({}), plot.bottom()));
  painter.setPen(QPen(t.text2, 1, Qt::DashLine));
  painter.drawLine(QPointF(xOf(m_target), plot.top()), QPointF(xOf(m_target), plot.bottom()));
  painter.setPen(t.text2);
  painter.drawText(QRectF(xOf({}) + 4, plot.top() + 1, 140, 13), Qt::AlignLeft, tr("last useful finish"));
  const QString target = tr("target");
  painter.drawText(QRectF(xOf(m_target) - 64, plot.top() + 15, 60, 13), Qt::AlignRight, target);
  painter.setPen(t.text3);
  painter.drawText(QRectF(plot.left(), 0, plot.width(), kSparesHead), Qt::AlignLeft | Qt::AlignVCenter,
                   tr("Spare to air, s (height: root of n)"));
  painter.setPen(t.accent);
  painter.drawText(QRectF(plot.left(), 0, plot.width(), kSparesHead), Qt::AlignRight | Qt::AlignVCenter, tr("after"));
  painter.setPen(t.text2);
  const double room = painter.fontMetrics().horizontalAdvance(tr("after")) + 10;
  painter.drawText(QRectF(plot.left(), 0, plot.width() - room, kSparesHead), Qt::AlignRight | Qt::AlignVCenter, tr("before"));
  painter.setFont(numberFont(10));
  painter.setPen(t.text3);
  const int step = std::max(1, static_cast<int>(std::ceil(kSpareLabelPixels / (wide / inSeconds(m_bins.width)))));
  for (int s = static_cast<int>(std::ceil(inSeconds(m_bins.from))); seconds(s) <= m_bins.to(); ++s)
    if (s % step == 0)
      painter.drawText(QRectF(xOf(seconds(s)) - 20, plot.bottom() + 2, 40, 13), Qt::AlignHCenter,
                       s == 0 ? QStringLiteral("0") : (s > 0 ? QStringLiteral("+") : QString()) + numberText(s, 0));
}

}  // namespace vortex::ui
