// SPDX-License-Identifier: GPL-3.0-or-later
//
// The workspaces as tabs in the row at the top, each with its key. They do what their actions do (Commands has them in the
// registry).
#pragma once

#include <QWidget>

class QAction;

namespace vortex::ui {

class WorkspaceTabs : public QWidget {
  Q_OBJECT

 public:
  // actions: checkable, one of them checked.
  WorkspaceTabs(const QList<QAction*>& actions, QWidget* parent);
};

}  // namespace vortex::ui
