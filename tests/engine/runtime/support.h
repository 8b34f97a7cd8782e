// SPDX-License-Identifier: GPL-3.0-or-later
//
// Simulated slots in few words.
#pragma once

#include "engine/runtime/simulated_run.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vortex::test {

inline constexpr Time at(double s) { return Time{} + seconds(s); }

// The contract's live settings; the device is ready at once, encoding takes no time, and no stage reports steps.
inline Settings plainSettings() {
  Settings settings = contractSettings();
  settings.simulated.startup = {};
  settings.simulated.encode = {};
  settings.memory.sampleInterval = seconds(3600);
  for (Stage stage : kStages)
    settings.simulated.stages[stage].steps = 0;
  return settings;
}

inline Settings withFault(Settings settings, PlantedFault fault) {
  settings.simulated.faults.push_back(fault);
  return settings;
}

inline std::shared_ptr<const Recipe> aRecipe() {
  Recipe recipe;
  recipe.recipeId = "tests";
  recipe.label = "a label";
  recipe.script = "hello";
  recipe.prompt = "a presenter";
  recipe.duration = seconds(2);
  return std::make_shared<const Recipe>(std::move(recipe));
}

template <typename T>
std::vector<T> all(const std::vector<Event>& events) {
  std::vector<T> found;
  for (const Event& event : events)
    if (const T* body = std::get_if<T>(&event.body))
      found.push_back(*body);
  return found;
}

template <typename T>
std::vector<Time> timesOf(const std::vector<Event>& events) {
  std::vector<Time> found;
  for (const Event& event : events)
    if (std::holds_alternative<T>(event.body))
      found.push_back(event.at);
  return found;
}

// A driver on the simulated backend and virtual time, with a sink that the test can look at.
template <typename Sink>
struct Driven {
  template <typename... SinkArguments>
  explicit Driven(const Settings& settings, SinkArguments&&... arguments)
      : backend(settings), sink(std::forward<SinkArguments>(arguments)...), driver(settings, backend, sink) {
    driver.open(now);
  }
  void submit(std::uint64_t id, std::shared_ptr<const Recipe> recipe = aRecipe()) {
    driver.submit({.slot = SlotId{id}, .recipe = std::move(recipe), .seed = 77}, now);
  }
  void runUntil(Time end) {
    for (driver.advance(now); driver.nextDue() && *driver.nextDue() <= end; driver.advance(now))
      now = std::max(now, *driver.nextDue());
    now = end;
    driver.takeEvents(events);
  }
  Time now{};
  backend::SimulatedBackend backend;
  Sink sink;
  runtime::Driver driver;
  std::vector<Event> events;
};

// "succeeded", "timed_out image", "failed video device_lost", in the order in which they were decided.
inline std::vector<std::string> outcomes(const std::vector<Event>& events) {
  std::vector<std::string> words;
  for (const auto& complete : all<event::SlotComplete>(events)) {
    std::string word{toString(complete.verdict.outcome)};
    if (complete.verdict.stage)
      word += " " + std::string(toString(*complete.verdict.stage));
    if (complete.verdict.reason != Reason::None)
      word += " " + std::string(toString(complete.verdict.reason));
    words.push_back(word);
  }
  return words;
}

}  // namespace vortex::test
