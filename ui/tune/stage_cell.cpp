// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/stage_cell.h"

#include "ui/widgets/glyphs.h"

#include <QPainter>

namespace vortex::ui {
namespace {

constexpr int kStageSide = 12, kStageInset = 6;

}  // namespace

std::optional<Stage> StageCell::stageOf(const QModelIndex& index) const {
  return parseStage(index.data().toString().toStdString());
}

void StageCell::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto stage = stageOf(index);
  if (!stage)
    return QStyledItemDelegate::paint(painter, option, index);
  QStyleOptionViewItem shifted = option;
  if (option.state.testFlag(QStyle::State_Selected))
    painter->fillRect(option.rect, option.palette.highlight());
  shifted.rect.adjust(kStageSide + kStageInset, 0, 0, 0);
  QStyledItemDelegate::paint(painter, shifted, index);
  drawStage(*painter,
            QRectF(option.rect.left() + kStageInset, option.rect.center().y() - kStageSide / 2.0 + 0.5, kStageSide, kStageSide),
            *stage);
}

QSize StageCell::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QSize size = QStyledItemDelegate::sizeHint(option, index);
  if (stageOf(index))
    size.rwidth() += kStageSide + kStageInset;
  return size;
}

}  // namespace vortex::ui
