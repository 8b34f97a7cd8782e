// SPDX-License-Identifier: GPL-3.0-or-later
//
// All of the Leak hunt workspace: its panes, its actions, and what they share.
#pragma once

#include "ui/bridge/desk.h"

#include <QObject>
#include <QStringList>
#include <vector>

class QAction;
class QMainWindow;

namespace vortex::ui {

class CaptureDesk;
class CaptureShelf;
class Pane;
class SnapshotShelf;

class CaptureRoom : public QObject {
  Q_OBJECT

 public:
  // sample: the recipe file that captures are fed where nothing else is chosen.
  CaptureRoom(const Desk& desk, const QString& sample, QMainWindow* window);

  const std::vector<Pane*>& panes() const { return m_panes; }  // the window's
  void refresh(bool shown);                                    // once a frame. shown: it is the workspace that is seen
  void openSnapshots(const QStringList& files);
  void openCapture(const QString& file);
  // Whether a file may be a memory snapshot (".pickle", ".pkl"), or a capture (".vortexcap"), by its name.
  static bool isSnapshot(const QString& file);
  static bool isCapture(const QString& file);

 signals:
  void wanted();  // the workspace is to be shown
  void said(const QString& what);
  void noticed(const QString& notice, QAction* action);  // for the attention line: a leak was found

 private:
  void addActions();
  void chooseSnapshots();
  void chooseCapture();
  void chooseReport();
  void chooseForSnapshots();
  void tellSaved(const QString& file, const QString& trouble);
  void openSnapshotsOfShown();
  void tellOfLeak();

  Desk m_desk;
  QMainWindow* m_window;
  SnapshotShelf* m_snapshots = nullptr;
  CaptureShelf* m_shelf = nullptr;
  CaptureDesk* m_captures = nullptr;
  QAction *m_report = nullptr, *m_save = nullptr, *m_stop = nullptr;
  bool m_leaks = false, m_ran = false;  // of the engine's capture, as it was told last
  QString m_folder;                     // where the last snapshots were
  QString m_captureFolder;              // the last capture
  QString m_reportFolder;               // the last report
  std::vector<Pane*> m_panes;
};

}  // namespace vortex::ui
