// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands in the timeline's place until the first slot was made: what comes here, and the ways to begin.
#pragma once

#include "ui/bridge/desk.h"

#include <QWidget>

namespace vortex::ui {

class FirstRun : public QWidget {
  Q_OBJECT

 public:
  // sample: the name of the recipe file that "Run the sample recipes" takes.
  FirstRun(const Desk& desk, const QString& sample, QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void setRoomy(bool roomy);
};

}  // namespace vortex::ui
