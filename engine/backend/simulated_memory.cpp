// SPDX-License-Identifier: Apache-2.0
//
// The pretended device's memory: what attempts hold, what planted faults leave behind, what a sample says of it.
#include "engine/backend/simulated.h"
#include "engine/backend/simulated_times.h"

#include <algorithm>
#include <utility>

namespace vortex::backend {

void SimulatedBackend::leaveBehind(Running& ended, FaultWhen way) {
  if (!ended.fault || (ended.fault->when != FaultWhen::Always && ended.fault->when != way))
    return;
  const PlantedFault& fault = *ended.fault;
  int& happened = m_happened[ended.faultIndex];
  if (fault.most > 0 && happened >= fault.most)
    return;
  ++happened;
  const Stage stage = ended.name.stage;
  if (fault.fault == Fault::Leak) {
    ended.leaked = fault.bytes;
    m_leaked[stage] += fault.bytes;
  } else if (fault.fault == Fault::Grow) {
    m_grown += fault.bytes;
  } else if (fault.fault == Fault::Jitter) {
    m_jitter[stage] = drawBytes(fault.bytes, m_settings.seed, ended.name);
  } else if (fault.fault == Fault::Fragment) {
    m_fragments += fault.bytes;
  }
}

std::optional<std::size_t> SimulatedBackend::faultOf(Stage stage, std::uint64_t ordinal) const {
  for (std::size_t i = 0; i < m_settings.faults.size(); ++i) {
    const PlantedFault& fault = m_settings.faults[i];
    const auto nth = static_cast<std::uint64_t>(std::max(fault.nth, 1)),
               every = static_cast<std::uint64_t>(std::max(fault.every, 0));
    if (fault.stage == stage && (ordinal == nth || (every > 0 && ordinal > nth && (ordinal - nth) % every == 0)))
      return i;
  }
  return std::nullopt;
}

Bytes SimulatedBackend::held() const {
  Bytes sum;
  for (Stage stage : kStages)
    sum += m_live[stage] + m_leaked[stage];
  return sum;
}

Bytes SimulatedBackend::loaded() const {
  Bytes sum = m_settings.resident + m_grown;
  for (Stage stage : kStages)
    sum += m_jitter[stage];
  return sum;
}

Bytes SimulatedBackend::reserved() const { return loaded() + m_reserved + m_fragments; }

event::MemorySample SimulatedBackend::sample() {
  event::MemorySample sample;
  sample.reserved = reserved();
  sample.used = sample.reserved;
  sample.total = m_settings.total;
  sample.resident = loaded();
  sample.running.emplace();
  for (Stage stage : kStages) {
    sample.allocated[stage] = m_live[stage] + m_leaked[stage];
    *sample.running += m_live[stage];
  }
  sample.peak = std::exchange(m_peak, loaded() + held());
  return sample;
}

}  // namespace vortex::backend
