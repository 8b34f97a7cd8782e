// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compared_blocks_model.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <algorithm>

namespace vortex::ui {
namespace {

using snapshot::ComparedGroup;
using snapshot::GroupBy;

QString signedCount(std::int64_t count) {
  return (count > 0 ? QStringLiteral("+") : QString()) + numberText(static_cast<double>(count), 0);
}

}  // namespace

QString blockSizeText(std::int64_t bytes) {
  const auto count = static_cast<double>(bytes);
  if (bytes < 10'000)
    return numberText(count, 0) + QStringLiteral(" B");
  if (bytes < 1'000'000)
    return numberText(count * 1e-3, 1) + QStringLiteral(" kB");
  return bytes < 1'000'000'000 ? numberText(count * 1e-6, 1) + QStringLiteral(" MB")
                               : numberText(count * 1e-9, 2) + QStringLiteral(" GB");
}

QString sizesText(std::int64_t largest, std::int64_t sizes) {
  return sizes == 1 ? tr("%1 each").arg(blockSizeText(largest)) : tr("%1 sizes, to %2").arg(sizes).arg(blockSizeText(largest));
}

QString groupName(const ComparedGroup& group, GroupBy by) {
  switch (by) {
  case GroupBy::Place:
    return group.label.empty() ? tr("no stack was recorded") : QString::fromStdString(group.label);
  case GroupBy::Stage:
    return group.label.empty() ? tr("no stage") : QString::fromStdString(group.label);
  case GroupBy::Size:
    return blockSizeText(group.largest);
  }
  return {};
}

ComparedBlocksModel::ComparedBlocksModel(QObject* parent) : QAbstractTableModel(parent), m_unitName(QStringLiteral("GB")) {}

void ComparedBlocksModel::show(snapshot::SnapshotComparison comparison, GroupBy by) {
  beginResetModel();
  m_comparison = std::move(comparison);
  m_by = by;
  const std::int64_t most = std::max(m_comparison.bytesA, m_comparison.bytesB);
  m_unit = most >= 100'000'000 ? 1e9 : most >= 100'000 ? 1e6 : 1e3;
  m_unitName = most >= 100'000'000 ? QStringLiteral("GB") : most >= 100'000 ? QStringLiteral("MB") : QStringLiteral("kB");
  arrange();
  endResetModel();
}

void ComparedBlocksModel::setOnlyGrown(bool only) {
  beginResetModel();
  m_onlyGrown = only;
  arrange();
  endResetModel();
}

void ComparedBlocksModel::sort(int column, Qt::SortOrder order) {
  beginResetModel();
  m_sorted = column;
  m_order = order;
  arrange();
  endResetModel();
}

// The groups come with the most growth first, so equals stay in that order.
void ComparedBlocksModel::arrange() {
  m_rows.clear();
  for (std::size_t i = 0; i < m_comparison.groups.size(); ++i)
    if (!m_onlyGrown || m_comparison.groups[i].grew())
      m_rows.push_back(i);
  const auto column = static_cast<Column>(m_sorted);
  const bool isText = column == Group || column == Stage || column == What;
  const auto less = [&](std::size_t a, std::size_t b) {
    const ComparedGroup &x = m_comparison.groups[a], &y = m_comparison.groups[b];
    return isText && !(m_by == GroupBy::Size && column == Group) ? text(x, column).localeAwareCompare(text(y, column)) < 0
                                                                 : number(x, column) < number(y, column);
  };
  std::stable_sort(m_rows.begin(), m_rows.end(),
                   [&](std::size_t a, std::size_t b) { return m_order == Qt::AscendingOrder ? less(a, b) : less(b, a); });
}

std::optional<int> ComparedBlocksModel::rowOf(const std::string& key) const {
  const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](std::size_t i) { return m_comparison.groups[i].key == key; });
  return found == m_rows.end() ? std::nullopt : std::optional(static_cast<int>(found - m_rows.begin()));
}

QString ComparedBlocksModel::bytes(std::int64_t count) const { return numberText(static_cast<double>(count) / m_unit, 2); }

