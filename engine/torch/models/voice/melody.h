// SPDX-License-Identifier: Apache-2.0
//
// The pitch of the voice over time. In octaves about the manner's pitch, which is its mean: a falling line over each phrase, a hill
// on each stressed vowel (the first and the last highest), and a turn at the end that says whether the sentence goes on, ends or
// asks.
#pragma once

#include "engine/torch/models/voice/manner.h"
#include "engine/torch/models/voice/timeline.h"

#include <vector>

namespace vortex::torch {

// Pitch in Hz at times 0, 1/rate, 2/rate ... (count values), without jitter. Between phrases it holds: nothing is voiced there.
std::vector<double> pitchOf(const Timeline& line, const Manner& manner, int count, double rate);

}  // namespace vortex::torch
