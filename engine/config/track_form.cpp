// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/recipe_forms.h"
#include "engine/config/recipe_limits.h"

#include <charconv>

namespace vortex::config {
namespace {

constexpr double kLeastSpeed = 0.8, kMostSpeed = 1.2;
constexpr int kMostTrackSide = 8192;

// "512x512"
void readResolution(Fields& params, Recipe& recipe) {
  const auto text = params.text("resolution", kMaxNameBytes);
  if (!text)
    return;
  const char* const end = text->data() + text->size();
  int width = 0, height = 0;
  const auto [x, badWidth] = std::from_chars(text->data(), end, width);
  bool good = badWidth == std::errc() && x != end && *x == 'x';
  if (good) {
    const auto [rest, badHeight] = std::from_chars(x + 1, end, height);
    good = badHeight == std::errc() && rest == end;
  }
  if (!good || width < 1 || height < 1 || width > kMostTrackSide || height > kMostTrackSide) {
    params.error("resolution",
                 "\"" + *text + "\" is not WIDTHxHEIGHT, allowed are sides of 1 to " + std::to_string(kMostTrackSide));
    return;
  }
  recipe.width = width;
  recipe.height = height;
  if (width != height)
    params.warning("resolution", "clips are square: the profile's side is used");
}

// A number alone says little among other slots: the recipe's own name stands before it, where both fit into a name.
std::string labelOf(const std::optional<std::string>& id, const std::optional<std::uint64_t>& number, const std::string& recipeId) {
  if (id || !number)
    return id.value_or(recipeId);
  const std::string both = (recipeId.empty() ? "" : recipeId + " ") + std::to_string(*number);
  return both.size() <= kMaxNameBytes ? both : recipeId;
}

void readSlotParams(Fields params, Recipe& recipe) {
  const auto number = params.whole("slot_number", 0, std::numeric_limits<std::uint64_t>::max());
  const auto id = params.name("slot_id");
  recipe.label = labelOf(id, number, recipe.recipeId);
  recipe.duration = readDuration(params, "duration_sec", 45);
  readResolution(params, recipe);
  readFps(params, recipe);
  recipe.seed = params.whole("seed", 0, std::numeric_limits<std::uint64_t>::max());
  params.keepRest(recipe.kept);
}

void readAudioTrack(Fields audio, Recipe& recipe) {
  recipe.script = audio.text("script", kMaxSpokenBytes, Presence::Required).value_or("");
  recipe.voiceId = audio.name("voice_id").value_or("");
  recipe.speed = audio.number("speed", kLeastSpeed, kMostSpeed).value_or(1.0);
  recipe.emotion = readEmotion(audio, "emotion");
  audio.keepRest(recipe.kept);
}

// A word, or a mapping whose `expression` is one (what else it says is kept with the sequence).
void readSequence(Fields& visual, Recipe& recipe, Report& report) {
  const Node* list = visual.take("expression_sequence");
  if (list == nullptr)
    return;
  const std::string path = visual.pathOf("expression_sequence");
  if (list->kind != Kind::List)
    return complainOfKind(*list, path, "a list of expressions", report);
  if (list->items.size() > kMaxExpressions)
    return visual.error("expression_sequence", "has " + std::to_string(list->items.size()) + " expressions, allowed are " +
                                                   std::to_string(kMaxExpressions));
  bool onlyWords = true;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const Node* word = list->items[i];
    std::string itemPath = joinPath(path, "[" + std::to_string(i) + "]");
    if (word->kind == Kind::Map) {
      onlyWords = false;
      itemPath = joinPath(itemPath, "expression");
      const Node* inner = word->find("expression");
      if (inner == nullptr) {
        report.error(word->offset, itemPath, "is required");
        continue;
      }
      word = inner;
    }
    if (word->kind != Kind::Text)
      complainOfKind(*word, itemPath, "an expression, allowed are neutral, excited, manic, calm", report);
    else
      recipe.expressions.push_back(readExpression(word->text, word->offset, itemPath, report));
  }
  if (!onlyWords)
    visual.keep("expression_sequence", recipe.kept);
}

void readVisualTrack(Fields visual, Recipe& recipe, Report& report) {
  recipe.prompt = visual.text("prompt", kMaxSpokenBytes, Presence::Required).value_or("");
  recipe.negativePrompt = visual.text("negative_prompt", kMaxSpokenBytes).value_or("");
  const Node* presetNode = visual.take("expression_preset");
  const auto preset = visual.text("expression_preset", kMaxNameBytes);
  const auto motion = visual.text("motion_preset", kMaxNameBytes);
  readSequence(visual, recipe, report);
  if (preset) {
    const Expression expression = readExpression(*preset, presetNode->offset, visual.pathOf("expression_preset"), report);
    if (recipe.expressions.empty())
      recipe.expressions.push_back(expression);
  }
  // A motion preset is any word; one that is an expression's stands for it.
  if (motion) {
    const auto expression = parseExpression(*motion);
    if (expression && recipe.expressions.empty())
      recipe.expressions.push_back(*expression);
    else
      visual.keep("motion_preset", recipe.kept);
  }
  recipe.cameraMotion = visual.text("camera_motion", kMaxNameBytes).value_or("");
  visual.keepRest(recipe.kept);
}

void readConstraints(Fields constraints, Recipe& recipe) {
  recipe.minClipScore = constraints.number("min_clip_score", 0, 1);
  recipe.bannedConcepts = constraints.texts("banned_concepts", kMaxConcepts, kMaxNameBytes);
  recipe.requiredConcepts = constraints.texts("required_concepts", kMaxConcepts, kMaxNameBytes);
  constraints.keepRest(recipe.kept);
}

}  // namespace

