// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/boundaries.h"

#include "engine/runtime/process_use.h"

#include <algorithm>
#include <variant>

namespace vortex::runtime {

void Boundaries::watch(bool on) {
  m_watching = on;
  m_open.clear();
  m_ended.clear();
  m_due.clear();
  m_peak.reset();
}

struct Boundaries::Follow {
  Boundaries& to;

  void begins(const AttemptName& attempt) const {
    if (std::find(to.m_running.begin(), to.m_running.end(), attempt) == to.m_running.end())
      to.m_running.push_back(attempt);
  }
  void ends(const AttemptName& attempt) const {
    std::erase(to.m_running, attempt);
    if (std::find(to.m_ended.begin(), to.m_ended.end(), attempt.slot) != to.m_ended.end())
      to.slotEnds(attempt.slot);
  }
  void operator()(const event::SlotStarted& e) const {
    if (to.m_watching)
      to.m_open.push_back(e.slot);
  }
  void operator()(const event::AttemptStarted& e) const { begins(e.attempt); }
  void operator()(const event::AttemptStopRequested& e) const { begins(e.attempt); }  // it may not have been announced
  void operator()(const event::StageComplete& e) const { ends(e.attempt); }
  void operator()(const event::AttemptFailed& e) const { ends(e.attempt); }
  void operator()(const event::AttemptStopped& e) const { ends(e.attempt); }
  void operator()(const event::SlotComplete& e) const {
    if (std::erase(to.m_open, e.slot) == 0)
      return;
    to.m_ended.push_back(e.slot);
    to.slotEnds(e.slot);
  }
  template <typename Other>
  void operator()(const Other&) const {}
};

bool Boundaries::told(const EventBody& body) {
  const std::size_t before = m_due.size();
  std::visit(Follow{*this}, body);
  return m_due.size() > before;
}

void Boundaries::slotEnds(SlotId slot) {
  if (std::any_of(m_running.begin(), m_running.end(), [&](const AttemptName& attempt) { return attempt.slot == slot; }))
    return;
  std::erase(m_ended, slot);
  m_due.push_back(slot);
}

std::vector<event::SlotMemory> Boundaries::sampled(const event::MemorySample& sample) {
  if (!m_watching)
    return {};
  if (sample.peak)
    m_peak = std::max(m_peak.value_or(Bytes{}), *sample.peak);
  // One of before the last attempt's end that was on its way: the one that was asked for follows.
  const bool stale = m_running.empty() && sample.running.value_or(Bytes{}) > Bytes{};
  if (m_due.empty() || stale)
    return {};
  Bytes floor = sample.resident - sample.running.value_or(Bytes{});
  for (Stage stage : kStages)
    floor += sample.allocated[stage];
  const auto engine = ownUse(), device = useOf(m_device);
  std::vector<event::SlotMemory> told;
  for (SlotId slot : m_due) {
    event::SlotMemory memory{
        .slot = slot, .floor = floor, .peak = m_peak, .reserved = sample.reserved, .used = sample.used, .quiet = m_running.empty()};
    if (engine) {
      memory.engineRss = engine->rss;
      memory.engineHandles = engine->handles;
    }
    if (device) {
      memory.deviceRss = device->rss;
      memory.deviceHandles = device->handles;
    }
    told.push_back(memory);
  }
  m_due.clear();
  m_peak.reset();
  return told;
}

}  // namespace vortex::runtime
