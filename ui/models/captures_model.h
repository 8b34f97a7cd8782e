// SPDX-License-Identifier: GPL-3.0-or-later
//
// The captures at hand as a table: label, slots, and what was found. Rows that stay keep their place, so that selection and scroll
// position do.
#pragma once

#include "engine/analysis/leak_series.h"

#include <QAbstractTableModel>
#include <QString>
#include <optional>
#include <vector>

namespace vortex::ui {

struct Captured;

struct CaptureLine {
  QString file;                            // by which it is known
  QString label;                           // its own, else the file's name
  int count = 0;                           // slots
  std::optional<analysis::LeakWord> word;  // absent: it is not read yet, or cannot be
  QString says;                            // "LEAK", "about 12 more slots", "is read…", "cannot be read"
  QString tip;                             // when, how large, why it cannot be read
  friend bool operator==(const CaptureLine&, const CaptureLine&) = default;
};
// Of a capture that was read, or that runs.
void tellVerdict(const Captured& captured, CaptureLine& line);

class CapturesModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Label, Count, Verdict, kColumns };
  enum Role { WordRole = Qt::UserRole };  // of Verdict: an int of analysis::LeakWord, 0 where there is none

  using QAbstractTableModel::QAbstractTableModel;
  void setLines(std::vector<CaptureLine> lines);
  const CaptureLine& at(int row) const { return m_lines[static_cast<std::size_t>(row)]; }
  int rowOf(const QString& file) const;  // -1: none

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<CaptureLine> m_lines;
};

}  // namespace vortex::ui
