// SPDX-License-Identifier: Apache-2.0
//
// What the presenter does in each frame, as numbers: how far the lips are open, where the head turns, when the eyes close. Pure; no
// LibTorch. Lengths are head units (presenter/face_geometry.h), angles radians. Frame i stands for t = (i + ½)/24 s.
#pragma once

#include "engine/slot/recipe.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vortex::torch {

struct Pose {
  float opening = 0;             // of the lips, 0 closed .. about 1.3
  float spread = 0;              // of the lips, -1 rounded .. 1 wide
  float yaw = 0, nod = 0;        // how far near parts move sideways and down
  float roll = 0;                // about the neck
  float shiftX = 0, shiftY = 0;  // of the whole head
  float browLift = 0;
  float lids = 0;  // 0 open .. 1 closed
};

// The expression in force at time t: four numbers that pass from one entry of the sequence to the next by smoothstep over 0.6 s.
// The entries share the clip's length evenly; an empty sequence is neutral.
ExpressionShape expressionAt(std::span<const Expression> sequence, double t, double clipSeconds);

// One pose a frame.
//   opening, spread  the sound's marks at each frame's time
//   loudness         0..1 a frame (motion/loudness.h)
//   seed             phases of the head's sway and the instants of the blinks
std::vector<Pose> act(std::span<const float> opening, std::span<const float> spread, std::span<const float> loudness,
                      std::span<const Expression> sequence, std::uint64_t seed);

}  // namespace vortex::torch
