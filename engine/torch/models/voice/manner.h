// SPDX-License-Identifier: Apache-2.0
//
// How a job wants its script spoken: whose voice, and what the emotion and the speed make of it.
#pragma once

#include "engine/slot/job.h"

#include <cstdint>

namespace vortex::torch {

enum class Speaker : std::uint8_t { Man = 1, Woman };

// Whose voice: the first word of the voice id that says so (female, woman, lady, girl, f, she, ...; male, man, boy, m, he, ...; ids
// of the form "af_bella", "bm_george" too), else the first such word of the picture's prompt, so that a woman in the picture has a
// woman's voice, else the slot's seed.
Speaker speakerOf(const Job& job);

struct Manner {
  Speaker speaker = Speaker::Man;
  double pitchHz = 112;          // the middle of the melody: the speaker's own plus the emotion's
  double tempo = 1;              // divides every length: the emotion's times the job's speed
  double energy = 1;             // sets the loudness: RMS of speech = .085 (.6 + .4 energy)
  double melodyRange = 1;        // multiplies the melody's octaves
  double openQuotient = .62;     // share of a glottal cycle during which the folds are open
  double tiltDbPerOctave = 2.5;  // fall of the voice's spectrum above 1 kHz, beside the glottis's own
  double formantScale = 1;       // a shorter mouth has higher formants: 1.16 for the woman
};

Manner mannerOf(const Job& job);

}  // namespace vortex::torch
