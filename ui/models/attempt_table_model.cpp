// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/attempt_table_model.h"

#include "ui/models/slot_words.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

QString stateOf(const Bar& bar) {
  if (bar.draining())
    return AttemptTableModel::tr("GPU finishing");
  switch (bar.state) {
  case BarState::Running:
    return bar.steps > 0 ? AttemptTableModel::tr("running, step %1 of %2").arg(bar.step).arg(bar.steps)
                         : AttemptTableModel::tr("running");
  case BarState::Finished:
    return AttemptTableModel::tr("finished");
  case BarState::TimedOut:
    return AttemptTableModel::tr("timed out");
  case BarState::Failed:
    return AttemptTableModel::tr("failed");
  case BarState::Stopped:
    return AttemptTableModel::tr("stopped");
  case BarState::Lost:
    return AttemptTableModel::tr("lost with its device");
  }
  return {};
}

QString number(Duration duration) { return numberText(inSeconds(duration), 1); }

}  // namespace

std::vector<AttemptTableModel::Key> AttemptTableModel::inView(const SceneInput& input) const {
  std::vector<Key> keys;
  const std::vector<const Slot*> found = m_session.slotsIn(input.range, input.now);
  for (auto slot = found.rbegin(); slot != found.rend() && keys.size() < kMost; ++slot)
    for (int bar = static_cast<int>((*slot)->bars.size()) - 1; bar >= 0 && keys.size() < kMost; --bar)
      keys.push_back({(*slot)->id, bar});
  std::reverse(keys.begin(), keys.end());
  return keys;
}

// Both are sorted: whole runs of rows go, then whole runs come.
void AttemptTableModel::become(const std::vector<Key>& keys) {
  const auto stays = [&](const Key& key) { return std::binary_search(keys.begin(), keys.end(), key); };
  for (int last = static_cast<int>(m_rows.size()) - 1; last >= 0; --last) {
    if (stays(m_rows[static_cast<std::size_t>(last)]))
      continue;
    int first = last;
    while (first > 0 && !stays(m_rows[static_cast<std::size_t>(first) - 1]))
      --first;
    beginRemoveRows({}, first, last);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    endRemoveRows();
    last = first;
  }
  for (std::size_t at = 0; at < keys.size(); ++at) {
    if (at < m_rows.size() && m_rows[at] == keys[at])
      continue;
    std::size_t last = at + 1;
    while (last < keys.size() && (at >= m_rows.size() || keys[last] < m_rows[at]))
      ++last;
    beginInsertRows({}, static_cast<int>(at), static_cast<int>(last) - 1);
    m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(at), keys.begin() + static_cast<std::ptrdiff_t>(at),
                  keys.begin() + static_cast<std::ptrdiff_t>(last));
    endInsertRows();
    at = last - 1;
  }
}

void AttemptTableModel::refresh(const SceneInput& input) {
  m_now = input.now;
  m_times = input.times;
  m_clockText = input.clockText;
  become(inView(input));
  // What is open changes with the present; what has ended does not, but from one story to another.
  const bool anew = std::exchange(m_story, m_session.story()) != m_session.story();
  for (std::size_t row = 0; row < m_rows.size(); ++row)
    if (const Slot* slot = m_session.find(m_rows[row].slot); slot != nullptr && (slot->open() || anew))
      emit dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), kColumns - 1));
}

SlotId AttemptTableModel::slotAt(int row) const {
  return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].slot : SlotId{};
}

int AttemptTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int AttemptTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString AttemptTableModel::text(const Slot& slot, const Bar& bar, int column) const {
  switch (column) {
  case Number:
    return QString::number(slot.id.value);
  case Label:
    return QString::fromStdString(slot.label);
  case StageName:
    return stageName(bar.attempt.stage);
  case Try:
    return QString::number(bar.attempt.n);
  case State:
    return stateOf(bar);
  case Began:
    return m_clockText ? m_clockText(bar.start) : QString();
  case Took:
    return number(bar.stopRequested.value_or(bar.end.value_or(m_now)) - bar.start);
  case Target:
    return number(m_times.stageTarget[bar.attempt.stage]);
  case Timeout:
    return number(bar.timeout);
  case Finishing:
    return bar.stopRequested ? number(bar.end.value_or(m_now) - *bar.stopRequested) : QString();
  case Held:
    return bar.stopRequested && bar.end ? bytesText(bar.held) : QString();
  default:
    return {};
  }
}

QVariant AttemptTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount())
    return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (index.column() >= Took ? Qt::AlignRight : Qt::AlignLeft));
  if (role != Qt::DisplayRole)
    return {};
  const Key& key = m_rows[static_cast<std::size_t>(index.row())];
  const Slot* slot = m_session.find(key.slot);
  return slot != nullptr && key.bar < static_cast<int>(slot->bars.size())
             ? text(*slot, slot->bars[static_cast<std::size_t>(key.bar)], index.column())
             : QVariant();
}

QVariant AttemptTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (section >= Took ? Qt::AlignRight : Qt::AlignLeft));
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
    return {};
  switch (section) {
  case Number:
    return tr("Slot");
  case Label:
    return tr("Recipe");
  case StageName:
    return tr("Stage");
  case Try:
    return tr("Try");
  case State:
    return tr("State");
  case Began:
    return tr("Began");
  case Took:
    return tr("Took s");
  case Target:
    return tr("Target s");
  case Timeout:
    return tr("Timeout s");
  case Finishing:
    return tr("GPU finishing s");
  case Held:
    return tr("Held");
  default:
    return {};
  }
}

}  // namespace vortex::ui
