// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws the slot table's cells: numbers in the numbers' type, tones as colours, and before the state its sign: the outcome's box
// and letter, a triangle for what runs, dots for what waits.
#pragma once

#include <QStyledItemDelegate>

namespace vortex::ui {

class SlotFilterModel;
class SlotTableModel;

class SlotDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  SlotDelegate(const SlotTableModel& model, const SlotFilterModel& filtered, QObject* parent);
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

 private:
  const SlotTableModel& m_model;
  const SlotFilterModel& m_filtered;
};

}  // namespace vortex::ui
