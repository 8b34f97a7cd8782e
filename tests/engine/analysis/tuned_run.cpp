// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/analysis/tuned_run.h"

#include "engine/auto_tuner.h"
#include "engine/config/config_reader.h"
#include "tests/engine/runtime/support.h"

#include <QtTest>
#include <cmath>
#include <random>

namespace vortex::test {

double drawnLogNormal(double median, double sigma, double normal) { return median * std::exp(sigma * normal); }

Settings imageWorld(double timeout, TuningMode mode) {
  Settings settings = plainSettings();
  settings.airAfter = seconds(60.6);
  settings.downstream = settings.deliveryTarget = {};
  settings.memory.sampleInterval = seconds(60);  // the most that a config takes
  settings.tuning.mode = mode;
  settings.tuning.pinned = {Stage::Audio, Stage::Video, Stage::Clip};
  for (const Stage stage : {Stage::Audio, Stage::Video, Stage::Clip}) {
    settings.stages[stage].minTimeout = seconds(.01);
    settings.stages[stage].timeout = seconds(.3);
    settings.stages[stage].target = seconds(.1);
    settings.stages[stage].retries = 0;
  }
  settings.stages[Stage::Image].timeout = seconds(timeout);
  return settings;
}

void setImageTimes(Settings& settings, const ImageTime& time, int count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> uniform;
  SimulatedStage& image = settings.simulated.stages[Stage::Image];
  image.form = TimeSpread::Recorded;
  for (int i = 0; i < count; ++i) {
    const double n = normal(random);
    image.recorded.push_back(seconds(time(i, n, uniform(random))));
  }
}

TunedRun::TunedRun(const Settings& settings, std::optional<std::vector<analysis::SeenAttempt>> past) {
  session.settings = settings;
  analysis::TimeoutTuning tuning(settings);
  if (past)
    tuning.remember("simulated", "simulated", std::move(*past));
  run.emplace(
      settings,
      [this](const schedule::Input& input, Time now) {
        auto& recorded = session.inputs.emplace_back(
            Session::Input{.n = session.inputs.size() + 1, .at = now, .kind = schedule::kindOf(input), .body = {}});
        schedule::encode(input, config::toYaml, recorded.body);
      },
      std::make_unique<AutoTuner>(std::move(tuning)));
}

void TunedRun::make(int count) {
  for (int i = 0; i < count; ++i) {
    run->submit({.recipe = aRecipe()});
    QVERIFY(run->runUntilIdle(run->now() + seconds(100'000)));
  }
}

void TunedRun::finish() {
  QVERIFY(run->finish(false, run->now() + seconds(100'000)));
  session.events = std::move(run->events);
}

std::vector<event::SettingsChanged> automatic(const std::vector<Event>& events) {
  auto changes = all<event::SettingsChanged>(events);
  std::erase_if(changes, [](const auto& change) { return change.who != "auto"; });
  return changes;
}

std::vector<event::TimeoutAdvice> adviceOn(Stage stage, const std::vector<Event>& events) {
  auto advice = all<event::TimeoutAdvice>(events);
  std::erase_if(advice, [&](const auto& a) { return a.stage != stage; });
  return advice;
}

}  // namespace vortex::test
