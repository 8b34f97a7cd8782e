// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of a recorded recipe, each with its recorded value and the one that a rerun is to have.
#pragma once

#include "ui/replay/rerun_plan.h"

#include <QAbstractTableModel>

namespace vortex::ui {

class RecipeFieldModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Field = 0, Recorded, Rerun, kColumns };

  RecipeFieldModel(std::vector<RecipeField> recorded, QObject* parent);

  std::vector<RecipeField> changes() const;  // those that differ from what was recorded

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;

 private:
  std::vector<RecipeField> m_recorded, m_rerun;
};

}  // namespace vortex::ui
