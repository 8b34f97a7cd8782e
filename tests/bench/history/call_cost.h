// SPDX-License-Identifier: GPL-3.0-or-later
//
// What calls cost the thread that makes them, and of the slow ones, why: how long the thread ran, how long it stood ready and was
// given no processor (the machine's doing), and how long it slept in the kernel or waited for a lock (the call's doing).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace vortex::bench {

class CallCost {
 public:
  explicit CallCost(std::size_t calls) { m_us.reserve(calls); }

  // Made in the calling thread, always the same one.
  void measure(const std::function<void()>& call);
  // One line: p50, p99, p99.99, longest; how many above 1 ms; and of the longest, its parts.
  void print(const char* name) const;

 private:
  struct Thread {
    std::int64_t wallNs = 0, cpuNs = 0, readyNs = 0;
    std::int64_t gaveUp = 0, pushedOff = 0, pageFaults = 0, pagesRead = 0;
    static Thread now();
  };
  struct Longest {
    double us = 0;
    Thread spent;
  };
  std::vector<double> m_us;
  Longest m_longest;
  std::int64_t m_pageFaults = 0;
  double m_longestBlockedUs = 0;  // of any call: neither running nor ready
};

}  // namespace vortex::bench
