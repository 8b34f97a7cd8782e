// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule/ledger.h"

#include <algorithm>

namespace vortex::schedule {

namespace {

// Sets `above` and says so when it changed. Between limit − hysteresis and limit it stays what it was.
std::optional<event::MemoryCrossed> cross(bool& above, event::MemoryLimit limit, Bytes used, Bytes bound, Bytes hysteresis) {
  const bool crossedUp = !above && used > bound;
  const bool crossedDown = above && used < bound - hysteresis;
  if (!crossedUp && !crossedDown)
    return std::nullopt;
  above = crossedUp;
  return event::MemoryCrossed{.limit = limit, .above = above, .used = used, .bound = bound};
}

}  // namespace

Ledger::Crossings Ledger::update(const input::MemoryLevel& level, const MemorySettings& limits) {
  m_level = level;
  return {cross(m_aboveSoft, event::MemoryLimit::Soft, level.used, limits.softLimit, limits.hysteresis),
          cross(m_aboveHard, event::MemoryLimit::Hard, level.used, limits.hardLimit, limits.hysteresis)};
}

Bytes Ledger::freeFor(Stage stage, const MemorySettings& limits) const {
  const Bytes others = std::max(m_level.used - m_level.reserved, Bytes{});
  return limits.hardLimit - others - loadedWhile(stage) - m_committed;
}

Admission Ledger::admit(Stage stage, Bytes need, const MemorySettings& limits) const {
  if (loadedWhile(stage) + need > limits.hardLimit)
    return Admission::Never;
  return need > freeFor(stage, limits) ? Admission::Waits : Admission::Fits;
}

}  // namespace vortex::schedule
