// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rerun with…: what is to be otherwise than it was recorded, each with its recorded value beside it.
#pragma once

#include "ui/replay/rerun_plan.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace vortex::ui {

class RecipeFieldModel;

class RerunDialog : public QDialog {
  Q_OBJECT

 public:
  // given: of the first of `count` slots; name: as its chain has it.
  RerunDialog(const RerunGiven& given, const QString& name, int count, QWidget* parent);

  RerunChange change() const;

 private:
  QWidget* buildSeed(const RerunGiven& given);
  QWidget* buildFields(const RerunGiven& given, int count);
  void refresh();

  QComboBox* m_seed = nullptr;
  QLineEdit* m_given = nullptr;
  RecipeFieldModel* m_fields = nullptr;
  QCheckBox* m_onAir = nullptr;
  QLabel* m_says = nullptr;
  QPushButton* m_queue = nullptr;
};

}  // namespace vortex::ui
