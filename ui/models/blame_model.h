// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who holds memory that slots should have given back: a row a stage and a way in which its attempts ended, the most first.
#pragma once

#include "ui/models/captured.h"

#include <QAbstractTableModel>

namespace vortex::ui {

class BlameModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { StageName, Path, Held, PerSlot, Share, kColumns };
  enum Role { ShareRole = Qt::UserRole, StageRole };  // as ComparedBlocksModel's

  using QAbstractTableModel::QAbstractTableModel;
  void show(const Captured& captured);              // no view that shows it moves
  int rowOf(const analysis::BlameRow& like) const;  // of the same stage and path, else of the same stage; -1: none
  const analysis::BlameRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<analysis::BlameRow> m_rows;
  int m_blamed = 0;  // slots that could be
};

}  // namespace vortex::ui
