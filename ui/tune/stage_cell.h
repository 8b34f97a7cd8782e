// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cells that name a stage, with its sign before the name.
#pragma once

#include "engine/slot/stage.h"

#include <QStyledItemDelegate>
#include <optional>

namespace vortex::ui {

class StageCell : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 protected:
  virtual std::optional<Stage> stageOf(const QModelIndex& index) const;  // by its text; none: a cell like any other
};

}  // namespace vortex::ui
