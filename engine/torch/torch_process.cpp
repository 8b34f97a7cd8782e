// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/torch_process.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/CPUAllocator.h>
#include <malloc.h>

namespace vortex::torch {
namespace {

constexpr std::uint8_t kAboveAllOthers = 255;

CpuMeter& installMeter(std::size_t historyEntriesPerAccount) {
  auto* meter = new CpuMeter(historyEntriesPerAccount);
  c10::SetCPUAllocator(meter, kAboveAllOthers);
  return *meter;
}

// Left alone, the C library gives every tensor above 128 kB back to the system when it is freed and takes it anew, zeroed page by
// page, for the next: a third of the time of a video. What it keeps is counted (reserved) and given back by clearBuffers.
void keepFreedBlocks() {
  constexpr int kNever = 1 << 30;
  mallopt(M_MMAP_THRESHOLD, kNever);
  mallopt(M_TRIM_THRESHOLD, kNever);
  mallopt(M_TOP_PAD, 64 << 20);
}

}  // namespace

TorchProcess::TorchProcess(std::size_t historyEntriesPerAccount) : m_meter(installMeter(historyEntriesPerAccount)) {
  keepFreedBlocks();
  at::Context& context = at::globalContext();
  context.setDeterministicAlgorithms(true, /*warn_only=*/true);
  context.setDeterministicFillUninitializedMemory(false);  // would write every new tensor twice
  context.setBenchmarkCuDNN(false);
  at::set_num_interop_threads(1);  // once only, before parallel work
}

}  // namespace vortex::torch
