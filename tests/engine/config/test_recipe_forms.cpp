// SPDX-License-Identifier: GPL-3.0-or-later
//
// Contract 5, sentence by sentence: what the two forms of a recipe mean.
#include "tests/engine/config/recipe_samples.h"

#include <QTest>

using namespace vortex;
using namespace vortex::config;

namespace {

Recipe only(const std::string& text, const std::string& fileName = "r.json") {
  const RecipeFile file = readRecipes(text, fileName);
  if (file.recipes.size() != 1)
    qWarning() << said(file.complaints);
  return file.recipes.size() == 1 ? file.recipes.front().recipe : Recipe{};
}

QString text(const std::string& s) { return QString::fromStdString(s); }
QString word(Emotion emotion) { return QString::fromStdString(std::string(toString(emotion))); }

}  // namespace

class TestRecipeForms : public QObject {
  Q_OBJECT
 private slots:
  void everyFieldOfTheTrackFormArrives();
  void aTrackIsCalledByItsIdElseByNameAndNumber();
  void theTrackFormHasDefaults();
  void everyFieldOfTheNarrativeFormArrives();
  void theNarrativeFormHasDefaults();
  void anAutomaticScriptIsTheSameEveryTime();
  void anAutomaticScriptFillsItsTime();
  void aWrapperNamesSlotAndSeed();
  void oneAListOneALineAndYamlDocumentsAreRead();
  void jsonAndYamlGiveTheSameCanonicalText();
  void escapesOfYamlAreCharacters();
  void canonicalTextIsSortedAndShortest();
  void unknownFieldsAreKept();
  void unknownWordsAreNeutralWithAWarning();
  void theSampleRecipesHaveNoComplaints();
};

void TestRecipeForms::everyFieldOfTheTrackFormArrives() {
  const Recipe recipe = only(R"({
    "recipe_id": "evening", "version": "1.2",
    "slot_params": {"slot_number": 12, "duration_sec": 30.5, "resolution": "640x640", "fps": 24, "seed": 18446744073709551615},
    "audio_track": {"script": "Good evening.", "voice_id": "anchor", "speed": 0.8, "emotion": "sarcastic"},
    "visual_track": {"prompt": "a captain", "negative_prompt": "a hat", "expression_preset": "manic",
                     "expression_sequence": ["calm", "excited"], "camera_motion": "pan"},
    "semantic_constraints": {"min_clip_score": 0.75, "banned_concepts": ["cats"], "required_concepts": ["dogs", "sea"]},
    "security": {"signature": "abc"}})");
  QCOMPARE(recipe.form, RecipeForm::Track);
  QCOMPARE(text(recipe.recipeId), "evening");
  QCOMPARE(text(recipe.version), "1.2");
  QCOMPARE(text(recipe.label), "evening 12");
  QCOMPARE(recipe.duration, seconds(30.5));
  QCOMPARE(recipe.width, 640);
  QCOMPARE(recipe.height, 640);
  QCOMPARE(recipe.fps, 24);
  QCOMPARE(*recipe.seed, 18446744073709551615ULL);
  QCOMPARE(text(recipe.script), "Good evening.");
  QCOMPARE(text(recipe.voiceId), "anchor");
  QCOMPARE(recipe.speed, 0.8);
  QCOMPARE(word(recipe.emotion), "sarcastic");
  QCOMPARE(text(recipe.prompt), "a captain");
  QCOMPARE(text(recipe.negativePrompt), "a hat");
  QCOMPARE(recipe.expressions, (std::vector{Expression::Calm, Expression::Excited}));
  QCOMPARE(text(recipe.cameraMotion), "pan");
  QCOMPARE(*recipe.minClipScore, 0.75);
  QCOMPARE(recipe.bannedConcepts, (std::vector<std::string>{"cats"}));
  QCOMPARE(recipe.requiredConcepts, (std::vector<std::string>{"dogs", "sea"}));
  QCOMPARE(recipe.kept, (std::vector<KeptField>{{"security", R"({"signature":"abc"})"}}));
}

