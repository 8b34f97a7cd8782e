// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/check/clip_check.h"

#include "engine/torch/models/check/encoders.h"
#include "engine/torch/models/check/lips.h"
#include "engine/torch/models/motion/loudness.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <optional>

namespace vortex::torch {
namespace {

constexpr int kKeyframes = 5;
constexpr double kLooks = 0.6, kLips = 0.4;     // of L
constexpr double kShareB = 0.4, kShareL = 0.6;  // of the embedding that is kept

class ReferenceClipCheck : public ClipModel {
 public:
  void load(c10::Device device) override { m_encoders.emplace(device); }
  std::vector<at::Tensor*> weights() override { return m_encoders->tensors(); }

  ClipScores judge(const StageContext& context, const at::Tensor& sound, const at::Tensor& frames,
                   const at::Tensor& embedding) override {
    const Job& job = context.job;
    const int count = static_cast<int>(frames.size(0)), draws = std::max(2, job.quality.textDraws);
    const std::vector<float> loudness = loudnessOf(sound.to(context.device), count);
    const PromptMeaning meaning = m_encoders->understand(job.prompt, draws, [&](int done) { context.onStep(done, draws + 1); });
    const std::vector<float> trace = mouthTrace(frames, loudness, context.device, [&] { context.onStep(draws, draws + 1); });

    const std::vector<int> keys = keyframesOf(count);
    const std::vector<std::int64_t> index(keys.begin(), keys.end());
    const at::Tensor chosen = at::index_select(frames, 0, at::tensor(index, at::kLong));
    const at::Tensor seen = m_encoders->vision().see(chosen);
    const at::Tensor natural = m_encoders->vision().naturalness(chosen, seen);
    const at::Tensor pictureB = m_encoders->pictureB(seen, meaning), pictureL = m_encoders->pictureL(seen, meaning);
    const at::Tensor nearB = (at::matmul(pictureB, m_encoders->textB(meaning)) * natural).cpu();
    const at::Tensor looks = at::matmul(pictureL, m_encoders->textL(meaning)).cpu();
    const at::Tensor nu = natural.cpu();

    ClipScores scores;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto at = static_cast<std::int64_t>(i);
      const double lips = lipAgreement(trace, loudness, keys[i]);
      const double share = 1.0 / static_cast<double>(keys.size());
      scores.b += nearB.const_data_ptr<float>()[at] * share;
      scores.l += nu.const_data_ptr<float>()[at] * (kLooks * looks.const_data_ptr<float>()[at] + kLips * lips) * share;
    }
    const at::Tensor kept = (pictureB * kShareB + pictureL * kShareL).mean(0);
    embedding.copy_(kept / kept.norm().clamp_min(1e-9));
    context.onStep(draws + 1, draws + 1);
    return scores;
  }

 private:
  std::optional<Encoders> m_encoders;
};

}  // namespace

std::vector<int> keyframesOf(int frames) {
  std::vector<int> keys;
  if (frames < kKeyframes) {
    for (int i = 0; i < frames; ++i)
      keys.push_back(i);
    return keys;
  }
  for (int i = 0; i < kKeyframes; ++i)
    keys.push_back(std::min(i * frames / (kKeyframes - 1), frames - 1));
  return keys;
}

std::unique_ptr<ClipModel> makeReferenceClipCheck() { return std::make_unique<ReferenceClipCheck>(); }

}  // namespace vortex::torch
