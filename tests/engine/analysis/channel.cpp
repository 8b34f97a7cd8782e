// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/analysis/channel.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <chrono>

namespace vortex::test {
namespace {

using namespace std::chrono_literals;

Recipe channelRecipe() {
  Recipe recipe;
  recipe.recipeId = "tests";
  recipe.script = "hello";
  recipe.prompt = "a presenter";
  recipe.duration = seconds(2);
  recipe.canonicalJson = R"({"a":1})";
  return recipe;
}

}  // namespace

Settings troubledSettings() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 2;
  settings.maxQueued = 8;
  settings.degrade = DegradeMode::Auto;
  settings.ladder = {Quality{}, Quality{.side = 128}};
  settings.memory.sampleInterval = seconds(1);
  settings.simulated.startup = seconds(1);
  settings.simulated.clockScale = 100;
  settings.stop.drainBudget = seconds(2);
  settings.stop.quarantineBound = seconds(5);
  int nth = 2;
  for (Fault fault : {Fault::Fail, Fault::Block, Fault::DeviceLost, Fault::TransientFail, Fault::OutOfMemory, Fault::IgnoreStop})
    settings.simulated.faults.push_back({.stage = Stage::Image, .fault = fault, .nth = nth += 2, .every = 31});
  return settings;
}

Channel::Channel(const std::filesystem::path& file, const Settings& settings)
    : m_engine({.settings = settings, .backend = BackendKind::Simulated, .historyFile = file, .program = "test", .version = "1"}),
      m_queue(m_engine.subscribe()) {
  m_engine.start();
}

SlotId Channel::submit(bool onCadence) {
  SlotRequest request{.recipe = channelRecipe(), .seed = 1};
  if (onCadence)
    request.airIn = seconds(60);
  request.onCadence = onCadence;
  return m_engine.submit(std::move(request));
}

void Channel::awaitDecided(std::size_t count) {
  std::vector<Event> events;
  while (m_decided.size() < count && m_queue->take(events, 1s)) {
    for (const Event& event : events)
      if (const auto* complete = std::get_if<event::SlotComplete>(&event.body))
        m_decided.insert(complete->slot);
    events.clear();
  }
}

void Channel::end(StopMode mode) {
  m_engine.stop(mode);
  m_engine.join();
}

void changeStore(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  database.exec(sql);
  for (const char* table : {"run", "input", "event"})
    database.exec(std::string("UPDATE ") + table + " SET seal = NULL");
}

}  // namespace vortex::test
