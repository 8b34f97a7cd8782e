// SPDX-License-Identifier: GPL-3.0-or-later
//
// The selected slot in full.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

namespace vortex::ui {

class Inspector;

class InspectorPane : public Pane {
  Q_OBJECT

 public:
  explicit InspectorPane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;

 private:
  Inspector* m_inspector = nullptr;
};

}  // namespace vortex::ui
