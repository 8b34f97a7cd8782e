// SPDX-License-Identifier: GPL-3.0-or-later
//
// Device memory as the scheduler reckons with it (contract 4): what the device says is used against the limits, and what the
// attempts that run were promised. Limits are compared strictly: exactly at a limit is within it.
#pragma once

#include "engine/schedule/input.h"
#include "engine/slot/event.h"
#include "engine/slot/settings.h"

#include <optional>

namespace vortex::schedule {

enum class Admission : std::uint8_t {
  Fits = 1,
  Waits,  // not now: other attempts or other processes hold what it needs
  Never,  // not even with nothing else on the device but the resident models
};

class Ledger {
 public:
  // The crossings that a new level or new limits bring, at most one a limit.
  struct Crossings {
    std::optional<event::MemoryCrossed> soft, hard;
  };
  Crossings update(const input::MemoryLevel& level, const MemorySettings& limits);
  Crossings update(const MemorySettings& limits) { return update(m_level, limits); }

  // Where the device pages its models: what of them it has loaded while each stage runs. All zero: the level's resident.
  void setLoadedWhile(const PerStage<Bytes>& loaded) { m_loadedWhile = loaded; }
  Bytes loadedWhile(Stage stage) const { return m_loadedWhile == PerStage<Bytes>{} ? m_level.resident : m_loadedWhile[stage]; }

  // What is left for an attempt of the stage; below 0 where it is over the limit already.
  Bytes freeFor(Stage stage, const MemorySettings& limits) const;
  Admission admit(Stage stage, Bytes need, const MemorySettings& limits) const;
  void commit(Bytes need) { m_committed += need; }
  void release(Bytes need) { m_committed -= need; }

  // From the crossing of the hard limit until it has returned below it by the hysteresis: nothing starts.
  bool aboveHard() const { return m_aboveHard; }
  // The last level itself, without hysteresis: something must be stopped.
  bool overHardNow(const MemorySettings& limits) const { return m_level.used > limits.hardLimit; }
  Bytes committed() const { return m_committed; }
  const input::MemoryLevel& level() const { return m_level; }

 private:
  input::MemoryLevel m_level;
  PerStage<Bytes> m_loadedWhile;
  Bytes m_committed;
  bool m_aboveSoft = false, m_aboveHard = false;
};

}  // namespace vortex::schedule
