// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparison_delegate.h"

#include "ui/compare/match_sign.h"
#include "ui/models/comparison_table_model.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <cmath>
#include <optional>

namespace vortex::ui {
namespace {

using analysis::StageMatch;

constexpr int kSignRoom = 19;  // pixels before the words

std::optional<MatchSign> signOf(const ComparisonRow& row) {
  if (row.kind != ComparedRow::OfStage)
    return std::nullopt;
  switch (row.match) {
  case StageMatch::Same:
    return MatchSign::Same;
  case StageMatch::Differs:
    return row.differsFirst ? MatchSign::DiffersFirst : MatchSign::Differs;
  case StageMatch::Neither:
  case StageMatch::OnlyFirst:
  case StageMatch::OnlySecond:
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

ComparisonDelegate::ComparisonDelegate(const ComparisonTableModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model) {}

void ComparisonDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  const Tokens& t = tokens();
  const ComparisonRow& row = m_model.at(index.row());
  const int column = index.column();
  const bool words = column == ComparisonTableModel::Name || column == ComparisonTableModel::Output;
  const bool first = column == ComparisonTableModel::Output && row.differsFirst && row.kind == ComparedRow::OfStage;
  option->font = words ? wordFont(12, row.kind == ComparedRow::Total || first ? 600 : 400)
                       : numberFont(12, row.kind == ComparedRow::Total ? 600 : 400);
  QColor colour = t.text;
  if ((column == ComparisonTableModel::First && row.first.bad) || (column == ComparisonTableModel::Second && row.second.bad))
    colour = t.high;
  else if (first)
    colour = t.medium;
  else if (column == ComparisonTableModel::Output || (column == ComparisonTableModel::Delta && row.delta == 0.0))
    colour = t.text2;
  option->palette.setColor(QPalette::Text, colour);
  option->palette.setColor(QPalette::HighlightedText, colour == t.text || colour == t.text2 ? t.selectionText : colour);
}

void ComparisonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const ComparisonRow& row = m_model.at(index.row());
  const auto ground = [&] {
    painter->fillRect(option.rect, option.state & QStyle::State_Selected ? tokens().selection : tokens().surface);
  };
  if (index.column() == ComparisonTableModel::Bar) {
    ground();
    if (row.delta)
      bar(*painter, option.rect, row.bar);
    return;
  }
  const bool stage = index.column() == ComparisonTableModel::Name && row.kind == ComparedRow::OfStage;
  const auto sign = index.column() == ComparisonTableModel::Output ? signOf(row) : std::nullopt;
  if (!stage && !sign)
    return QStyledItemDelegate::paint(painter, option, index);
  ground();
  const QRectF box(option.rect.left() + 4, option.rect.center().y() - 6, 13, 13);
  if (stage)
    drawStage(*painter, box, row.stage);
  else
    drawMatch(*painter, box, *sign);
  QStyleOptionViewItem words = option;
  words.rect.setLeft(words.rect.left() + kSignRoom - 2);
  QStyledItemDelegate::paint(painter, words, index);
}

// Right of the zero line the second took longer, left of it less.
void ComparisonDelegate::bar(QPainter& painter, const QRect& room, double share) const {
  const Tokens& t = tokens();
  const double zero = std::floor(room.left() + room.width() / 2.0) + 0.5, half = room.width() / 2.0 - 6;
  const double wide = share * half;
  if (std::abs(wide) >= 0.5)
    painter.fillRect(QRectF(std::min(zero, zero + wide), room.top() + 6, std::abs(wide), room.height() - 12), t.overhead);
  painter.setPen(t.text2);
  painter.drawLine(QPointF(zero, room.top() + 3), QPointF(zero, room.bottom() - 2));
}

}  // namespace vortex::ui
