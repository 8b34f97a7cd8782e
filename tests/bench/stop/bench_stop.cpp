// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast a stop is and what it leaves, through the whole engine and a device in a process of its own: each stage, and an image
// stage of nothing but long operators in eager code and in TorchScript, stopped at random instants, in turn by the stage's timeout
// and by an operator's cancel. After each stop the same slot is made again, undisturbed.
//
//   bench_stop [--row NAME]… [--stops N] [--side PIXELS] [--clip SECONDS]
//
// 40 stops a row, 200 with VORTEX_FULL=1; rows: audio, image, video, clip, eager, script. Printed, in ms:
//   to stopped     from the instant at which the engine raises the stop token until the lane is empty and its memory is counted
//   past operator  the part of it that is ours. A witness on the dispatch key below the device's stop guard stamps when each
//                  operator's kernel begins and ends. Where one ran at the request, its time until the first such boundary (its
//                  end, or a nested operator's beginning) cannot be cut short and is taken off; nothing else is, neither host code
//                  between two operators nor waiting for a processor. Measured in the stopped run itself.
//   of it waiting  for how much of "past operator" the lane's thread had no processor, by its own CPU clock: what more cores, or
//   fewer
//                  neighbours, would take away
//   less waiting   "past operator" without it: what the device itself does
//   drain          from the first stop point that saw the token: unwinding, memory given back and counted
//   told           from stopped until the engine's thread has the receipt
//   longest        oper.: the longest stretch within an operator in any of the row's runs, the bound of what cannot be cut short;
//                  points: the longest between two stop points, as the device told it (longest_operator_ms) of the undisturbed
//                  runs. Where points is the larger one, it was host code.
//   held           bytes, the most that the receipts of a stopped slot named, siblings included
//   outcome right  slots that ended as timed_out or canceled, by their cause
//   next equal     slots after a stop whose outputs are byte for byte those of an undisturbed one
// "bare thread" is a thread that only reads the clock: the longest gap between two readings within 5 ms, which is what this machine
// takes away from anybody.
#include "tests/bench/runtime/measure.h"
#include "tests/bench/stop/stop_device.h"
#include "tests/bench/stop/stop_engine.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace vortex;
using namespace vortex::bench;

