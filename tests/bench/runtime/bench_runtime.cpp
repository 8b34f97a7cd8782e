// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the runtime costs and how precise it is, beside bare baselines and an asyncio program in the same run.
// bench_runtime [RUNS]; bench_runtime gantt FILE draws a slot side by side and in sequence.
#include "engine/auto_tuner.h"
#include "engine/runtime/event_loop.h"
#include "engine/runtime/gantt.h"
#include "engine/runtime/simulated_run.h"
#include "tests/bench/runtime/live.h"
#include "tests/bench/runtime/measure.h"

#include <nlohmann/json.hpp>
#include <time.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <optional>
#include <random>
#include <string>

using namespace vortex;
using namespace vortex::bench;

namespace {

constexpr Time kForever = Time{} + seconds(1e9);

double wholeSlotOnVirtualTime_us(int count) {
  runtime::SimulatedRun run(freeSettings());
  const auto recipe = aRecipe();
  const double cpu = cpuSeconds();
  for (int i = 0; i < count; ++i) {
    run.submit({.recipe = recipe});
    run.runUntilIdle(kForever);
    run.events.clear();
  }
  return 1e6 * (cpuSeconds() - cpu) / count;
}

// Stage times that vary. Nothing: no tuning at all. Suggest has a proposal standing for every stage, the dearest that it can have.
double tunedSlot_us(std::optional<TuningMode> mode, int count) {
  Settings settings = contractSettings();
  settings.memory.sampleInterval = seconds(3600);
  settings.tuning.mode = mode.value_or(TuningMode::Off);
  for (const Stage stage : kStages) {
    settings.stages[stage].timeout *= 4;
    settings.simulated.stages[stage].form = TimeSpread::LogNormal;
    settings.simulated.stages[stage].spread = .08;
    settings.simulated.stages[stage].steps = 0;
  }
  std::unique_ptr<runtime::Tuner> tuner;
  if (mode)
    tuner = std::make_unique<AutoTuner>(analysis::TimeoutTuning(settings));
  runtime::SimulatedRun run(settings, {}, std::move(tuner));
  const auto recipe = aRecipe();
  const double cpu = cpuSeconds();
  for (int i = 0; i < count; ++i) {
    run.submit({.recipe = recipe});
    run.runUntilIdle(kForever);
    run.events.clear();
  }
  return 1e6 * (cpuSeconds() - cpu) / count;
}

// The live profile's slots, one every 45 s on the cadence, memory sampled twice a second.
double tenThousandSlots_s() {
  runtime::SimulatedRun run(contractSettings());
  const auto recipe = aRecipe();
  const double begin = cpuSeconds();
  for (int i = 0; i < 10'000; ++i) {
    run.submit({.recipe = recipe, .airIn = seconds(60), .onCadence = true});
    run.runUntil(run.now() + seconds(45));
    run.events.clear();
  }
  return cpuSeconds() - begin;
}

double throughputOfTwoOnVirtualTime() {
  constexpr int kCount = 40;
  Settings settings = loadSettings();
  settings.maxSlotsInFlight = 2;
  for (Stage stage : kStages)
    settings.stages[stage].laneCapacity = 1;
  runtime::SimulatedRun run(settings);
  for (int i = 0; i < kCount; ++i)
    run.submit({.recipe = aRecipe(), .noDeadline = true});
  run.runUntilIdle(kForever);
  return (0.120 * (kCount - 1) + 0.210) / inSeconds(run.now().time_since_epoch());
}

struct Lateness {
  std::vector<double> loop_ms, bare_ms;
};

std::int64_t monotonicNs() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1'000'000'000 + now.tv_nsec;
}

// The engine's wait and a bare clock_nanosleep in turn, at random distances up to 4 ms.
Lateness timerLateness(int timers) {
  runtime::EventLoop loop;
  std::mt19937 random(1);
  std::uniform_int_distribution<std::int64_t> distance(200'000, 4'000'000);
  Lateness late;
  for (int i = 0; i < timers; ++i) {
    std::int64_t due = monotonicNs() + distance(random);
    while (monotonicNs() < due)
      loop.wait(std::chrono::nanoseconds(due));
    late.loop_ms.push_back(1e-6 * static_cast<double>(monotonicNs() - due));

    due = monotonicNs() + distance(random);
    timespec until{};
    until.tv_sec = due / 1'000'000'000;
    until.tv_nsec = due % 1'000'000'000;
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == EINTR) {
    }
    late.bare_ms.push_back(1e-6 * static_cast<double>(monotonicNs() - due));
  }
  return late;
}

runtime::GanttChart chartOf(bool parallel, std::string title) {
  Settings settings = contractSettings();
  settings.simulated.startup = {};
  settings.parallelAudioImage = parallel;
  runtime::SimulatedRun run(settings);
  run.submit({.recipe = aRecipe()});
  run.runUntilIdle(kForever);
  runtime::GanttFold fold;
  Time end{};
  for (const Event& event : run.events) {
    fold.apply(event);
    if (std::holds_alternative<event::SlotComplete>(event.body))
      end = event.at;
  }
  title += ": " + std::to_string(std::lround(inSeconds(end.time_since_epoch()))) + " s";
  runtime::GanttChart chart = fold.chart(std::move(title));
  chart.marks = {{.at = Time{} + settings.generationTarget, .text = "target 21 s"},
                 {.at = Time{} + settings.airAfter - settings.downstream, .text = "last useful finish 26 s"}};
  return chart;
}

std::array<runtime::GanttChart, 2> charts() {
  return {chartOf(true, "Audio and image side by side"), chartOf(false, "In sequence")};
}

