// SPDX-License-Identifier: GPL-3.0-or-later
//
// A column of bars in place of its text: how many slots ended so before, in grey, and after, in blue below it.
#pragma once

#include "ui/models/what_if_words.h"

#include <QStyledItemDelegate>
#include <vector>

class QAbstractItemView;

namespace vortex::ui {

class OutcomeBars : public QStyledItemDelegate {
 public:
  explicit OutcomeBars(QAbstractItemView& view);

  void setBars(std::vector<OutcomeBar> bars);  // one a row
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  QAbstractItemView& m_view;
  std::vector<OutcomeBar> m_bars;
};

}  // namespace vortex::ui
