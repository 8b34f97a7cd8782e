// SPDX-License-Identifier: Apache-2.0
#include "engine/slot/recipe.h"

#include <array>
#include <utility>

namespace vortex {
namespace {

template <typename Word, std::size_t N>
using Words = std::array<std::pair<Word, std::string_view>, N>;

constexpr Words<Emotion, 8> kEmotions{{{Emotion::Neutral, "neutral"},
                                       {Emotion::Excited, "excited"},
                                       {Emotion::Sad, "sad"},
                                       {Emotion::Angry, "angry"},
                                       {Emotion::Manic, "manic"},
                                       {Emotion::Calm, "calm"},
                                       {Emotion::Sarcastic, "sarcastic"},
                                       {Emotion::Fearful, "fearful"}}};
constexpr Words<Expression, 4> kExpressions{
    {{Expression::Neutral, "neutral"}, {Expression::Excited, "excited"}, {Expression::Manic, "manic"}, {Expression::Calm, "calm"}}};

template <typename Word, std::size_t N>
std::string_view wordOf(const Words<Word, N>& words, Word value) {
  for (const auto& [word, text] : words)
    if (word == value)
      return text;
  return "?";
}

template <typename Word, std::size_t N>
std::optional<Word> parseWord(const Words<Word, N>& words, std::string_view text) {
  for (const auto& [word, known] : words)
    if (known == text)
      return word;
  return std::nullopt;
}

}  // namespace

EmotionShape shapeOf(Emotion emotion) {
  switch (emotion) {
  case Emotion::Neutral:
    return {0, 1, 1};
  case Emotion::Excited:
    return {50, 1.15, 1.3};
  case Emotion::Sad:
    return {-30, 0.9, 0.7};
  case Emotion::Angry:
    return {20, 1.1, 1.4};
  case Emotion::Manic:
    return {100, 1.25, 1.5};
  case Emotion::Calm:
    return {-10, 0.95, 0.9};
  case Emotion::Sarcastic:
    return {30, 1.05, 1.2};
  case Emotion::Fearful:
    return {60, 1.2, 1.1};
  }
  return {0, 1, 1};
}

ExpressionShape shapeOf(Expression expression) {
  switch (expression) {
  case Expression::Neutral:
    return {0.3, 0.5, 1.0, 0.2};
  case Expression::Excited:
    return {0.8, 0.8, 1.2, 0.6};
  case Expression::Manic:
    return {1.0, 0.9, 1.3, 0.8};
  case Expression::Calm:
    return {0.2, 0.4, 0.9, 0.1};
  }
  return {0.3, 0.5, 1.0, 0.2};
}

std::string_view toString(Emotion emotion) { return wordOf(kEmotions, emotion); }
std::optional<Emotion> parseEmotion(std::string_view word) { return parseWord(kEmotions, word); }
std::string_view toString(Expression expression) { return wordOf(kExpressions, expression); }
std::optional<Expression> parseExpression(std::string_view word) { return parseWord(kExpressions, word); }

}  // namespace vortex
