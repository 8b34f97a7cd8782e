// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/analysis/session.h"

#include "engine/config/config_reader.h"
#include "engine/config/settings_diff.h"
#include "tests/engine/runtime/support.h"

#include <random>

namespace vortex::test {
namespace {

Settings troubledSettings(std::mt19937& random, OnWedged onWedged) {
  Settings settings = plainSettings();
  settings.maxSlotsInFlight = 1 + static_cast<int>(random() % 3);
  settings.maxQueued = 4;
  settings.parallelAudioImage = random() % 4 != 0;
  settings.degrade = random() % 2 == 0 ? DegradeMode::Auto : DegradeMode::Suggest;
  settings.ladder = {Quality{}, Quality{.side = 256}, Quality{.side = 128}};
  settings.memory.sampleInterval = seconds(0.5);
  settings.memory.hardLimit = gigabytes(2.0);
  settings.memory.softLimit = gigabytes(1.3);
  settings.stages[Stage::Image].retries = 1;
  settings.stages[Stage::Clip].retries = 1;
  settings.stop.onWedged = onWedged;
  settings.device.safeModeDeaths = 1000;
  settings.simulated.startup = seconds(2);
  settings.simulated.encode = seconds(0.8);
  settings.simulated.seed = random();
  for (Stage stage : kStages) {
    settings.simulated.stages[stage].form = TimeSpread::LogNormal;
    settings.simulated.stages[stage].spread = 0.25;
    settings.simulated.stages[stage].steps = 3;
  }
  int nth = 3;
  for (Fault fault : {Fault::Fail, Fault::TransientFail, Fault::InvalidOutput, Fault::Block, Fault::SlowDrain, Fault::OutOfMemory,
                      Fault::DeviceLost, Fault::Leak, Fault::IgnoreStop})
    for (Stage stage : {Stage::Audio, Stage::Image, Stage::Video})
      settings.simulated.faults.push_back({.stage = stage,
                                           .fault = fault,
                                           .nth = nth += 2 + static_cast<int>(random() % 3),
                                           .every = 40 + static_cast<int>(random() % 40),
                                           .bytes = gigabytes(0.2),
                                           .lasts = seconds(1)});
  settings.simulated.faults.push_back({.stage = Stage::Clip, .fault = Fault::LowScores, .nth = 2, .every = 9});
  return settings;
}

void operate(runtime::SimulatedRun& run, Settings& settings, std::uint64_t lastSlot, std::mt19937& random) {
  runtime::Driver& driver = run.driver();
  switch (random() % 12) {
  case 0:
  case 1:
    driver.cancel(SlotId{lastSlot - random() % 3}, run.now());
    break;
  case 2:
    settings.stages[Stage::Image].timeout = seconds(9 + static_cast<double>(random() % 8'000) / 999);
    settings.stages[Stage::Image].watch = {.limit = seconds(static_cast<double>(random() % 3) * 9),
                                           .every = 1 + static_cast<int>(random() % 2)};
    settings.parallelAudioImage = !settings.parallelAudioImage;
    driver.tune(settings, random() % 2 == 0, config::differences, run.now());
    break;
  case 3:
    settings.abortQuantile = 0.01 + static_cast<double>(random() % 100) / 1000;
    settings.memory.softLimit = gigabytes(1.1 + static_cast<double>(random() % 4) / 10);
    driver.tune(settings, false, config::differences, run.now());
    break;
  case 4:
    driver.setQuality(static_cast<int>(random() % 4), "the operator", run.now());
    break;
  case 5:
    driver.setIntake(random() % 3 != 0, run.now());
    break;
  case 6:
    driver.restartDevice("operator", run.now());
    break;
  case 7:
    driver.clockJumped(seconds(3), run.now());
    driver.tell(event::Notice{"somebody says something"}, run.now());
    break;
  case 8:
    driver.refuse(SlotId{1'000'000 + lastSlot * 10}, SlotId{1'000'002 + lastSlot * 10}, run.now());
    break;
  default:
    break;
  }
}

}  // namespace

Session busySession(std::uint32_t seed, int minutes, OnWedged onWedged) {
  std::mt19937 random(seed);
  Session session;
  session.settings = troubledSettings(random, onWedged);
  runtime::SimulatedRun run(session.settings, [&](const schedule::Input& input, Time now) {
    auto& recorded = session.inputs.emplace_back(
        Session::Input{.n = session.inputs.size() + 1, .at = now, .kind = schedule::kindOf(input), .body = {}});
    schedule::encode(input, config::toYaml, recorded.body);
  });
  Settings settings = session.settings;
  std::uint64_t lastSlot = 0;
  for (const Time end = at(60.0 * minutes); run.now() < end;) {
    const int burst = random() % 10 == 0 ? 9 : 1;
    for (int i = 0; i < burst; ++i)
      lastSlot =
          run.submit({.recipe = aRecipe(),
                      .seed = random(),
                      .airIn = random() % 2 == 0 ? std::optional(seconds(20 + static_cast<double>(random() % 60))) : std::nullopt,
                      .onCadence = random() % 2 == 0,
                      .noDeadline = random() % 8 == 0})
              .value;
    for (int i = 0; i < 3; ++i) {
      run.runUntil(run.now() + seconds(static_cast<double>(random() % 12'000) / 1000));
      operate(run, settings, lastSlot, random);
    }
  }
  run.driver().setIntake(true, run.now());
  run.finish(random() % 2 == 0, run.now() + seconds(3600));
  session.events = std::move(run.events);
  return session;
}

analysis::ReplayResult Session::replayed() const {
  analysis::Record record{.settings = settings, .readSettings = config::fromYaml, .inputs = {}, .events = {}, .told = std::nullopt};
  record.inputs = [this, i = std::size_t{0}]() mutable -> tl::expected<std::optional<analysis::RecordedInput>, std::string> {
    if (i == inputs.size())
      return std::nullopt;
    const Input& input = inputs[i++];
    return analysis::RecordedInput{.n = input.n, .at = input.at, .kind = input.kind, .body = input.body};
  };
  record.events = [this, i = std::size_t{0}]() mutable -> tl::expected<std::optional<analysis::RecordedEvent>, std::string> {
    if (i == events.size())
      return std::nullopt;
    const Event& event = events[i++];
    return analysis::RecordedEvent{.seq = event.seq, .at = event.at, .body = event.body};
  };
  if (ended)
    record.told = {.inputs = inputs.empty() ? 0 : inputs.back().n, .lastSeq = events.empty() ? 0 : events.back().seq};
  return analysis::replay(record);
}

}  // namespace vortex::test
