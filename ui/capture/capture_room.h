// SPDX-License-Identifier: GPL-3.0-or-later
//
// All of the Leak hunt workspace: its panes, its actions, and what they share.
#pragma once

#include "ui/bridge/desk.h"

#include <QObject>
#include <QStringList>
#include <vector>

class QMainWindow;

namespace vortex::ui {

class Pane;
class SnapshotShelf;

class CaptureRoom : public QObject {
  Q_OBJECT

 public:
  CaptureRoom(const Desk& desk, QMainWindow* window);

  const std::vector<Pane*>& panes() const { return m_panes; }  // the window's
  void openSnapshots(const QStringList& files);
  // Whether a file may be a memory snapshot, by its name: ".pickle", ".pkl".
  static bool isSnapshot(const QString& file);

 signals:
  void wanted();  // the workspace is to be shown
  void said(const QString& what);

 private:
  void choose();

  Desk m_desk;
  QMainWindow* m_window;
  SnapshotShelf* m_shelf = nullptr;
  QString m_folder;  // where the last ones were
  std::vector<Pane*> m_panes;
};

}  // namespace vortex::ui
