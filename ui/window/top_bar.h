// SPDX-License-Identifier: GPL-3.0-or-later
//
// The row at the top: the menus, read off the registry; the workspaces; the find box; which profile runs; whether the layout is
// locked.
#pragma once

#include "ui/bridge/desk.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenuBar;
class QPushButton;
class QSpacerItem;

namespace vortex::ui {

class FindBox;
class WorkspaceTabs;

class TopBar : public QWidget {
  Q_OBJECT

 public:
  // Once every action is in the registry.
  TopBar(const Desk& desk, const QList<QAction*>& workspaces, QWidget* parent);

  FindBox* find() const { return m_find; }
  // tight: without what the settings and the View menu say, too. narrow: with a search field that is no wider than its signs.
  void setTight(bool tight, bool narrow);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QMenuBar* menus(const Desk& desk);

  FindBox* m_find = nullptr;
  WorkspaceTabs* m_tabs = nullptr;
  QLabel* m_profile = nullptr;
  QSpacerItem *m_beforeProfile = nullptr, *m_beforeLock = nullptr;
  QPushButton* m_lock = nullptr;
};

}  // namespace vortex::ui
