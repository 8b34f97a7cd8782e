// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/comparison_table_model.h"

#include "ui/models/slot_words.h"

#include <cmath>
#include <utility>

namespace vortex::ui {
namespace {

bool isNumberColumn(int column) {
  return column == ComparisonTableModel::First || column == ComparisonTableModel::Second || column == ComparisonTableModel::Delta;
}

// True minus; a sign where it is a difference or a spare, but for what is written as zero.
QString valueText(double value, int decimals, bool isSigned) {
  const QString digits = numberText(std::abs(value), decimals);
  const bool zero = std::abs(value) * std::pow(10, decimals) < 0.5;
  return (zero ? QString() : value < 0 ? QString(QChar(0x2212)) : isSigned ? QStringLiteral("+") : QString()) + digits;
}

}  // namespace

void ComparisonTableModel::show(std::vector<ComparisonRow> rows, const QString& first, const QString& second) {
  beginResetModel();
  m_rows = std::move(rows);
  m_first = first;
  m_second = second;
  endResetModel();
}

int ComparisonTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}
int ComparisonTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString ComparisonTableModel::text(const ComparisonRow& row, int column) const {
  const auto cell = [&](const ComparisonCell& of) {
    if (!of.value)
      return QString(QChar(0x2013));
    const bool starred = row.kind == ComparedRow::Spare && !of.note.isEmpty();
    return valueText(*of.value, row.decimals, row.kind == ComparedRow::Spare) + (starred ? QStringLiteral(" *") : QString());
  };
  switch (column) {
  case Name:
    return comparisonName(row);
  case First:
    return cell(row.first);
  case Second:
    return cell(row.second);
  case Delta:
    return row.delta ? valueText(*row.delta, row.decimals, true) : QString();
  case Output:
    return comparisonOutput(row);
  case FirstDigest:
    return shortDigest(row.firstDigest);
  case SecondDigest:
    return shortDigest(row.secondDigest);
  default:
    return {};
  }
}

QString ComparisonTableModel::tip(const ComparisonRow& row, int column) const {
  switch (column) {
  case First:
    return row.first.note;
  case Second:
    return row.second.note;
  case FirstDigest:
    return row.firstDigest;
  case SecondDigest:
    return row.secondDigest;
  default:
    return {};
  }
}

QVariant ComparisonTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount())
    return {};
  const ComparisonRow& row = at(index.row());
  switch (role) {
  case Qt::DisplayRole:
    return text(row, index.column());
  case Qt::ToolTipRole:
    return tip(row, index.column());
  case Qt::TextAlignmentRole:
    return QVariant((isNumberColumn(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  default:
    return {};
  }
}

QVariant ComparisonTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal)
    return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant((isNumberColumn(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (role != Qt::DisplayRole)
    return {};
  switch (section) {
  case Name:
    return tr("Stage");
  case First:
    return tr("%1 s").arg(m_first);
  case Second:
    return tr("%1 s").arg(m_second);
  case Delta:
    return tr("Δ s");
  case Output:
    return tr("Output");
  case FirstDigest:
    return tr("SHA-256 %1").arg(m_first);
  case SecondDigest:
    return tr("SHA-256 %1").arg(m_second);
  default:
    return QString();
  }
}

}  // namespace vortex::ui
