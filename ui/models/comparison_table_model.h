// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of a comparison (comparison_rows.h) as a table. The bar of a difference is the delegate's; it reads it here.
#pragma once

#include "ui/models/comparison_rows.h"

#include <QAbstractTableModel>
#include <vector>

namespace vortex::ui {

class ComparisonTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name = 0, First, Second, Delta, Bar, Output, FirstDigest, SecondDigest, kColumns };

  explicit ComparisonTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  // Names of the slots, for the header.
  void show(std::vector<ComparisonRow> rows, const QString& first, const QString& second);
  const ComparisonRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString text(const ComparisonRow& row, int column) const;
  QString tip(const ComparisonRow& row, int column) const;

  std::vector<ComparisonRow> m_rows;
  QString m_first, m_second;
};

}  // namespace vortex::ui
