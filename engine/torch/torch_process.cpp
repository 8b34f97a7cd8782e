// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/torch_process.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/CPUAllocator.h>

namespace vortex::torch {
namespace {

constexpr std::uint8_t kAboveAllOthers = 255;

CpuMeter& installMeter(std::size_t historyEntriesPerAccount) {
  auto* meter = new CpuMeter(historyEntriesPerAccount);
  c10::SetCPUAllocator(meter, kAboveAllOthers);
  return *meter;
}

}  // namespace

TorchProcess::TorchProcess(std::size_t historyEntriesPerAccount) : m_meter(installMeter(historyEntriesPerAccount)) {
  at::Context& context = at::globalContext();
  context.setDeterministicAlgorithms(true, /*warn_only=*/true);
  context.setDeterministicFillUninitializedMemory(false);  // would write every new tensor twice
  context.setBenchmarkCuDNN(false);
  at::set_num_interop_threads(1);  // once only, before parallel work
}

}  // namespace vortex::torch
