// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rerun with…: what is to be otherwise than it was recorded, each with its recorded value beside it; what the operator changed is
// marked.
#pragma once

#include "ui/replay/rerun_plan.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace vortex::ui {

class RecipeFieldModel;

class RerunDialog : public QDialog {
  Q_OBJECT

 public:
  // given: of the first of `count` slots; name: as its chain has it; settings: those that the engine has.
  RerunDialog(const RerunGiven& given, const Settings& settings, const QString& name, int count, QWidget* parent);

  RerunChange change() const;

 private:
  QWidget* buildChoices(const RerunGiven& given);
  QWidget* buildSeed(QWidget* parent);
  QWidget* buildQuality(QWidget* parent, const RerunGiven& given);
  QWidget* buildTimeout(QWidget* parent, Stage stage);
  // A line of the grid: what it is, what was recorded, what it is to be, and whether that was changed.
  QLabel* addChoice(QGridLayout& grid, const QString& name, const QString& recorded, QWidget* choice);
  QWidget* buildFields(const RerunGiven& given, int count);
  void refresh();

  Settings m_settings;
  QComboBox *m_seed = nullptr, *m_quality = nullptr;
  QLineEdit* m_given = nullptr;
  PerStage<QDoubleSpinBox*> m_timeouts{};
  QLabel *m_seedChanged = nullptr, *m_qualityChanged = nullptr;
  PerStage<QLabel*> m_timeoutChanged{};
  RecipeFieldModel* m_fields = nullptr;
  QCheckBox* m_onAir = nullptr;
  QLabel* m_says = nullptr;
  QPushButton* m_queue = nullptr;
};

}  // namespace vortex::ui
