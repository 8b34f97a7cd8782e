// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two short cuts. Where no memory level can decide anything, none is told. And where nothing but timeouts is changed, a stretch of
// the record between two instants at which nothing was open is as it was, if no attempt in it got as old as the shorter of the two
// timeouts: the scheduler then stands at its end as it stands now, but for what it was told last of estimates and memory.
#include "engine/analysis/closed_loop.h"

#include <algorithm>
#include <utility>

namespace vortex::analysis {
namespace {

// The same but for timeouts, and quality is not up to the scheduler: its level would be of its own past.
bool differOnlyInTimeouts(const Settings& a, Settings b) {
  for (const Stage stage : kStages)
    b.stages[stage].timeout = a.stages[stage].timeout;
  return a.degrade == DegradeMode::Off && a == b;
}

}  // namespace

// All settings that were in force in the session, whenever that was, and what becomes of them: look(recorded, changed).
template <typename Look>
void ClosedLoop::lookAtSettings(const Look& look) const {
  const RecordedSession& session = *m_order.session;
  const auto at = [&](const Settings& recorded) {
    Settings changed = recorded;
    if (m_order.change)
      m_order.change(changed);
    look(recorded, changed);
  };
  at(m_order.from != nullptr ? m_order.from->scheduler.settings() : session.settings());
  for (const schedule::input::Tune& tune : session.tunes())
    at(tune.settings);
}

// Whether everything fits with the most on record of each at once, so that no limit is ever crossed and nothing waits for memory.
bool ClosedLoop::memoryDecidesNothing() const {
  const RecordedSession::MemoryPeaks& peaks = m_order.session->memoryPeaks();
  PerStage<Bytes> needs = peaks.need;
  PerStage<int> lanes{};
  Bytes clear{INT64_MAX}, hard{INT64_MAX};
  lookAtSettings([&](const Settings& recorded, const Settings& changed) {
    for (const Settings* settings : {&recorded, &changed}) {
      const MemorySettings& limits = settings->memory;
      clear = std::min(clear, std::min(limits.softLimit, limits.hardLimit) - limits.hysteresis);
      hard = std::min(hard, limits.hardLimit);
      for (const Stage stage : kStages) {
        needs[stage] = std::max(needs[stage], settings->stages[stage].need);
        lanes[stage] = std::max(lanes[stage], settings->stages[stage].laneCapacity);
      }
    }
  });
  Bytes loaded = peaks.resident, atOnce{};
  for (const Stage stage : kStages) {
    loaded = std::max(loaded, peaks.loadedWhile[stage]);
    atOnce += Bytes{needs[stage].count * lanes[stage]};
  }
  return peaks.used < clear && peaks.others + loaded + atOnce <= hard;
}

// From `next` on, the first of what comes from outside that is told.
std::size_t ClosedLoop::toldFrom(std::size_t next) {
  if (!m_roomy)
    return next;
  const std::vector<std::uint32_t>& others = m_order.session->otherThanLevels();
  while (m_otherThanLevel < others.size() && others[m_otherThanLevel] < next)
    ++m_otherThanLevel;
  const std::size_t end = m_order.session->outsideCount();
  return m_otherThanLevel < others.size() ? std::min<std::size_t>(others[m_otherThanLevel], end) : end;
}

void ClosedLoop::prepareSkipping() {
  m_maySkip = m_order.before != nullptr;
  if (!m_maySkip)
    return;
  m_shorterTimeout.values.fill(Duration::max());
  lookAtSettings([this](const Settings& recorded, const Settings& changed) {
    m_maySkip = m_maySkip && differOnlyInTimeouts(recorded, changed);
    for (const Stage stage : kStages)
      if (recorded.stages[stage].timeout != changed.stages[stage].timeout)
        m_shorterTimeout[stage] =
            std::min({m_shorterTimeout[stage], recorded.stages[stage].timeout, changed.stages[stage].timeout});
  });
}

// Whether the segment that begins with `next` is as it was; then it lies behind.
bool ClosedLoop::skips(std::size_t& next) {
  const auto& segments = m_order.session->segments();
  while (m_segment < segments.size() && segments[m_segment].outside < next)
    ++m_segment;
  if (m_segment >= segments.size() || segments[m_segment].outside != next || m_segment + 1 >= segments.size())
    return false;
  const RecordedSession::Segment& segment = segments[m_segment];
  if (!segment.plain || !m_coming.empty() || !m_liveAttempts.empty() || m_scheduler->slotsOpen() > 0 ||
      !m_scheduler->deviceReady() || m_scheduler->nextTimer())
    return false;
  for (const Stage stage : kStages)
    if (segment.oldest[stage] >= m_shorterTimeout[stage])
      return false;
  if (!m_roomy)
    m_skippedLevel = segment.level ? segment.level : m_skippedLevel;
  m_skippedEstimates = segment.estimates ? segment.estimates : m_skippedEstimates;
  if (segment.level)
    m_level.reset();
  next = segments[++m_segment].outside;
  if (next > 0)
    m_lastN = m_order.session->outside()[next - 1].n;
  return true;
}

// Tells what was told in what was skipped, before the first step after it.
void ClosedLoop::catchUp() {
  if (m_skippedEstimates) {
    const std::uint32_t index = *std::exchange(m_skippedEstimates, std::nullopt);
    m_commands.clear();
    m_scheduler->step(m_order.session->estimates()[index], m_now, m_commands);
  }
  if (m_skippedLevel) {
    const std::uint32_t index = *std::exchange(m_skippedLevel, std::nullopt);
    m_commands.clear();
    m_scheduler->step(m_order.session->levels()[index], m_now, m_commands);
    m_calm = false;
  }
}

}  // namespace vortex::analysis
