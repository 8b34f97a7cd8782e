// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sentence in the middle of a table without rows: what comes here, or how what is hidden comes back.
#pragma once

#include <QLabel>

class QTableView;

namespace vortex::ui {

class TableNote : public QLabel {
  Q_OBJECT

 public:
  explicit TableNote(QTableView& table);  // a child of its viewport
  void say(const QString& words);         // "": nothing

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace vortex::ui
