// SPDX-License-Identifier: Apache-2.0
//
// The dictionary behind vocabulary.h: what each word means on its own. How words of a phrase act on each other is vocabulary.cpp's.
#pragma once

#include "engine/torch/models/presenter/vocabulary.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

namespace vortex::torch {

// Nouns that a colour before them belongs to and that say nothing else.
enum class Thing : std::uint8_t { Hair = 1, Eyes, Skin, Beard, Neckwear, Glasses, Hat, Garment, Backdrop };
// Someone: what black, white and brown before it mean is a skin, and "long" or "short" a height.
struct Person {};
// Hair words that say a style only where no garment or person follows ("a short man", "a long coat").
struct MaybeStyle {
  HairStyle style;
};
struct Freckles {};
struct Earrings {};

using Meaning = std::variant<Sex, Age, HairStyle, Beard, Glasses, Hat, Clothes, Neckwear, Backdrop, Lighting, Mood, Creature, Thing,
                             Person, MaybeStyle, Freckles, Earrings>;
struct Word {
  std::string_view text;
  Meaning meaning;
};
// A word may stand there several times ("king": a man, a crown).
std::span<const Word> dictionary();

// Two words that are one ("bow tie"), and the word that stands for them ("bowtie").
struct JoinedTerm {
  std::string_view first, second, joined;
};
std::span<const JoinedTerm> joinedTerms();

struct NamedColour {
  std::string_view name;
  std::optional<Rgb> hair, eyes, skin, garment;  // what the word means on each; empty: it says nothing there
  bool hairAlone = false;                        // needs no "hair" after it ("a blond woman")
};
std::span<const NamedColour> namedColours();

}  // namespace vortex::torch
