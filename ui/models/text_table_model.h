// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small table of texts: what a plot shows, for those who read instead of looking. Rows that stay keep their place, so that
// selection and scroll position do.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <map>
#include <vector>

namespace vortex::ui {

class TextTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  struct Column {
    QString title;
    bool number = false;  // right-aligned
    QString tip{};        // under the mouse, where the title is short for it
  };

  explicit TextTableModel(std::vector<Column> columns, QObject* parent = nullptr);

  // Every row has a text a column.
  void setRows(std::vector<QStringList> rows);
  // What a column's cells say in full, a text a row; a cell without one says under the mouse what it shows.
  void setSentences(int column, const QStringList& sentences) { m_sentences[column] = sentences; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<Column> m_columns;
  std::vector<QStringList> m_rows;
  std::map<int, QStringList> m_sentences;
};

}  // namespace vortex::ui
