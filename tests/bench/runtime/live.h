// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real engine over its threads, as its benches use it.
#pragma once

#include "engine/engine.h"
#include "tests/bench/runtime/measure.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace vortex::bench {

// An engine on the simulated backend that is ready, and its one subscriber.
class Live {
 public:
  explicit Live(const Settings& settings, std::optional<std::filesystem::path> historyFile = {});
  void submit();
  // Reads events until so many slots were decided since the start.
  void awaitDecided(int count);
  int succeeded() const { return m_succeeded; }

 private:
  void take();

  Engine m_engine;
  std::shared_ptr<EventQueue> m_queue;
  Recipe m_recipe;
  std::vector<Event> m_events;
  bool m_ready = false;
  int m_decided = 0, m_succeeded = 0;
};

// Free stages, each slot submitted when its predecessor's end was read: two thread hand-overs a slot.
Cost liveOneByOne(int count);
// The same, recorded: events, submissions and the scheduler's inputs. CPU is the process', the store's thread included.
Cost recordedOneByOne(int count);
// Free stages, all submitted at once: what a slot costs the engine when nobody waits for it.
Cost liveBurst(int count);
// Slots of 20/120/80/10 ms, all at once: milliseconds from the first submission to the last outcome.
double atOnce_ms(int count);
// Slots of 20/120/80/10 ms, two in flight, lanes of one: the share of one slot per longest stage.
double throughputOfTwo(int count);

}  // namespace vortex::bench
