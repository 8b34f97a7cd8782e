// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changes of settings as a table, what is drafted first. Rows that stay keep what is selected of them.
#pragma once

#include "ui/models/tuning_audit.h"

#include <QAbstractTableModel>
#include <vector>

namespace vortex::ui {

class AuditTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column : int { When, Who, What, From, To, Evidence, Attempts, Effect, State, kColumns };
  enum Role { StateRole = Qt::UserRole + 1, StageRole };  // AuditLine::State; a Stage or none

  explicit AuditTableModel(QObject* parent) : QAbstractTableModel(parent) {}

  void setLines(std::vector<AuditLine> lines);
  const AuditLine& at(int row) const { return m_lines[static_cast<std::size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString text(const AuditLine& line, int column) const;

  std::vector<AuditLine> m_lines;
};

}  // namespace vortex::ui