void TestRecipeForms::aTrackIsCalledByItsIdElseByNameAndNumber() {
  const auto label = [](const std::string& top, const std::string& slot) {
    return only(track("", "", top + R"(, "slot_params": {)" + slot + "}")).label;
  };
  QCOMPARE(text(label("", R"("slot_number": 3)")), "3");
  QCOMPARE(text(label(R"(, "recipe_id": "news")", "")), "news");
  QCOMPARE(text(label(R"(, "recipe_id": "news")", R"("slot_number": 3)")), "news 3");
  QCOMPARE(text(label(R"(, "recipe_id": "news")", R"("slot_number": 3, "slot_id": "own")")), "own");
  const std::string longest(256, 'n');  // what a name may have: a rerun's request carries no more
  QCOMPARE(label(R"(, "recipe_id": ")" + longest + '"', R"("slot_number": 3)"), longest);
}

void TestRecipeForms::theTrackFormHasDefaults() {
  const Recipe recipe = only(track());
  QCOMPARE(text(recipe.label), "");
  QCOMPARE(recipe.duration, seconds(45));
  QCOMPARE(recipe.width, 512);
  QCOMPARE(recipe.height, 512);
  QCOMPARE(recipe.fps, 24);
  QVERIFY(!recipe.seed);
  QCOMPARE(recipe.speed, 1.0);
  QCOMPARE(word(recipe.emotion), "neutral");
  QVERIFY(recipe.expressions.empty());
  QVERIFY(!recipe.minClipScore);
  QVERIFY(recipe.kept.empty());
  QCOMPARE(only(track("", R"(, "expression_preset": "manic")")).expressions, std::vector{Expression::Manic});
  QCOMPARE(only(track("", R"(, "motion_preset": "calm")")).expressions, std::vector{Expression::Calm});
}

void TestRecipeForms::everyFieldOfTheNarrativeFormArrives() {
  const Recipe recipe = only(R"({
    "slot_params": {"slot_id": "n-1", "seed": 5, "target_duration": 20, "fps": 24},
    "narrative": {"theme": "rain", "tone": "manic", "auto_script": false,
                  "script": {"setup": "It rains.", "punchline": "Upwards.", "visual_prompt": "a wet man"}},
    "audio": {"voice_id": "v", "speed": 1.2, "bgm": "jazz", "bgm_volume": 0.4},
    "video": {"style_prompt": "noir light", "negative_prompt": "sun", "guidance_scale": 7.5},
    "quality": {"clip_threshold": 0.8, "max_retries": 2}})");
  QCOMPARE(recipe.form, RecipeForm::Narrative);
  QCOMPARE(text(recipe.label), "n-1");
  QCOMPARE(*recipe.seed, 5ULL);
  QCOMPARE(recipe.duration, seconds(20));
  QCOMPARE(text(recipe.script), "It rains. Upwards.");
  QCOMPARE(text(recipe.prompt), "a wet man, noir light");
  QCOMPARE(text(recipe.negativePrompt), "sun");
  QCOMPARE(text(recipe.voiceId), "v");
  QCOMPARE(recipe.speed, 1.2);
  QCOMPARE(word(recipe.emotion), "manic");
  QCOMPARE(*recipe.minClipScore, 0.8);
  QCOMPARE(
      recipe.kept,
      (std::vector<KeptField>{
          {"video.guidance_scale", "7.5"}, {"audio.bgm", "\"jazz\""}, {"audio.bgm_volume", "0.4"}, {"quality.max_retries", "2"}}));
}

void TestRecipeForms::theNarrativeFormHasDefaults() {
  const Recipe recipe = only(narrative());
  QCOMPARE(recipe.duration, seconds(12));
  QCOMPARE(recipe.fps, 8);
  QCOMPARE(recipe.speed, 1.0);
  QCOMPARE(*recipe.minClipScore, 0.70);
  QVERIFY(!recipe.seed);
  QVERIFY(text(recipe.script).contains("rain"));
  QVERIFY(text(recipe.prompt).contains("presenter"));
  QCOMPARE(text(only(narrative(R"("theme": "rain")", R"(, "video": {"style_prompt": "a queen"})")).prompt), "a queen");
}

void TestRecipeForms::anAutomaticScriptIsTheSameEveryTime() {
  const std::string absurd = narrative(R"("theme": "  the lost\nspoon. ", "tone": "absurd")");
  QCOMPARE(text(only(absurd).script), text(only(absurd).script));
  QVERIFY(text(only(absurd).script).contains("the lost spoon"));
  QVERIFY(only(absurd).script != only(narrative(R"("theme": "the lost spoon", "tone": "manic")")).script);
  const auto seeded = [](int seed) {
    return only(R"({"slot_params": {"slot_id": "n", "seed": )" + std::to_string(seed) +
                R"(, "target_duration": 45}, "narrative": {"theme": "rain"}})")
        .script;
  };
  QSet<QString> scripts;
  for (int seed = 0; seed < 20; ++seed)
    scripts << text(seeded(seed));
  QVERIFY2(scripts.size() >= 18, "the seed chooses the words");
}

