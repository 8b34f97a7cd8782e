// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/layout.h"

#include "ui/widgets/pane.h"
#include "ui/widgets/screen_room.h"

#include <QAction>
#include <QMainWindow>
#include <QSettings>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

const QString kLocked = QStringLiteral("layouts/locked");

QString keyOf(Workspace workspace) { return QStringLiteral("layouts/") + QString::fromLatin1(nameOf(workspace)); }

struct Placed {
  Pane* pane;
  PanePlace place;
};

bool sameRow(const PanePlace& one, const PanePlace& other) { return one.column == other.column && one.row == other.row; }
bool sameCell(const PanePlace& one, const PanePlace& other) { return sameRow(one, other) && one.cell == other.cell; }

// Those that there are, in the table's order.
std::vector<Placed> placedOf(const Arrangement& arrangement, const std::vector<Pane*>& panes) {
  std::vector<Placed> placed;
  for (const PanePlace& place : arrangement.places)
    for (Pane* pane : panes)
      if (pane->objectName() == QLatin1String(place.pane))
        placed.push_back({pane, place});
  return placed;
}

}  // namespace

Layout::Layout(QMainWindow& window, std::vector<Pane*> panes) : QObject(&window), m_window(window), m_panes(std::move(panes)) {
  for (Pane* pane : m_panes) {
    connect(pane, &Pane::maximiseAsked, this, [this, pane] { toggleMaximised(pane); });
    const auto later = [this, pane] {
      QMetaObject::invokeMethod(
          this, [this, pane] { makeRoomFor(pane); }, Qt::QueuedConnection);
    };
    connect(pane->toggleViewAction(), &QAction::triggered, this, later);
    connect(pane, &Pane::topLevelChanged, this, later);
  }
}

// A layout names its panes: one of a program that had others is of another version.
int Layout::version() const {
  QStringList names;
  for (const Pane* pane : m_panes)
    names << pane->objectName();
  names.sort();
  return qChecksum(names.join(QLatin1Char(' ')).toUtf8());
}

// Of a window that is hidden and will be maximised Qt 6.4 keeps a second copy of the state until it fits; whatever moves a dock
// before that frees what the copy points to. enterAgain() does what the copy is for.
bool Layout::restore(const QByteArray& state) {
  const Qt::WindowStates large = m_window.windowState();
  const bool copies = !m_window.isVisible() && m_window.isMaximized();
  if (copies)
    m_window.setWindowState(large & ~Qt::WindowMaximized);
  const bool restored = m_window.restoreState(state, version());
  if (copies)
    m_window.setWindowState(large);
  return restored;
}

// While it is hidden: of docks that are seen Qt takes only half of a change of width.
void Layout::prepare() {
  for (const Workspace workspace : kWorkspaces)
    for (const QSize size : {kRoomy, kRoomy - QSize(1, 1)}) {
      arrange(arrangementOf(workspace, size));
      m_first[{workspace, isRoomy(size)}] = m_window.saveState(version());
    }
  for (const Workspace workspace : kWorkspaces) {
    arrange(tabsOf(workspace));
    m_tabs[workspace] = m_window.saveState(version());
  }
}

void Layout::enter(Workspace workspace) {
  if (m_first.empty())
    prepare();
  else
    keep();
  leaveMaximised();
  leaveTabs();
  m_workspace = workspace;
  m_kept = m_keeping == Keeping::Kept ? QSettings().value(keyOf(workspace)).toByteArray() : QByteArray();
  if (!restore(m_kept)) {
    m_kept.clear();
    return reset();
  }
  m_fitted = m_kept;
  fitLater();
}

void Layout::enterAgain() {
  if (!m_kept.isEmpty() && m_maximised == nullptr && m_wants.isEmpty())
    restore(m_kept);
}

void Layout::keep() {
  if (m_keeping != Keeping::Kept)
    return;
  if (!m_wants.isEmpty() && openPanes() != m_tabbed)
    leaveTabs();
  QSettings().setValue(keyOf(m_workspace), !m_wants.isEmpty()       ? m_fitted
                                           : m_maximised != nullptr ? m_beforeMaximised
                                                                    : m_window.saveState(version()));
}

void Layout::reset() {
  leaveMaximised();
  leaveTabs();
  m_fitted = m_first.at({m_workspace, isRoomy(m_window.size())});
  restore(m_fitted);
  fitLater();
}

// Of docks that were just laid out another layout is asked for once they lie, and what they want is known once they are seen.
void Layout::fitLater() { QMetaObject::invokeMethod(this, &Layout::fit, Qt::QueuedConnection); }

void Layout::fit() {
  if (m_first.empty() || !m_window.isVisible())
    return;  // not entered, or not seen yet
  const auto fits = [size = m_window.size()](QSize wants) {
    return wants.width() <= size.width() && wants.height() <= size.height();
  };
  if (!m_wants.isEmpty()) {
    if (!fits(m_wants))
      return;
    leaveMaximised();
    return leaveTabs();
  }
  if (m_maximised != nullptr)
    return;
  if (fits(m_window.minimumSizeHint())) {
    m_fitted = m_window.saveState(version());
    return;
  }
  m_wants = m_window.minimumSizeHint();
  const std::set<Pane*> open = openPanes();
  restore(m_tabs.at(m_workspace));
  for (Pane* pane : m_panes) {
    pane->setVisible(open.contains(pane));
    if (open.contains(pane))
      joinTabs(pane);
  }
  const char* front = tabsOf(m_workspace).places.front().pane;
  if (auto* pane = m_window.findChild<Pane*>(QLatin1String(front)); pane != nullptr && !pane->isHidden())
    pane->raise();
  m_tabbed = openPanes();
}

