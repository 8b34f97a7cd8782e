// SPDX-License-Identifier: GPL-3.0-or-later
//
// Device memory over the timeline's time range. Without a GPU it says that host memory is metered.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

namespace vortex::ui {

class MemoryView;

class MemoryPane : public Pane {
  Q_OBJECT

 public:
  explicit MemoryPane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;

 private:
  MemoryView* m_memory = nullptr;
};

}  // namespace vortex::ui
