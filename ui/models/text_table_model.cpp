// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/text_table_model.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {

TextTableModel::TextTableModel(std::vector<Column> columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)) {}

void TextTableModel::setRows(std::vector<QStringList> rows) {
  const int was = rowCount(), becomes = static_cast<int>(rows.size());
  if (becomes < was) {
    beginRemoveRows({}, becomes, was - 1);
    m_rows.resize(rows.size());
    endRemoveRows();
  }
  for (int row = 0; row < std::min(was, becomes); ++row) {
    QStringList& shown = m_rows[static_cast<std::size_t>(row)];
    QStringList& next = rows[static_cast<std::size_t>(row)];
    if (shown == next)
      continue;
    shown = std::move(next);
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
  }
  if (becomes > was) {
    beginInsertRows({}, was, becomes - 1);
    m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin() + was), std::make_move_iterator(rows.end()));
    endInsertRows();
  }
}

int TextTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int TextTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid())
    return {};
  if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
    if (const auto of = m_sentences.find(index.column()); of != m_sentences.end() && index.row() < of->second.size())
      return of->second[index.row()];
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole)  // a cell may be too narrow for its text
    return m_rows[static_cast<std::size_t>(index.row())].value(index.column());
  if (role == Qt::TextAlignmentRole)
    return QVariant(Qt::AlignVCenter |
                    (m_columns[static_cast<std::size_t>(index.column())].number ? Qt::AlignRight : Qt::AlignLeft));
  return {};
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
    return {};
  const Column& column = m_columns[static_cast<std::size_t>(section)];
  if (role == Qt::DisplayRole)
    return column.title;
  if (role == Qt::ToolTipRole && !column.tip.isEmpty())
    return column.tip;
  if (role == Qt::TextAlignmentRole)
    return QVariant(Qt::AlignVCenter | (column.number ? Qt::AlignRight : Qt::AlignLeft));
  return {};
}

}  // namespace vortex::ui
