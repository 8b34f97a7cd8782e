// SPDX-License-Identifier: GPL-3.0-or-later
//
// What two slots were made from, and is not the same: fields of the recipe, seed, quality, device, build, settings. Where it cannot
// be told, or nothing differs, a sentence says so.
#pragma once

#include "ui/models/comparison_words.h"

#include <QString>
#include <QWidget>

class QLabel;
class QTableView;

namespace vortex::ui {

class DifferencesView : public QWidget {
  Q_OBJECT

 public:
  explicit DifferencesView(QWidget* parent = nullptr);
  // settingsTrouble: why the settings could not be compared; "" where they were.
  void show(const ComparisonFacts& facts, const QString& settingsTrouble);

 private:
  QLabel* m_says = nullptr;
  QTableView* m_table = nullptr;
};

}  // namespace vortex::ui
