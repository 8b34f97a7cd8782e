// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/slot_filter_model.h"

#include "ui/models/slot_table_model.h"
#include "ui/models/slot_words.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

bool isLive(const Slot& slot) {
  return slot.state == SlotState::Running ||
         (slot.state == SlotState::Decided &&
          std::any_of(slot.bars.begin(), slot.bars.end(), [](const Bar& bar) { return !bar.end; }));
}

bool shows(const Slot& slot, SlotFilter::Show show) {
  switch (show) {
  case SlotFilter::Show::All:
    return true;
  case SlotFilter::Show::Live:
    return isLive(slot);
  case SlotFilter::Show::Failed:
    return slot.missed || slot.state == SlotState::Interrupted ||
           (slot.state == SlotState::Decided && slot.verdict.outcome != Outcome::Succeeded);
  case SlotFilter::Show::Queued:
    return slot.state == SlotState::Queued;
  }
  return true;
}

bool concerns(const Slot& slot, Stage stage) {
  if (slot.verdict.stage == stage && slot.state == SlotState::Decided)
    return true;
  return std::any_of(slot.bars.begin(), slot.bars.end(),
                     [&](const Bar& bar) { return bar.attempt.stage == stage && bar.state != BarState::Finished; });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

SlotMatcher::SlotMatcher(SlotFilter filter) : m_filter(std::move(filter)) {
  const QString& text = m_filter.text;
  m_isAscii = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
  m_isNumber = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
  m_lower = text.toLower().toStdString();
  Slot slot{.state = SlotState::Decided};
  for (std::size_t outcome = 1; outcome < m_decided.size(); ++outcome)
    for (std::size_t stage = 0; stage <= kStageCount; ++stage) {
      slot.verdict.outcome = static_cast<Outcome>(outcome);
      slot.verdict.stage = stage == 0 ? std::nullopt : std::optional(static_cast<Stage>(stage));
      m_decided[outcome][stage] = stateText(slot).contains(text, Qt::CaseInsensitive);
    }
}

bool SlotMatcher::operator()(const Slot& slot) const {
  return shows(slot, m_filter.show) && (!m_filter.stage || concerns(slot, *m_filter.stage)) &&
         (m_filter.text.isEmpty() || holdsText(slot));
}

bool SlotMatcher::holdsText(const Slot& slot) const {
  if (m_isNumber && std::to_string(slot.id.value).find(m_lower) != std::string::npos)
    return true;
  const std::string& label = slot.label;
  const bool inLabel = m_isAscii ? std::search(label.begin(), label.end(), m_lower.begin(), m_lower.end(),
                                               [](char a, char b) { return lower(a) == b; }) != label.end()
                                 : QString::fromStdString(label).contains(m_filter.text, Qt::CaseInsensitive);
  return inLabel || inState(slot);
}

bool SlotMatcher::inState(const Slot& slot) const {
  if (slot.state != SlotState::Decided)
    return stateText(slot).contains(m_filter.text, Qt::CaseInsensitive);
  return m_decided[static_cast<std::size_t>(slot.verdict.outcome)][slot.verdict.stage ? indexOf(*slot.verdict.stage) + 1 : 0];
}

SlotFilterModel::SlotFilterModel(SlotTableModel& source, QObject* parent) : QSortFilterProxyModel(parent), m_source(source) {
  setSourceModel(&source);
}

void SlotFilterModel::setFilter(const SlotFilter& filter) {
  if (filter == m_matches.filter())
    return;
  // A new look at the whole source, not invalidateFilter(): that takes rows out interval by interval, each of which moves all
  // others.
  setSourceModel(nullptr);
  m_matches = SlotMatcher(filter);
  setSourceModel(&m_source);
}

SlotId SlotFilterModel::slotAt(int row) const { return m_source.slotAt(mapToSource(index(row, 0)).row()); }

int SlotFilterModel::rowOf(SlotId slot) const {
  const int row = m_source.rowOf(slot);
  return row < 0 ? -1 : mapFromSource(m_source.index(row, 0)).row();
}

bool SlotFilterModel::filterAcceptsRow(int row, const QModelIndex&) const {
  if (m_matches.filter() == SlotFilter{})
    return true;
  const Slot* slot = m_source.at(row);
  return slot != nullptr && m_matches(*slot);
}

}  // namespace vortex::ui
