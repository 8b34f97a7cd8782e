// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/recipe_field_model.h"

#include "ui/widgets/theme.h"

#include <array>
#include <utility>

namespace vortex::ui {

RecipeFieldModel::RecipeFieldModel(std::vector<RecipeField> recorded, QObject* parent)
    : QAbstractTableModel(parent), m_recorded(std::move(recorded)), m_rerun(m_recorded) {}

std::vector<RecipeField> RecipeFieldModel::changes() const {
  std::vector<RecipeField> changes;
  for (std::size_t i = 0; i < m_rerun.size(); ++i)
    if (m_rerun[i] != m_recorded[i])
      changes.push_back(m_rerun[i]);
  return changes;
}

int RecipeFieldModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_recorded.size());
}
int RecipeFieldModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant RecipeFieldModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid))
    return {};
  const auto row = static_cast<std::size_t>(index.row());
  const QString& text = index.column() == Field      ? m_recorded[row].path
                        : index.column() == Recorded ? m_recorded[row].value
                                                     : m_rerun[row].value;
  switch (role) {
  case Qt::DisplayRole:
  case Qt::EditRole:
  case Qt::ToolTipRole:
    return text;
  case Qt::ForegroundRole:
    if (index.column() == Rerun && m_rerun[row] != m_recorded[row])
      return tokens().accent;  // what the operator chose
    return index.column() == Recorded ? tokens().text2 : tokens().text;
  default:
    return {};
  }
}

QVariant RecipeFieldModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
    return {};
  static const std::array<const char*, kColumns> kNames{QT_TR_NOOP("Field"), QT_TR_NOOP("Recorded"), QT_TR_NOOP("Rerun with")};
  return tr(kNames[static_cast<std::size_t>(section)]);
}

Qt::ItemFlags RecipeFieldModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  return index.column() == Rerun ? flags | Qt::ItemIsEditable : flags;
}

bool RecipeFieldModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || index.column() != Rerun || !checkIndex(index, CheckIndexOption::IndexIsValid))
    return false;
  m_rerun[static_cast<std::size_t>(index.row())].value = value.toString();
  emit dataChanged(index, index);
  return true;
}

}  // namespace vortex::ui