namespace {

struct Row {
  const char* name;
  const char* models;
  Stage stage;
};
constexpr std::array kRows{Row{"audio", "reference", Stage::Audio}, Row{"image", "reference", Stage::Image},
                           Row{"video", "reference", Stage::Video}, Row{"clip", "reference", Stage::Clip},
                           Row{"eager", "eager", Stage::Image},     Row{"script", "script", Stage::Image}};

struct Wishes {
  std::vector<std::string> rows;  // empty: all
  int stops = std::getenv("VORTEX_FULL") != nullptr ? 200 : 40;
  int side = 192, clip = 1;
};

struct Series {
  std::vector<double> stopped, past, waited, own, drain, told;
  int byTimeout = 0, byOperator = 0, outcomeRight = 0, equal = 0;
  Duration undisturbed{}, longestOperator{}, longestStretch{};
  Bytes held{};
  int count() const { return byTimeout + byOperator; }
};

double at(const std::vector<double>& values, double p) { return values.empty() ? 0 : percentile(values, p); }

std::optional<Series> measure(const Row& row, const Wishes& wishes) {
  const bool reference = std::string_view(row.models) == "reference";
  const Quality quality{
      .side = reference ? wishes.side : 64, .maxFrames = kClipFps * wishes.clip, .passes = {1, 1, 1, 1}, .textDraws = 2};
  StopEngine engine(row.models, quality, seconds(wishes.clip));
  engine.make();
  const StopEngine::Made expected = engine.make();
  if (expected.outcome != Outcome::Succeeded || engine.make().bits != expected.bits) {
    std::printf("%-11s an undisturbed slot ended as %s, or two differ: %s\n", row.name,
                std::string(toString(expected.outcome)).c_str(), expected.message.c_str());
    return std::nullopt;
  }
  Series series;
  series.undisturbed = expected.elapsed[row.stage];
  std::mt19937_64 random(static_cast<std::uint64_t>(row.stage) + 1);
  std::uniform_int_distribution<std::int64_t> anyInstant(0, series.undisturbed.count());
  for (int tries = 0; series.count() < wishes.stops && tries < 3 * wishes.stops; ++tries) {
    const StopCause cause = tries % 2 == 0 ? StopCause::Timeout : StopCause::Operator;
    const auto stop = engine.stop(row.stage, cause, Duration{anyInstant(random)});
    if (!stop)
      continue;
    ++(cause == StopCause::Timeout ? series.byTimeout : series.byOperator);
    series.stopped.push_back(inMilliseconds(stop->stopped));
    series.past.push_back(inMilliseconds(stop->pastOperator));
    series.waited.push_back(inMilliseconds(stop->waited));
    series.own.push_back(inMilliseconds(stop->pastOperator - stop->waited));
    series.drain.push_back(inMilliseconds(stop->drain));
    series.told.push_back(inMilliseconds(stop->told));
    series.held = std::max(series.held, stop->held);
    series.outcomeRight += stop->outcome == (cause == StopCause::Timeout ? Outcome::TimedOut : Outcome::Canceled) ? 1 : 0;
    const StopEngine::Made next = engine.make();
    series.equal += next.bits == expected.bits ? 1 : 0;
    series.longestStretch = std::max(series.longestStretch, next.longestStretch[row.stage]);
  }
  series.longestOperator = Duration{engine.log(row.stage).longestOperator()};
  return series;
}

void printHead() {
  std::printf("%-11s %4s %4s %6s | %20s | %20s | %13s | %20s | %13s | %11s | %13s | %5s %7s %7s\n", "", "by", "by", "whole",
              "to stopped    ", "past operator   ", "of it waiting", "less waiting    ", "drain    ", "told    ", "longest   ", "",
              "outcome", "next");
  std::printf("%-11s %4s %4s %6s | %6s %6s %6s | %6s %6s %6s | %6s %6s | %6s %6s %6s | %6s %6s | %5s %5s | %6s %6s | %5s %7s %7s\n",
              "stage", "time", "oper", "stage", "p50", "p99", "max", "p50", "p99", "max", "p99", "max", "p50", "p99", "max", "p50",
              "p99", "p50", "p99", "oper.", "points", "held", "right", "equal");
}

void print(const char* name, const Series& s) {
  const std::string of = "/" + std::to_string(s.count());
  std::printf("%-11s %4d %4d %6.0f | %6.2f %6.2f %6.2f | %6.2f %6.2f %6.2f | %6.2f %6.2f | %6.2f %6.2f %6.2f | %6.2f %6.2f | %5.2f "
              "%5.2f | %6.1f %6.1f | %5lld %7s %7s\n",
              name, s.byTimeout, s.byOperator, inMilliseconds(s.undisturbed), at(s.stopped, 0.5), at(s.stopped, 0.99),
              at(s.stopped, 1), at(s.past, 0.5), at(s.past, 0.99), at(s.past, 1), at(s.waited, 0.99), at(s.waited, 1),
              at(s.own, 0.5), at(s.own, 0.99), at(s.own, 1), at(s.drain, 0.5), at(s.drain, 0.99), at(s.told, 0.5), at(s.told, 0.99),
              inMilliseconds(s.longestOperator), inMilliseconds(s.longestStretch), static_cast<long long>(s.held.count),
              (std::to_string(s.outcomeRight) + of).c_str(), (std::to_string(s.equal) + of).c_str());
  std::fflush(stdout);
}

bool good(const Series& s, int stops) {
  return s.count() == stops && s.held.count == 0 && s.outcomeRight == s.count() && s.equal == s.count();
}

void printBareThread(int windows) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> gaps;
  for (int i = 0; i < windows; ++i) {
    const auto end = Clock::now() + std::chrono::milliseconds(5);
    Clock::duration longest{};
    for (auto before = Clock::now(); before < end;) {
      const auto now = Clock::now();
      longest = std::max(longest, now - before);
      before = now;
    }
    gaps.push_back(std::chrono::duration<double, std::milli>(longest).count());
  }
  std::printf("%-11s %4d %4s %6s | %20s | %6.2f %6.2f %6.2f |\n", "bare thread", windows, "", "", "", at(gaps, 0.5), at(gaps, 0.99),
              at(gaps, 1));
}

[[noreturn]] void explain(const std::string& what) {
  std::fprintf(
      stderr,
      "bench_stop: %s\nbench_stop [--row audio|image|video|clip|eager|script]... [--stops N] [--side PIXELS] [--clip SECONDS]\n",
      what.c_str());
  std::exit(2);
}

Wishes wishesOf(const std::vector<std::string>& arguments) {
  Wishes wishes;
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    if (i + 1 == arguments.size())
      explain(arguments[i] + ": a value is missing");
    const std::string &key = arguments[i], &value = arguments[i + 1];
    const int number = std::atoi(value.c_str());
    if (key == "--row" && std::any_of(kRows.begin(), kRows.end(), [&](const Row& row) { return value == row.name; }))
      wishes.rows.push_back(value);
    else if (key == "--stops" && number > 0)
      wishes.stops = number;
    else if (key == "--clip" && number > 0 && number <= 45)
      wishes.clip = number;
    else if (key == "--side" && number >= 32 && number <= 1024)
      wishes.side = number;
    else
      explain(key + " " + value + ": not known");
  }
  return wishes;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 3 && arguments[0] == "device")
    runStopDevice(arguments[1], arguments[2]);
  const Wishes wishes = wishesOf(arguments);
  // As vortex-device has it; OpenMP reads it when the device's process begins.
  ::setenv("OMP_WAIT_POLICY", "PASSIVE", 0);
  ::setenv("GOMP_SPINCOUNT", "20000", 0);
  printMachine("bench_stop");
  std::printf("%d stops a row at random instants; pictures of %d, clips of %d s; times in ms\n", wishes.stops, wishes.side,
              wishes.clip);
  printHead();
  bool allGood = true;
  for (const Row& row : kRows) {
    if (!wishes.rows.empty() && std::find(wishes.rows.begin(), wishes.rows.end(), row.name) == wishes.rows.end())
      continue;
    const std::optional<Series> series = measure(row, wishes);
    if (series)
      print(row.name, *series);
    allGood = allGood && series && good(*series, wishes.stops);
  }
  printBareThread(wishes.stops);
  return allGood ? 0 : 1;
}
