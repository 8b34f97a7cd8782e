// SPDX-License-Identifier: Apache-2.0
//
// What a device needs to know to run one stage of one slot: the recipe's content without its form, and the quality it is made at.
// The same Job goes to all four stages of a slot; it fits one link message (recipes are capped, config/recipe_limits.h).
#pragma once

#include "engine/slot/recipe.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace vortex {

inline constexpr int kSampleRate = 24'000;  // Hz, mono
inline constexpr int kClipFps = 24;
inline constexpr int kEmbedding = 512;  // floats, L2-normalised

enum class Sampling : std::uint8_t { Bilinear = 1, Bicubic = 2 };

// One level of a profile's quality ladder: what the reference models spend..
struct Quality {
  int side = 512;                          // pixels of a frame, square
  int maxFrames = 1080;                    // the clip is min(duration · 24, this) frames long
  std::array<int, 4> passes{4, 6, 8, 12};  // image: passes averaged in each of the 4 refinement steps
  int supersample = 2;                     // image: drawing is done at side · supersample in the last step
  Sampling sampling = Sampling::Bicubic;   // video: how a frame is resampled
  int framesPerCall = 4;                   // video: frames warped by one operator
  int textDraws = 12;                      // clip check: pictures drawn for the text tower
  friend bool operator==(const Quality&, const Quality&) = default;
};

struct Job {
  std::uint64_t seed = 0;  // the slot's; each stage derives its own (slot/seed.h)
  Duration duration = seconds(45);
  std::string script, voiceId;
  double speed = 1.0;
  Emotion emotion = Emotion::Neutral;
  std::string prompt, negativePrompt;
  std::vector<Expression> expressions;
  Quality quality;

  // Frames of the finished clip and samples of its sound, which is exactly as long: frames · 1000 samples at 24 fps and 24 kHz.
  int frames() const;
  std::int64_t samples() const { return static_cast<std::int64_t>(frames()) * (kSampleRate / kClipFps); }
};

Job jobOf(const Recipe& recipe, std::uint64_t seed, const Quality& quality);

}  // namespace vortex