void TestRecipeForms::anAutomaticScriptFillsItsTime() {
  for (const char* tone : {"absurd", "deadpan", "manic"}) {
    const Recipe recipe =
        only(R"({"slot_params": {"slot_id": 1, "target_duration": 45}, "narrative": {"theme": "rain", "tone": ")" +
             std::string(tone) + "\"}}");
    const auto words = text(recipe.script).split(' ').size();
    QVERIFY2(words >= 85 && words <= 108, qPrintable(QString::number(words)));
  }
}

void TestRecipeForms::aWrapperNamesSlotAndSeed() {
  const Recipe recipe = only(R"({"slot_id": 77, "seed": 9, "by": "cron", "recipe": )" +
                             track("", "", R"(, "slot_params": {"slot_id": "own", "seed": 1})") + "}");
  QCOMPARE(text(recipe.label), "77");
  QCOMPARE(*recipe.seed, 9ULL);
  QCOMPARE(recipe.kept, (std::vector<KeptField>{{"by", "\"cron\""}}));
  const Recipe bare = only(R"({"recipe": )" + track("", "", R"(, "slot_params": {"slot_id": "own", "seed": 1})") + "}");
  QCOMPARE(text(bare.label), "own");
  QCOMPARE(*bare.seed, 1ULL);
  QCOMPARE(text(bare.canonicalJson), text(recipe.canonicalJson));
}

void TestRecipeForms::oneAListOneALineAndYamlDocumentsAreRead() {
  const auto indices = [](const std::string& content, const char* name) {
    std::vector<std::pair<std::size_t, int>> places;
    for (const RecipeEntry& entry : readRecipes(content, name).recipes)
      places.emplace_back(entry.index, entry.recipe.sourceLine);
    return places;
  };
  const auto two = readRecipes(track() + "\n" + track(), "two.json").recipes;
  QCOMPARE(two.size(), std::size_t{2});
  QCOMPARE(text(two[1].recipe.source->name), "two.json");
  QCOMPARE(two[1].recipe.source->bytes, track() + "\n" + track());
  QVERIFY(two[0].recipe.source == two[1].recipe.source);
  using Places = std::vector<std::pair<std::size_t, int>>;
  QCOMPARE(indices(track(), "a.json"), (Places{{0, 1}}));
  QCOMPARE(indices("[" + track() + ",\n" + track() + "]", "a.json"), (Places{{0, 1}, {1, 2}}));
  for (const char* name : {"a.json", "a.jsonl", "a.ndjson", "a", "a.txt"})
    QCOMPARE(indices(track() + "\n\n" + track() + "\r\n", name), (Places{{0, 1}, {1, 3}}));
  const std::string yaml = "audio_track: {script: hi}\nvisual_track:\n  prompt: a man\n";
  QCOMPARE(indices(yaml, "a.yaml"), (Places{{0, 1}}));
  QCOMPARE(indices(yaml + "---\n" + yaml + "---\n", "a.yml"), (Places{{0, 1}, {1, 5}}));
  QCOMPARE(indices("- audio_track: {script: hi}\n  visual_track: {prompt: a man}\n", "a"), (Places{{0, 1}}));
  QCOMPARE(indices("{audio_track: {script: hi}, visual_track: {prompt: a man}}", "flow.yaml"), (Places{{0, 1}}));
}

void TestRecipeForms::jsonAndYamlGiveTheSameCanonicalText() {
  const Recipe json = only(R"({"visual_track": {"prompt": "a man \ud83d\ude00", "expression_sequence": ["calm"]},
    "audio_track": {"speed": 1.0, "script": "Tab\tand \"quotes\"."}, "slot_params": {"seed": 9007199254740993}})");
  const Recipe yaml = only("# a comment\r\naudio_track:\r\n  script: \"Tab\\tand \\\"quotes\\\".\"\r\n  speed: 1\r\n"
                           "visual_track: {prompt: a man \xF0\x9F\x98\x80, expression_sequence: [calm]}\r\n"
                           "slot_params:\r\n  seed: 9007199254740993\r\n",
                           "r.yaml");
  QCOMPARE(text(json.canonicalJson), text(yaml.canonicalJson));
  QCOMPARE(
      text(json.canonicalJson),
      QString::fromUtf8(R"({"audio_track":{"script":"Tab\tand \"quotes\".","speed":1},"slot_params":{"seed":9007199254740993},)"
                        R"("visual_track":{"expression_sequence":["calm"],"prompt":"a man 😀"}})"));
}

