// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/timeline_legend.h"

#include "ui/models/slot_words.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kLegendSign = 13, kAfterSign = 4, kWordGap = 7, kLegendLine = 20, kMargin = 8;
// After the stages.
enum Mark { TargetTick = 4, TimeoutBracket, Finishing, Predicted, NoReturn };

void drawMark(QPainter& painter, const QRectF& box, int which) {
  const Tokens& t = tokens();
  const double x = std::floor(box.center().x()) + 0.5, top = box.top() + 1, bottom = box.bottom() - 1;
  painter.setBrush(Qt::NoBrush);
  if (which == TargetTick) {
    painter.setPen(t.text);
    painter.drawLine(QPointF(x, top), QPointF(x, bottom));
  } else if (which == TimeoutBracket) {
    painter.setPen(t.text2);
    painter.drawPolyline(QPolygonF{{x - 3, top + 0.5}, {x + 1, top + 0.5}, {x + 1, bottom - 0.5}, {x - 3, bottom - 0.5}});
  } else if (which == Finishing) {
    drawHatched(painter, box.adjusted(-2, 2, 2, -1), t.high);
  } else if (which == Predicted) {
    painter.setPen(QPen(t.text2, 1, Qt::DashLine));
    painter.drawRect(box.adjusted(-1.5, 2.5, 1.5, -1.5));
  } else {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.text);
    painter.drawPolygon(QPolygonF{{x - 5, top + 2}, {x + 5, top + 2}, {x, bottom - 2}});
    painter.setRenderHint(QPainter::Antialiasing, false);
  }
}

}  // namespace

TimelineLegend::TimelineLegend(Qt::Orientation orientation, QWidget* parent) : QWidget(parent), m_orientation(orientation) {
  for (const Stage stage : kStages)
    m_words << stageName(stage);
  m_words << tr("target") << tr("timeout") << tr("GPU finishing") << tr("P95") << tr("no return");
  setAccessibleName(tr("Legend: %1").arg(m_words.join(QStringLiteral(", "))));
}

int TimelineLegend::widthOf(const QString& word) const {
  return kLegendSign + kAfterSign + QFontMetrics(wordFont(11)).horizontalAdvance(word);
}

QSize TimelineLegend::sizeHint() const {
  int sum = 0, widest = 0;
  for (const QString& word : m_words) {
    sum += widthOf(word) + kWordGap;
    widest = std::max(widest, widthOf(word));
  }
  return m_orientation == Qt::Horizontal ? QSize(sum, kLegendLine)
                                         : QSize(widest + 2 * kMargin, kLegendLine * static_cast<int>(m_words.size()) + kMargin);
}

void TimelineLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool row = m_orientation == Qt::Horizontal;
  int x = row ? 0 : kMargin, y = row ? (height() - kLegendLine) / 2 : kMargin / 2;
  for (int i = 0; i < m_words.size(); ++i) {
    const QRectF box(x, y + (kLegendLine - kLegendSign) / 2, kLegendSign, kLegendSign);
    if (i < static_cast<int>(kStageCount))
      drawStage(painter, box, kStages[static_cast<std::size_t>(i)]);
    else
      drawMark(painter, box, i);
    painter.setFont(wordFont(11));
    painter.setPen(tokens().text2);
    painter.drawText(QRectF(x + kLegendSign + kAfterSign, y, width(), kLegendLine), Qt::AlignLeft | Qt::AlignVCenter, m_words[i]);
    if (row)
      x += widthOf(m_words[i]) + kWordGap;
    else
      y += kLegendLine;
  }
}

}  // namespace vortex::ui
