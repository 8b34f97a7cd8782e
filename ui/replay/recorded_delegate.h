// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws the cells of the recorded slots: numbers in the numbers' type, tones as colours, the outcome's box and the stage's letter
// before their words.
#pragma once

#include <QStyledItemDelegate>

namespace vortex::ui {

class RecordedTableModel;

class RecordedDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  RecordedDelegate(const RecordedTableModel& model, QObject* parent);
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

 private:
  const RecordedTableModel& m_model;
};

}  // namespace vortex::ui
