// SPDX-License-Identifier: Apache-2.0
//
// What a model of each stage is to the device. A model computes with LibTorch operators only, on the device it was loaded for, in
// the lane thread that calls it (c10::InferenceMode is on, the thread's current stream is the lane's). Results are written into
// host tensors that view the slot's output buffers; on a GPU they leave in chunks. Between two operators the lane may throw
// StopRequested through any call: a model holds its temporaries in ordinary tensors and catches nothing, so that unwinding gives
// the memory back. Other errors are std-derived exceptions. Models keep no state between runs but what load() made: the same
// context gives the same bits.
#pragma once

#include "engine/slot/job.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace vortex::torch {

struct StageContext {
  const Job& job;
  std::uint64_t seed;  // this stage's own (slot/seed.h)
  c10::Device device;
  // Called at every step boundary with "step k of n done". The lane reports progress, balances threads, and may throw
  // StopRequested.
  std::function<void(int step, int steps)> onStep;
  // True once the attempt has been told to stop: for waits that run no operator (a child process), which then throw StopRequested.
  std::function<bool()> stopRequested;
  // What is out of the ordinary and may make these bits differ from another run's: it goes into the slot's record.
  std::function<void(const std::string&)> note = [](const std::string&) {};
};

// Thrown through a model when its attempt was told to stop. std-derived, since TorchScript rewraps anything else.
class StopRequested : public std::runtime_error {
 public:
  StopRequested() : std::runtime_error("the attempt was told to stop") {}
};

// Thrown by a model or by the checks after it when a stage's output is NaN, black or silent: reason invalid_output.
class InvalidOutput : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Mouth marks per sound, at kMarkRate: column 0 is the opening of the lips 0..1, column 1 their spread -1..1 (rounded .. wide).
inline constexpr int kMarkRate = 200;  // Hz
inline std::int64_t markCount(int frames) { return (static_cast<std::int64_t>(frames) * kMarkRate + kClipFps - 1) / kClipFps; }

class Model {
 public:
  virtual ~Model() = default;
  virtual void load(c10::Device device) = 0;
  // The tensors that load() made on the device and that run after run stay there. Between attempts the device may put them on the
  // host, leaving them undefined, and back (models.residency: paged), so that they hold the same values whenever a stage runs.
  virtual std::vector<at::Tensor*> weights() { return {}; }
};

class AudioModel : public Model {
 public:
  // sound: f32 [job.samples()], every value k/32768 with k a 16-bit integer; silence after the script's end.
  // marks: f32 [markCount(job.frames()), 2].
  virtual void speak(const StageContext& context, const at::Tensor& sound, const at::Tensor& marks) = 0;
};

class ImageModel : public Model {
 public:
  // picture: f32 [1, 3, side, side], sRGB 0..1, every value k/255.
  virtual void paint(const StageContext& context, const at::Tensor& picture) = 0;
};

class VideoModel : public Model {
 public:
  // sound, marks, picture as above; frames: u8 [job.frames(), 3, side, side]. Frame i stands for t = (i + ½)/24 s.
  virtual void animate(const StageContext& context, const at::Tensor& sound, const at::Tensor& marks, const at::Tensor& picture,
                       const at::Tensor& frames) = 0;
};

// The clip check's two cosines before thresholds: B sees windows of a face, L the whole picture and the lips (README.md, "The clip
// check").
struct ClipScores {
  double b = 0, l = 0;
};

class ClipModel : public Model {
 public:
  // Sees the prompt's text, the sound and the frames; neither the seed nor anything else that made them.
  // embedding: f32 [kEmbedding], L2-normalised.
  virtual ClipScores judge(const StageContext& context, const at::Tensor& sound, const at::Tensor& frames,
                           const at::Tensor& embedding) = 0;
};

}  // namespace vortex::torch
