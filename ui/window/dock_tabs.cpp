// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dock_tabs.h"

#include <QChildEvent>
#include <QMainWindow>
#include <QTabBar>

namespace vortex::ui {

DockTabs::DockTabs(QMainWindow& window) : QObject(&window) { window.installEventFilter(this); }

// One is seen anew whenever it was taken for an arrangement, and known once it is polished.
bool DockTabs::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ChildPolished) {
    QObject* child = static_cast<QChildEvent*>(event)->child();
    if (watched == parent() && qobject_cast<QTabBar*>(child) != nullptr)
      child->installEventFilter(this);
  } else if (event->type() == QEvent::Show) {
    if (auto* tabs = qobject_cast<QTabBar*>(watched)) {
      tabs->setDrawBase(false);
      tabs->setElideMode(Qt::ElideNone);
      tabs->setUsesScrollButtons(true);
    }
  }
  return false;
}

}  // namespace vortex::ui
