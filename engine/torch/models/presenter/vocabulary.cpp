// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/vocabulary.h"

#include "engine/torch/models/presenter/words.h"

#include <openssl/sha.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace vortex::torch {
namespace {

constexpr std::size_t kReadBytes = 8192;
constexpr std::string_view kPhraseEnds[] = {"and", "with", "in", "at", "on", "wearing", "before"};

struct Token {
  std::string text;  // "" ends a phrase
};

// What the prompt names, each attribute once.
struct Said {
  std::optional<Creature> creature;
  std::optional<Sex> sex;
  std::optional<Age> age;
  std::optional<HairStyle> hair;
  std::optional<Beard> beard;
  std::optional<Glasses> glasses;
  std::optional<Hat> hat;
  std::optional<Clothes> clothes;
  std::optional<Neckwear> neckwear;
  std::optional<Backdrop> backdrop;
  std::optional<Lighting> lighting;
  std::optional<Mood> mood;
  bool freckles = false, earrings = false;
  std::optional<Rgb> skinColour, hairColour, eyeColour, beardColour, garmentColour, neckwearColour, hatColour, glassesColour,
      backdropColour;
};

template <class T>
void sayFirst(std::optional<T>& slot, const std::optional<T>& value) {
  if (!slot)
    slot = value;
}

std::vector<Token> tokensOf(std::string_view prompt) {
  std::vector<Token> words;
  std::string word;
  const auto flush = [&] {
    if (word.empty())
      return;
    const bool ends = std::find(std::begin(kPhraseEnds), std::end(kPhraseEnds), word) != std::end(kPhraseEnds);
    words.push_back({ends ? std::string() : word});
    word.clear();
  };
  for (const char c : prompt.substr(0, kReadBytes)) {
    if (c >= 'a' && c <= 'z') {
      word += c;
    } else if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c - 'A' + 'a');
    } else {
      flush();
      if (std::string_view(",.;:!?\n()").find(c) != std::string_view::npos)
        words.push_back({});
    }
  }
  flush();
  std::vector<Token> joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto terms = joinedTerms();
    const auto term = std::find_if(terms.begin(), terms.end(), [&](const JoinedTerm& t) {
      return i + 1 < words.size() && t.first == words[i].text && t.second == words[i + 1].text;
    });
    if (term == terms.end()) {
      joined.push_back(words[i]);
    } else {
      joined.push_back({std::string(term->joined)});
      ++i;
    }
  }
  joined.push_back({});
  return joined;
}

const NamedColour* colourNamed(std::string_view word) {
  const auto colours = namedColours();
  const auto found = std::find_if(colours.begin(), colours.end(), [&](const NamedColour& c) { return c.name == word; });
  return found == colours.end() ? nullptr : &*found;
}

bool isShade(std::string_view name) { return name == "dark" || name == "light" || name == "pale"; }

