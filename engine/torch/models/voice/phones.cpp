// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/voice/phones.h"

#include <algorithm>
#include <cassert>
#include <optional>

namespace vortex::torch {
namespace {

constexpr Phone vowel(std::string_view ipa, Formants f, double ms, double open, double spread, bool isShort = false) {
  return {ipa, PhoneClass::Vowel, f, f, ms, open, spread, 0, true, isShort, {}};
}
constexpr Phone glide(std::string_view ipa, Formants from, Formants to, double ms, double open, double spread) {
  return {ipa, PhoneClass::Vowel, from, to, ms, open, spread, 0, true, false, {}};
}
constexpr Phone consonant(std::string_view ipa, PhoneClass kind, Formants f, double ms, double open, double spread, bool voiced,
                          Noise noise = {}, double shut = 0) {
  return {ipa, kind, f, f, ms, open, spread, shut, voiced, false, noise};
}

constexpr bool kVoiced = true, kVoiceless = false;
using enum PhoneClass;

// The velar stops' F2 and the aspirate's formants come from the vowel that follows (timeline.cpp); the numbers here are for want of
// one.
constexpr std::array kPhones{
    vowel("iː", {290, 2300, 2980}, 125, .28, .9),
    vowel("i", {320, 2220, 2900}, 90, .30, .8, true),
    vowel("ɪ", {395, 2000, 2560}, 80, .38, .5, true),
    vowel("ɛ", {560, 1800, 2500}, 95, .58, .4, true),
    vowel("æ", {690, 1680, 2430}, 130, .80, .5),
    vowel("ʌ", {630, 1220, 2500}, 95, .62, .1, true),
    vowel("ɜː", {470, 1310, 1700}, 150, .42, -.3),
    vowel("ɚ", {470, 1310, 1700}, 85, .42, -.3, true),
    vowel("uː", {320, 980, 2280}, 130, .26, -1),
    vowel("ʊ", {445, 1080, 2300}, 80, .34, -.6, true),
    vowel("ɔː", {590, 880, 2480}, 150, .68, -.55),
    vowel("ɑː", {730, 1120, 2470}, 150, .92, 0),
    vowel("ə", {500, 1450, 2500}, 55, .38, .1, true),
    glide("eɪ", {480, 2000, 2550}, {330, 2250, 2800}, 150, .50, .7),
    glide("aɪ", {720, 1200, 2500}, {380, 2050, 2600}, 180, .85, .4),
    glide("oʊ", {500, 1020, 2350}, {370, 830, 2300}, 155, .50, -.8),
    glide("aʊ", {730, 1250, 2480}, {420, 950, 2350}, 185, .85, -.3),
    glide("ɔɪ", {570, 880, 2450}, {380, 2000, 2550}, 190, .62, -.1),
    consonant("p", Stop, {300, 900, 2300}, 90, 0, 0, kVoiceless, {900, 1.4, -22}, 1),
    consonant("b", Stop, {300, 900, 2300}, 75, 0, 0, kVoiced, {900, 1.4, -26}, 1),
    consonant("t", Stop, {320, 1750, 2650}, 85, .14, 0, kVoiceless, {4600, .75, -17}),
    consonant("d", Stop, {320, 1750, 2650}, 65, .14, 0, kVoiced, {4600, .75, -22}),
    consonant("k", Stop, {320, 1700, 2350}, 90, .22, 0, kVoiceless, {2000, .5, -17}),
    consonant("ɡ", Stop, {320, 1700, 2350}, 70, .22, 0, kVoiced, {2000, .5, -22}),
    consonant("tʃ", Affricate, {300, 1850, 2550}, 120, .2, -.7, kVoiceless, {3300, .55, -12}),
    consonant("dʒ", Affricate, {300, 1850, 2550}, 95, .2, -.7, kVoiced, {3300, .55, -16}),
    consonant("f", Fricative, {340, 1150, 2300}, 105, .08, 0, kVoiceless, {6000, 2, -27}, .75),
    consonant("v", Fricative, {340, 1150, 2300}, 65, .08, 0, kVoiced, {6000, 2, -33}, .75),
    consonant("θ", Fricative, {340, 1350, 2550}, 100, .16, 0, kVoiceless, {6500, 1.5, -29}),
    consonant("ð", Fricative, {340, 1350, 2550}, 50, .16, 0, kVoiced, {6500, 1.5, -36}),
    consonant("s", Fricative, {340, 1700, 2600}, 110, .14, .5, kVoiceless, {6800, .42, -12}),
    consonant("z", Fricative, {340, 1700, 2600}, 75, .14, .5, kVoiced, {6800, .42, -19}),
    consonant("ʃ", Fricative, {340, 1850, 2500}, 115, .2, -.8, kVoiceless, {3400, .55, -12}),
    consonant("ʒ", Fricative, {340, 1850, 2500}, 75, .2, -.8, kVoiced, {3400, .55, -19}),
    consonant("m", Nasal, {270, 1050, 2250}, 75, 0, 0, kVoiced, {}, 1),
    consonant("n", Nasal, {270, 1550, 2450}, 65, .18, 0, kVoiced),
    consonant("ŋ", Nasal, {270, 1950, 2550}, 80, .25, 0, kVoiced),
    consonant("l", Liquid, {370, 1020, 2700}, 65, .3, 0, kVoiced),
    consonant("ɫ", Liquid, {430, 820, 2650}, 65, .3, 0, kVoiced),
    consonant("ɹ", Liquid, {350, 1150, 1550}, 70, .3, -.5, kVoiced),
    consonant("w", Glide, {310, 680, 2250}, 65, .14, -1, kVoiced),
    consonant("j", Glide, {280, 2200, 2950}, 60, .24, .6, kVoiced),
    consonant("h", Aspirate, {500, 1450, 2500}, 60, .4, 0, kVoiceless),
    consonant("ɾ", Tap, {350, 1650, 2600}, 28, .2, 0, kVoiced),
    consonant("ʔ", Glottal, {450, 1500, 2500}, 40, .3, 0, kVoiceless),
};

// What espeak-ng writes, longest first where one begins another; an empty sound is passed over without ending the word.
struct Symbol {
  std::string_view ipa, first, second;
};
// clang-format off
constexpr Symbol kSymbols[] = {
    {"tʃ", "tʃ", ""}, {"dʒ", "dʒ", ""}, {"tɕ", "tʃ", ""}, {"dʑ", "dʒ", ""}, {"ts", "t", "s"},
    {"aɪ", "aɪ", ""}, {"aʊ", "aʊ", ""}, {"eɪ", "eɪ", ""}, {"oʊ", "oʊ", ""}, {"ɔɪ", "ɔɪ", ""}, {"əʊ", "oʊ", ""}, {"ai", "aɪ", ""}, {"ei", "eɪ", ""},
    {"iː", "iː", ""}, {"uː", "uː", ""}, {"ɜː", "ɜː", ""}, {"ɔː", "ɔː", ""}, {"oː", "ɔː", ""}, {"ɑː", "ɑː", ""}, {"aː", "ɑː", ""}, {"ɛː", "ɛ", ""}, {"eː", "eɪ", ""},
    {"n̩", "ə", "n"}, {"l̩", "ə", "l"}, {"m̩", "ə", "m"},
    {"i", "i", ""}, {"ɪ", "ɪ", ""}, {"ᵻ", "ɪ", ""}, {"ɨ", "ɪ", ""}, {"y", "iː", ""}, {"ʏ", "ɪ", ""}, {"e", "ɛ", ""}, {"ɛ", "ɛ", ""}, {"œ", "ɛ", ""}, {"ø", "ɜː", ""},
    {"æ", "æ", ""}, {"a", "æ", ""}, {"ɐ", "ə", ""}, {"ʌ", "ʌ", ""}, {"ə", "ə", ""}, {"ɚ", "ɚ", ""}, {"ɝ", "ɜː", ""}, {"ɜ", "ɜː", ""}, {"ɔ", "ɔː", ""}, {"o", "oʊ", ""},
    {"ɒ", "ɑː", ""}, {"ɑ", "ɑː", ""}, {"u", "uː", ""}, {"ʊ", "ʊ", ""}, {"ɯ", "uː", ""}, {"ɵ", "ʊ", ""}, {"ɤ", "ʌ", ""},
    {"p", "p", ""}, {"b", "b", ""}, {"t", "t", ""}, {"d", "d", ""}, {"k", "k", ""}, {"ɡ", "ɡ", ""}, {"g", "ɡ", ""}, {"q", "k", ""}, {"c", "k", ""}, {"ɟ", "ɡ", ""}, {"ʈ", "t", ""}, {"ɖ", "d", ""},
    {"f", "f", ""}, {"v", "v", ""}, {"θ", "θ", ""}, {"ð", "ð", ""}, {"s", "s", ""}, {"z", "z", ""}, {"ʃ", "ʃ", ""}, {"ʒ", "ʒ", ""}, {"ɕ", "ʃ", ""}, {"ʑ", "ʒ", ""}, {"ʂ", "ʃ", ""}, {"ʐ", "ʒ", ""},
    {"β", "v", ""}, {"ɸ", "f", ""}, {"ç", "h", ""}, {"x", "h", ""}, {"χ", "h", ""}, {"ħ", "h", ""}, {"h", "h", ""}, {"ɦ", "h", ""}, {"ɣ", "ɡ", ""},
    {"m", "m", ""}, {"n", "n", ""}, {"ŋ", "ŋ", ""}, {"ɲ", "n", "j"}, {"ɳ", "n", ""}, {"l", "l", ""}, {"ɫ", "l", ""}, {"ɬ", "l", ""}, {"ʎ", "l", "j"}, {"ɭ", "l", ""},
    {"ɹ", "ɹ", ""}, {"r", "ɹ", ""}, {"ʁ", "ɹ", ""}, {"ʀ", "ɹ", ""}, {"ɻ", "ɹ", ""}, {"ɽ", "ɾ", ""}, {"ɾ", "ɾ", ""}, {"w", "w", ""}, {"ʋ", "v", ""}, {"j", "j", ""}, {"ɥ", "j", ""}, {"ʔ", "ʔ", ""},
};
// clang-format on

constexpr const Phone* find(std::string_view ipa) {
  for (const Phone& phone : kPhones)
    if (phone.ipa == ipa)
      return &phone;
  return nullptr;
}
constexpr bool everySymbolHasAPhone() {
  for (const Symbol& s : kSymbols)
    if (find(s.first) == nullptr || (!s.second.empty() && find(s.second) == nullptr))
      return false;
  return true;
}
static_assert(everySymbolHasAPhone());

}  // namespace

const Phone& phoneOf(std::string_view ipa) {
  const Phone* phone = find(ipa);
  assert(phone != nullptr);
  return *phone;
}

std::vector<SpokenPhone> parseIpa(std::string_view line) {
  std::vector<SpokenPhone> phones;
  Stress stress = Stress::None;
  bool wordStart = true;
  const auto say = [&](std::string_view ipa) {
    const Phone& phone = phoneOf(ipa);
    SpokenPhone spoken{&phone, Stress::None, wordStart};
    wordStart = false;
    if (phone.kind == PhoneClass::Vowel) {
      spoken.stress = stress;
      stress = Stress::None;
    }
    phones.push_back(spoken);
  };
  while (!line.empty()) {
    if (line.starts_with("ˈ") || line.starts_with("ˌ")) {
      stress = line.starts_with("ˈ") ? Stress::Primary : Stress::Secondary;
      line.remove_prefix(std::string_view("ˈ").size());
      continue;
    }
    if (line.front() == '(') {  // "(ru)": the speller says that it changed its language
      const std::size_t end = line.find(')');
      line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
      continue;
    }
    const auto symbol =
        std::find_if(std::begin(kSymbols), std::end(kSymbols), [&](const Symbol& s) { return line.starts_with(s.ipa); });
    if (symbol != std::end(kSymbols)) {
      say(symbol->first);
      if (!symbol->second.empty())
        say(symbol->second);
      line.remove_prefix(symbol->ipa.size());
      continue;
    }
    if (line.front() == ' ' || line.front() == '\n') {
      wordStart = true;
      stress = Stress::None;
    }
    line.remove_prefix(1);
  }
  // An l after the vowel of its syllable is a dark one.
  for (std::size_t i = 0; i < phones.size(); ++i)
    if (phones[i].phone->ipa == "l" &&
        (i + 1 == phones.size() || phones[i + 1].wordStart || phones[i + 1].phone->kind != PhoneClass::Vowel) &&
        (i + 1 == phones.size() || phones[i + 1].phone->ipa != "j"))
      phones[i].phone = &phoneOf("ɫ");
  return phones;
}

}  // namespace vortex::torch
