// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/layout.h"

#include "ui/widgets/pane.h"
#include "ui/widgets/screen_room.h"
#include "ui/window/arranged_state.h"

#include <QAction>
#include <QLayout>
#include <QMainWindow>
#include <QSettings>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

const QString kLocked = QStringLiteral("layouts/locked");

QString keyOf(Workspace workspace) { return QStringLiteral("layouts/") + QString::fromLatin1(nameOf(workspace)); }

}  // namespace

Layout::Layout(QMainWindow& window, std::vector<Pane*> panes) : QObject(&window), m_window(window), m_panes(std::move(panes)) {
  for (Pane* pane : m_panes) {
    // Of one that only a state has named, Qt forgets where it lies when it becomes another's tab.
    m_window.addDockWidget(Qt::RightDockWidgetArea, pane);
    pane->hide();  // a state that is restored shows for a moment whatever was not hidden, and one that is seen is made
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
  // Widths are fitted to what the window's layout last filled, which of one that was never seen is nothing: with two groups of tabs
  // both columns became the same.
  if (!m_window.isVisible())
    m_window.layout()->setGeometry({QPoint(), m_window.size()});
  const Qt::WindowStates large = m_window.windowState();
  const bool copies = !m_window.isVisible() && m_window.isMaximized();
  if (copies)
    m_window.setWindowState(large & ~Qt::WindowMaximized);
  const bool restored = m_window.restoreState(state, version());
  if (copies)
    m_window.setWindowState(large);
  return restored;
}

QByteArray Layout::stateOf(const Arrangement& arrangement) const {
  QStringList names;
  for (const Pane* pane : m_panes)
    names << pane->objectName();
  return arrangedState(arrangement, names, m_window.size(), version());
}

void Layout::enter(Workspace workspace) {
  if (std::exchange(m_entered, true))
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
  m_fitted = stateOf(arrangementOf(m_workspace, m_window.size()));
  restore(m_fitted);
  fitLater();
}

// Of docks that were just laid out another layout is asked for once they lie, and what they want is known once they are seen.
void Layout::fitLater() { QMetaObject::invokeMethod(this, &Layout::fit, Qt::QueuedConnection); }

void Layout::fit() {
  if (!m_entered || !m_window.isVisible())
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
  restore(stateOf(tabsOf(m_workspace)));
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
  if (!m_entered || m_maximised != nullptr || pane->isHidden() || pane->isFloating())
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

}  // namespace vortex::ui
