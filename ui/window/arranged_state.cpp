// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/arranged_state.h"

#include <QDockWidget>
#include <QMainWindow>
#include <algorithm>
#include <vector>

namespace vortex::ui {
namespace {

struct Placed {
  QDockWidget* pane;
  PanePlace place;
};

bool sameRow(const PanePlace& one, const PanePlace& other) { return one.column == other.column && one.row == other.row; }
bool sameCell(const PanePlace& one, const PanePlace& other) { return sameRow(one, other) && one.cell == other.cell; }

// Those that there are, in the table's order.
std::vector<Placed> placedOf(const Arrangement& arrangement, const std::vector<QDockWidget*>& docks) {
  std::vector<Placed> placed;
  for (const PanePlace& place : arrangement.places)
    for (QDockWidget* pane : docks)
      if (pane->objectName() == QLatin1String(place.pane))
        placed.push_back({pane, place});
  return placed;
}

void arrange(QMainWindow& window, const std::vector<QDockWidget*>& docks, const Arrangement& arrangement) {
  const std::vector<Placed> placed = placedOf(arrangement, docks);

  // Rows, then the cells of a row, then tabs: a pane cannot be put beside one that already shares a tab group.
  std::vector<Placed> rows, cells;
  for (const Placed& one : placed)
    if (rows.empty() || !sameRow(rows.back().place, one.place))
      rows.push_back(one);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (i > 0 && rows[i - 1].place.column == rows[i].place.column)
      window.splitDockWidget(rows[i - 1].pane, rows[i].pane, Qt::Vertical);
    else
      window.addDockWidget(rows[i].place.column == Column::Left ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, rows[i].pane);
  for (const Placed& one : placed) {
    if (!cells.empty() && sameCell(cells.back().place, one.place))
      continue;
    if (!cells.empty() && sameRow(cells.back().place, one.place))
      window.splitDockWidget(cells.back().pane, one.pane, Qt::Horizontal);
    cells.push_back(one);
  }
  for (const Placed& one : placed) {
    const auto first =
        std::find_if(cells.begin(), cells.end(), [&](const Placed& cell) { return sameCell(cell.place, one.place); });
    if (first->pane != one.pane)
      window.tabifyDockWidget(first->pane, one.pane);
  }
  for (const Placed& one : placed)
    one.pane->show();
  for (const Placed& cell : cells)
    cell.pane->raise();

  // The others are closed, not unknown: a state that does not name a dock leaves it where it was.
  for (QDockWidget* pane : docks)
    if (std::none_of(placed.begin(), placed.end(), [pane](const Placed& one) { return one.pane == pane; })) {
      window.addDockWidget(Qt::RightDockWidgetArea, pane);
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
  window.resizeDocks(leads, heights, Qt::Vertical);
  window.resizeDocks(columns, widths, Qt::Horizontal);
  window.resizeDocks(beside, shares, Qt::Horizontal);
}

}  // namespace

QByteArray arrangedState(const Arrangement& arrangement, const QStringList& panes, QSize size, int version) {
  QMainWindow window;
  window.resize(size);
  window.setDockNestingEnabled(true);
  std::vector<QDockWidget*> docks;
  for (const QString& name : panes) {
    docks.push_back(new QDockWidget(&window));
    docks.back()->setObjectName(name);
  }
  arrange(window, docks, arrangement);
  return window.saveState(version);
}

}  // namespace vortex::ui
