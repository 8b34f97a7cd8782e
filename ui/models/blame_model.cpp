// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/blame_model.h"

#include "ui/models/compared_blocks_model.h"
#include "ui/models/leak_words.h"
#include "ui/models/slot_words.h"

#include <algorithm>

namespace vortex::ui {

static_assert(static_cast<int>(BlameModel::ShareRole) == static_cast<int>(ComparedBlocksModel::ShareRole) &&
              static_cast<int>(BlameModel::StageRole) == static_cast<int>(ComparedBlocksModel::StageRole));

void BlameModel::show(const Captured& captured) {
  const int was = rowCount(), becomes = static_cast<int>(captured.blame.size());
  if (becomes < was) {
    beginRemoveRows({}, becomes, was - 1);
    m_rows.resize(captured.blame.size());
    endRemoveRows();
  } else if (becomes > was) {
    beginInsertRows({}, was, becomes - 1);
    m_rows.resize(captured.blame.size());
    endInsertRows();
  }
  m_rows = captured.blame;
  m_blamed = captured.ofLife();
  if (becomes > 0)
    emit dataChanged(index(0, 0), index(becomes - 1, kColumns - 1));
}

int BlameModel::rowOf(const analysis::BlameRow& like) const {
  const auto first = [this](auto&& is) {
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), is);
    return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
  };
  const auto isOfStage = [&](const analysis::BlameRow& one) { return one.stage == like.stage; };
  const int same = first([&](const analysis::BlameRow& one) { return isOfStage(one) && one.outcome == like.outcome; });
  return same >= 0 ? same : first(isOfStage);
}

int BlameModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int BlameModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant BlameModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid())
    return {};
  const analysis::BlameRow& row = m_rows[static_cast<std::size_t>(index.row())];
  const auto column = static_cast<Column>(index.column());
  if (role == ShareRole)
    return row.held > Bytes{} ? QVariant(row.share) : QVariant();
  if (role == StageRole)
    return row.stage ? QString::fromUtf8(toString(*row.stage).data()) : QString();
  if (role == Qt::TextAlignmentRole)
    return static_cast<int>((column == Held || column == PerSlot ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (role != Qt::DisplayRole)
    return {};
  switch (column) {
  case StageName:
    return row.stage ? stageName(*row.stage) : tr("no stage");
  case Path:
    return row.held > Bytes{} ? pathText(row.outcome) : QString();
  case Held:
    return blockSizeText(row.held.count);
  case PerSlot:
    return m_blamed > 0 ? blockSizeText(row.held.count / m_blamed) : QString();
  case Share:
    return row.held > Bytes{} ? numberText(100 * row.share, 1) + QStringLiteral(" %") : QString();
  case kColumns:
    break;
  }
  return {};
}

QVariant BlameModel::headerData(int section, Qt::Orientation orientation, int role) const {
  const auto column = static_cast<Column>(section);
  if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
    return static_cast<int>((column == Held || column == PerSlot ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
    return {};
  switch (column) {
  case StageName:
    return tr("Stage");
  case Path:
    return tr("Attempt");
  case Held:
    return tr("Held");
  case PerSlot:
    return tr("Per slot");
  case Share:
    return tr("Share");
  case kColumns:
    break;
  }
  return {};
}

}  // namespace vortex::ui
