// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/recipe_forms.h"
#include "engine/config/recipe_limits.h"
#include "engine/config/script_writer.h"

namespace vortex::config {
namespace {

Tone readTone(Fields& narrative) {
  const auto word = narrative.text("tone", kMaxNameBytes);
  if (!word || *word == "deadpan")
    return Tone::Deadpan;
  if (*word == "absurd")
    return Tone::Absurd;
  if (*word == "manic")
    return Tone::Manic;
  narrative.error("tone", "\"" + *word + "\" is no tone, allowed are absurd, deadpan, manic");
  return Tone::Deadpan;
}

// What a tone sounds and looks like. The form has words for neither.
void applyTone(Tone tone, Recipe& recipe) {
  switch (tone) {
  case Tone::Absurd:
    recipe.emotion = Emotion::Sarcastic;
    recipe.expressions = {Expression::Neutral, Expression::Excited, Expression::Neutral, Expression::Manic};
    return;
  case Tone::Deadpan:
    recipe.emotion = Emotion::Neutral;
    recipe.expressions = {Expression::Neutral, Expression::Calm};
    return;
  case Tone::Manic:
    recipe.emotion = Emotion::Manic;
    recipe.expressions = {Expression::Excited, Expression::Manic};
    return;
  }
}

// The script that was written by hand: what is spoken, and the picture's prompt where it names one.
std::string readScript(Fields script, Recipe& recipe) {
  const auto setup = script.text("setup", kMaxSpokenBytes, Presence::Required);
  const auto punchline = script.text("punchline", kMaxSpokenBytes, Presence::Required);
  const auto visual = script.text("visual_prompt", kMaxSpokenBytes);
  if (setup && punchline) {
    recipe.script = *setup + " " + *punchline;
    if (recipe.script.size() > kMaxSpokenBytes)
      script.error("punchline", "setup and punchline have " + std::to_string(recipe.script.size()) + " bytes, allowed are " +
                                    std::to_string(kMaxSpokenBytes));
  }
  script.keepRest(recipe.kept);
  return visual.value_or("");
}

}  // namespace

Recipe readNarrativeForm(const Node& map, Report& report) {
  Recipe recipe;
  recipe.form = RecipeForm::Narrative;
  Fields top(map, "", report);
  recipe.recipeId = top.name("recipe_id").value_or("");
  recipe.version = top.name("version").value_or("");

  Fields params = top.map("slot_params", Presence::Required);
  recipe.label = params.name("slot_id", Presence::Required).value_or("");
  recipe.seed = params.whole("seed", 0, std::numeric_limits<std::uint64_t>::max());
  recipe.duration = readDuration(params, "target_duration", 12);
  recipe.fps = 8;
  readFps(params, recipe);
  params.keepRest(recipe.kept);

  Fields video = top.map("video");
  const std::string style = video.text("style_prompt", kMaxSpokenBytes).value_or("");
  recipe.negativePrompt = video.text("negative_prompt", kMaxSpokenBytes).value_or("");
  video.number("guidance_scale", 0, 100);
  video.keep("guidance_scale", recipe.kept);
  video.keepRest(recipe.kept);

  Fields narrative = top.map("narrative", Presence::Required);
  const Tone tone = readTone(narrative);
  applyTone(tone, recipe);
  const auto given = narrative.flag("auto_script");
  const bool automatic = given.value_or(true), unreadable = !given && narrative.has("auto_script");
  const auto theme = narrative.text("theme", kMaxSpokenBytes, automatic && !unreadable ? Presence::Required : Presence::Optional);
  std::string visual;
  if (!automatic) {
    visual = readScript(narrative.map("script", Presence::Required), recipe);
  } else {
    recipe.script = writeScript(theme.value_or(""), tone, inSeconds(recipe.duration), recipe.seed.value_or(0));
    if (narrative.take("script") != nullptr) {
      narrative.warning("script", "is not used, since auto_script is true");
      narrative.keep("script", recipe.kept);
    }
  }
  narrative.keepRest(recipe.kept);

  recipe.prompt = visual.empty() || style.empty() ? visual + style : visual + ", " + style;
  if (recipe.prompt.empty())
    recipe.prompt = writePrompt(theme.value_or(""), tone);
  if (recipe.prompt.size() > kMaxSpokenBytes)
    video.error("style_prompt", "with visual_prompt it has " + std::to_string(recipe.prompt.size()) + " bytes, allowed are " +
                                    std::to_string(kMaxSpokenBytes));

  Fields audio = top.map("audio");
  recipe.voiceId = audio.name("voice_id").value_or("");
  recipe.speed = audio.number("speed", 0.8, 1.2).value_or(1.0);
  audio.text("bgm", kMaxNameBytes);
  audio.keep("bgm", recipe.kept);
  audio.number("bgm_volume", 0, 1);
  audio.keep("bgm_volume", recipe.kept);
  audio.keepRest(recipe.kept);

  Fields quality = top.map("quality");
  recipe.minClipScore = quality.number("clip_threshold", 0, 1).value_or(0.70);
  quality.whole("max_retries", 0, 100);
  quality.keep("max_retries", recipe.kept);
  quality.keepRest(recipe.kept);
  top.keepRest(recipe.kept);
  return recipe;
}

}  // namespace vortex::config
