// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tuning_sample.h"

#include <algorithm>
#include <set>
#include <utility>

namespace vortex::ui {
namespace {

constexpr std::int64_t kWeek = 7LL * 86'400 * 1'000'000'000;

bool isMeant(const SampledSlot& slot, const TuningScope& scope, const TuningNow& now) {
  if (slot.wall == 0)
    return false;  // it has not begun
  if (scope.quality && slot.quality != *scope.quality)
    return false;
  if (!scope.device.empty() && slot.device != scope.device)
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
  case TuningScope::Over::Between:
    return alike && slot.wall >= scope.from && slot.wall < scope.until;
  }
  return false;
}

bool isTogether(const std::optional<analysis::Concordance>& siblings) { return siblings && siblings->p <= kTogether; }

// Whether a slot's audio takes long when its image does: of the slots in which both finished.
std::optional<analysis::Concordance> siblingsOf(const std::vector<const SampledSlot*>& sampled) {
  std::vector<std::pair<Duration, Duration>> pairs;
  const auto finished = [](const std::optional<history::AttemptLine>& first) {
    return first && first->outcome == "finished" && first->elapsed;
  };
  for (const SampledSlot* slot : sampled)
    if (const auto& audio = slot->firsts[Stage::Audio], &image = slot->firsts[Stage::Image]; finished(audio) && finished(image))
      pairs.emplace_back(*audio->elapsed, *image->elapsed);
  return analysis::concordance(std::move(pairs));
}

}  // namespace

std::string deviceText(const std::string& device, const std::string& build) {
  return build.empty() || build == device ? device : device.empty() ? build : build + " on " + device;
}

void TuningSample::merge(std::vector<SampledSlot> some, std::optional<SlotId> allFrom) {
  if (allFrom)
    std::erase_if(m_slots, [&](const SampledSlot& slot) { return slot.slot >= *allFrom; });
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
  return m_slots.empty() ? SlotId{} : SlotId{newest().value + 1};
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

TuningStretch TuningSample::stretch(const TuningScope& scope, const TuningNow& now) const {
  TuningStretch stretch;
  for (const SampledSlot* slot : choose(scope, now)) {
    if (std::find(stretch.runs.begin(), stretch.runs.end(), slot->run) == stretch.runs.end())
      stretch.runs.push_back(slot->run);
    stretch.from = stretch.from == SlotId{} ? slot->slot : stretch.from;
    stretch.to = slot->slot;
  }
  if (scope.over != TuningScope::Over::Between)
    stretch.to = SlotId{UINT64_MAX};  // those that never began are among the newest, too
  return stretch;
}

std::vector<std::string> TuningSample::devices() const {
  std::set<std::string> devices;
  for (const SampledSlot& slot : m_slots)
    if (!slot.device.empty())
      devices.insert(slot.device);
  return {devices.begin(), devices.end()};
}

TuningEvidence TuningSample::evidence(const TuningScope& scope, const TuningNow& now) const {
  const std::vector<const SampledSlot*> chosen = choose(scope, now);
  TuningEvidence evidence;
  evidence.dueSlots = static_cast<int>(chosen.size());
  std::set<std::string> devices;
  for (const SampledSlot* slot : chosen) {
    evidence.took.push_back(slot->took);
    if (!slot->device.empty())
      devices.insert(slot->device);
    ++evidence.conditions[{.profile = slot->profile, .backend = slot->backend, .quality = slot->quality}];
    evidence.since = evidence.since == 0 ? slot->wall : std::min(evidence.since, slot->wall);
  }
  evidence.devices = static_cast<int>(devices.size());
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
    if (lasted.times.siblings > 0 && !evidence.siblings)
      evidence.siblings = siblingsOf(chosen);
    const bool together = isTogether(evidence.siblings);
    its.informative = lasted.times.canceled + (together ? lasted.times.siblings : 0);
    if (its.informative > 0)
      its.bounds = analysis::boundsOf(lasted, together, analysis::Confidence::NinetyFive);
    its.observations = std::move(lasted.observations);
  }
  return evidence;
}

}  // namespace vortex::ui