// The baseline program's figures; not an object where it could not run.
nlohmann::json asyncioBaseline() {
  FILE* pipe = popen("python3 " VORTEX_SOURCE_DIR "/tests/bench/asyncio_baseline.py 1000 3", "r");
  if (!pipe)
    return {};
  std::string text;
  std::array<char, 4096> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe))
    text.append(buffer.data(), got);
  pclose(pipe);
  return nlohmann::json::parse(text, nullptr, false);
}

template <typename Measure>
auto repeat(int runs, Measure measure) {
  std::vector<decltype(measure())> results;
  for (int i = 0; i < runs; ++i)
    results.push_back(measure());
  return results;
}

double medianWall(const std::vector<Cost>& costs) {
  std::vector<double> values;
  for (const Cost& cost : costs)
    values.push_back(cost.wall_us);
  return median(std::move(values));
}

double medianCpu(const std::vector<Cost>& costs) {
  std::vector<double> values;
  for (const Cost& cost : costs)
    values.push_back(cost.cpu_us);
  return median(std::move(values));
}

void costs(int runs, const nlohmann::json& asyncio) {
  const auto baseline = [&](const char* way, const char* what) {
    return asyncio.is_object() ? asyncio.at(way).at(what).get<double>() : -1.0;
  };
  const auto one = repeat(runs, [] { return liveOneByOne(5'000); });
  const auto recorded = repeat(runs, [] { return recordedOneByOne(5'000); });
  const auto burst = repeat(runs, [] { return liveBurst(10'000); });
  const double threads = baseline("threads", "slot_us"), threadsCpu = baseline("threads", "slot_cpu_us");
  std::printf("live engine, simulated backend, free stages     wall a slot    CPU a slot\n");
  std::printf("  one by one, 5,000 slots                       %9.1f us  %9.1f us\n", medianWall(one), medianCpu(one));
  std::printf("  the same, recorded in a history               %9.1f us  %9.1f us\n", medianWall(recorded), medianCpu(recorded));
  std::printf("  at once, 10,000 slots                         %9.1f us  %9.1f us\n", medianWall(burst), medianCpu(burst));
  std::printf("  asyncio with worker threads, one by one       %9.1f us  %9.1f us\n", threads, threadsCpu);
  std::printf("  asyncio, tasks only, one by one               %9.1f us  %9.1f us\n", baseline("tasks", "slot_us"),
              baseline("tasks", "slot_cpu_us"));
  std::printf("  of asyncio with threads                       %9.2f     %9.2f      (target <= 0.3)\n\n", medianWall(one) / threads,
              medianCpu(one) / threadsCpu);

  const double hundred = median(repeat(runs, [] { return atOnce_ms(100); }));
  const double thousand = median(repeat(runs, [] { return atOnce_ms(1'000); }));
  std::printf("slots of 20/120/80/10 ms at once, ideal 210 ms          100         1,000\n");
  std::printf("  engine                                        %9.1f ms  %9.1f ms\n", hundred, thousand);
  std::printf("  of the ideal                                  %9.3f     %9.3f      (target <= 1.05)\n", hundred / 210,
              thousand / 210);
  std::printf("  asyncio with worker threads                   %9.1f ms  %9.1f ms\n", baseline("threads", "at_once_100_ms"),
              baseline("threads", "at_once_1000_ms"));
  std::printf("  asyncio, tasks only                           %9.1f ms  %9.1f ms\n\n", baseline("tasks", "at_once_100_ms"),
              baseline("tasks", "at_once_1000_ms"));
}

}  // namespace

int main(int argc, char** argv) {
  printMachine("bench_runtime");
  if (argc > 2 && std::string(argv[1]) == "gantt") {
    std::ofstream out(argv[2], std::ios::trunc);
    out << runtime::toSvg(charts());
    return out.flush() ? 0 : 1;
  }
  const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
  std::printf("medians of %d runs\n\n", runs);

  std::printf("a whole slot on virtual time (scheduler, driver, simulated backend), free stages, 20,000 slots: %.2f us CPU\n",
              median(repeat(runs, [] { return wholeSlotOnVirtualTime_us(20'000); })));
  std::printf("10,000 slots of 45 s on virtual time: %.3f s CPU (target < 1)\n\n", median(repeat(runs, tenThousandSlots_s)));
  std::printf(
      "the same with stage times that vary, and the tuning of timeouts, 5,000 slots: without %.2f us, off %.2f us, suggest %.2f "
      "us, auto %.2f us CPU\n\n",
      median(repeat(runs, [] { return tunedSlot_us({}, 5'000); })),
      median(repeat(runs, [] { return tunedSlot_us(TuningMode::Off, 5'000); })),
      median(repeat(runs, [] { return tunedSlot_us(TuningMode::Suggest, 5'000); })),
      median(repeat(runs, [] { return tunedSlot_us(TuningMode::Auto, 5'000); })));
  costs(runs, asyncioBaseline());
  std::printf("two slots in flight, 40 slots, of one slot per longest stage: %.3f on virtual time, %.3f live (target >= 0.95)\n\n",
              throughputOfTwoOnVirtualTime(), median(repeat(runs, [] { return throughputOfTwo(40); })));

  const Lateness late = timerLateness(1'000);
  const auto row = [](const char* name, const std::vector<double>& values) {
    std::printf("  %-26s %8.3f %8.3f %8.3f\n", name, percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1));
  };
  std::printf("timer lateness, 1,000 timers, ms    p50      p99      max  (target: p99 < 0.5 on an idle machine)\n");
  row("engine's event loop", late.loop_ms);
  row("bare clock_nanosleep", late.bare_ms);
  std::printf("\n");
  for (const auto& chart : charts())
    std::printf("%s\n", chart.title.c_str());
  return 0;
}
