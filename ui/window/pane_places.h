// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where panes stand when nobody has moved them: one table a workspace and kind of screen. A new pane gets a line here; one that an
// arrangement does not name is closed in it, and the View menu opens it.
#pragma once

#include <QSize>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace vortex::ui {

enum class Column : std::uint8_t { Left = 1, Right };

// Two panes of the same column, row and cell are tabs of one group, the first in front. Cells of a row stand side by side.
struct PanePlace {
  const char* pane;  // Pane's id
  Column column;
  int row = 0, cell = 0;
  int width = 0;  // of a row with several cells, their shares
};

// Sizes are shares: of the window's width, and of a column's height row by row.
struct Arrangement {
  std::span<const PanePlace> places;  // by column, row, cell
  std::vector<int> leftRows, rightRows;
  int left = 0, right = 0;
};

enum class Workspace : std::uint8_t {
  Start = 1,  // until the first slot was made: what is in use, and how the window is worked
  Operate,
  Tune,       // timeouts by evidence
  LeakHunt,   // what memory does over many slots, and what holds it
  Replay,     // what was recorded: found, looked at, made again
  Recording,  // a recorded session in place of the live one; while one is shown, and only then
};
constexpr Workspace kWorkspaces[] = {Workspace::Start,    Workspace::Operate, Workspace::Tune,
                                     Workspace::LeakHunt, Workspace::Replay,  Workspace::Recording};

// Its name for good, under which a layout is kept.
const char* nameOf(Workspace workspace);
std::optional<Workspace> workspaceNamed(std::string_view name);

// All panes of the workspace as tabs of one group, the first of its places in front: where nothing else fits, down to 640 x 360
// (1920 x 1080 at 300 %).
Arrangement tabsOf(Workspace workspace);

// ui/README "At 1366x768": below this in either direction, panes share tab groups.
constexpr QSize kRoomy{1500, 860};
// No room beside the channel strip for anything: 1920 x 1080 at 200 %.
constexpr bool isTight(QSize window) { return window.width() < 1'200; }
// No room for all of the channel strip either.
constexpr bool isNarrow(QSize window) { return window.width() < 840; }
// The window is never smaller: 640 x 360 less what a window manager takes.
constexpr QSize kLeastWindow{600, 310};
constexpr bool isRoomy(QSize window) { return window.width() >= kRoomy.width() && window.height() >= kRoomy.height(); }
Arrangement arrangementOf(Workspace workspace, QSize window);

}  // namespace vortex::ui
