// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a what-if costs, beside the bare scheduler that is told the same record's inputs: one replay (target 2 µs a slot), best and
// worst case over the last 2,000 slots (8 ms, while a timeout is dragged) and over all 10,000 (100 ms). bench_what_if [RUNS];
// medians of wall time, what was laid out once (a first call) left out.
#include "engine/analysis/what_if.h"
#include "engine/runtime/simulated_run.h"

#include <sys/utsname.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

using namespace vortex;
using namespace vortex::analysis;

namespace {

struct Told {
  Time at{};
  schedule::Input input;
};

Settings channelSettings() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 2;
  for (const Stage stage : kStages) {
    settings.simulated.stages[stage].form = TimeSpread::LogNormal;
    settings.simulated.stages[stage].spread = 0.12;
    settings.simulated.stages[stage].steps = 0;
  }
  return settings;
}

// A slot every 45 s on the cadence, a memory level twice a second.
std::vector<Told> channel(const Settings& settings, int count) {
  Recipe recipe;
  recipe.recipeId = "bench";
  recipe.script = "hello";
  recipe.prompt = "a presenter";
  recipe.duration = seconds(2);
  const auto shared = std::make_shared<const Recipe>(std::move(recipe));
  std::vector<Told> told;
  runtime::SimulatedRun run(settings, [&](const schedule::Input& input, Time now) { told.push_back({now, input}); });
  run.runUntil(Time{} + seconds(10));
  for (int i = 0; i < count; ++i) {
    run.submit({.recipe = shared, .seed = static_cast<std::uint64_t>(i) + 1, .airIn = seconds(45), .onCadence = true});
    run.runUntil(run.now() + seconds(45));
    run.events.clear();
  }
  run.finish(false, run.now() + seconds(3600));
  return told;
}

template <typename Work>
double medianMs(int runs, const Work& work) {
  std::vector<double> times;
  for (int run = 0; run < runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    work(run);
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
  return times[static_cast<std::size_t>(runs / 2)];
}

}  // namespace

int main(int argc, char** argv) {
  const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 15;
  constexpr int kSlots = 10'000, kLast = 2'000;
  utsname machine{};
  ::uname(&machine);
  std::printf("%s %s, %u cores; medians of %d runs\n", machine.sysname, machine.machine, std::thread::hardware_concurrency(), runs);

  const Settings settings = channelSettings();
  const std::vector<Told> told = channel(settings, kSlots);
  std::size_t levels = 0, estimates = 0;
  for (const Told& in : told) {
    levels += std::holds_alternative<schedule::input::MemoryLevel>(in.input) ? 1 : 0;
    estimates += std::holds_alternative<schedule::input::NewEstimates>(in.input) ? 1 : 0;
  }
  std::printf("%d slots, %zu inputs, of them %zu memory levels and %zu estimates\n\n", kSlots, told.size(), levels, estimates);

  std::vector<schedule::Command> out;
  const auto bareRun = [&](bool withLevels) {
    return [&, withLevels](int) {
      schedule::Scheduler scheduler(settings);
      for (const Told& in : told) {
        if (!withLevels && std::holds_alternative<schedule::input::MemoryLevel>(in.input))
          continue;
        out.clear();
        scheduler.step(in.input, in.at, out);
      }
    };
  };
  const double bare = medianMs(runs, bareRun(true)), bareFew = medianMs(runs, bareRun(false));
  std::printf("bare scheduler, the same inputs:          %7.2f ms, %.2f µs a slot; without memory levels %.2f µs\n", bare,
              1e3 * bare / kSlots, 1e3 * bareFew / kSlots);

  WhatIf whatIf;
  {
    RecordedSession session(settings);
    const auto start = std::chrono::steady_clock::now();
    std::uint64_t n = 0;
    for (const Told& in : told)
      if (!session.append(++n, in.at, in.input))
        return EXIT_FAILURE;
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    std::printf("taking the record apart, once:            %7.2f ms, %.2f µs a slot\n", ms, 1e3 * ms / kSlots);
    whatIf.add(std::move(session));
  }
  const SessionTimes times(whatIf.session(0));
  ClosedLoop loop;
  const auto change = [](int run) {
    return [run](Settings& s) { s.stages[Stage::Image].timeout = seconds(13 + 0.1 * (run % 40)); };
  };
  const double one = medianMs(
      runs, [&](int run) { loop.run({.session = &whatIf.session(0), .times = &times, .from = nullptr, .change = change(run)}); });
  std::printf("one replay:                               %7.2f ms, %.2f µs a slot, %llu steps   (target 2 µs)\n", one,
              1e3 * one / kSlots, static_cast<unsigned long long>(loop.steps()));
  for (const int last : {kLast, kSlots}) {
    const auto first = whatIf.evaluate({.change = change(0), .last = last});
    const double ms = medianMs(runs, [&](int run) { whatIf.evaluate({.change = change(run), .last = last}); });
    std::printf("best and worst over the last %6d:       %7.2f ms, %llu steps, +%d -%d, %d bracketed   (target %d ms)\n", last, ms,
                static_cast<unsigned long long>(first->steps), first->best.gained, first->worst.lost, first->bracketed,
                last == kLast ? 8 : 100);
  }
  return EXIT_SUCCESS;
}
