// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/script_writer.h"

#include "engine/slot/seed.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <vector>

namespace vortex::config {
namespace {

constexpr double kWordsPerSecond = 2.4;
constexpr std::size_t kMaxThemeBytes = 200;  // of it, in each sentence
constexpr int kMaxSentences = 40;

// % stands for the theme. Openings and endings frame what lies between.
struct Pieces {
  std::span<const std::string_view> openings, middles, endings;
};

constexpr std::array<std::string_view, 3> kAbsurdOpenings{
    "Good evening. Experts have agreed that % can no longer be explained, and have gone home early.",
    "We begin tonight with %, which was last seen walking calmly into the sea.",
    "Breaking news about %: it has hired a lawyer, and the lawyer is a goose.",
};
constexpr std::array<std::string_view, 6> kAbsurdMiddles{
    "A spokesman held up a single spoon and said that this should answer all questions.",
    "Witnesses describe a smell of warm toast and the distant sound of applause.",
    "The mayor has promised a committee, a parade, and a slightly larger spoon.",
    "Scientists weighed it twice, and the second time it weighed them.",
    "Neighbours were asked to remain indoors and, where possible, upside down.",
    "Three ministers resigned, and two of them were later found to be coats.",
};
constexpr std::array<std::string_view, 3> kAbsurdEndings{
    "We will bring you more about % as soon as it stops looking at us.",
    "If you see %, do not wave. It waves back.",
    "That was %, and this was, as far as we know, the news.",
};

constexpr std::array<std::string_view, 3> kDeadpanOpenings{
    "Good evening. There is news about %, and it is exactly what you expected.",
    "Tonight's report concerns %. Please remain seated; most of you already are.",
    "An inquiry into % has concluded after nine years. It found a chair.",
};
constexpr std::array<std::string_view, 6> kDeadpanMiddles{
    "Officials call the situation stable, in the way that a dropped plate is stable.",
    "A survey found that most people have no opinion, and would like to keep it.",
    "The minister took no questions, and answered them at length.",
    "Costs have risen slightly above all the money there is.",
    "A second report was ordered to find the first one.",
    "The public was thanked for its patience, which was not available.",
};
constexpr std::array<std::string_view, 3> kDeadpanEndings{
    "That is all about %. It was not much, but it was thorough.",
    "We will return to % when nothing else happens, so probably tomorrow.",
    "In conclusion, % goes on. So, apparently, do we.",
};

constexpr std::array<std::string_view, 3> kManicOpenings{
    "Stop everything! It is %, it is happening, and it is happening right now!",
    "Ladies and gentlemen, hold on to your hats, because % has just gone up another gear!",
    "This is it! This is % as nobody has ever seen it, including me!",
};
constexpr std::array<std::string_view, 6> kManicMiddles{
    "I have had nine coffees and I can see the numbers moving!",
    "The phones are ringing, the lights are ringing, my tie is ringing!",
    "Look at this chart! It goes up, it goes sideways, it has left the building!",
    "Our reporter is on the scene, on the roof, and on the telephone at once!",
    "People are dancing in the streets, and the streets have joined in!",
    "Nobody has slept since Tuesday, and frankly nobody wants to!",
};
constexpr std::array<std::string_view, 3> kManicEndings{
    "Stay with us, do not blink, and remember where you were when % happened!",
    "More about % in one second! Or now! Let us say now!",
    "That was %! Somebody catch me, I am going to do it again!",
};

Pieces piecesOf(Tone tone) {
  switch (tone) {
  case Tone::Absurd:
    return {kAbsurdOpenings, kAbsurdMiddles, kAbsurdEndings};
  case Tone::Deadpan:
    return {kDeadpanOpenings, kDeadpanMiddles, kDeadpanEndings};
  case Tone::Manic:
    return {kManicOpenings, kManicMiddles, kManicEndings};
  }
  return {kDeadpanOpenings, kDeadpanMiddles, kDeadpanEndings};
}

// The theme as a phrase inside a sentence: one line, no closing stop, cut between characters.
std::string phraseOf(std::string_view theme) {
  std::string phrase;
  for (const char c : theme.substr(0, kMaxThemeBytes)) {
    const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!space)
      phrase += c;
    else if (!phrase.empty() && phrase.back() != ' ')
      phrase += ' ';
  }
  if (theme.size() > kMaxThemeBytes && (static_cast<unsigned char>(theme[kMaxThemeBytes]) & 0xC0) == 0x80) {
    while (!phrase.empty() && (static_cast<unsigned char>(phrase.back()) & 0xC0) == 0x80)
      phrase.pop_back();
    phrase.pop_back();
  }
  while (!phrase.empty() && std::string_view(" .,;:!?").find(phrase.back()) != std::string_view::npos)
    phrase.pop_back();
  return phrase;
}

std::string fill(std::string_view piece, const std::string& phrase) {
  std::string sentence(piece);
  if (const std::size_t at = sentence.find('%'); at != std::string::npos)
    sentence.replace(at, 1, phrase);
  return sentence;
}

int wordsIn(std::string_view text) { return 1 + static_cast<int>(std::count(text.begin(), text.end(), ' ')); }

}  // namespace

std::string writeScript(std::string_view theme, Tone tone, double duration_s, std::uint64_t seed) {
  const Pieces pieces = piecesOf(tone);
  const std::string phrase = phraseOf(theme);
  std::uint64_t state = mix64(seed);
  const auto draw = [&](std::size_t n) {
    state = mix64(state);
    return static_cast<std::size_t>(state % n);
  };

  std::string script = fill(pieces.openings[draw(pieces.openings.size())], phrase);
  const std::string ending = fill(pieces.endings[draw(pieces.endings.size())], phrase);
  std::vector<std::size_t> order(pieces.middles.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = order.size(); i > 1; --i)  // Fisher and Yates: each middle once before any is said again
    std::swap(order[i - 1], order[draw(i)]);

  const double wanted = duration_s * kWordsPerSecond;
  int words = wordsIn(script) + wordsIn(ending);
  for (int i = 0; i < kMaxSentences; ++i) {
    const std::string_view middle = pieces.middles[order[static_cast<std::size_t>(i) % order.size()]];
    if (words + wordsIn(middle) > wanted)
      break;
    script.append(" ").append(middle);
    words += wordsIn(middle);
  }
  return script + " " + ending;
}

std::string writePrompt(std::string_view theme, Tone tone) {
  const auto manner = [&]() -> std::string_view {
    switch (tone) {
    case Tone::Absurd:
      return "a surprised presenter with round glasses and a purple bow tie, neon light";
    case Tone::Deadpan:
      return "a serious presenter in a charcoal suit with a navy tie, cold light";
    case Tone::Manic:
      return "a manic presenter with spiky hair and an orange jacket, bright light";
    }
    return "a presenter";
  }();
  return std::string(manner) + ", " + phraseOf(theme);
}

}  // namespace vortex::config
