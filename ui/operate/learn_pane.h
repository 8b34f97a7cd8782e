// SPDX-License-Identifier: GPL-3.0-or-later
//
// First start: how the window is worked. The keys that matter first, and what its signs mean.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

class QCheckBox;

namespace vortex::ui {

class LearnPane : public Pane {
  Q_OBJECT

 public:
  explicit LearnPane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override {}

  // Whether the first start's panes come up again; kept with the window's layout.
  static bool isWanted();
};

}  // namespace vortex::ui
