// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two memory snapshots held against each other as a table: a row a group, what grew the most first until a header is clicked. One
// unit for all bytes, so that they can be compared at a glance.
#pragma once

#include "engine/snapshot/comparison.h"

#include <QAbstractTableModel>
#include <optional>
#include <vector>

namespace vortex::ui {

class ComparedBlocksModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Group, Stage, What, BlocksA, BlocksB, BlocksMore, BytesA, BytesB, BytesMore, Share, kColumns };
  enum Role {
    ShareRole = Qt::UserRole,  // 0..1, of Share; absent where nothing grew
    StageRole,                 // a stage's word, of all columns
    GrewRole,                  // of all columns
  };

  explicit ComparedBlocksModel(QObject* parent = nullptr);

  void show(snapshot::SnapshotComparison comparison, snapshot::GroupBy by);
  void setOnlyGrown(bool only);

  const snapshot::SnapshotComparison& comparison() const { return m_comparison; }
  const snapshot::ComparedGroup& at(int row) const { return m_comparison.groups[m_rows[static_cast<std::size_t>(row)]]; }
  std::optional<int> rowOf(const std::string& key) const;
  QString totals(Column column) const;  // below the column; "" where a sum says nothing

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

 private:
  void arrange();
  QString text(const snapshot::ComparedGroup& group, Column column) const;
  QString bytes(std::int64_t count) const;
  double number(const snapshot::ComparedGroup& group, Column column) const;

  snapshot::SnapshotComparison m_comparison;
  snapshot::GroupBy m_by = snapshot::GroupBy::Place;
  std::vector<std::size_t> m_rows;  // of the groups, as they are shown
  bool m_onlyGrown = false;
  double m_unit = 1e9;
  QString m_unitName;
  int m_sorted = BytesMore;
  Qt::SortOrder m_order = Qt::DescendingOrder;
};

// What a group of blocks is to people.
QString groupName(const snapshot::ComparedGroup& group, snapshot::GroupBy by);
// "3.40 GB each", "3 sizes, to 1.20 MB".
QString sizesText(std::int64_t largest, std::int64_t sizes);
QString blockSizeText(std::int64_t bytes);  // as finely as a block's size is told: "512 B", "3.4 kB", "12.6 MB"

}  // namespace vortex::ui
