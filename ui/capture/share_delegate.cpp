// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/share_delegate.h"

#include "engine/slot/stage.h"
#include "ui/models/compared_blocks_model.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr double kTellingShare = .5;  // of all growth: what one looks for
constexpr int kShareBar = 10, kShareText = 62, kBlockSign = 20, kLongestBar = 220;

std::optional<Stage> stageOf(const QModelIndex& index) {
  return parseStage(index.data(ComparedBlocksModel::StageRole).toString().toStdString());
}

void drawShare(QPainter& painter, const QRectF& box, double share, const std::optional<Stage>& stage) {
  painter.fillRect(box, tokens().sunken);
  const QRectF filled(box.left() + 1, box.top() + 1, (box.width() - 2) * share, box.height() - 2);
  if (stage && filled.width() >= 2)
    drawStageBar(painter, filled, *stage);
  else
    painter.fillRect(filled, tokens().text3);
  painter.setPen(tokens().line2);
  painter.drawRect(box.adjusted(0, 0, -1, -1));
}

}  // namespace

void ShareDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  const bool isStage = index.column() == m_columns.stage;
  option->font = isStage ? wordFont(12) : numberFont(12);
  if (index.column() == m_columns.growth) {
    const QVariant share = index.siblingAtColumn(m_columns.share).data(ComparedBlocksModel::ShareRole);
    if (share.isValid() && share.toDouble() >= kTellingShare) {
      option->palette.setColor(QPalette::Text, tokens().high);
      option->palette.setColor(QPalette::HighlightedText, tokens().high);
    }
  } else if (index.column() == m_columns.faint || (isStage && !stageOf(index))) {
    option->palette.setColor(QPalette::Text, tokens().text2);
  }
}

void ShareDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  if (index.column() == m_columns.stage && stageOf(index)) {
    painter->fillRect(option.rect, selected ? tokens().selection : tokens().surface);
    drawStage(*painter, QRectF(option.rect.left() + 4, option.rect.center().y() - 6, 13, 13), *stageOf(index));
    QStyleOptionViewItem words = option;
    words.rect.setLeft(words.rect.left() + kBlockSign - 3);
    return QStyledItemDelegate::paint(painter, words, index);
  }
  if (index.column() != m_columns.share)
    return QStyledItemDelegate::paint(painter, option, index);
  painter->fillRect(option.rect, selected ? tokens().selection : tokens().surface);
  const QVariant share = index.data(ComparedBlocksModel::ShareRole);
  if (!share.isValid())
    return;
  const int wide = std::min(option.rect.width() - kShareText - 8, kLongestBar);
  if (wide > 12)
    drawShare(*painter, QRectF(option.rect.left() + 4, option.rect.center().y() - kShareBar / 2, wide, kShareBar), share.toDouble(),
              stageOf(index));
  painter->setFont(numberFont(12));
  painter->setPen(selected ? tokens().selectionText : tokens().text);
  painter->drawText(QRect(option.rect.left() + wide + 8, option.rect.top(), kShareText - 6, option.rect.height()),
                    Qt::AlignRight | Qt::AlignVCenter, index.data().toString());
}

}  // namespace vortex::ui
