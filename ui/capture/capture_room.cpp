// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/capture_room.h"

#include "ui/capture/snapshot_shelf.h"
#include "ui/capture/snapshots_pane.h"
#include "ui/widgets/actions.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>

namespace vortex::ui {

CaptureRoom::CaptureRoom(const Desk& desk, QMainWindow* window)
    : QObject(window), m_desk(desk), m_window(window), m_shelf(new SnapshotShelf(this)) {
  connect(desk.actions.add(Menu::File, {QStringLiteral("snapshot.open"),
                                        tr("Open memory s&napshot…"),
                                        tr("Opens snapshots of PyTorch's allocator, of any size, and compares the last two"),
                                        {QKeySequence(tr("Ctrl+Shift+M"))}}),
          &QAction::triggered, this, &CaptureRoom::choose);
  m_panes.push_back(new SnapshotsPane(desk, *m_shelf, window));
}

bool CaptureRoom::isSnapshot(const QString& file) {
  return file.endsWith(QStringLiteral(".pickle"), Qt::CaseInsensitive) ||
         file.endsWith(QStringLiteral(".pkl"), Qt::CaseInsensitive);
}

void CaptureRoom::choose() {
  openSnapshots(QFileDialog::getOpenFileNames(m_window, tr("Open memory snapshots"), m_folder,
                                              tr("Memory snapshots (*.pickle *.pkl *.db);;All files (*)")));
}

void CaptureRoom::openSnapshots(const QStringList& files) {
  if (files.isEmpty())
    return;
  m_folder = QFileInfo(files.back()).path();
  for (const QString& file : files)
    m_shelf->open(file);
  emit wanted();
}

}  // namespace vortex::ui
