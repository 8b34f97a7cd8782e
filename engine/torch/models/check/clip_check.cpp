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
#include <span>

namespace vortex::torch {
namespace {

constexpr int kKeyframes = 5;
constexpr double kLooks = 0.6, kLips = 0.4;  // of L
// The agreement of lips and sound, a mean of correlations, as a score: three frames off and other sounds stay below 0.38, clips in
// step are above 0.6 (5 s and 45 s, 28 calibration clips).
constexpr double kApart = 0.3, kInStep = 0.6;
constexpr double kShareB = 0.4, kShareL = 0.6;  // of the embedding that is kept

class ReferenceClipCheck : public ClipModel {
 public:
  void load(c10::Device device) override { m_encoders.emplace(device); }
  std::vector<at::Tensor*> weights() override { return m_encoders->tensors(); }

  ClipScores judge(const StageContext& context, const at::Tensor& sound, const at::Tensor& frames,
                   const at::Tensor& embedding) override {
    const int draws = std::max(2, context.job.quality.textDraws), steps = draws + 1;
    const PromptMeaning meaning = m_encoders->understand(context.job.prompt, draws, [&](int done) { context.onStep(done, steps); });
    const ClipScores scores = scoreClip(*m_encoders, meaning, sound, frames, embedding, [&] { context.onStep(draws, steps); });
    context.onStep(steps, steps);
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

double lipScore(std::span<const float> trace, std::span<const float> loudness, std::span<const int> keys) {
  double agreement = 0;
  for (const int key : keys)
    agreement += lipAgreement(trace, loudness, key) / static_cast<double>(keys.size());
  return std::clamp((agreement - kApart) / (kInStep - kApart), 0.0, 1.0);
}

ClipScores scoreClip(const Encoders& encoders, const PromptMeaning& meaning, const at::Tensor& sound, const at::Tensor& frames,
                     const at::Tensor& embedding, const std::function<void()>& progress) {
  const c10::Device device = encoders.device();
  const int count = static_cast<int>(frames.size(0));
  const std::vector<float> loudness = loudnessOf(sound.to(device), count);
  const std::vector<float> trace = mouthTrace(frames, loudness, device, progress);

  const std::vector<int> keys = keyframesOf(count);
  const std::vector<std::int64_t> index(keys.begin(), keys.end());
  const at::Tensor chosen = at::index_select(frames, 0, at::tensor(index, at::kLong));
  const at::Tensor seen = encoders.vision().see(chosen);
  const at::Tensor natural = encoders.vision().naturalness(chosen, seen) * encoders.plausible(seen, meaning);
  const at::Tensor pictureB = encoders.pictureB(seen, meaning), pictureL = encoders.pictureL(seen, meaning);
  const at::Tensor nearB = (at::matmul(pictureB, encoders.textB(meaning)) * natural).cpu();
  const at::Tensor looks = at::matmul(pictureL, encoders.textL(meaning)).cpu();
  const at::Tensor nu = natural.cpu();

  const double lips = lipScore(trace, loudness, keys), share = 1.0 / static_cast<double>(keys.size());
  ClipScores scores;
  for (std::int64_t i = 0; i < std::ssize(keys); ++i) {
    scores.b += nearB.const_data_ptr<float>()[i] * share;
    scores.l += nu.const_data_ptr<float>()[i] * (kLooks * looks.const_data_ptr<float>()[i] + kLips * lips) * share;
  }
  const at::Tensor kept = (pictureB * kShareB + pictureL * kShareL).mean(0);
  embedding.copy_(kept / kept.norm().clamp_min(1e-9));
  return scores;
}

std::unique_ptr<ClipModel> makeReferenceClipCheck() { return std::make_unique<ReferenceClipCheck>(); }

}  // namespace vortex::torch
