// SPDX-License-Identifier: Apache-2.0
//
// Words to a person: what a prompt says about the presenter, and what a seed decides where the prompt is silent. Pure; no LibTorch.
//
// Reading. Lower case, ASCII letters; anything else parts words; two-word terms are joined first ("bow tie", "hard hat", "clean
// shaven"). Every attribute takes the first word that names it; unknown words are ignored. A colour binds to the next thing of its
// phrase (hair, eyes, skin, beard, neckwear, glasses, hat, garment, background); punctuation, "and", "with", "in", "at", "on" and
// "wearing" end a phrase. black, white and brown directly before a person are a skin. Any bytes are accepted; only the first 8 KiB
// are read.
//
// Drawing. Attribute A that the prompt does not name is entry (n mod size) of a short table, n = the first 8 bytes, big-endian, of
// SHA-256("<seed>/<A>"): one independent draw an attribute, so that naming one thing changes no other.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vortex::torch {

enum class Sex : std::uint8_t { Woman = 1, Man };
enum class Age : std::uint8_t { Young = 1, Adult, Old };
enum class HairStyle : std::uint8_t { Short = 1, Quiff, Long, Bob, Curly, Afro, Bun, Bald, Spiky, Pony, Wavy };
enum class Beard : std::uint8_t { None = 1, Full, Goatee, Moustache, Stubble };
enum class Glasses : std::uint8_t { None = 1, Round, Square, Sun, Monocle };
enum class Hat : std::uint8_t { None = 1, Fedora, Cap, Beanie, Crown, Top, Sailor, Chef, Helmet, Phones };
enum class Clothes : std::uint8_t { Suit = 1, Turtleneck, Sweater, Hoodie, Blouse, Shirt, Coat, Raincoat, Lab };
enum class Neckwear : std::uint8_t { None = 1, Tie, Bow, Scarf, Beads };
enum class Backdrop : std::uint8_t {
  Studio = 1,
  Newsroom,
  City,
  Harbour,
  Forest,
  Sunset,
  Space,
  Weather,
  Storm,
  Snow,
  Stadium,
  Library,
  Bank
};
enum class Lighting : std::uint8_t { Plain = 1, Warm, Cold, Neon, Noir, Bright };
enum class Mood : std::uint8_t { Pleasant = 1, Happy, Serious, Angry, Sad, Surprised, Manic, Calm };
enum class Creature : std::uint8_t { Human = 1, Alien, Robot };

struct Rgb {  // sRGB, 0..1
  float r = 0, g = 0, b = 0;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};
constexpr Rgb hex(std::uint32_t rrggbb) {
  return {static_cast<float>(rrggbb >> 16 & 255) / 255.F, static_cast<float>(rrggbb >> 8 & 255) / 255.F,
          static_cast<float>(rrggbb & 255) / 255.F};
}

// The nine ways in which two faces of one kind differ, each in -1..1.
struct FaceParameters {
  double width = 0, jaw = 0, chin = 0, eyeSize = 0, eyeGap = 0, nose = 0, lips = 0, brow = 0, parting = 0;
  friend bool operator==(const FaceParameters&, const FaceParameters&) = default;
};

struct Look {
  std::uint64_t seed = 0;  // what else is drawn at random from it: freckles, bokeh, towers
  Creature creature = Creature::Human;
  Sex sex = Sex::Woman;
  Age age = Age::Adult;
  HairStyle hair = HairStyle::Short;
  Beard beard = Beard::None;
  Glasses glasses = Glasses::None;
  Hat hat = Hat::None;
  Clothes clothes = Clothes::Suit;
  Neckwear neckwear = Neckwear::None;
  Backdrop backdrop = Backdrop::Studio;
  Lighting lighting = Lighting::Plain;
  Mood mood = Mood::Pleasant;
  bool freckles = false, earrings = false;
  Rgb skinColour, hairColour, eyeColour, beardColour, garmentColour, neckwearColour, hatColour, glassesColour;
  std::optional<Rgb> backdropColour;  // only where the prompt names one
  FaceParameters face;
  friend bool operator==(const Look&, const Look&) = default;
};

// seed: the slot's own (Job::seed), so that picture, motion and anybody else who asks see the same person.
Look lookOf(std::string_view prompt, std::uint64_t seed);

// The n of the draw above, mod size. size > 0.
std::uint64_t drawOf(std::uint64_t seed, std::string_view attribute, std::uint64_t size);

}  // namespace vortex::torch
