// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workload.h"

#include "engine/slot/seed.h"

#include <algorithm>
#include <utility>

namespace vortex {
namespace {

constexpr std::size_t kSeenKept = 16;
constexpr double kEarliest = 0.03, kLatest = 0.9;  // of what is expected: where in a slot, or a stage, it is hit

Duration share(Duration of, double part) { return Duration{static_cast<std::int64_t>(static_cast<double>(of.count()) * part)}; }

}  // namespace

Workload::Workload(WorkloadPlan plan, const Settings& settings) : m_plan(std::move(plan)) {
  for (Stage stage : kStages)
    m_expected[stage] = settings.stages[stage].target;
}

double Workload::draw(std::size_t n, std::uint64_t what) const {
  return static_cast<double>(mix64(mix64(m_plan.seed ^ 0x776f726b) ^ (n << 8) ^ what) >> 11) * 0x1p-53;
}

Workload::Fate Workload::fateOf(std::size_t n) const {
  if (n < static_cast<std::size_t>(std::max(m_plan.sound, 0)))
    return Fate::Sound;
  const double drawn = draw(n, 1);
  if (drawn < m_plan.cancelShare)
    return Fate::Canceled;
  if (drawn < m_plan.cancelShare + m_plan.timeoutShare)
    return Fate::TimedOut;
  const bool fails = !m_plan.failing.empty() && drawn < m_plan.cancelShare + m_plan.timeoutShare + m_plan.failShare;
  return fails ? Fate::Failing : Fate::Sound;
}

Duration Workload::shortest(Stage stage) const {
  const auto& seen = m_seen[stage];
  return seen.empty() ? m_expected[stage] : *std::min_element(seen.begin(), seen.end());
}

SlotRequest Workload::request(std::size_t n) const {
  const auto& recipes = fateOf(n) == Fate::Failing ? m_plan.failing : m_plan.recipes;
  SlotRequest request{.recipe = recipes[n % recipes.size()]};
  request.seed = m_plan.seed + n;
  request.airIn = m_plan.airIn;
  request.onCadence = m_plan.airIn.has_value();
  request.noDeadline = !m_plan.airIn;
  if (fateOf(n) == Fate::TimedOut) {
    const Stage stage = kStages[std::min(static_cast<std::size_t>(draw(n, 2) * kStageCount), kStageCount - 1)];
    request.timeouts[stage] = std::max(share(shortest(stage), kEarliest + draw(n, 3) * (kLatest - kEarliest)), Duration{1'000});
  }
  return request;
}

void Workload::submitted(SlotId slot, std::size_t n) {
  if (fateOf(n) == Fate::Canceled)
    m_waiting.emplace(slot, n);
}

void Workload::take(const Event& event) {
  if (const auto* started = std::get_if<event::SlotStarted>(&event.body)) {
    const auto waits = m_waiting.find(started->slot);
    if (waits == m_waiting.end())
      return;
    const Duration whole =
        std::max(shortest(Stage::Audio), shortest(Stage::Image)) + shortest(Stage::Video) + shortest(Stage::Clip);
    m_cancels.emplace(event.at + share(whole, kEarliest + draw(waits->second, 4) * (kLatest - kEarliest)), started->slot);
    m_waiting.erase(waits);
  } else if (const auto* done = std::get_if<event::StageComplete>(&event.body)) {
    auto& seen = m_seen[done->attempt.stage];
    if (seen.size() == kSeenKept)
      seen.erase(seen.begin());
    seen.push_back(done->elapsed);
  } else if (const auto* complete = std::get_if<event::SlotComplete>(&event.body)) {
    m_waiting.erase(complete->slot);
    std::erase_if(m_cancels, [&](const auto& cancel) { return cancel.second == complete->slot; });
  }
}

std::vector<SlotId> Workload::due(Time now) {
  std::vector<SlotId> slots;
  const auto end = m_cancels.upper_bound(now);
  for (auto it = m_cancels.begin(); it != end; ++it)
    slots.push_back(it->second);
  m_cancels.erase(m_cancels.begin(), end);
  return slots;
}

std::optional<Time> Workload::next() const { return m_cancels.empty() ? std::nullopt : std::optional(m_cancels.begin()->first); }

}  // namespace vortex
