// SPDX-License-Identifier: GPL-3.0-or-later
//
// A short channel of the real engine, on its own thread and clock, that is recorded in a store; and a store made other than it was.
#pragma once

#include "engine/engine.h"

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace vortex::test {

// Ten milliseconds a slot on a clock that runs a hundred times as fast; one in some of everything goes wrong.
Settings troubledSettings();

class Channel {
 public:
  explicit Channel(const std::filesystem::path& file, const Settings& settings = troubledSettings());
  Engine& engine() { return m_engine; }
  SlotId submit(bool onCadence = false);
  void awaitDecided(std::size_t count);
  void end(StopMode mode);

 private:
  Engine m_engine;
  std::shared_ptr<EventQueue> m_queue;
  std::set<SlotId> m_decided;
};

// As whoever wrote it so, and not as damage, which the rows' seals find before anything else does.
void changeStore(const std::filesystem::path& file, const std::string& sql);

}  // namespace vortex::test
