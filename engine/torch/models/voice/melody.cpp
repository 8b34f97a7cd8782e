// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/voice/melody.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vortex::torch {
namespace {

constexpr double kAccentWidth = .085, kTurnLength = .250;  // s
constexpr double kVibrato = .006, kVibratoHz = 4.7;

double turnOf(Boundary boundary) {
  switch (boundary) {
  case Boundary::Comma:
  case Boundary::Semicolon:
    return .10;
  case Boundary::Period:
    return -.24;
  case Boundary::Exclamation:
    return -.12;
  case Boundary::Question:
    return .42;
  }
  return 0;
}

double accentHeight(std::size_t i, std::size_t count) { return i + 1 == count ? .26 : i == 0 ? .20 : .15; }

double octavesAt(const Phrase& phrase, double t) {
  const double x = std::clamp((t - phrase.start) / std::max(phrase.end - phrase.start, 1e-3), 0.0, 1.0);
  double octaves = .10 - .24 * x;
  for (std::size_t i = 0; i < phrase.accents.size(); ++i) {
    const double d = (t - phrase.accents[i]) / kAccentWidth;
    if (std::abs(d) < 4)
      octaves += accentHeight(i, phrase.accents.size()) * std::exp(-.5 * d * d);
  }
  const double from = std::max(phrase.lastVowel, phrase.end - kTurnLength);
  const double u = std::clamp((t - from) / std::max(phrase.end - from, 1e-3), 0.0, 1.0);
  return octaves + turnOf(phrase.boundary) * u * u * (3 - 2 * u);
}

}  // namespace

std::vector<double> pitchOf(const Timeline& line, const Manner& manner, int count, double rate) {
  std::vector<double> octaves(static_cast<std::size_t>(count));
  std::size_t phrase = 0;
  double sum = 0, spoken = 0;
  for (std::size_t i = 0; i < octaves.size() && !line.phrases.empty(); ++i) {
    const double t = static_cast<double>(i) / rate;
    while (phrase + 1 < line.phrases.size() && t > (line.phrases[phrase].end + line.phrases[phrase + 1].start) / 2)
      ++phrase;
    const Phrase& p = line.phrases[phrase];
    octaves[i] = octavesAt(p, t);
    if (t >= p.start && t <= p.end) {
      sum += octaves[i];
      ++spoken;
    }
  }
  // Moved so that the middle of the melody is the manner's pitch, however many accents and questions there are.
  const double middle = sum / std::max(spoken, 1.0);
  std::vector<double> pitch(octaves.size());
  for (std::size_t i = 0; i < pitch.size(); ++i) {
    const double vibrato = 1 + kVibrato * std::sin(2 * std::numbers::pi * kVibratoHz * static_cast<double>(i) / rate);
    pitch[i] = manner.pitchHz * std::exp2((octaves[i] - middle) * manner.melodyRange) * vibrato;
  }
  return pitch;
}

}  // namespace vortex::torch