// One phrase after another: colours and styles that wait for what they belong to.
class Reader {
 public:
  Said read(std::string_view prompt) {
    const std::vector<Token> tokens = tokensOf(prompt);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].text.empty())
        endPhrase();
      else
        word(tokens[i].text, i + 1 < tokens.size() && tokens[i + 1].text != "light" && colourNamed(tokens[i + 1].text) != nullptr);
    }
    return m_said;
  }

 private:
  void word(std::string_view text, bool colourFollows) {
    if (const NamedColour* colour = colourNamed(text)) {
      if (colour->hairAlone)
        sayFirst(m_said.hairColour, colour->hair);
      else if (m_colour == nullptr || isShade(m_colour->name))
        m_colour = colour;
    }
    bool bound = false;
    for (const Word& entry : dictionary()) {
      if (entry.text != text)
        continue;
      if (std::holds_alternative<Lighting>(entry.meaning) && colourFollows)
        continue;  // "bright red" is no light
      std::visit([&](const auto& meaning) { bound |= means(meaning); }, entry.meaning);
    }
    if (bound)
      m_colour = nullptr;
  }

  void endPhrase() {
    if (m_colour != nullptr && !m_colour->hair && !m_colour->eyes && !m_colour->garment)
      sayFirst(m_said.skinColour, m_colour->skin);
    if (m_style)
      sayFirst(m_said.hair, m_style);
    m_style.reset();
    m_colour = nullptr;
  }

  // Each returns whether it took the waiting colour.
  bool means(Sex v) { return sayFirst(m_said.sex, std::optional(v)), false; }
  bool means(Age v) { return sayFirst(m_said.age, std::optional(v)), false; }
  bool means(HairStyle v) { return sayFirst(m_said.hair, std::optional(v)), false; }
  bool means(Beard v) { return sayFirst(m_said.beard, std::optional(v)), false; }
  bool means(Glasses v) { return sayFirst(m_said.glasses, std::optional(v)), false; }
  bool means(Hat v) { return sayFirst(m_said.hat, std::optional(v)), false; }
  bool means(Clothes v) { return sayFirst(m_said.clothes, std::optional(v)), false; }
  bool means(Neckwear v) { return sayFirst(m_said.neckwear, std::optional(v)), false; }
  bool means(Backdrop v) { return sayFirst(m_said.backdrop, std::optional(v)), false; }
  bool means(Lighting v) { return sayFirst(m_said.lighting, std::optional(v)), false; }
  bool means(Mood v) { return sayFirst(m_said.mood, std::optional(v)), false; }
  bool means(Creature v) { return sayFirst(m_said.creature, std::optional(v)), false; }
  bool means(Freckles) { return m_said.freckles = true, false; }
  bool means(Earrings) { return m_said.earrings = true, false; }
  bool means(MaybeStyle v) { return m_style = v.style, false; }
  bool means(Person) {
    if (m_colour != nullptr)
      sayFirst(m_said.skinColour, m_colour->skin);
    m_style.reset();
    return true;
  }
  bool means(Thing thing) {
    const NamedColour* c = m_colour;
    switch (thing) {
    case Thing::Hair:
      if (m_style)
        sayFirst(m_said.hair, m_style);
      if (c != nullptr)
        sayFirst(m_said.hairColour, c->hair);
      break;
    case Thing::Eyes:
      if (c != nullptr)
        sayFirst(m_said.eyeColour, c->eyes);
      break;
    case Thing::Skin:
      if (c != nullptr)
        sayFirst(m_said.skinColour, c->skin);
      break;
    case Thing::Beard:
      if (c != nullptr)
        sayFirst(m_said.beardColour, c->hair);
      break;
    case Thing::Neckwear:
      if (c != nullptr)
        sayFirst(m_said.neckwearColour, c->garment);
      break;
    case Thing::Glasses:
      if (c != nullptr)
        sayFirst(m_said.glassesColour, c->garment);
      break;
    case Thing::Hat:
      if (c != nullptr)
        sayFirst(m_said.hatColour, c->garment);
      break;
    case Thing::Garment:
      if (c != nullptr)
        sayFirst(m_said.garmentColour, c->garment);
      break;
    case Thing::Backdrop:
      if (c != nullptr)
        sayFirst(m_said.backdropColour, c->garment);
      break;
    }
    m_style.reset();
    return true;
  }

  Said m_said;
  const NamedColour* m_colour = nullptr;
  std::optional<HairStyle> m_style;
};

// The draws of one seed over short tables; entries are repeated for weight.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : m_seed(seed) {}
  template <class T>
  T of(std::string_view attribute, std::initializer_list<T> table) const {
    return table.begin()[drawOf(m_seed, attribute, table.size())];
  }
  Rgb colour(std::string_view attribute, std::initializer_list<std::uint32_t> table) const { return hex(of(attribute, table)); }
  double unit(std::string_view attribute) const { return static_cast<double>(drawOf(m_seed, attribute, 2001)) / 1000.0 - 1.0; }

 private:
  std::uint64_t m_seed;
};

float luminance(Rgb c) { return 0.2126F * c.r + 0.7152F * c.g + 0.0722F * c.b; }

