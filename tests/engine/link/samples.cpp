// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/link/samples.h"

namespace vortex::link::test {
namespace {

constexpr AttemptName kName{SlotId{7}, Stage::Video, 2, AttemptId{4'294'967'301}};
constexpr backend::AttemptCost kCost{milliseconds(8000), {1'500'000'000}, 12'345, milliseconds(21), 2, Bytes{2'500'000'000}};
const Quality kQuality{128, 240, {1, 2, 3, 4}, 2, Sampling::Bilinear, 8, 6};

template <typename M>
void add(std::vector<std::pair<std::string, Packet>>& all, const M& message) {
  std::vector<std::byte> buffer(kMaxMessage);
  const auto encoded = encode(message, buffer).value();
  all.emplace_back(toString(typeOf<M>()), Packet(encoded.begin(), encoded.end()));
}

}  // namespace

Start sampleStart() {
  Job job;
  job.seed = 0x0123456789abcdef;
  job.duration = seconds(12);
  job.script = "Good evening, здравствуйте.";
  job.voiceId = "anchor";
  job.speed = 1.1;
  job.emotion = Emotion::Sarcastic;
  job.prompt = "red hair, round glasses";
  job.negativePrompt = "blurry";
  job.expressions = {Expression::Neutral, Expression::Manic};
  job.quality = kQuality;
  return {.name = kName,
          .job = job,
          .inputs = {{{backend::ArtifactKind::Sound, backend::DType::F32, 1, {240'000, 1, 1, 1}}, 1, 5},
                     {{backend::ArtifactKind::Picture, backend::DType::F32, 4, {1, 3, 128, 128}}, 2, 6}},
          .outputs = {{{backend::ArtifactKind::Frames, backend::DType::U8, 4, {240, 3, 128, 128}}, 0, 9}}};
}

std::vector<std::pair<std::string, Packet>> sampleMessages() {
  std::vector<std::pair<std::string, Packet>> all;
  add(all, Hello{"vortex-device 0.1.0, LibTorch 2.9.1", 4321});
  add(all,
      Open{"cpu",
           "cuda:0",
           3,
           Residency::Paged,
           milliseconds(100),
           milliseconds(500),
           {11'500'000'000},
           {kQuality, Quality{}},
           {{backend::ArtifactKind::Sound, 4'320'000, 4'321'280, 3}, {backend::ArtifactKind::Frames, 849'346'560, 849'346'560, 3}},
           {{{Bytes{1}, Bytes{2}, Bytes{3}, Bytes{4}}}}});
  add(all, backend::DeviceProgress{"voice", 1, 5});
  add(all, Ready{"cuda:0 NVIDIA H100", {{{Bytes{5}, Bytes{5}, Bytes{6}, Bytes{6}}}}});
  add(all, sampleStart());
  add(all, backend::AttemptStep{kName, 3, 240});
  add(all, Finished{kName, kCost, backend::Scores{0.75, 0.8125}, "a word", Bytes{0}});
  add(all, backend::AttemptFailed{kName, kCost, Reason::InvalidOutput, "frames: black from 17 on", {4096}});
  add(all, backend::AttemptStopped{kName, kCost, milliseconds(12), milliseconds(3), {1'000'000}, {0}});
  event::MemorySample sample{{9'000'000'000}, {12'000'000'000}, {8'000'000'000}, {6'000'000'000}, {}};
  sample.allocated = {{{{1}, {2}, {3}, {4}}}};
  sample.peak = Bytes{7'000'000'000};
  add(all, sample);
  add(all, Clear{});
  add(all, backend::BuffersCleared{{8'000'000'000}, {6'500'000'000}, {}, {}});
  add(all, backend::Snapshot{"/tmp/snapshot.pickle"});
  add(all, backend::SnapshotWritten{"/tmp/snapshot.pickle", "No space left on device"});
  add(all, backend::Probe{});
  add(all, Heartbeat{42});
  add(all, ShutdownRequest{});
  add(all, Bye{DeviceLoss::ContextLost, "cudaErrorIllegalAddress (700)"});
  add(all, Unload{});
  add(all, event::ModelsUnloaded{{6'000'000'000}, {0}, "an attempt uses them"});
  return all;
}

}  // namespace vortex::link::test
