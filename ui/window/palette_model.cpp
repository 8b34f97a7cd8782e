// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette_model.h"

#include "ui/models/match.h"
#include "ui/models/session.h"
#include "ui/models/slot_words.h"
#include "ui/widgets/actions.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vortex::ui {

PaletteModel::PaletteModel(const Actions& actions, const Session& session, QObject* parent)
    : QAbstractListModel(parent), m_actions(actions), m_session(session) {}

void PaletteModel::look(const QString& wanted) {
  const QString words = wanted.trimmed();
  beginResetModel();
  m_entries = matchingActions(words);
  if (!words.isEmpty())  // all slots are the table's
    std::ranges::move(matchingSlots(words), std::back_inserter(m_entries));
  // Of what matches alike, what can be done now comes before what cannot.
  const auto rank = [](const Entry& entry) { return std::pair(entry.score, entry.action == nullptr || entry.action->isEnabled()); };
  std::ranges::stable_sort(m_entries, [&](const Entry& one, const Entry& other) { return rank(one) > rank(other); });
  endResetModel();
}

std::vector<PaletteModel::Entry> PaletteModel::matchingActions(const QString& wanted) const {
  std::vector<Entry> found;
  for (QAction* action : m_actions.all())
    if (const auto score = matchScore(wanted, plainText(action)))
      found.push_back({.action = action, .slot = {}, .text = plainText(action), .detail = {}, .score = *score});
  return found;
}

std::vector<PaletteModel::Entry> PaletteModel::matchingSlots(const QString& wanted) const {
  std::vector<Entry> found;
  const auto& all = m_session.allSlots();
  for (auto slot = all.rbegin(); slot != all.rend() && found.size() < kMostSlots; ++slot) {
    const QString text = tr("Slot %1  %2").arg(slot->id.value).arg(QString::fromStdString(slot->label));
    const QString number = QString::number(slot->id.value);
    // A number that is typed whole is that slot, before everything else.
    const auto score = wanted == number ? std::optional(1'000) : matchScore(wanted, text);
    if (score)
      found.push_back({.action = nullptr, .slot = slot->id, .text = text, .detail = stateText(*slot), .score = *score});
  }
  return found;
}

QAction* PaletteModel::actionAt(int row) const { return m_entries[static_cast<std::size_t>(row)].action; }

std::optional<SlotId> PaletteModel::slotAt(int row) const {
  const Entry& entry = m_entries[static_cast<std::size_t>(row)];
  return entry.action == nullptr ? std::optional(entry.slot) : std::nullopt;
}

int PaletteModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_entries.size()); }

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid())
    return {};
  const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
  const QAction* action = entry.action;
  const QString detail = action != nullptr ? action->toolTip() : entry.detail;
  switch (role) {
  case Qt::DisplayRole:
    return entry.text;
  case Qt::AccessibleTextRole:
    return QStringLiteral("%1. %2").arg(entry.text, detail);
  case Detail:
    return detail;
  case Keys:
    return action != nullptr ? action->shortcut().toString(QKeySequence::NativeText) : QString();
  case Usable:
    return action == nullptr || action->isEnabled();
  default:
    return {};
  }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
  return index.isValid() ? QAbstractListModel::flags(index) | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

}  // namespace vortex::ui
