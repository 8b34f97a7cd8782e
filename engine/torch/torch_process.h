// SPDX-License-Identifier: Apache-2.0
//
// What LibTorch has once a process: its CPU allocator, the fallback that stops operators, determinism, the number of inter-operator
// threads. The composition root makes one before anything else touches LibTorch and keeps it until the process leaves.
#pragma once

#include "engine/torch/lanes/stop_guard.h"
#include "engine/torch/memory/cpu_meter.h"

#include <cstddef>

namespace vortex::torch {

class TorchProcess {
 public:
  explicit TorchProcess(std::size_t historyEntriesPerAccount = 20'000);
  CpuMeter& meter() const { return m_meter; }

 private:
  CpuMeter& m_meter;  // LibTorch keeps a pointer to it for good, so nobody ever deletes it
  StopFallback m_fallback;
};

}  // namespace vortex::torch
