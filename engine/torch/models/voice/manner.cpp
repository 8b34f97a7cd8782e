// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/voice/manner.h"

#include "engine/slot/seed.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace vortex::torch {
namespace {

constexpr std::array<std::string_view, 22> kWomanWords{"f",      "female", "woman",       "women",       "lady",    "girl",
                                                       "she",    "her",    "queen",       "princess",    "mother",  "grandmother",
                                                       "granny", "mrs",    "ms",          "anchorwoman", "actress", "businesswoman",
                                                       "af",     "bf",     "spokeswoman", "weatherwoman"};
constexpr std::array<std::string_view, 23> kManWords{"m",       "male", "man",     "men",       "gentleman", "boy",
                                                     "he",      "his",  "king",    "prince",    "father",    "grandfather",
                                                     "grandpa", "mr",   "captain", "anchorman", "actor",     "businessman",
                                                     "am",      "bm",   "butler",  "spokesman", "weatherman"};

std::optional<Speaker> firstSpeakerWord(std::string_view text, std::size_t leastLetters) {
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (lower >= 'a' && lower <= 'z') {
      word += lower;
      continue;
    }
    if (word.size() < leastLetters)
      word.clear();
    if (std::find(kWomanWords.begin(), kWomanWords.end(), word) != kWomanWords.end())
      return Speaker::Woman;
    if (std::find(kManWords.begin(), kManWords.end(), word) != kManWords.end())
      return Speaker::Man;
    word.clear();
  }
  return std::nullopt;
}

}  // namespace

Speaker speakerOf(const Job& job) {
  if (const auto named = firstSpeakerWord(job.voiceId, 1))
    return *named;
  // The short words are marks of voice ids; a prompt means other things by them ("35 m", "I am").
  if (const auto seen = firstSpeakerWord(job.prompt, 3))
    return *seen;
  return (mix64(job.seed ^ 0x766f696365ULL) & 1) != 0 ? Speaker::Woman : Speaker::Man;
}

Manner mannerOf(const Job& job) {
  const EmotionShape shape = shapeOf(job.emotion);
  Manner m;
  m.speaker = speakerOf(job);
  m.pitchHz = (m.speaker == Speaker::Woman ? 196 : 112) + shape.pitchHz;
  m.tempo = shape.tempo * std::clamp(job.speed, 0.5, 2.0);
  m.energy = shape.energy;
  m.formantScale = m.speaker == Speaker::Woman ? 1.16 : 1;
  m.melodyRange = .9 + .35 * (shape.energy - .7) / .8;
  switch (job.emotion) {
  case Emotion::Neutral:
    break;
  case Emotion::Excited:
    m.tiltDbPerOctave = 1.5;
    m.melodyRange *= 1.25;
    break;
  case Emotion::Sad:
    m.openQuotient = .72;
    m.tiltDbPerOctave = 5;
    m.melodyRange *= .6;
    break;
  case Emotion::Angry:
    m.openQuotient = .50;
    m.tiltDbPerOctave = 0;
    break;
  case Emotion::Manic:
    m.openQuotient = .55;
    m.tiltDbPerOctave = 1;
    m.melodyRange *= 1.25;
    break;
  case Emotion::Calm:
    m.openQuotient = .70;
    m.tiltDbPerOctave = 4;
    m.melodyRange *= .75;
    break;
  case Emotion::Sarcastic:
    m.melodyRange *= 1.25;
    break;
  case Emotion::Fearful:
    break;
  }
  return m;
}

}  // namespace vortex::torch
