// SPDX-License-Identifier: GPL-3.0-or-later
//
// The recorded slots that pass a filter as a table, the newest first. Filtering is one pass over plain values into a list of
// indexes, not a proxy: 100,000 lines are filtered anew while a word is typed (tests/bench/replay_list).
#pragma once

#include "ui/models/recorded_filter.h"
#include "ui/models/slot_table_model.h"

#include <QAbstractTableModel>

namespace vortex::ui {

class RecordedTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Number = 0, Started, Recipe, Ended, Where, Total, Spare, Addressed, kColumns };
  enum Role {
    SlotRole = Qt::UserRole + 1,  // the slot's number, qulonglong
    ToneRole,                     // int: how a cell is written, SlotTone
  };

  explicit RecordedTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  // now: ns since 1970, from which "last hour" counts. What passes is looked for anew.
  void assign(std::vector<RecordedLine> lines, std::int64_t now);
  // Rows that are still shown keep whatever is selected of them.
  void merge(std::vector<RecordedLine> lines, std::int64_t now);
  void setFilter(const RecordedFilter& filter, std::int64_t now);
  // As RecordedList::address.
  void address(ByHand byHand, std::int64_t now);
  const RecordedFilter& filter() const { return m_filter; }

  const RecordedList& list() const { return m_list; }
  const RecordedLine& at(int row) const { return m_list.lines()[m_shown[static_cast<std::size_t>(row)]]; }
  int rowOf(SlotId slot) const;  // -1: not shown

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString text(const RecordedLine& line, int column) const;
  QString startedText(const RecordedLine& line) const;
  QString tip(const RecordedLine& line, int column) const;
  static SlotTone tone(const RecordedLine& line, int column);
  template <typename Change>
  void replace(const Change& change);

  RecordedList m_list;
  RecordedFilter m_filter;
  std::vector<std::uint32_t> m_shown;
  std::int64_t m_now = 0;
};

}  // namespace vortex::ui
