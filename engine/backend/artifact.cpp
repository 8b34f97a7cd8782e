// SPDX-License-Identifier: Apache-2.0
#include "engine/backend/artifact.h"

namespace vortex::backend {
namespace {

constexpr std::int64_t kMarksPerSecond = 200;

}  // namespace

std::string_view toString(ArtifactKind kind) {
  switch (kind) {
  case ArtifactKind::Sound:
    return "sound";
  case ArtifactKind::Marks:
    return "marks";
  case ArtifactKind::Picture:
    return "picture";
  case ArtifactKind::Frames:
    return "frames";
  case ArtifactKind::Embedding:
    return "embedding";
  }
  return "?";
}

std::string_view toString(DType dtype) {
  switch (dtype) {
  case DType::F32:
    return "f32";
  case DType::U8:
    return "u8";
  }
  return "?";
}

Stage stageOf(ArtifactKind kind) {
  switch (kind) {
  case ArtifactKind::Sound:
  case ArtifactKind::Marks:
    return Stage::Audio;
  case ArtifactKind::Picture:
    return Stage::Image;
  case ArtifactKind::Frames:
    return Stage::Video;
  case ArtifactKind::Embedding:
    return Stage::Clip;
  }
  return Stage::Clip;
}

std::vector<ArtifactInfo> outputsOf(Stage stage, const Job& job) {
  const std::int64_t frames = job.frames(), side = job.quality.side;
  switch (stage) {
  case Stage::Audio:
    return {{.kind = ArtifactKind::Sound, .dtype = DType::F32, .rank = 1, .shape = {job.samples(), 1, 1, 1}},
            {.kind = ArtifactKind::Marks,
             .dtype = DType::F32,
             .rank = 2,
             .shape = {(frames * kMarksPerSecond + kClipFps - 1) / kClipFps, 2, 1, 1}}};
  case Stage::Image:
    return {{.kind = ArtifactKind::Picture, .dtype = DType::F32, .rank = 4, .shape = {1, 3, side, side}}};
  case Stage::Video:
    return {{.kind = ArtifactKind::Frames, .dtype = DType::U8, .rank = 4, .shape = {frames, 3, side, side}}};
  case Stage::Clip:
    return {{.kind = ArtifactKind::Embedding, .dtype = DType::F32, .rank = 1, .shape = {kEmbedding, 1, 1, 1}}};
  }
  return {};
}

std::vector<ArtifactKind> inputsOf(Stage stage) {
  switch (stage) {
  case Stage::Audio:
  case Stage::Image:
    return {};
  case Stage::Video:
    return {ArtifactKind::Sound, ArtifactKind::Marks, ArtifactKind::Picture};
  case Stage::Clip:
    return {ArtifactKind::Sound, ArtifactKind::Frames};
  }
  return {};
}

}  // namespace vortex::backend
