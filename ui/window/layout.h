// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the panes stand: arranged by the table (pane_places.h) until somebody moves them, then as they were left, workspace by
// workspace. What was kept by a program with other panes, or was damaged, is passed over and the table holds. In a window that is
// too small for the panes as they lie they are tabs of one group, until it is large enough again; what was closed or opened
// meanwhile stays so.
#pragma once

#include "ui/window/pane_places.h"

#include <QByteArray>
#include <QObject>
#include <QSize>
#include <set>
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
  void keep();
  void reset();  // as the table has it, at the window's size
  void fit();    // the window has another size, or is seen

  // Locked, as at first: panes stay where they are, against a drag by accident; they still close, open and give room to each other.
  void setLocked(bool locked);
  bool wasLocked() const;
  void toggleMaximised(Pane* pane);  // the pane alone, or all as they were

 private:
  bool restore(const QByteArray& state);  // false, and nothing done, where it is none of this version
  QByteArray stateOf(const Arrangement& arrangement) const;
  void makeRoomFor(Pane* pane);  // which was opened or moved
  void fitLater();
  void joinTabs(Pane* pane);
  void leaveMaximised();
  std::set<Pane*> openPanes() const;
  void leaveTabs();  // what was opened and closed meanwhile stays so
  int version() const;

  QMainWindow& m_window;
  std::vector<Pane*> m_panes;
  Workspace m_workspace = Workspace::Operate;
  Keeping m_keeping = Keeping::Kept;
  bool m_entered = false;
  Pane* m_maximised = nullptr;
  QByteArray m_kept, m_beforeMaximised;
  QByteArray m_fitted;       // as the panes lay when they last fitted
  std::set<Pane*> m_tabbed;  // those that were open when they became tabs
  QSize m_wants;             // what the panes want as they lay before they became tabs; empty: they are not
};

}  // namespace vortex::ui
