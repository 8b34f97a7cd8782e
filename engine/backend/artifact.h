// SPDX-License-Identifier: Apache-2.0
//
// What a stage hands on: tensors in buffers that are leased from a pool and never shared between slots (contract 4).
#pragma once

#include "engine/slot/job.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace vortex::backend {

enum class ArtifactKind : std::uint8_t { Sound = 1, Marks, Picture, Frames, Embedding };
enum class DType : std::uint8_t { F32 = 1, U8 = 2 };

std::string_view toString(ArtifactKind kind);  // "sound", "marks", "picture", "frames", "embedding"
std::string_view toString(DType dtype);        // "f32", "u8"

// Contiguous, row-major; the first `rank` entries of shape count, the others are 1.
struct ArtifactInfo {
  ArtifactKind kind = ArtifactKind::Sound;
  DType dtype = DType::F32;
  int rank = 1;
  std::array<std::int64_t, 4> shape{1, 1, 1, 1};
  std::int64_t elements() const { return shape[0] * shape[1] * shape[2] * shape[3]; }
  Bytes bytes() const { return {elements() * (dtype == DType::F32 ? 4 : 1)}; }
  friend bool operator==(const ArtifactInfo&, const ArtifactInfo&) = default;
};

Stage stageOf(ArtifactKind kind);  // the one that makes it

// What a stage makes of a job, in order:
//   audio  sound f32 [samples], marks f32 [marks at 200 Hz, 2]
//   image  picture f32 [1, 3, side, side]
//   video  frames u8 [frames, 3, side, side]
//   clip   embedding f32 [512]
std::vector<ArtifactInfo> outputsOf(Stage stage, const Job& job);
// What a stage reads, in order: video: sound, marks, picture; clip: sound, frames; the others nothing.
std::vector<ArtifactKind> inputsOf(Stage stage);

// A leased buffer, readable by the engine's process. Its memory goes back to the pool when the last holder lets go.
class Lease {
 public:
  virtual ~Lease() = default;
  virtual std::span<const std::byte> bytes() const = 0;
};

// shared_ptr, since a slot's next stages and the output worker hold the same buffer and the last of them returns it. Null on the
// simulated backend, whose artifacts have shapes and no content.
struct Artifact {
  ArtifactInfo info;
  std::shared_ptr<const Lease> lease;
};

}  // namespace vortex::backend
