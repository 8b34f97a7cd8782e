// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/voice/voice.h"

#include "engine/torch/models/voice/manner.h"
#include "engine/torch/models/voice/synthesis.h"
#include "engine/torch/models/voice/timeline.h"
#include "engine/torch/models/voice/tracks.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/linspace.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace vortex::torch {
namespace {

static_assert(kTrackRate == kMarkRate && kSampleRate / kHop == kMarkRate);

constexpr double kRingOut = .100;                        // s after the last sound that are still computed
constexpr std::int64_t kFade = 30 * kSampleRate / 1000;  // samples at the end of a clip that the speech fills

class ReferenceVoice final : public AudioModel {
 public:
  explicit ReferenceVoice(VoiceOptions options) : m_options(std::move(options)) {}

  void load(c10::Device device) override { m_tables.emplace(device); }
  std::vector<at::Tensor*> weights() override { return m_tables->tensors(); }

  void speak(const StageContext& context, const at::Tensor& sound, const at::Tensor& marks) override {
    assert(m_tables && m_tables->device == context.device);
    const Job& job = context.job;
    assert(sound.numel() == job.samples() && marks.size(0) == markCount(job.frames()));
    const Spelling spelling = spell(job.script, m_options.speller, context.stopRequested);
    if (spelling.stopped)
      throw StopRequested();
    if (spelling.utterances.empty())
      throw InvalidOutput("the script has nothing that can be spoken (" + std::to_string(job.script.size()) +
                          " bytes without letters or digits)");
    if (!spelling.byProgram)
      context.note("the script was spelled by our own rules: " + spelling.problem);

    const Manner manner = mannerOf(job);
    const double clip = static_cast<double>(job.samples()) / kSampleRate;
    const Timeline line = layOut(spelling.utterances, manner.tempo, clip);
    const int markRows = static_cast<int>(marks.size(0));
    const std::vector<VoiceFrame> frames = tracksOf(line, manner, markRows, context.seed, [&] {
      if (context.stopRequested())
        throw StopRequested();
    });
    const int spoken = std::min(markRows, static_cast<int>(std::ceil((line.end + kRingOut) * kTrackRate)));
    const std::vector<VoiceFrame> heard(frames.begin(), frames.begin() + spoken);
    const at::Tensor made = synthesize(*m_tables, heard, manner, context.seed, context.onStep);

    const std::int64_t samples = std::min<std::int64_t>(made.numel(), sound.numel());
    sound.zero_();
    sound.narrow(0, 0, samples).copy_(made.narrow(0, 0, samples));
    if (line.end + kRingOut > clip)
      fadeOut(sound);
    std::vector<float> lips;
    for (const VoiceFrame& f : frames) {
      lips.push_back(static_cast<float>(f.open));
      lips.push_back(static_cast<float>(f.spread));
    }
    marks.copy_(at::from_blob(lips.data(), {markRows, 2}, at::kFloat));
  }

 private:
  static void fadeOut(const at::Tensor& sound) {
    const std::int64_t length = std::min(kFade, sound.numel());
    sound.narrow(0, sound.numel() - length, length)
        .mul_(at::linspace(1, 0, length))
        .mul_(32768)
        .round_()
        .div_(32768)
        .add_(0);  // no -0, which 16 bits do not have
  }

  VoiceOptions m_options;
  std::optional<SynthesisTables> m_tables;
};

}  // namespace

std::unique_ptr<AudioModel> makeReferenceVoice(VoiceOptions options) {
  return std::make_unique<ReferenceVoice>(std::move(options));
}

}  // namespace vortex::torch