void TestRecipeForms::escapesOfYamlAreCharacters() {
  const Recipe recipe = only(
      "audio_track: {script: \"a\\_b\\Nc\\x41\\xE9\\u20AC\\L\"}\n\"visual_\\x74rack\": {prompt: a man}\n\"k\\_\": 1\n", "r.yaml");
  QCOMPARE(text(recipe.script), QString::fromUtf8("a\xC2\xA0"
                                                  "b\xC2\x85"
                                                  "cA\xC3\xA9\xE2\x82\xAC\xE2\x80\xA8"));
  QCOMPARE(text(recipe.kept.at(0).path), QString::fromUtf8("k\xC2\xA0"));
}

void TestRecipeForms::canonicalTextIsSortedAndShortest() {
  // RFC 8785, appendix B and section 3.2.3: numbers as ECMAScript writes them, keys by UTF-16 units.
  const Recipe recipe = only(track("", "", R"(, "x": [0.000001, 1e-7, 1e21, 123456789012345680000, 333333333.33333329, -0.0, 4.50,
    2e-3, 5e-324, 1.7976931348623157e308, "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"],
    "y": {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7})"));
  QVERIFY2(text(recipe.canonicalJson)
               .contains(QString::fromUtf8("\"x\":[0.000001,1e-7,1e+21,123456789012345680000,333333333.3333333,0,4.5,0.002,5e-324,"
                                           "1.7976931348623157e+308,\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]")),
           recipe.canonicalJson.c_str());
  QVERIFY2(text(recipe.canonicalJson)
               .contains(QString::fromUtf8("\"y\":{\"\\r\":2,\"1\":4,\"\xC2\x80\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\xEF\xAC\xB3\":3}")),
           recipe.canonicalJson.c_str());
}

void TestRecipeForms::unknownFieldsAreKept() {
  const RecipeFile file =
      readRecipes("[" + track(R"(, "reverb": {"wet": 0.5})", R"(, "lens": 50)", R"(, "notes": ["a", null])") + "]", "r.json");
  QVERIFY(file.complaints.empty());
  QCOMPARE(
      file.recipes.at(0).recipe.kept,
      (std::vector<KeptField>{{"audio_track.reverb", R"({"wet":0.5})"}, {"visual_track.lens", "50"}, {"notes", R"(["a",null])"}}));
}

void TestRecipeForms::unknownWordsAreNeutralWithAWarning() {
  const RecipeFile file = readRecipes(track(R"(, "emotion": "bored")", R"(, "expression_sequence": ["calm", "grin"])"), "r.json");
  QCOMPARE(word(file.recipes.at(0).recipe.emotion), "neutral");
  QCOMPARE(file.recipes.at(0).recipe.expressions, (std::vector{Expression::Calm, Expression::Neutral}));
  QCOMPARE(
      said(file.complaints),
      (QStringList{"r.json:1:56: warning: audio_track.emotion: \"bored\" is no known emotion, neutral is used; known are neutral, "
                   "excited, sad, angry, manic, calm, sarcastic, fearful",
                   "r.json:1:140: warning: visual_track.expression_sequence[1]: the text \"grin\" is no known expression, neutral "
                   "is used; known are neutral, excited, manic, calm"}));
}

void TestRecipeForms::theSampleRecipesHaveNoComplaints() {
  const std::filesystem::path folder = std::filesystem::path(VORTEX_SOURCE_DIR) / "resources/recipes";
  std::size_t recipes = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const RecipeFile read = readRecipeFile(file.path());
    QCOMPARE(said(read.complaints), QStringList{});
    recipes += read.recipes.size();
  }
  QCOMPARE(recipes, 9u);
}

QTEST_APPLESS_MAIN(TestRecipeForms)
#include "test_recipe_forms.moc"