Rgb drawHairColour(const Draw& draw, const Look& look) {
  if (look.age == Age::Old)
    return draw.colour("hair colour", {0x94979b, 0xc3c7cc, 0xebe9e4});
  if (luminance(look.skinColour) < 0.42F)
    return draw.colour("hair colour", {0x191514, 0x191514, 0x2a1a14, 0x4a2c1b});
  return draw.colour("hair colour", {0x191514, 0x4a2c1b, 0x4a2c1b, 0x6a3a20, 0xdcb263, 0xdcb263, 0xb9501f, 0x7d321d});
}

HairStyle drawHair(const Draw& draw, const Look& look) {
  using enum HairStyle;
  if (look.creature != Creature::Human)
    return Bald;
  if (look.sex == Sex::Woman) {
    if (look.age == Age::Old)
      return draw.of("hair", {Bun, Bob, Short, Curly});
    return draw.of("hair", {Long, Long, Bob, Wavy, Wavy, Bun, Pony, Curly});
  }
  if (look.age == Age::Old)
    return draw.of("hair", {Short, Short, Bald, Quiff});
  return draw.of("hair", {Short, Short, Short, Quiff, Quiff, Curly, Spiky, Bald});
}

Clothes drawClothes(const Draw& draw, Sex sex) {
  using enum Clothes;
  if (sex == Sex::Man)
    return draw.of("clothes", {Suit, Suit, Suit, Suit, Sweater, Turtleneck, Shirt});
  return draw.of("clothes", {Suit, Suit, Suit, Blouse, Blouse, Sweater, Turtleneck});
}

Rgb drawGarmentColour(const Draw& draw, Clothes clothes) {
  switch (clothes) {
  case Clothes::Suit:
  case Clothes::Coat:
    return draw.colour("garment colour", {0x1f2d4f, 0x33363d, 0x17171b, 0x6d1f33, 0x17868c, 0x6b4428});
  case Clothes::Raincoat:
    return draw.colour("garment colour", {0xf2c230, 0xf2c230, 0xc22f2f, 0x2f62b8});
  case Clothes::Lab:
    return hex(0xf1efea);
  case Clothes::Shirt:
    return draw.colour("garment colour", {0xf1efea, 0x72b1e6, 0xd8c3a0, 0x2f62b8});
  case Clothes::Turtleneck:
  case Clothes::Sweater:
  case Clothes::Hoodie:
  case Clothes::Blouse:
    return draw.colour("garment colour", {0x2f8f57, 0x6f44a6, 0xe07b29, 0x9d1f33, 0x17868c, 0x2f62b8, 0xd8c3a0, 0x33363d});
  }
  return {};
}

Neckwear drawNeckwear(const Draw& draw, const Look& look) {
  using enum Neckwear;
  const bool collar = look.clothes == Clothes::Suit || look.clothes == Clothes::Coat;
  if (look.sex == Sex::Man)
    return collar ? draw.of("neckwear", {Tie, Tie, Tie, Tie, Bow, None}) : None;
  return look.clothes == Clothes::Blouse ? draw.of("neckwear", {Beads, None}) : None;
}

Rgb drawHatColour(const Draw& draw, Hat hat) {
  switch (hat) {
  case Hat::Crown:
    return hex(0xd9a62e);
  case Hat::Chef:
  case Hat::Sailor:
    return hex(0xf1efea);
  case Hat::Helmet:
    return draw.colour("hat colour", {0xe07b29, 0xf2c230});
  case Hat::Top:
    return hex(0x17171b);
  case Hat::Phones:
    return hex(0x33363d);
  case Hat::None:
  case Hat::Fedora:
  case Hat::Cap:
  case Hat::Beanie:
    return draw.colour("hat colour", {0x33363d, 0x6b4428, 0x2f8f57, 0xc22f2f, 0x1f2d4f});
  }
  return {};
}

}  // namespace

std::uint64_t drawOf(std::uint64_t seed, std::string_view attribute, std::uint64_t size) {
  const std::string text = std::to_string(seed) + "/" + std::string(attribute);
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  std::uint64_t n = 0;
  for (std::size_t i = 0; i < 8; ++i)
    n = n << 8 | digest[i];
  return n % size;
}

