// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/alarm_delegate.h"

#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace vortex::ui {
namespace {

constexpr int kGlyph = 14, kGlyphColumn = 24;

}  // namespace

AlarmDelegate::AlarmDelegate(int priorityRole, int stateRole, QObject* parent)
    : QStyledItemDelegate(parent), m_priorityRole(priorityRole), m_stateRole(stateRole) {}

void AlarmDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  const bool open = static_cast<AlarmState>(index.data(m_stateRole).toInt()) == AlarmState::Unacknowledged;
  if (open) {
    option->font.setWeight(QFont::DemiBold);
    option->backgroundBrush = tokens().alarmBand(static_cast<AlarmPriority>(index.data(m_priorityRole).toInt()));
  }
  if (index.column() == 0)
    option->rect.adjust(kGlyphColumn, 0, 0, 0);
}

void AlarmDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto priority = static_cast<AlarmPriority>(index.data(m_priorityRole).toInt());
  const auto state = static_cast<AlarmState>(index.data(m_stateRole).toInt());
  if (index.column() == 0) {
    const QRect column(option.rect.left(), option.rect.top(), kGlyphColumn, option.rect.height());
    if (option.state & QStyle::State_Selected)
      painter->fillRect(column, tokens().selection);
    else if (state == AlarmState::Unacknowledged)
      painter->fillRect(column, tokens().alarmBand(priority));
    drawAlarm(*painter, QRectF(column.left() + 6, column.center().y() - kGlyph / 2.0 + 0.5, kGlyph, kGlyph), priority, state);
  }
  QStyledItemDelegate::paint(painter, option, index);
}

}  // namespace vortex::ui
