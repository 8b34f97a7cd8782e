// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_history [SLOTS] [RUNS] [FOLDER]: what recording costs, beside the bare insert of the same rows in the same run; and what
// looking back costs. FOLDER (default: the temporary one) is where the stores are made, and removed again.
#include "engine/history/store.h"
#include "tests/bench/history/bare_insert.h"
#include "tests/bench/history/channel_day.h"
#include "tests/bench/history/looking_back.h"
#include "tests/bench/runtime/measure.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace vortex;
using namespace vortex::bench;
using namespace std::chrono_literals;

constexpr int kRowsATransaction = 20'000;  // as the store's
const history::RunDescription kRun{
    .program = "bench", .version = "", .profile = "", .backend = "simulated", .settings = "", .outputFolder = {}, .clockScale = 1};

// Samples are let go when the ring is half full; a channel never is that fast.
void waitForRoom(history::Store& store) {
  if (store.health().waiting > history::Store::kRingBytes * 3 / 8)
    store.flush(1h);
}

struct Recorded {
  double seconds = 0, cpuSeconds = 0;
  std::uint64_t lost = 0;
};
// From the first tell until the last row is committed.
Recorded record(const std::filesystem::path& file, std::span<const Event> events) {
  constexpr std::size_t kTold = 32;  // a slot's worth
  auto opened = history::Store::open(file, kRun);
  history::Store& store = *opened.value().store;
  const double began = wallSeconds(), cpuBegan = cpuSeconds();
  for (std::size_t at = 0; at < events.size(); at += kTold) {
    if (at % (kTold * 64) == 0)
      waitForRoom(store);
    store.tell(events.subspan(at, std::min(kTold, events.size() - at)));
  }
  if (!store.flush(600s))
    throw std::runtime_error("the store did not write everything within 10 minutes");
  return {wallSeconds() - began, cpuSeconds() - cpuBegan, store.health().notStored};
}

void benchTell(const std::filesystem::path& file, std::span<const Event> events) {
  auto opened = history::Store::open(file, kRun);
  history::Store& store = *opened.value().store;
  std::vector<double> ns;
  ns.reserve(events.size());
  for (std::size_t at = 0; at < events.size(); ++at) {
    if (at % 1024 == 0)
      waitForRoom(store);
    const auto began = std::chrono::steady_clock::now();
    store.tell(events.subspan(at, 1));
    ns.push_back(static_cast<double>((std::chrono::steady_clock::now() - began).count()));
  }
  std::printf(
      "tell(), one event a call, while the store writes: median %.0f ns, p99 %.0f ns, p99.9 %.0f ns, longest %.0f us (%zu calls)\n",
      median(ns), percentile(ns, 0.99), percentile(ns, 0.999), percentile(ns, 1) / 1e3, ns.size());
}

}  // namespace

int main(int argc, char** argv) {
  const int slots = argc > 1 ? std::atoi(argv[1]) : 30'000, runs = argc > 2 ? std::atoi(argv[2]) : 5;
  const std::filesystem::path parent = argc > 3 ? std::filesystem::path(argv[3]) : std::filesystem::temp_directory_path();
  const std::filesystem::path folder = parent / ("bench_history-" + std::to_string(::getpid()));
  printMachine("bench_history");
  const auto events = channelDay(slots);
  std::printf("%d slots, %zu events; %d runs, medians; stores in %s\n", slots, events.size(), runs, parent.c_str());
  std::vector<double> stored, bare, cpu, ratio;
  std::uint64_t lost = 0;
  std::size_t rows = 0;
  for (int run = 0; run < runs; ++run) {
    std::filesystem::create_directories(folder);
    const Recorded recorded = record(folder / "store.db", events);
    const BareInsert inserted = bareInsert(folder / "store.db", folder / "bare.db", kRowsATransaction);
    rows = inserted.rows;
    const auto count = static_cast<double>(events.size());
    stored.push_back(count / recorded.seconds);
    cpu.push_back(recorded.cpuSeconds / count * 1e6);
    bare.push_back(count / inserted.seconds);
    ratio.push_back(stored.back() / bare.back());
    lost += recorded.lost;
    std::filesystem::remove_all(folder);
  }
  std::printf("through the store  %9.0f events/s (%.2f us of CPU an event, both threads); not stored %llu\n", median(stored),
              median(cpu), static_cast<unsigned long long>(lost));
  std::printf("bare insert        %9.0f events/s: the same %zu rows, %d in a transaction\n", median(bare), rows, kRowsATransaction);
  std::printf("ratio              %9.2f (target 0.3, and 200,000 events/s)\n", median(ratio));
  std::filesystem::create_directories(folder);
  benchTell(folder / "tell.db", std::span(events).first(std::min<std::size_t>(events.size(), 500'000)));
  benchLookingBack(folder, runs);
  std::filesystem::remove_all(folder);
  return 0;
}