Look lookOf(std::string_view prompt, std::uint64_t seed) {
  const Said said = Reader().read(prompt);
  const Draw draw(seed);
  Look look;
  look.seed = seed;
  look.creature = said.creature.value_or(Creature::Human);
  // A beard says a man as surely as the word does.
  const bool bearded = said.beard.value_or(Beard::None) != Beard::None;
  look.sex = said.sex.value_or(bearded ? Sex::Man : draw.of("sex", {Sex::Woman, Sex::Man}));
  look.age = said.age.value_or(draw.of("age", {Age::Adult, Age::Adult, Age::Adult, Age::Adult, Age::Young, Age::Old}));
  const Rgb humanSkin = draw.colour("skin", {0xf3d3c0, 0xefc7ad, 0xe9bb9b, 0xcf9d73, 0xc68c5f, 0x945b38, 0x6b3f28, 0x4e2d1f});
  const Rgb born = look.creature == Creature::Alien ? hex(0x7fb069) : look.creature == Creature::Robot ? hex(0xa9b4bf) : humanSkin;
  look.skinColour = said.skinColour.value_or(born);
  look.hair = said.hair.value_or(said.hairColour && look.creature != Creature::Human ? HairStyle::Short : drawHair(draw, look));
  // A beard of a named colour grows on a head of that colour.
  look.hairColour = said.hairColour ? *said.hairColour : said.beardColour.value_or(drawHairColour(draw, look));
  const bool dark = luminance(look.skinColour) < 0.42F;
  look.eyeColour =
      said.eyeColour.value_or(dark ? draw.colour("eyes", {0x5b3a20, 0x5b3a20, 0x8a6a2f, 0xb37a1f})
                                   : draw.colour("eyes", {0x5b3a20, 0x5b3a20, 0x3d7fc4, 0x4b8a4e, 0x7d8a96, 0x8a6a2f}));
  using enum Beard;
  const bool growsOne = look.sex == Sex::Man && look.age != Age::Young && look.creature == Creature::Human;
  look.beard =
      said.beard.value_or(growsOne ? draw.of("beard", {None, None, None, None, Full, Goatee, Moustache, Stubble, Stubble}) : None);
  look.beardColour = said.beardColour.value_or(look.hairColour);
  look.glasses = said.glasses.value_or(
      draw.of("glasses", {Glasses::None, Glasses::None, Glasses::None, Glasses::None, Glasses::Round, Glasses::Square}));
  look.glassesColour = said.glassesColour.value_or(draw.colour("glasses colour", {0x17171b, 0x17171b, 0x6b4428}));
  look.hat = said.hat.value_or(Hat::None);
  look.hatColour = said.hatColour.value_or(drawHatColour(draw, look.hat));
  look.clothes = said.clothes.value_or(drawClothes(draw, look.sex));
  look.garmentColour = said.garmentColour.value_or(drawGarmentColour(draw, look.clothes));
  look.neckwear = said.neckwear.value_or(drawNeckwear(draw, look));
  look.neckwearColour = said.neckwearColour.value_or(
      look.neckwear == Neckwear::Beads
          ? hex(0xf1efea)
          : draw.colour("neckwear colour", {0xc22f2f, 0x2f62b8, 0x138a63, 0x6f44a6, 0xd9a62e, 0x6d1f33}));
  look.backdrop = said.backdrop.value_or(draw.of(
      "backdrop", {Backdrop::Studio, Backdrop::Studio, Backdrop::Newsroom, Backdrop::Newsroom, Backdrop::City, Backdrop::Library}));
  look.backdropColour = said.backdropColour;
  look.lighting = said.lighting.value_or(Lighting::Plain);
  look.mood = said.mood.value_or(Mood::Pleasant);
  const bool pale = luminance(look.skinColour) > 0.74F && look.creature == Creature::Human;
  look.freckles = said.freckles || (pale && drawOf(seed, "freckles", 6) == 0);
  look.earrings = said.earrings || (look.sex == Sex::Woman && look.creature == Creature::Human && drawOf(seed, "earrings", 2) == 0);
  look.face = {draw.unit("face width"), draw.unit("jaw"),  draw.unit("chin"), draw.unit("eye size"), draw.unit("eye gap"),
               draw.unit("nose"),       draw.unit("lips"), draw.unit("brow"), draw.unit("parting")};
  return look;
}

}  // namespace vortex::torch
