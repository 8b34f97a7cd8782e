// SPDX-License-Identifier: Apache-2.0
//
// When each sound of a script begins and ends, and what the mouth aims at meanwhile.
#pragma once

#include "engine/torch/models/voice/phones.h"
#include "engine/torch/models/voice/script.h"

#include <vector>

namespace vortex::torch {

// A clause as sounds.
struct Utterance {
  std::vector<SpokenPhone> phones;
  Boundary end = Boundary::Period;
};

// A stretch of time with one aim. Times in seconds from the clip's start; segments follow each other without gaps.
struct Segment {
  const Phone* phone = nullptr;  // null: a pause
  double start = 0, end = 0;
  Formants from{}, to{};               // reached by a smoothstep in the middle half; equal for all but diphthongs
  double voicing = 0, aspiration = 0;  // levels; a stressed vowel's voicing is 1
  Noise noise{};
  double nasal = 0, open = 0, spread = 0, shut = 0;
  Stress stress = Stress::None;
  bool wordStart = false;
};

struct Phrase {
  double start = 0, end = 0;  // of its sounds, without the pause after it
  Boundary boundary = Boundary::Period;
  std::vector<double> accents;  // middles of its stressed vowels
  double lastVowel = 0;         // where the last one starts
};

enum class Ending : std::uint8_t { Whole = 1, CutAtPhrase, CutAtWord, CutInWord };

struct Timeline {
  std::vector<Segment> segments;  // a silent lead-in, then each phrase and its pause
  std::vector<Phrase> phrases;
  double end = 0;    // of the last phrase
  double hurry = 1;  // how much faster than asked it is spoken to fit, 1..kMostHurry
  Ending ending = Ending::Whole;
};

inline constexpr double kMostHurry = 1.25;
inline constexpr double kLeadIn = .040;      // s of silence before the first sound
inline constexpr double kLastBreath = .060;  // s that the last sound has to die away before the clip ends

// Lays the utterances out at the tempo. Where they do not fit into the clip they are spoken faster, up to kMostHurry; then cut
// after the last phrase that fits or, where that would leave more than a quarter of the clip silent, after the last word; a first
// word that does not fit is cut by the clip's end. The timeline may be empty only if the utterances are.
Timeline layOut(const std::vector<Utterance>& utterances, double tempo, double clipSeconds);

}  // namespace vortex::torch
