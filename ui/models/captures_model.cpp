// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/captures_model.h"

#include "ui/models/captured.h"
#include "ui/models/leak_words.h"
#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vortex::ui {

void tellVerdict(const Captured& captured, CaptureLine& line) {
  const analysis::LeakVerdict& verdict = captured.verdict;
  if (!captured.label.isEmpty())
    line.label = captured.label;
  line.count = static_cast<int>(captured.points.size());
  line.word = verdict.word;
  line.says = verdict.word == analysis::LeakWord::Inconclusive && verdict.needs
                  ? tr("%n more slot(s)", "would decide", *verdict.needs)
                  : leakWord(verdict.word);
  if (captured.running)
    line.says = tr("%1, running").arg(line.says);
}

void CapturesModel::setLines(std::vector<CaptureLine> lines) {
  const int was = rowCount(), becomes = static_cast<int>(lines.size());
  // One that comes or goes moves those below it, and views follow.
  int same = 0;
  while (same < std::min(was, becomes) &&
         m_lines[static_cast<std::size_t>(was - 1 - same)].file == lines[static_cast<std::size_t>(becomes - 1 - same)].file)
    ++same;
  if (was > same) {
    beginRemoveRows({}, 0, was - same - 1);
    m_lines.erase(m_lines.begin(), m_lines.begin() + (was - same));
    endRemoveRows();
  }
  if (becomes > same) {
    beginInsertRows({}, 0, becomes - same - 1);
    m_lines.insert(m_lines.begin(), lines.begin(), lines.begin() + (becomes - same));
    endInsertRows();
  }
  for (int row = becomes - same; row < becomes; ++row) {
    CaptureLine& shown = m_lines[static_cast<std::size_t>(row)];
    CaptureLine& next = lines[static_cast<std::size_t>(row)];
    if (shown == next)
      continue;
    shown = std::move(next);
    emit dataChanged(index(row, 0), index(row, kColumns - 1));
  }
}

int CapturesModel::rowOf(const QString& file) const {
  const auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const CaptureLine& one) { return one.file == file; });
  return line == m_lines.end() ? -1 : static_cast<int>(line - m_lines.begin());
}

int CapturesModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_lines.size()); }
int CapturesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant CapturesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid())
    return {};
  const CaptureLine& line = at(index.row());
  const auto column = static_cast<Column>(index.column());
  if (role == WordRole)
    return column == Verdict && line.word ? static_cast<int>(*line.word) : 0;
  if (role == Qt::ToolTipRole)
    return line.tip;
  if (role == Qt::TextAlignmentRole)
    return QVariant(Qt::AlignVCenter | (column == Count ? Qt::AlignRight : Qt::AlignLeft));
  if (role != Qt::DisplayRole)
    return {};
  switch (column) {
  case Label:
    return line.label;
  case Count:
    return line.count > 0 ? groupedText(static_cast<std::uint64_t>(line.count)) : QString();
  case Verdict:
    return line.says;
  case kColumns:
    break;
  }
  return {};
}

QVariant CapturesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal)
    return {};
  const auto column = static_cast<Column>(section);
  if (role == Qt::TextAlignmentRole)
    return QVariant(Qt::AlignVCenter | (column == Count ? Qt::AlignRight : Qt::AlignLeft));
  if (role != Qt::DisplayRole)
    return {};
  switch (column) {
  case Label:
    return tr("Label");
  case Count:
    return tr("Slots");
  case Verdict:
    return tr("Verdict");
  case kColumns:
    break;
  }
  return {};
}

}  // namespace vortex::ui