// The window grows, as far as the screen goes; of tabs it becomes one.
void Layout::makeRoomFor(Pane* pane) {
  if (m_first.empty() || m_maximised != nullptr || pane->isHidden() || pane->isFloating())
    return;
  if (m_wants.isEmpty()) {
    const QSize wants = m_window.minimumSizeHint().expandedTo(m_window.size()), room = roomOnScreen(m_window);
    if (!m_window.isMaximized() && wants.width() <= room.width() && wants.height() <= room.height())
      m_window.resize(wants);
    return fit();
  }
  joinTabs(pane);
  pane->raise();
}

// One that the workspace's tabs do not name stands at the right.
void Layout::joinTabs(Pane* pane) {
  if (pane->isFloating() || m_window.dockWidgetArea(pane) == Qt::LeftDockWidgetArea)
    return;
  for (Pane* other : m_panes)
    if (!other->isHidden() && !other->isFloating() && m_window.dockWidgetArea(other) == Qt::LeftDockWidgetArea)
      return m_window.tabifyDockWidget(other, pane);
}

std::set<Pane*> Layout::openPanes() const {
  std::set<Pane*> open;
  for (Pane* pane : m_panes)
    if (!pane->isHidden())
      open.insert(pane);
  return open;
}

void Layout::leaveTabs() {
  if (m_wants.isEmpty())
    return;
  m_wants = {};
  const std::set<Pane*> open = openPanes();
  restore(m_fitted);
  for (Pane* pane : m_panes)
    if (open.contains(pane) != m_tabbed.contains(pane))
      pane->setVisible(open.contains(pane));
}

void Layout::setLocked(bool locked) {
  for (Pane* pane : m_panes)
    pane->setMovable(!locked);
  if (m_keeping == Keeping::Kept)
    QSettings().setValue(kLocked, locked);
}

bool Layout::wasLocked() const { return m_keeping == Keeping::Fresh || QSettings().value(kLocked, true).toBool(); }

void Layout::toggleMaximised(Pane* pane) {
  const Pane* before = m_maximised;
  leaveMaximised();
  if (before == pane)
    return;
  m_beforeMaximised = m_window.saveState(version());
  m_maximised = pane;
  for (Pane* other : m_panes)
    if (other != pane)
      other->hide();
  pane->show();
  pane->setMaximised(true);
}

void Layout::leaveMaximised() {
  if (m_maximised == nullptr)
    return;
  m_maximised->setMaximised(false);
  m_maximised = nullptr;
  restore(m_beforeMaximised);
}

void Layout::arrange(const Arrangement& arrangement) {
  const std::vector<Placed> placed = placedOf(arrangement, m_panes);
  for (Pane* pane : m_panes) {
    if (pane->isFloating())  // of one that is not, Qt makes its window anew all the same
      pane->setFloating(false);
    m_window.removeDockWidget(pane);  // hides it
  }

  // Rows, then the cells of a row, then tabs: a pane cannot be put beside one that already shares a tab group.
  std::vector<Placed> rows, cells;
  for (const Placed& one : placed)
    if (rows.empty() || !sameRow(rows.back().place, one.place))
      rows.push_back(one);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (i > 0 && rows[i - 1].place.column == rows[i].place.column)
      m_window.splitDockWidget(rows[i - 1].pane, rows[i].pane, Qt::Vertical);
    else
      m_window.addDockWidget(rows[i].place.column == Column::Left ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, rows[i].pane);
  for (const Placed& one : placed) {
    if (!cells.empty() && sameCell(cells.back().place, one.place))
      continue;
    if (!cells.empty() && sameRow(cells.back().place, one.place))
      m_window.splitDockWidget(cells.back().pane, one.pane, Qt::Horizontal);
    cells.push_back(one);
  }
  for (const Placed& one : placed) {
    const auto first =
        std::find_if(cells.begin(), cells.end(), [&](const Placed& cell) { return sameCell(cell.place, one.place); });
    if (first->pane != one.pane)
      m_window.tabifyDockWidget(first->pane, one.pane);
  }
  for (const Placed& one : placed)
    one.pane->show();
  for (const Placed& cell : cells)
    cell.pane->raise();

  // The others are closed, not unknown: a state that does not name a dock leaves it where it was.
  for (Pane* pane : m_panes)
    if (std::none_of(placed.begin(), placed.end(), [pane](const Placed& one) { return one.pane == pane; })) {
      m_window.addDockWidget(Qt::RightDockWidgetArea, pane);
      pane->hide();
    }

  QList<QDockWidget*> leads, columns, beside;
  QList<int> heights, widths, shares;
  for (const Placed& cell : cells)
    if (cell.place.width > 0) {
      beside << cell.pane;
      shares << cell.place.width;
    }
  for (const Placed& row : rows) {
    const bool left = row.place.column == Column::Left;
    leads << row.pane;
    heights << (left ? arrangement.leftRows : arrangement.rightRows)[static_cast<std::size_t>(row.place.row)];
    if (row.place.row == 0) {
      columns << row.pane;
      widths << (left ? arrangement.left : arrangement.right);
    }
  }
  m_window.resizeDocks(leads, heights, Qt::Vertical);
  m_window.resizeDocks(columns, widths, Qt::Horizontal);
  m_window.resizeDocks(beside, shares, Qt::Horizontal);
}

}  // namespace vortex::ui
