// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/torch/long_operator_models.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/randn.h>
#include <torch/csrc/jit/api/module.h>

namespace vortex::torch {
namespace {

constexpr const char* kSource = R"(
def forward(self, x, w, count: int):
    for _ in range(count):
        y = torch.mm(x, w)
        x = y / y.norm()
    return x
)";

at::Tensor noise(std::uint64_t seed, std::int64_t size) {
  return at::randn({size, size}, at::detail::createCPUGenerator(seed), at::kFloat);
}

void show(const at::Tensor& x, const at::Tensor& picture) {
  const std::int64_t side = picture.size(2);
  const at::Tensor part = x.flatten().narrow(0, 0, side).tanh().abs();
  picture.copy_(((part / part.max()).view({1, 1, 1, side}) * 255).round() / 255);
}

class EagerModel final : public ImageModel {
 public:
  explicit EagerModel(LongOperators load) : m_load(load) {}
  void load(c10::Device) override { m_weights = noise(7, m_load.size); }

  void paint(const StageContext& context, const at::Tensor& picture) override {
    at::Tensor x = noise(context.seed, m_load.size);
    for (std::int64_t i = 0; i < m_load.count; ++i) {
      const at::Tensor y = at::mm(x, m_weights);
      x = y / y.norm();
    }
    show(x, picture);
  }

 private:
  LongOperators m_load;
  at::Tensor m_weights;
};

class ScriptModel final : public ImageModel {
 public:
  explicit ScriptModel(LongOperators load) : m_load(load) {}
  void load(c10::Device) override {
    m_weights = noise(7, m_load.size);
    m_module.define(kSource);
    m_module.eval();
  }

  void paint(const StageContext& context, const at::Tensor& picture) override {
    show(m_module.forward({noise(context.seed, m_load.size), m_weights, m_load.count}).toTensor(), picture);
  }

 private:
  LongOperators m_load;
  at::Tensor m_weights;
  ::torch::jit::Module m_module{"LongOperators"};
};

}  // namespace

std::unique_ptr<ImageModel> makeEagerModel(LongOperators load) { return std::make_unique<EagerModel>(load); }
std::unique_ptr<ImageModel> makeScriptModel(LongOperators load) { return std::make_unique<ScriptModel>(load); }

}  // namespace vortex::torch
