// SPDX-License-Identifier: Apache-2.0
//
// What the GPU tests share: whether there is a GPU, a painter that does what a test says, and a main that leaves without running
// the destructors of CUDA's and LibTorch's statics.
#pragma once

#include "engine/torch/cuda/cuda_side.h"
#include "engine/torch/rehearsal.h"
#include "engine/torch/stage_models.h"
#include "engine/torch/torch_device.h"

#include <ATen/Functions.h>
#include <c10/cuda/CUDAFunctions.h>
#include <unistd.h>

#include <QTest>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace vortex::torch {

inline bool hasGpu() { return c10::cuda::device_count() > 0; }

class Painter final : public ImageModel {
 public:
  using Paints = std::function<void(const StageContext&, const at::Tensor& picture)>;
  explicit Painter(Paints paints) : m_paints(std::move(paints)) {}
  void load(c10::Device) override {}
  void paint(const StageContext& context, const at::Tensor& picture) override { m_paints(context, picture); }

 private:
  Paints m_paints;
};

inline void loadQuietly(TorchDevice& device) {
  device.load([](const std::string&, int, int) {});
}

// The outputs of a stage's last run, byte by byte.
inline std::vector<std::vector<std::byte>> bitsOf(Rehearsal& slot, Stage stage) {
  std::vector<std::vector<std::byte>> bits;
  for (std::size_t i = 0; i < backend::outputsOf(stage, slot.job()).size(); ++i)
    bits.push_back(slot.output(stage, i));
  return bits;
}

template <typename Test>
[[noreturn]] void runGpuTest(int argc, char** argv) {
  int status = 0;
  if (hasGpu()) {
    Test test;
    status = QTest::qExec(&test, argc, argv);
  } else {
    std::puts("no GPU: skipped");
  }
  std::fflush(nullptr);
  ::_exit(status);
}

}  // namespace vortex::torch
