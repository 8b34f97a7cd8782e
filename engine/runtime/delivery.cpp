// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/delivery.h"

#include <algorithm>

namespace vortex::runtime {

void SimulatedDelivery::deliver(Delivery delivery, Time now) {
  if (delivery.kind == DeliveryKind::RecordOnly)
    return;
  m_busyUntil = std::max(m_busyUntil, now) + m_encode;
  m_waiting.push({.slot = delivery.record.slot, .done = m_busyUntil});
}

void SimulatedDelivery::collect(Time now, std::vector<DeliveryResult>& out) {
  for (; !m_waiting.empty() && m_waiting.front().done <= now; m_waiting.pop())
    out.push_back({.slot = m_waiting.front().slot,
                   .kind = DeliveryKind::Clip,
                   .encode = m_encode,
                   .folder = "",
                   .bytes = {},
                   .outputs = {},
                   .error = m_abandoned ? "abandoned: the engine is shutting down" : ""});
}

std::optional<Time> SimulatedDelivery::nextDue() const {
  if (m_waiting.empty())
    return std::nullopt;
  return m_waiting.front().done;
}

void SimulatedDelivery::abandon() {
  m_abandoned = true;
  std::queue<Waiting> now;
  for (; !m_waiting.empty(); m_waiting.pop())
    now.push({.slot = m_waiting.front().slot, .done = Time{}});
  m_waiting.swap(now);
}

}  // namespace vortex::runtime
