// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every pane is given: the engine's side, the time range that is shown, what is selected, and what can be done. The window
// owns them all and outlives the panes.
#pragma once

namespace vortex::ui {

class Actions;
class Bridge;
class Selection;
class TimeAxis;

struct Desk {
  Bridge& bridge;
  TimeAxis& axis;
  Selection& selection;
  Actions& actions;
};

}  // namespace vortex::ui
