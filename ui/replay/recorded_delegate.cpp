// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/recorded_delegate.h"

#include "ui/models/recorded_table_model.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace vortex::ui {
namespace {

constexpr int kStateSign = 19;  // pixels before the words

}  // namespace

RecordedDelegate::RecordedDelegate(const RecordedTableModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model) {}

void RecordedDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  const auto tone = static_cast<SlotTone>(index.data(RecordedTableModel::ToneRole).toInt());
  option->palette.setColor(QPalette::Text, tokens().of(tone));
  if (tone == SlotTone::Thin || tone == SlotTone::Bad)  // an alarm keeps its colour in a chosen row, too
    option->palette.setColor(QPalette::HighlightedText, tokens().of(tone));
  const int column = index.column();
  const bool words =
      column == RecordedTableModel::Recipe || column == RecordedTableModel::Ended || column == RecordedTableModel::Where;
  option->font = words ? wordFont(12) : numberFont(12);
}

void RecordedDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const RecordedLine& line = m_model.at(index.row());
  const bool outcome = index.column() == RecordedTableModel::Ended && line.outcome;
  const bool stage = index.column() == RecordedTableModel::Where && line.stage;
  if (!outcome && !stage)
    return QStyledItemDelegate::paint(painter, option, index);
  // The row's ground over the whole cell, then the words behind the sign.
  painter->fillRect(option.rect, option.state & QStyle::State_Selected ? tokens().selection : tokens().surface);
  const QRectF sign(option.rect.left() + 4, option.rect.center().y() - 6, 12, 12);
  if (outcome)
    drawOutcome(*painter, sign, *line.outcome);
  else
    drawStage(*painter, sign, *line.stage);
  QStyleOptionViewItem words = option;
  words.rect.setLeft(words.rect.left() + kStateSign - 3);
  QStyledItemDelegate::paint(painter, words, index);
}

}  // namespace vortex::ui
