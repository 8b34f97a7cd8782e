// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys of a search box above a table, the same in every pane: Enter and Down go to what was found, Escape empties the box.
#pragma once

#include <QObject>

class QLineEdit;
class QTableView;

namespace vortex::ui {

// Owned by the box; the table outlives it.
class SearchKeys : public QObject {
  Q_OBJECT

 public:
  SearchKeys(QLineEdit& box, QTableView& found);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QLineEdit& m_box;
  QTableView& m_found;
};

}  // namespace vortex::ui
