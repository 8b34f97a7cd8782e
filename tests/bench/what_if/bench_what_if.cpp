// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a what-if costs, beside the bare scheduler that is told the same record's inputs: one replay (target 2 µs a slot), best and
// worst case over the last 2,000 slots (8 ms, while a timeout is dragged) and over all 10,000 (100 ms), also without the short cut
// for what cannot change. bench_what_if [RUNS]; medians of wall time and of the thread's CPU time, which on a busy machine says
// more; what was laid out once (a first call) left out.
#include "engine/analysis/what_if.h"
#include "engine/runtime/simulated_run.h"

#include <sys/utsname.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
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

struct Took {
  double wall = 0, cpu = 0;  // ms
};

double threadMs() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

template <typename Work>
Took medianOf(int runs, const Work& work) {
  std::vector<double> wall, cpu;
  for (int run = 0; run < runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    const double before = threadMs();
    work(run);
    cpu.push_back(threadMs() - before);
    wall.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(wall.begin(), wall.end());
  std::sort(cpu.begin(), cpu.end());
  return {.wall = wall[wall.size() / 2], .cpu = cpu[cpu.size() / 2]};
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
  std::printf("%-46s %8s %8s   %s\n", "", "wall ms", "CPU ms", "CPU a slot");
  const auto row = [](const char* what, const Took& took, double slotCount, const std::string& rest) {
    std::printf("%-46s %8.2f %8.2f   %.2f µs%s\n", what, took.wall, took.cpu, 1e3 * took.cpu / slotCount, rest.c_str());
  };
  row("bare scheduler, the same inputs", medianOf(runs, bareRun(true)), kSlots, "");
  row("bare scheduler, without the memory levels", medianOf(runs, bareRun(false)), kSlots, "");

  WhatIf whatIf;
  {
    RecordedSession session(settings);
    std::uint64_t n = 0;
    bool whole = true;
    row("taking the record apart, once",
        medianOf(1,
                 [&](int) {
                   for (const Told& in : told)
                     whole = whole && session.append(++n, in.at, in.input).has_value();
                 }),
        kSlots, "");
    if (!whole)
      return EXIT_FAILURE;
    whatIf.add(std::move(session));
  }
  const SessionTimes times(whatIf.session(0));
  ClosedLoop loop;
  const auto change = [](int run) {
    return [run](Settings& s) { s.stages[Stage::Image].timeout = seconds(13 + 0.1 * (run % 40)); };
  };
  const auto whole = [&](int run, const RecordedSession::Checkpoint* from, Scenario scenario) {
    loop.run({.session = &whatIf.session(0), .times = &times, .from = from, .change = change(run), .scenario = scenario});
  };
  const Took one = medianOf(runs, [&](int run) { whole(run, nullptr, Scenario::Worst); });
  row("one replay", one, kSlots, ", " + std::to_string(loop.steps()) + " steps   (target 2 µs)");
  const RecordedSession::Checkpoint* const from = whatIf.session(0).checkpointBefore(kLast);
  row("best and worst over the last 2,000, all lived",
      medianOf(runs,
               [&](int run) {
                 whole(run, from, Scenario::Best);
                 whole(run, from, Scenario::Worst);
               }),
      2 * kLast, "   (target 8 ms)");
  for (const int last : {kLast, kSlots}) {
    const auto first = whatIf.evaluate({.change = change(0), .last = last});
    const Took took = medianOf(runs, [&](int run) { whatIf.evaluate({.change = change(run), .last = last}); });
    row(last == kLast ? "best and worst over the last 2,000" : "best and worst over all 10,000", took, 2 * last,
        ", " + std::to_string(first->steps) + " steps   (target " + (last == kLast ? "8" : "100") + " ms)");
  }
  return EXIT_SUCCESS;
}
