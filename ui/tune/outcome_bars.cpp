// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/outcome_bars.h"

#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyle>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

constexpr double kBarHigh = 6, kBarGap = 1, kLeastOutcomeBar = 2;

}  // namespace

OutcomeBars::OutcomeBars(QAbstractItemView& view) : QStyledItemDelegate(&view), m_view(view) {}

// A row's bar changes with the others', of which the model does not know.
void OutcomeBars::setBars(std::vector<OutcomeBar> bars) {
  if (std::exchange(m_bars, std::move(bars)) != m_bars)
    m_view.viewport()->update();
}

void OutcomeBars::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyleOptionViewItem ground = option;
  initStyleOption(&ground, index);
  ground.text.clear();
  m_view.style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, &m_view);
  const auto row = static_cast<std::size_t>(index.row());
  if (row >= m_bars.size())
    return;
  const QRectF room = QRectF(option.rect).adjusted(8, 0, -8, 0);
  const auto bar = [&](double share, double top, const QColor& colour) {
    if (share > 0)
      painter->fillRect(QRectF(room.left(), top, std::max(share * room.width(), kLeastOutcomeBar), kBarHigh), colour);
  };
  bar(m_bars[row].before, room.center().y() - kBarHigh - kBarGap / 2, tokens().overhead);
  bar(m_bars[row].after, room.center().y() + kBarGap / 2, tokens().accent);
}

}  // namespace vortex::ui
