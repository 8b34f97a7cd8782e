// SPDX-License-Identifier: Apache-2.0
//
// Runs a program on a text, within bounds: no shell, only standard input, output and error open, its own process group, killed and
// reaped when it takes too long, says too much or nobody wants its answer any more, and killed by the kernel when the thread that
// started it dies.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace vortex::torch {

struct ChildLimits {
  std::chrono::milliseconds time{2000};
  std::size_t outputBytes = 256 * 1024;
};

enum class ChildEnd : std::uint8_t { Finished = 1, NotStarted, Failed, TimedOut, SaidTooMuch, Stopped };

struct ChildAnswer {
  ChildEnd end = ChildEnd::NotStarted;
  std::string output;   // whole only where it finished
  std::string problem;  // names the program and what went wrong; empty where it finished
};

// arguments[0] is the program: a path, or a name that is looked up in PATH. Blocks until the child is gone, or after a stop until
// it is killed; stopRequested is asked every 0.5 ms. Finished means that it ended by itself with status 0. Standard error is thrown
// away.
ChildAnswer runOnText(const std::vector<std::string>& arguments, const std::string& text, const ChildLimits& limits,
                      const std::function<bool()>& stopRequested);

}  // namespace vortex::torch
