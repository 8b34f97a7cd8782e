// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stage timeline with its tools: how much time is shown, and the button that says whether it follows the present. Until the
// first slot was made, what can be done first stands in its place.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

class QPushButton;
class QStackedWidget;

namespace vortex::ui {

class TimelineView;

class TimelinePane : public Pane {
  Q_OBJECT

 public:
  // sample: the name of the recipe file that the first start offers.
  TimelinePane(const Desk& desk, const QString& sample, QWidget* parent = nullptr);
  void refresh() override;

 private:
  Desk m_desk;
  TimelineView* m_timeline = nullptr;
  QStackedWidget* m_stack = nullptr;
  QPushButton* m_follow = nullptr;
};

}  // namespace vortex::ui