double ComparedBlocksModel::number(const ComparedGroup& group, Column column) const {
  switch (column) {
  case Group:
  case What:
    return static_cast<double>(group.largest);
  case BlocksA:
    return static_cast<double>(group.blocksA);
  case BlocksB:
    return static_cast<double>(group.blocksB);
  case BlocksMore:
    return static_cast<double>(group.blocks());
  case BytesA:
    return static_cast<double>(group.bytesA);
  case BytesB:
    return static_cast<double>(group.bytesB);
  case BytesMore:
    return static_cast<double>(group.bytes());
  case Share:
    return m_comparison.share(group);
  case Stage:
  case kColumns:
    break;
  }
  return 0;
}

QString ComparedBlocksModel::text(const ComparedGroup& group, Column column) const {
  const auto more = [&](std::int64_t count) { return (count > 0 ? QStringLiteral("+") : QString()) + bytes(count); };
  switch (column) {
  case Group:
    return groupName(group, m_by);
  case Stage:
    return group.stage.empty() ? tr("none") : QString::fromStdString(group.stage);
  case What:
    return m_by == GroupBy::Size ? QString() : sizesText(group.largest, group.sizes);
  case BlocksA:
    return groupedText(static_cast<std::uint64_t>(group.blocksA));
  case BlocksB:
    return groupedText(static_cast<std::uint64_t>(group.blocksB));
  case BlocksMore:
    return signedCount(group.blocks());
  case BytesA:
    return bytes(group.bytesA);
  case BytesB:
    return bytes(group.bytesB);
  case BytesMore:
    return more(group.bytes());
  case Share:
    return group.grew() ? numberText(100 * m_comparison.share(group), 1) + QStringLiteral(" %") : QString();
  case kColumns:
    break;
  }
  return {};
}

QString ComparedBlocksModel::totals(Column column) const {
  ComparedGroup all;
  all.blocksA = m_comparison.blocksA;
  all.blocksB = m_comparison.blocksB;
  all.bytesA = m_comparison.bytesA;
  all.bytesB = m_comparison.bytesB;
  switch (column) {
  case Group:
    return tr("All %1, %2 grew").arg(groupedText(m_comparison.groups.size())).arg(m_comparison.grew);
  case BlocksA:
  case BlocksB:
  case BlocksMore:
  case BytesA:
  case BytesB:
  case BytesMore:
    return text(all, column);
  case Stage:
  case What:
  case Share:
  case kColumns:
    break;
  }
  return {};
}

int ComparedBlocksModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}
int ComparedBlocksModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant ComparedBlocksModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid())
    return {};
  const ComparedGroup& group = at(index.row());
  const auto column = static_cast<Column>(index.column());
  switch (role) {
  case Qt::DisplayRole:
    return text(group, column);
  case Qt::TextAlignmentRole:
    return static_cast<int>((column >= BlocksA && column != Share ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  case Qt::ToolTipRole:
    return column == Group ? QString::fromStdString(group.key).replace(QLatin1Char('\n'), QLatin1Char(' ')) : QVariant();
  case ShareRole:
    return group.grew() ? QVariant(m_comparison.share(group)) : QVariant();
  case StageRole:
    return QString::fromStdString(group.stage);
  case GrewRole:
    return group.grew();
  default:  // Qt's roles, of which there is no end
    return {};
  }
}

QVariant ComparedBlocksModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal)
    return {};
  const auto column = static_cast<Column>(section);
  if (role == Qt::TextAlignmentRole)
    return static_cast<int>((column >= BlocksA && column != Share ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (role != Qt::DisplayRole)
    return {};
  switch (column) {
  case Group:
    return m_by == GroupBy::Size ? tr("Size of a block") : m_by == GroupBy::Stage ? tr("In the scope of") : tr("Allocated at");
  case Stage:
    return tr("Stage");
  case What:
    return tr("What");
  case BlocksA:
    return tr("Blocks A");
  case BlocksB:
    return tr("Blocks B");
  case BlocksMore:
    return tr("Δ blocks");
  case BytesA:
    return tr("%1 A", "bytes in a unit").arg(m_unitName);
  case BytesB:
    return tr("%1 B", "bytes in a unit").arg(m_unitName);
  case BytesMore:
    return QStringLiteral("Δ ") + m_unitName;
  case Share:
    return tr("Share of growth");
  case kColumns:
    break;
  }
  return {};
}

}  // namespace vortex::ui
