// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tab bars of docks as ours are: the main window makes one, or takes one that it made before, with each arrangement, gives it a
// base line that no style sheet takes away, and cuts its words short before it scrolls.
#pragma once

#include <QObject>

class QMainWindow;

namespace vortex::ui {

class DockTabs : public QObject {
 public:
  explicit DockTabs(QMainWindow& window);  // its parent

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace vortex::ui
