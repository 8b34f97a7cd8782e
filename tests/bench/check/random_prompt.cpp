// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/check/random_prompt.h"

#include <random>
#include <vector>

namespace vortex::bench {
namespace {

using Words = std::vector<std::string>;

const Words kPeople{"woman", "man",       "old woman",  "old man",   "young woman", "young man",
                    "lady",  "gentleman", "pale woman", "black man", "grandmother", "butler"};
const Words kHair{"short", "long", "bob", "curly", "afro", "bun", "spiky", "pony", "wavy", "quiff"};
const Words kHairColours{"black", "brown", "blond", "ginger", "auburn", "grey", "white", "blue", "pink", "green"};
const Words kGlasses{"round glasses", "square glasses", "sunglasses", "monocle"};
const Words kHats{"fedora", "cap", "beanie", "crown", "top hat", "captain", "chef", "hard hat", "headphones"};
const Words kClothes{"suit", "turtleneck", "sweater", "hoodie", "blouse", "shirt", "coat", "raincoat", "lab coat"};
const Words kColours{"black", "white", "grey", "red",  "burgundy", "pink",  "orange", "yellow",
                     "green", "teal",  "blue", "navy", "purple",   "brown", "beige"};
const Words kNeck{"tie", "bow tie", "scarf", "pearls"};
const Words kSets{"studio",      "newsroom", "city", "harbour", "forest",  "sunset", "space",
                  "weather map", "storm",    "snow", "stadium", "library", "bank"};
const Words kLight{"warm light", "cold light", "neon", "noir", "bright light"};
const Words kMoods{"happy", "serious", "angry", "sad", "surprised", "manic", "calm"};
const Words kBeards{"full beard", "goatee", "moustache", "stubble"};

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : m_engine(seed) {}
  const std::string& of(const Words& words) { return words[m_engine() % words.size()]; }
  bool chance(double p) { return static_cast<double>(m_engine() >> 11) * 0x1p-53 < p; }

 private:
  std::mt19937_64 m_engine;
};

}  // namespace

std::string randomPrompt(std::uint64_t seed) {
  Chance draw(seed);
  std::string prompt = "a ";
  if (draw.chance(0.35))
    prompt += draw.of(kMoods) + " ";
  prompt += draw.of(kPeople) + " with " + draw.of(kHair) + " " + draw.of(kHairColours) + " hair";
  if (draw.chance(0.3))
    prompt += ", " + draw.of(kGlasses);
  if (draw.chance(0.2))
    prompt += ", " + draw.of(kBeards);
  if (draw.chance(0.25))
    prompt += ", " + draw.of(kHats);
  prompt += ", wearing a " + draw.of(kColours) + " " + draw.of(kClothes);
  if (draw.chance(0.4))
    prompt += " and a " + draw.of(kColours) + " " + draw.of(kNeck);
  prompt += ", in a " + draw.of(kSets);
  if (draw.chance(0.4))
    prompt += ", " + draw.of(kLight);
  return prompt;
}

}  // namespace vortex::bench
