// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/history/call_cost.h"

#include "tests/bench/runtime/measure.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace vortex::bench {
namespace {

std::int64_t read(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

// "<ran ns> <stood ready ns> <slices>" of the calling thread; 0 where the kernel keeps none.
std::int64_t stoodReady() {
  thread_local const int file = ::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  std::array<char, 96> text{};
  if (file < 0 || ::pread(file, text.data(), text.size() - 1, 0) <= 0)
    return 0;
  char* rest = nullptr;
  std::strtoll(text.data(), &rest, 10);
  return std::strtoll(rest, nullptr, 10);
}

double us(std::int64_t ns) { return static_cast<double>(ns) / 1e3; }

}  // namespace

CallCost::Thread CallCost::Thread::now() {
  rusage usage{};
  ::getrusage(RUSAGE_THREAD, &usage);
  return {.wallNs = read(CLOCK_MONOTONIC),
          .cpuNs = read(CLOCK_THREAD_CPUTIME_ID),
          .readyNs = stoodReady(),
          .gaveUp = usage.ru_nvcsw,
          .pushedOff = usage.ru_nivcsw,
          .pageFaults = usage.ru_minflt,
          .pagesRead = usage.ru_majflt};
}

void CallCost::measure(const std::function<void()>& call) {
  const Thread before = Thread::now();
  const std::int64_t began = read(CLOCK_MONOTONIC);
  call();
  const double took = us(read(CLOCK_MONOTONIC) - began);
  const Thread after = Thread::now();
  const Thread spent{.wallNs = after.wallNs - before.wallNs,
                     .cpuNs = after.cpuNs - before.cpuNs,
                     .readyNs = after.readyNs - before.readyNs,
                     .gaveUp = after.gaveUp - before.gaveUp,
                     .pushedOff = after.pushedOff - before.pushedOff,
                     .pageFaults = after.pageFaults - before.pageFaults,
                     .pagesRead = after.pagesRead - before.pagesRead};
  m_us.push_back(took);
  m_pageFaults += spent.pageFaults;
  // A thread that was pushed off its processor and one whose virtual processor stood still look alike from within: both are
  // ready, or even running. What it gave up itself is what the call waited for.
  if (spent.gaveUp > 0)
    m_longestBlockedUs = std::max(m_longestBlockedUs, std::min(took, us(spent.wallNs - spent.cpuNs - spent.readyNs)));
  if (took > m_longest.us)
    m_longest = {.us = took, .spent = spent};
}

void CallCost::print(const char* name) const {
  const auto slow = std::count_if(m_us.begin(), m_us.end(), [](double one) { return one > 1'000; });
  const Thread& spent = m_longest.spent;
  std::printf(
      "%-37s p50 %6.2f  p99 %6.2f  p99.99 %7.1f  longest %8.1f us (ran %.1f, ready %.1f, gave up %lld, pushed off %lld, page "
      "faults %lld + %lld read); above 1 ms: %td of %zu; longest wait of its own %.1f us; page faults in all %lld\n",
      name, median(m_us), percentile(m_us, 0.99), percentile(m_us, 0.9999), m_longest.us, us(spent.cpuNs), us(spent.readyNs),
      static_cast<long long>(spent.gaveUp), static_cast<long long>(spent.pushedOff), static_cast<long long>(spent.pageFaults),
      static_cast<long long>(spent.pagesRead), slow, m_us.size(), m_longestBlockedUs, static_cast<long long>(m_pageFaults));
}

}  // namespace vortex::bench
