// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/slot_delegate.h"

#include "ui/models/slot_filter_model.h"
#include "ui/models/slot_table_model.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace vortex::ui {
namespace {

constexpr int kSign = 22;  // pixels before a state's words

void drawSign(QPainter& painter, const QRectF& box, const Slot& slot) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  switch (slot.state) {
  case SlotState::Queued:
    painter.setBrush(tokens().text2);
    for (int i = 0; i < 3; ++i)
      painter.drawEllipse(QPointF(box.left() + 2 + i * 4, box.center().y()), 1.1, 1.1);
    break;
  case SlotState::Running:
    painter.setBrush(tokens().text);
    painter.drawPolygon(
        QPolygonF{{box.left() + 2, box.top() + 1}, {box.right() - 1, box.center().y()}, {box.left() + 2, box.bottom() - 1}});
    break;
  case SlotState::Interrupted:
    painter.setPen(QPen(tokens().text2, 1.5));
    painter.drawLine(QPointF(box.left() + 1, box.center().y()), QPointF(box.right() - 1, box.center().y()));
    break;
  case SlotState::Decided:
    painter.setRenderHint(QPainter::Antialiasing, false);
    drawOutcome(painter, box, slot.verdict.outcome);
    break;
  }
  painter.restore();
}

}  // namespace

SlotDelegate::SlotDelegate(const SlotTableModel& model, const SlotFilterModel& filtered, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model), m_filtered(filtered) {}

void SlotDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  if (index.column() == SlotTableModel::Label)
    option->textElideMode = Qt::ElideMiddle;  // names of one show begin alike
  const auto tone = static_cast<SlotTone>(index.data(SlotTableModel::ToneRole).toInt());
  option->palette.setColor(QPalette::Text, tokens().of(tone));
  if (tone == SlotTone::Thin || tone == SlotTone::Bad)  // an alarm keeps its colour in the chosen row, too
    option->palette.setColor(QPalette::HighlightedText, tokens().of(tone));
  option->font = index.column() == SlotTableModel::Label || index.column() == SlotTableModel::State
                     ? wordFont(12, tone == SlotTone::Bad ? 600 : 400)
                     : numberFont(12, tone == SlotTone::Bad ? 600 : 400);
}

void SlotDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  if (index.column() != SlotTableModel::State)
    return QStyledItemDelegate::paint(painter, option, index);
  // The row's ground over the whole cell, then the words behind the sign.
  painter->fillRect(option.rect, option.state & QStyle::State_Selected ? tokens().selection : tokens().surface);
  const Slot* slot = m_model.at(m_filtered.mapToSource(index).row());
  if (slot != nullptr)
    drawSign(*painter, QRectF(option.rect.left() + 4, option.rect.center().y() - 6, 12, 12), *slot);
  QStyleOptionViewItem words = option;
  words.rect.setLeft(words.rect.left() + kSign - 3);
  QStyledItemDelegate::paint(painter, words, index);
}

}  // namespace vortex::ui
