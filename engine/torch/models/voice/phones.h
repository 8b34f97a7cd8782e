// SPDX-License-Identifier: Apache-2.0
//
// The sounds of English as the synthesiser makes them: where the formants (resonances of the mouth) lie, how long a sound lasts,
// what noise it has, what the lips do. Formant values follow published averages for American English (Peterson and Barney 1952;
// Klatt 1980).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vortex::torch {

enum class PhoneClass : std::uint8_t { Vowel = 1, Stop, Affricate, Fricative, Nasal, Liquid, Glide, Aspirate, Tap, Glottal };

// Noise made at a constriction: a bell over log2 of the frequency.
struct Noise {
  double centreHz = 0, widthOctaves = 1, db = -99;  // dB under a stressed vowel
  bool none() const { return db <= -99; }
};

using Formants = std::array<double, 3>;  // F1 F2 F3 of the man's voice, Hz

struct Phone {
  std::string_view ipa;
  PhoneClass kind = PhoneClass::Vowel;
  Formants from{}, to{};                  // a diphthong glides from one to the other; else equal
  double ms = 0;                          // base length (of a stop: of its closure)
  double open = 0, spread = 0, shut = 0;  // lips: opening 0..1, spread -1 (rounded) .. 1 (wide), how far they are pressed shut
  bool voiced = true, isShort = false;
  Noise noise{};
};

enum class Stress : std::uint8_t { None = 1, Secondary, Primary };

struct SpokenPhone {
  const Phone* phone = nullptr;  // into the table, which lives for ever
  Stress stress = Stress::None;  // of vowels
  bool wordStart = false;
};

const Phone& phoneOf(std::string_view ipa);  // a symbol of the table; anything else is a fault of the caller

// The phones of a line of IPA as espeak-ng writes it (stress mark before the vowel, spaces between words). Symbols of other
// languages are replaced by the nearest English sound; what is no sound is passed over.
std::vector<SpokenPhone> parseIpa(std::string_view line);

}  // namespace vortex::torch
