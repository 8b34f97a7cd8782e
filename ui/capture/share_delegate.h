// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace vortex::ui {

// Cells of tables about memory: a stage with its sign, a share with its bar, a growth that is most of it in the colour of an alarm.
// The model has ComparedBlocksModel's ShareRole and StageRole.
class ShareDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  struct Columns {
    int stage = -1, share = -1, growth = -1, faint = -1;  // -1: it has none
  };
  ShareDelegate(const Columns& columns, QObject* parent) : QStyledItemDelegate(parent), m_columns(columns) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

 private:
  Columns m_columns;
};

}  // namespace vortex::ui
