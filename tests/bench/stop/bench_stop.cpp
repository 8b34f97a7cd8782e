// SPDX-License-Identifier: Apache-2.0
//
// How fast a stop is and what it leaves: each stage, and models of nothing but long operators in eager code and in TorchScript,
// told to stop at random instants. "past operator" is how much longer than the running stretch, which nothing can cut short, the
// stop took.
#include "engine/torch/rehearsal.h"
#include "engine/torch/torch_device.h"
#include "tests/bench/stop/bench_models.h"
#include "tests/bench/stop/operator_clock.h"
#include "tests/engine/torch/long_operator_models.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>

using namespace vortex;
using namespace vortex::torch;
using SteadyClock = std::chrono::steady_clock;
using Lengths = std::vector<std::chrono::nanoseconds>;

namespace {

const bool kFull = std::getenv("VORTEX_FULL") != nullptr;
const int kStops = kFull ? 200 : 40;

double ms(std::chrono::nanoseconds length) { return inMilliseconds(length); }

double percentile(Lengths lengths, double q) {
  if (lengths.empty())
    return 0;
  std::sort(lengths.begin(), lengths.end());
  return ms(lengths[static_cast<std::size_t>(q * static_cast<double>(lengths.size() - 1) + 0.5)]);
}

struct Series {
  Lengths stop, drain, past;
  std::chrono::nanoseconds longestOperator{}, undisturbed{};
  std::int64_t held = 0;
  int stopped = 0, digestsEqual = 0, runs = 0;
};

std::vector<std::vector<std::byte>> bitsOf(Rehearsal& slot, Stage stage) {
  std::vector<std::vector<std::byte>> bits;
  for (std::size_t i = 0; i < backend::outputsOf(stage, slot.job()).size(); ++i)
    bits.push_back(slot.output(stage, i));
  return bits;
}

// Median length of every stretch over three undisturbed runs.
Lengths learnStretches(backend::Device& device, Rehearsal& slot, Stage stage, OperatorClock& clock, Series& series) {
  std::vector<Lengths> runs;
  for (int i = 0; i < 3; ++i) {
    clock.start();
    series.undisturbed = slot.run(device, stage).cost.elapsed;
    clock.stop();
    runs.push_back(clock.lengths());
    series.longestOperator = std::max(series.longestOperator, clock.longestOperator());
  }
  Lengths medians(std::min({runs[0].size(), runs[1].size(), runs[2].size()}));
  for (std::size_t i = 0; i < medians.size(); ++i) {
    std::array<std::chrono::nanoseconds, 3> three{runs[0][i], runs[1][i], runs[2][i]};
    std::sort(three.begin(), three.end());
    medians[i] = three[1];
  }
  return medians;
}

Series measure(backend::Device& device, Rehearsal& slot, Stage stage, unsigned seed) {
  Series series;
  OperatorClock clock;
  static_cast<void>(slot.run(device, stage));
  const Lengths stretches = learnStretches(device, slot, stage, clock, series);
  const auto expected = bitsOf(slot, stage);
  std::mt19937_64 random(seed);
  for (; series.stopped < kStops && series.runs < 3 * kStops; ++series.runs) {
    const std::chrono::nanoseconds delay(
        std::uniform_int_distribution<std::int64_t>(0, series.undisturbed.count() * 95 / 100)(random));
    SteadyClock::time_point requested;
    OperatorClock::Mark mark;
    clock.start();
    std::thread engine([&, begin = SteadyClock::now()] {
      std::this_thread::sleep_until(begin + delay);
      requested = SteadyClock::now();
      slot.requestStop();
      mark = clock.now();
    });
    const backend::LaneResult result = slot.run(device, stage);
    clock.stop();
    engine.join();
    if (result.end != backend::LaneResult::End::Stopped || result.stoppedAt < requested)
      continue;  // it had ended before
    ++series.stopped;
    series.held += result.held.count;
    series.stop.push_back(result.stoppedAt - requested);
    series.drain.push_back(result.drainedAt - result.stoppedAt);
    if (mark.index < stretches.size()) {
      const auto operatorEnds = std::max(requested, mark.since + stretches[mark.index]);
      series.past.push_back(result.drainedAt - operatorEnds);
    }
    const bool again = slot.run(device, stage).end == backend::LaneResult::End::Finished;
    series.digestsEqual += again && bitsOf(slot, stage) == expected ? 1 : 0;
  }
  return series;
}

void print(const char* what, const Series& s) {
  std::printf("%-12s %5d %9.1f %8.2f | %7.2f %7.2f %7.2f | %6.2f %6.2f | %7.2f %7.2f | %5lld %7s\n", what, s.stopped,
              ms(s.undisturbed), ms(s.longestOperator), percentile(s.stop, 0.5), percentile(s.stop, 0.99), percentile(s.stop, 1),
              percentile(s.drain, 0.5), percentile(s.drain, 0.99), percentile(s.past, 0.5), percentile(s.past, 0.99),
              static_cast<long long>(s.held), s.digestsEqual == s.stopped ? "equal" : "DIFFER");
  std::fflush(stdout);
}

bool good(const Series& s) { return s.held == 0 && s.digestsEqual == s.stopped && s.stopped > 0; }

bool benchStages(const TorchProcess& process) {
  TorchDevice device(process, makeBenchModels(), {});
  device.load([](const std::string&, int, int) {});
  Rehearsal slot(benchJob());
  bool allGood = true;
  for (Stage stage : kStages) {
    const Series series = measure(device, slot, stage, static_cast<unsigned>(stage));
    print(std::string(toString(stage)).c_str(), series);
    allGood = allGood && good(series);
  }
  return allGood;
}

bool benchPainter(const TorchProcess& process, const char* what, std::unique_ptr<ImageModel> painter) {
  StageModels models = makeBenchModels();
  models.image = std::move(painter);
  TorchDevice device(process, std::move(models), {});
  device.load([](const std::string&, int, int) {});
  Rehearsal slot(tinyJob());
  const Series series = measure(device, slot, Stage::Image, 9);
  print(what, series);
  return good(series);
}

}  // namespace

int main() {
  const TorchProcess process;
  std::printf("stops at random instants, %d a row, %u cores; times in ms\n", kStops, std::thread::hardware_concurrency());
  std::printf("%-12s %5s %9s %8s | %23s | %13s | %15s | %5s %7s\n", "", "", "", "longest", "request to stopped   ", "drain    ",
              "past operator ", "bytes", "next");
  std::printf("%-12s %5s %9s %8s | %7s %7s %7s | %6s %6s | %7s %7s | %5s %7s\n", "model", "stops", "whole run", "operator", "p50",
              "p99", "max", "p50", "p99", "p50", "p99", "held", "digests");
  const LongOperators load{.size = 1024, .count = kFull ? 20 : 10};
  const bool stages = benchStages(process);
  const bool eager = benchPainter(process, "eager mm", makeEagerModel(load));
  const bool script = benchPainter(process, "TorchScript", makeScriptModel(load));
  return stages && eager && script ? 0 : 1;
}
