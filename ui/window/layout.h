// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the panes stand: arranged by the table (pane_places.h) until somebody moves them, then as they were left, workspace by
// workspace. What was kept by a program with other panes, or was damaged, is passed over and the table holds.
#pragma once

#include "ui/window/pane_places.h"

#include <QByteArray>
#include <QObject>
#include <map>
#include <utility>
#include <vector>

class QMainWindow;

namespace vortex::ui {

class Pane;

class Layout : public QObject {
  Q_OBJECT

 public:
  enum class Keeping : std::uint8_t { Kept = 1, Fresh };  // Fresh: nothing is read and nothing is written

  // The window owns the panes and outlives the layout. The first enter(): once the window has its size, before it is shown.
  Layout(QMainWindow& window, std::vector<Pane*> panes);

  void setKeeping(Keeping keeping) { m_keeping = keeping; }
  void enter(Workspace workspace);  // keeps the one before
  // The same layout once more: one that came back while the window had another size than it was kept at was fitted to that.
  void enterAgain();
  Workspace workspace() const { return m_workspace; }
  void keep() const;
  void reset();  // as the table has it, at the window's size

  // Locked, as at first: panes stay where they are, against a drag by accident; they still close, open and give room to each other.
  void setLocked(bool locked);
  bool wasLocked() const;
  void toggleMaximised(Pane* pane);  // the pane alone, or all as they were

 private:
  void prepare();
  void arrange(const Arrangement& arrangement);
  void leaveMaximised();
  int version() const;

  QMainWindow& m_window;
  std::vector<Pane*> m_panes;
  Workspace m_workspace = Workspace::Operate;
  Keeping m_keeping = Keeping::Kept;
  std::map<std::pair<Workspace, bool>, QByteArray> m_first;  // as the table has them, on a roomy screen and not
  Pane* m_maximised = nullptr;
  QByteArray m_kept, m_beforeMaximised;
};

}  // namespace vortex::ui
