// SPDX-License-Identifier: Apache-2.0
//
// An instrument that knows nothing of the device's own stop guard: LibTorch's operator observers stamp the start and the end of
// every operator of one thread. Between two stamps lies a stretch that cannot be stopped; a stage's sequence of stretches is the
// same in each run, so how long the one that a stop meets still had to go is known from undisturbed runs.
#pragma once

#include <ATen/record_function.h>

#include <chrono>
#include <cstddef>
#include <vector>

namespace vortex::torch {

class OperatorClock {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::nanoseconds;
  struct Mark {
    std::size_t index = 0;  // of the stretch that runs, from 0
    Time since{};
  };

  // Observes the thread that calls start(), from there to stop(). One clock at a time.
  OperatorClock();
  ~OperatorClock();
  OperatorClock(const OperatorClock&) = delete;
  OperatorClock& operator=(const OperatorClock&) = delete;
  void start();
  void stop();

  Mark now() const;                       // from any thread
  std::vector<Duration> lengths() const;  // of every stretch between start() and stop()
  Duration longestOperator() const;       // of those that an operator fills

 private:
  at::CallbackHandle m_handle;
};

}  // namespace vortex::torch
