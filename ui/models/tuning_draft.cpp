// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tuning_draft.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {

std::vector<PendingChange> TuningDraft::pending() const {
  std::vector<PendingChange> pending;
  for (const Stage stage : kStages) {
    if (!isChanged(stage))
      continue;
    PendingChange one{.change = {.stage = stage, .was = m_running[stage], .became = m_drafted[stage]}, .who = {}};
    for (std::size_t i = m_place; i-- > 0 && one.who.empty();)
      if (std::any_of(m_steps[i].changes.begin(), m_steps[i].changes.end(),
                      [&](const TimeoutChange& change) { return change.stage == stage; })) {
        one.who = m_steps[i].who;
        one.wall = m_steps[i].wall;
      }
    pending.push_back(std::move(one));
  }
  return pending;
}

void TuningDraft::set(Stage stage, Duration timeout, const std::string& who, std::int64_t wall, std::uint64_t act) {
  if (timeout == m_drafted[stage])
    return;
  add({.who = who, .wall = wall, .changes = {{.stage = stage, .was = m_drafted[stage], .became = timeout}}}, act);
}

void TuningDraft::set(const PerStage<Duration>& timeouts, const std::string& who, std::int64_t wall) {
  DraftStep step{.who = who, .wall = wall, .changes = {}};
  for (const Stage stage : kStages)
    if (timeouts[stage] != m_drafted[stage])
      step.changes.push_back({.stage = stage, .was = m_drafted[stage], .became = timeouts[stage]});
  if (!step.changes.empty())
    add(std::move(step), 0);
}

void TuningDraft::add(DraftStep step, std::uint64_t act) {
  ++m_revision;
  for (const TimeoutChange& change : step.changes)
    m_drafted[change.stage] = change.became;
  m_steps.resize(m_place);
  const bool joins = act != 0 && act == m_act && m_place > 0 && m_steps.back().changes.front().stage == step.changes.front().stage;
  m_act = act;
  if (joins) {
    TimeoutChange& last = m_steps.back().changes.front();
    last.became = step.changes.front().became;
    m_steps.back().wall = step.wall;
    if (last.was == last.became) {  // back where it began: nothing was done
      m_steps.pop_back();
      m_act = 0;
    }
  } else {
    m_steps.push_back(std::move(step));
    if (m_steps.size() > kMostSteps)
      m_steps.erase(m_steps.begin());
  }
  m_place = m_steps.size();
}

void TuningDraft::undo() {
  if (!canUndo())
    return;
  --m_place;
  for (const TimeoutChange& change : m_steps[m_place].changes)
    m_drafted[change.stage] = change.was;
  m_act = 0;
  ++m_revision;
}

void TuningDraft::redo() {
  if (!canRedo())
    return;
  for (const TimeoutChange& change : m_steps[m_place].changes)
    m_drafted[change.stage] = change.became;
  ++m_place;
  m_act = 0;
  ++m_revision;
}

void TuningDraft::runsWith(const PerStage<Duration>& running) {
  if (running == m_running)
    return;
  for (const Stage stage : kStages)
    if (!isChanged(stage))
      m_drafted[stage] = running[stage];
  m_running = running;
  m_act = 0;
  ++m_revision;
}

void TuningDraft::restore(std::vector<DraftStep> steps, std::size_t place, const PerStage<std::optional<Duration>>& pending) {
  for (const Stage stage : kStages)
    if (!isChanged(stage))
      m_drafted[stage] = pending[stage].value_or(m_running[stage]);
  place = std::min(place, steps.size());
  if (!m_steps.empty()) {
    steps.resize(place);
    place += m_place;
    steps.insert(steps.end(), m_steps.begin(), m_steps.end());
  }
  const std::size_t tooMany = steps.size() - std::min(steps.size(), kMostSteps);
  steps.erase(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(tooMany));
  m_steps = std::move(steps);
  m_place = place - std::min(place, tooMany);
  m_act = 0;
  ++m_revision;
}

}  // namespace vortex::ui
