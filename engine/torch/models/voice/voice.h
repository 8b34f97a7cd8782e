// SPDX-License-Identifier: Apache-2.0
//
// The audio stage's reference model: a formant synthesiser of our own, without weights. A script becomes clauses (script.h), sounds
// (speller.h), times (timeline.h), curves (tracks.h) and, in batched tensor operators, a sound (synthesis.h).
#pragma once

#include "engine/torch/models/model.h"
#include "engine/torch/models/voice/speller.h"

#include <functional>
#include <memory>
#include <string>

namespace vortex::torch {

struct VoiceOptions {
  SpellerOptions speller{};
};

// A script that is too long for the clip is spoken up to 1.25 times faster and then cut (timeline.h), never refused. A script in
// which nothing can be spoken (punctuation only) is InvalidOutput. On every device the same seed draws the same noise.
std::unique_ptr<AudioModel> makeReferenceVoice(VoiceOptions options = {});

}  // namespace vortex::torch
