// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why the selected slot was stopped, in two or three sentences, and what to do about memory that grows: look for the leak.
#pragma once

#include "ui/models/why_stopped.h"

#include <QWidget>
#include <optional>

class QAction;
class QLabel;
class QPushButton;

namespace vortex::ui {

class WhyView : public QWidget {
  Q_OBJECT

 public:
  explicit WhyView(QWidget* parent = nullptr);
  // Hides where there is nothing. hunt: opens the form of a capture; null: nothing does.
  void show(const std::optional<WhyStopped>& why, QAction* hunt);

 private:
  QLabel* m_text = nullptr;
  QPushButton* m_hunt = nullptr;
  QAction* m_action = nullptr;
};

}  // namespace vortex::ui
