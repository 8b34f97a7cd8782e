// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/capture_feed.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {

void CaptureFeed::begin(WorkloadPlan plan, const Settings& settings, const CaptureSpec& spec) {
  m_workload.emplace(std::move(plan), settings);
  m_runs = false;
  m_exclusive = spec.exclusive;
  m_left = spec.slotCount > 0 ? spec.slotCount : -1;
  m_next = 0;
  m_open.reset();
}

void CaptureFeed::told(const Event& event) {
  if (!m_workload)
    return;
  if (std::holds_alternative<event::CaptureEnded>(event.body)) {
    m_workload.reset();
    m_runs = false;
    return;
  }
  if (std::holds_alternative<event::CaptureStarted>(event.body))
    m_runs = true;
  m_workload->take(event);
  if (const auto* started = std::get_if<event::SlotStarted>(&event.body);
      started != nullptr && m_open == started->slot && m_left > 0)
    --m_left;
  if (const auto* end = std::get_if<event::SlotComplete>(&event.body); end != nullptr && m_open == end->slot)
    m_open.reset();
}

void CaptureFeed::submitted(SlotId slot, std::size_t n) {
  if (!m_workload)
    return;
  m_open = slot;
  m_workload->submitted(slot, n);
}

void CaptureFeed::feed(Channel& channel) {
  channel.setExclusive(m_runs && m_exclusive);
  const auto& waiting = channel.waiting();
  const auto mine = std::find_if(waiting.begin(), waiting.end(), [](const Waiting& entry) { return entry.ofCapture.has_value(); });
  if (!m_workload) {
    if (mine != waiting.end())
      channel.remove(mine->key);
    return;
  }
  if (!m_runs || m_left == 0 || m_open || mine != waiting.end())  // one that gave way to an air slot waits again by itself
    return;
  const std::size_t n = m_next++;
  SlotRequest request = m_workload->request(n);
  std::vector<Waiting> entries;
  entries.push_back({.recipe = std::move(request.recipe),
                     .seed = request.seed,
                     .rerunOf = {},
                     .offAir = true,
                     .timeouts = request.timeouts,
                     .ofCapture = n});
  channel.add(std::move(entries));
}

std::vector<SlotId> CaptureFeed::toCancel(Time now) { return m_workload ? m_workload->due(now) : std::vector<SlotId>(); }

}  // namespace vortex::ui
