// SPDX-License-Identifier: Apache-2.0
//
// The typed recipe that both written forms (track, narrative; contract 5) are read into. A value: whoever holds one may keep it.
#pragma once

#include "engine/slot/units.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vortex {

enum class RecipeForm : std::uint8_t { Track = 1, Narrative = 2 };
enum class Emotion : std::uint8_t { Neutral = 1, Excited, Sad, Angry, Manic, Calm, Sarcastic, Fearful };
enum class Expression : std::uint8_t { Neutral = 1, Excited, Manic, Calm };

// What an emotion does to the voice: added to the pitch, multiplied into tempo and energy (contract 5).
struct EmotionShape {
  double pitchHz, tempo, energy;
};
EmotionShape shapeOf(Emotion emotion);
std::string_view toString(Emotion emotion);
std::optional<Emotion> parseEmotion(std::string_view word);

// What an expression does to the face, each about 0..1.3 (contract 5).
struct ExpressionShape {
  double intensity, eyes, mouth, head;
};
ExpressionShape shapeOf(Expression expression);
std::string_view toString(Expression expression);
std::optional<Expression> parseExpression(std::string_view word);

// A field that the file had and this program does not use: kept and shown, never refused. The value is its JSON text.
struct KeptField {
  std::string path;
  std::string json;
  friend bool operator==(const KeptField&, const KeptField&) = default;
};

// A file that recipes were read from, as it was given.
struct RecipeSource {
  std::string name;
  std::string bytes;
};

struct Recipe {
  RecipeForm form = RecipeForm::Track;
  std::string recipeId;  // the recipe's own name, "" where it has none
  std::string label;     // how it is called among others: its slot_id, else recipeId and slot_number; not an identity
  std::string version;
  Duration duration = seconds(45);
  int width = 512, height = 512;
  int fps = 24;
  std::optional<std::uint64_t> seed;  // drawn and recorded where absent

  std::string script;  // what is spoken; never empty
  std::string voiceId;
  double speed = 1.0;  // 0.8..1.2
  Emotion emotion = Emotion::Neutral;

  std::string prompt;  // what is seen; never empty
  std::string negativePrompt;
  std::vector<Expression> expressions;  // spread evenly over the clip; empty: neutral
  std::string cameraMotion;

  std::optional<double> minClipScore;  // the recipe's own minimum for both scores, beside the config's thresholds
  std::vector<std::string> bannedConcepts, requiredConcepts;

  std::vector<KeptField> kept;
  // The recipe as given, as canonical JSON (sorted keys, no spaces, RFC 8785 numbers): what the proof hashes (contract 7).
  std::string canonicalJson;
  // Shared by the recipes of one file; null where it came from none. sourceLine: where it begins in it, from 1.
  std::shared_ptr<const RecipeSource> source;
  int sourceLine = 0;
};

}  // namespace vortex
