// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_faults [FOLDER]: what Store::tell() costs its caller, the engine thread, while the store's disk is well, full, or slow.
// Each line: median, p99 and longest of 100,000 calls of one event each, and how many of them took longer than 1 ms.
#include "engine/history/store.h"
#include "tests/bench/history/channel_day.h"
#include "tests/bench/runtime/measure.h"
#include "tests/engine/history/fault_calls.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

namespace {

using namespace vortex;
using namespace vortex::bench;
using namespace std::chrono_literals;

constexpr std::size_t kCalls = 100'000;
constexpr auto kPause = 20us;  // some 10,000 events a second: a channel tells 5

void measure(const char* name, const std::filesystem::path& folder, std::span<const Event> events,
             const std::function<void()>& hurt) {
  std::filesystem::create_directories(folder);
  faults::watch(folder.string());
  auto opened = history::Store::open(folder / "history.db", {});
  history::Store& store = *opened.value().store;
  hurt();
  std::vector<double> us;
  us.reserve(kCalls);
  for (std::size_t i = 0; i < kCalls; ++i) {
    const auto began = std::chrono::steady_clock::now();
    store.tell(events.subspan(i % events.size(), 1));
    us.push_back(static_cast<double>((std::chrono::steady_clock::now() - began).count()) / 1e3);
    if (i % 8 == 0)
      std::this_thread::sleep_for(kPause * 8);
  }
  const auto health = store.health();
  const auto stalls = std::count_if(us.begin(), us.end(), [](double one) { return one > 1'000; });
  std::printf(
      "%-28s median %6.2f us, p99 %6.2f us, longest %8.1f us, above 1 ms: %td of %zu; waiting %5.1f MiB, not stored %llu, %s\n",
      name, median(us), percentile(us, 0.99), percentile(us, 1), stalls, us.size(), static_cast<double>(health.waiting) / 1048576.0,
      static_cast<unsigned long long>(health.notStored), health.storing ? "storing" : "in trouble");
  faults::watch({});
  opened.value().store.reset();
  std::filesystem::remove_all(folder);
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path parent = argc > 1 ? std::filesystem::path(argv[1]) : std::filesystem::temp_directory_path();
  const std::filesystem::path folder = parent / ("bench_faults-" + std::to_string(::getpid()));
  printMachine("bench_faults");
  const auto events = channelDay(5'000);
  // What the machine itself does to a thread that only looks at the clock.
  std::vector<double> us;
  for (std::size_t i = 0; i < kCalls; ++i) {
    const auto began = std::chrono::steady_clock::now();
    us.push_back(static_cast<double>((std::chrono::steady_clock::now() - began).count()) / 1e3);
    if (i % 8 == 0)
      std::this_thread::sleep_for(kPause * 8);
  }
  std::printf("%-28s median %6.2f us, p99 %6.2f us, longest %8.1f us\n", "nothing, only the clock", median(us),
              percentile(us, 0.99), percentile(us, 1));
  measure("a disk that is well", folder, events, [] {});
  measure("each fsync takes 100 ms more", folder, events, [] { faults::slowSyncs(100); });
  measure("full: each write fails", folder, events, [] { faults::failFrom(faults::Call::Write, 1, ENOSPC); });
  measure("each write fails with EIO", folder, events, [] { faults::failFrom(faults::Call::Write, 1, EIO); });
  return 0;
}
