// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a row of the alarm table looks: the glyph of its priority and state in its first column, a band behind one that nobody has
// acknowledged, whose text is bold.
#pragma once

#include <QStyledItemDelegate>

namespace vortex::ui {

class AlarmDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  // Roles under which the model gives the priority and the state, as their numbers.
  AlarmDelegate(int priorityRole, int stateRole, QObject* parent);
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

 private:
  int m_priorityRole, m_stateRole;
};

}  // namespace vortex::ui
