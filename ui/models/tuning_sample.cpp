// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tuning_sample.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

constexpr std::int64_t kWeek = 7LL * 86'400 * 1'000'000'000;
constexpr double kNearlyAll = 0.05;

bool isMeant(const SampledSlot& slot, const TuningScope& scope, const TuningNow& now) {
  if (slot.wall == 0)
    return false;  // it has not begun
  if (scope.quality && slot.quality != *scope.quality)
    return false;
  const bool alike = slot.profile == now.profile && slot.backend == now.backend;
  switch (scope.over) {
  case TuningScope::Over::Live:
    return slot.run == now.run;
  case TuningScope::Over::Today:
    return alike && slot.wall >= now.midnight;
  case TuningScope::Over::Week:
    return alike && slot.wall >= now.now - kWeek;
  case TuningScope::Over::Profile:
    return slot.profile == scope.name && slot.backend == now.backend;
  case TuningScope::Over::Run:
    return slot.run == scope.name;
  }
  return false;
}

std::string conditionsOf(const SampledSlot& slot) {
  return slot.profile + (slot.backend.empty() ? "" : " on " + slot.backend) + ", quality " + std::to_string(slot.quality);
}

}  // namespace

PerStage<Duration> TuningEvidence::usual(const PerStage<Duration>& targets) const {
  PerStage<Duration> usual;
  for (const Stage stage : kStages)
    usual[stage] = stages[stage].curve.timeOf(kNearlyAll).value.value_or(targets[stage]);
  return usual;
}

void TuningSample::merge(std::vector<SampledSlot> some) {
  std::sort(some.begin(), some.end(), [](const SampledSlot& a, const SampledSlot& b) { return a.slot < b.slot; });
  std::vector<SampledSlot> all;
  all.reserve(m_slots.size() + some.size());
  auto old = m_slots.begin();
  for (SampledSlot& fresh : some) {
    for (; old != m_slots.end() && old->slot < fresh.slot; ++old)
      all.push_back(std::move(*old));
    if (old != m_slots.end() && old->slot == fresh.slot)
      ++old;
    all.push_back(std::move(fresh));
  }
  std::move(old, m_slots.end(), std::back_inserter(all));
  m_slots = std::move(all);
}

SlotId TuningSample::openFrom() const {
  for (const SampledSlot& slot : m_slots)
    if (slot.open)
      return slot.slot;
  return m_slots.empty() ? SlotId{} : SlotId{m_slots.back().slot.value + 1};
}

std::vector<const SampledSlot*> TuningSample::choose(const TuningScope& scope, const TuningNow& now) const {
  std::vector<const SampledSlot*> chosen;
  for (auto slot = m_slots.rbegin(); slot != m_slots.rend() && chosen.size() < static_cast<std::size_t>(scope.last); ++slot)
    if (isMeant(*slot, scope, now))
      chosen.push_back(&*slot);
  std::reverse(chosen.begin(), chosen.end());
  return chosen;
}

std::vector<SlotId> TuningSample::meant(const TuningScope& scope, const TuningNow& now) const {
  std::vector<SlotId> numbers;
  for (const SampledSlot* slot : choose(scope, now))
    numbers.push_back(slot->slot);
  return numbers;
}

TuningEvidence TuningSample::evidence(const TuningScope& scope, const TuningNow& now) const {
  const std::vector<const SampledSlot*> chosen = choose(scope, now);
  TuningEvidence evidence;
  evidence.dueSlots = static_cast<int>(chosen.size());
  for (const SampledSlot* slot : chosen) {
    ++evidence.conditions[conditionsOf(*slot)];
    evidence.since = evidence.since == 0 ? slot->wall : std::min(evidence.since, slot->wall);
  }
  for (const Stage stage : kStages) {
    std::vector<const history::AttemptLine*> firsts;
    for (const SampledSlot* slot : chosen)
      if (const auto& first = slot->firsts[stage])
        firsts.push_back(&*first);
    analysis::Lasted lasted = analysis::lastedOf(firsts);
    StageEvidence& its = evidence.stages[stage];
    its.times = lasted.times;
    for (const analysis::Observation& one : lasted.observations)
      its.longest = std::max(its.longest, one.time);
    its.curve = analysis::SurvivalCurve(lasted.observations, analysis::Confidence::NinetyFive);
    its.observations = std::move(lasted.observations);
  }
  return evidence;
}

}  // namespace vortex::ui
