// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands in the timeline's place until the first slot was made: what comes here, and the ways to begin.
#pragma once

#include <QWidget>

class QPushButton;

namespace vortex::ui {

class FirstRun : public QWidget {
  Q_OBJECT

 public:
  // sample: the name of the recipe file that "Run the sample recipe" takes.
  explicit FirstRun(const QString& sample, QWidget* parent = nullptr);

 signals:
  void runSample();
  void openRecipes();

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace vortex::ui