Emotion readEmotion(Fields& fields, std::string_view key) {
  const auto word = fields.text(key, kMaxNameBytes);
  if (!word)
    return Emotion::Neutral;
  const auto emotion = parseEmotion(*word);
  if (!emotion)
    fields.warning(key,
                   "\"" + *word +
                       "\" is no known emotion, neutral is used; known are neutral, excited, sad, angry, manic, calm, sarcastic, "
                       "fearful");
  return emotion.value_or(Emotion::Neutral);
}

Expression readExpression(const std::string& word, std::size_t offset, const std::string& path, Report& report) {
  const auto expression = parseExpression(word);
  if (!expression) {
    Node node;
    node.kind = Kind::Text;
    node.text = word;
    report.warning(offset, path,
                   describe(node) + " is no known expression, neutral is used; known are neutral, excited, manic, calm");
  }
  return expression.value_or(Expression::Neutral);
}

void readFps(Fields& params, Recipe& recipe) {
  const auto fps = params.whole("fps", 1, 240);
  if (!fps)
    return;
  recipe.fps = static_cast<int>(*fps);
  if (*fps != 24)
    params.warning("fps", "clips have 24 frames a second");
}

Duration readDuration(Fields& params, std::string_view key, double default_s) {
  return seconds(params.number(key, 0.1, kMaxDuration_s).value_or(default_s));
}

Recipe readTrackForm(const Node& map, Report& report) {
  Recipe recipe;
  recipe.form = RecipeForm::Track;
  Fields top(map, "", report);
  recipe.recipeId = top.name("recipe_id").value_or("");
  if (const Node* version = map.find("version"); version != nullptr && version->kind == Kind::Number) {
    top.take("version");  // 1.0 without quotes is a number in YAML and a version all the same
    recipe.version = describe(*version);
  } else {
    recipe.version = top.name("version").value_or("");
  }
  readSlotParams(top.map("slot_params"), recipe);
  readAudioTrack(top.map("audio_track", Presence::Required), recipe);
  readVisualTrack(top.map("visual_track", Presence::Required), recipe, report);
  readConstraints(top.map("semantic_constraints"), recipe);
  top.keepRest(recipe.kept);
  return recipe;
}

}  // namespace vortex::config
