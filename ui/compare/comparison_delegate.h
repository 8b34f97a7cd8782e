// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws the cells of a comparison: the stage's letter, numbers in the numbers' type, a difference as a bar about a zero line, and
// the sign of an output.
#pragma once

#include <QStyledItemDelegate>

namespace vortex::ui {

class ComparisonTableModel;

class ComparisonDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  ComparisonDelegate(const ComparisonTableModel& model, QObject* parent);
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

 private:
  void bar(QPainter& painter, const QRect& room, double share) const;

  const ComparisonTableModel& m_model;
};

}  // namespace vortex::ui
