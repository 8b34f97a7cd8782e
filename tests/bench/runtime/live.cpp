// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/runtime/live.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <utility>

namespace vortex::bench {
namespace {

constexpr std::size_t kBound = 10'000'000;  // a bench's reader never falls behind

EngineOptions simulated(const Settings& settings, std::optional<std::filesystem::path> historyFile) {
  EngineOptions options;
  options.historyFile = std::move(historyFile);
  options.program = "bench_runtime";
  options.settings = settings;
  options.backend = BackendKind::Simulated;
  return options;
}

Cost costOf(Live& live, int count, bool atOnce) {
  const double wall = wallSeconds(), cpu = cpuSeconds();
  for (int i = 1; i <= count; ++i) {
    live.submit();
    if (!atOnce)
      live.awaitDecided(i);
  }
  live.awaitDecided(count);
  return {1e6 * (wallSeconds() - wall) / count, 1e6 * (cpuSeconds() - cpu) / count};
}

void complain(const Live& live, int count) {
  if (live.succeeded() != count)
    std::printf("  !! only %d of %d slots succeeded\n", live.succeeded(), count);
}

}  // namespace

Live::Live(const Settings& settings, std::optional<std::filesystem::path> historyFile)
    : m_engine(simulated(settings, std::move(historyFile))), m_queue(m_engine.subscribe(kBound)), m_recipe(*aRecipe()) {
  m_engine.start();
  while (!m_ready)
    take();
}

void Live::submit() {
  SlotRequest request;
  request.recipe = m_recipe;
  request.seed = 1;
  request.noDeadline = true;
  m_engine.submit(std::move(request));
}

void Live::awaitDecided(int count) {
  while (m_decided < count)
    take();
}

void Live::take() {
  m_events.clear();
  m_queue->take(m_events, std::chrono::seconds(1));
  for (const Event& event : m_events) {
    m_ready = m_ready || std::holds_alternative<event::DeviceReady>(event.body);
    if (const auto* complete = std::get_if<event::SlotComplete>(&event.body)) {
      ++m_decided;
      m_succeeded += complete->verdict.outcome == Outcome::Succeeded ? 1 : 0;
    }
  }
}

Cost liveOneByOne(int count) {
  Live live(freeSettings());
  const Cost cost = costOf(live, count, false);
  complain(live, count);
  return cost;
}

Cost recordedOneByOne(int count) {
  const auto folder = std::filesystem::temp_directory_path() / ("bench_runtime-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  Cost cost;
  {
    Live live(freeSettings(), folder / "history.db");
    cost = costOf(live, count, false);
    complain(live, count);
  }
  std::filesystem::remove_all(folder);
  return cost;
}

Cost liveBurst(int count) {
  Live live(freeSettings());
  const Cost cost = costOf(live, count, true);
  complain(live, count);
  return cost;
}

double atOnce_ms(int count) {
  Live live(loadSettings());
  const double wall_us = costOf(live, count, true).wall_us;
  complain(live, count);
  return wall_us * count / 1e3;
}

double throughputOfTwo(int count) {
  Settings settings = loadSettings();
  settings.maxSlotsInFlight = 2;
  for (Stage stage : kStages)
    settings.stages[stage].laneCapacity = 1;
  Live live(settings);
  const double wall_s = costOf(live, count, true).wall_us * count / 1e6;
  complain(live, count);
  return (0.120 * (count - 1) + 0.210) / wall_s;
}

}  // namespace vortex::bench
