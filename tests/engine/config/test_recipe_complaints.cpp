// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said about recipes that break contract 5: each with file, line, column, key and what is allowed; all at once; and the
// good ones of a list are still there.
#include "tests/engine/config/recipe_samples.h"

#include <QTest>

using namespace vortex;
using namespace vortex::config;

class TestRecipeComplaints : public QObject {
  Q_OBJECT
 private slots:
  void aJsonComplaintNamesItsPlace_data();
  void aJsonComplaintNamesItsPlace();
  void aYamlComplaintNamesItsPlace_data();
  void aYamlComplaintNamesItsPlace();
  void brokenTextIsSaidAtItsPlace_data();
  void brokenTextIsSaidAtItsPlace();
  void allComplaintsOfAFileComeAtOnce();
  void theGoodRecipesOfAListAreRead();
  void theGoodLinesOfAFileAreRead();
  void columnsCountCharacters();
  void aByteOrderMarkAndCarriageReturnsDoNotShiftPlaces();
  void yamlWordsAreNoBools_data();
  void yamlWordsAreNoBools();
  void tooManyComplaintsAreCounted();
};

void TestRecipeComplaints::aJsonComplaintNamesItsPlace_data() {
  QTest::addColumn<QString>("json");
  QTest::addColumn<QString>("complaint");
  const auto row = [](const std::string& json, const char* complaint) {
    QTest::newRow(json.c_str()) << QString::fromStdString(json) << complaint;
  };
  const auto audio = [&](const char* more, const char* complaint) { row(track(more), complaint); };
  const auto visual = [&](const char* more, const char* complaint) { row(track("", more), complaint); };
  const auto params = [&](const char* fields, const char* complaint) {
    row(R"({"slot_params": {)" + std::string(fields) + "}, " + track().substr(1), complaint);
  };
  const auto limits = [&](const char* fields, const char* complaint) {
    row(R"({"semantic_constraints": {)" + std::string(fields) + "}, " + track().substr(1), complaint);
  };

  audio(R"(, "speed": 1.5)", "r.json:1:54: error: audio_track.speed: 1.5 is out of range, allowed 0.8 to 1.2");
  audio(R"(, "speed": 0.79)", "r.json:1:54: error: audio_track.speed: 0.79 is out of range, allowed 0.8 to 1.2");
  audio(R"(, "speed": -1)", "r.json:1:54: error: audio_track.speed: -1 is out of range, allowed 0.8 to 1.2");
  audio(R"(, "speed": true)", "r.json:1:54: error: audio_track.speed: true is not a number, allowed 0.8 to 1.2");
  audio(R"(, "speed": "1.0")", "r.json:1:54: error: audio_track.speed: the text \"1.0\" is not a number, allowed 0.8 to 1.2");
  audio(R"(, "voice_id": ["a"])", "r.json:1:57: error: audio_track.voice_id: a list is not text");
  audio(R"(, "emotion": 3)", "r.json:1:56: error: audio_track.emotion: 3 is not text");
  audio(R"(, "script": "again")", "r.json:1:45: error: audio_track.script: written twice, first in line 1");
  visual(R"(, "expression_sequence": "calm")",
         "r.json:1:111: error: visual_track.expression_sequence: the text \"calm\" is not a list of expressions");
  visual(R"(, "expression_sequence": ["calm", 2])",
         "r.json:1:120: error: visual_track.expression_sequence[1]: 2 is not an expression, "
         "allowed are neutral, excited, manic, calm");
  params(R"("seed": -1)", "r.json:1:26: error: slot_params.seed: -1 is out of range, allowed 0 to 18446744073709551615");
  params(R"("seed": true)", "r.json:1:26: error: slot_params.seed: true is not a whole number, allowed 0 to 18446744073709551615");
  params(R"("seed": 1.5)", "r.json:1:26: error: slot_params.seed: 1.5 is not a whole number, allowed 0 to 18446744073709551615");
  params(R"("seed": 18446744073709551616)", "r.json:1:26: error: slot_params.seed: 18446744073709552000 is not a whole number, "
                                            "allowed 0 to 18446744073709551615");
  params(R"("slot_number": -3)",
         "r.json:1:33: error: slot_params.slot_number: -3 is out of range, allowed 0 to 18446744073709551615");
  params(R"("slot_id": -3)",
         "r.json:1:29: error: slot_params.slot_id: -3 is negative, allowed are text and whole numbers of at least 0");
  params(R"("duration_sec": -45)", "r.json:1:34: error: slot_params.duration_sec: -45 is out of range, allowed 0.1 to 600");
  params(R"("duration_sec": 0)", "r.json:1:34: error: slot_params.duration_sec: 0 is out of range, allowed 0.1 to 600");
  params(R"("fps": 0)", "r.json:1:25: error: slot_params.fps: 0 is out of range, allowed 1 to 240");
  params(R"("fps": 30)", "r.json:1:25: warning: slot_params.fps: clips have 24 frames a second");
  params(R"("resolution": "big")",
         "r.json:1:32: error: slot_params.resolution: \"big\" is not WIDTHxHEIGHT, allowed are sides of 1 to 8192");
  params(R"("resolution": "0x512")",
         "r.json:1:32: error: slot_params.resolution: \"0x512\" is not WIDTHxHEIGHT, allowed are sides of 1 to 8192");
  params(R"("resolution": "512x512x3")",
         "r.json:1:32: error: slot_params.resolution: \"512x512x3\" is not WIDTHxHEIGHT, allowed are sides of 1 to 8192");
  limits(R"("min_clip_score": 1.1)",
         "r.json:1:45: error: semantic_constraints.min_clip_score: 1.1 is out of range, allowed 0 to 1");
  limits(R"("banned_concepts": ["cat", 7])", "r.json:1:54: error: semantic_constraints.banned_concepts[1]: 7 is not text");

  row(R"({"audio_track": {"script": ""}, "visual_track": {"prompt": " "}})",
      "r.json:1:28: error: audio_track.script: is empty, allowed is text of 1 to 8192 bytes\n"
      "r.json:1:60: error: visual_track.prompt: is empty, allowed is text of 1 to 8192 bytes");
  row(R"({"audio_track": {}, "visual_track": {"prompt": null}})", "r.json:1:17: error: audio_track.script: is required\n"
                                                                  "r.json:1:48: error: visual_track.prompt: is required");
  row(R"({"audio_track": 3})", "r.json:1:1: error: visual_track: is required\nr.json:1:17: error: audio_track: 3 is not a mapping");
  row(R"({"title": "x"})", "r.json:1:1: error: is no recipe: allowed are audio_track and visual_track (track form), or narrative "
                           "(narrative form)");
  row(R"({"audio_track": {}, "narrative": {}})",
      "r.json:1:1: error: has fields of both forms: audio_track or visual_track, and narrative");
  row("7", "r.json:1:1: error: 7 is no recipe, allowed is a mapping");
  row("[]", "r.json:1:1: error: holds no recipe");
  row(R"([{"title": 1}, null])", "r.json:1:2: error: [0]: is no recipe: allowed are audio_track and visual_track (track form), or "
                                 "narrative (narrative form)\nr.json:1:16: error: [1]: nothing is no recipe, allowed is a mapping");

  row(R"({"narrative": {"theme": "rain"}})", "r.json:1:1: error: slot_params: is required");
  row(R"({"slot_params": {}, "narrative": {"theme": "rain"}})", "r.json:1:17: error: slot_params.slot_id: is required");
  row(narrative(""), "r.json:1:48: error: narrative.theme: is required");
  row(narrative(R"("theme": "rain", "tone": "sad")"),
      "r.json:1:74: error: narrative.tone: \"sad\" is no tone, allowed are absurd, deadpan, manic");
  row(narrative(R"("auto_script": false)"), "r.json:1:48: error: narrative.script: is required");
  row(narrative(R"("auto_script": "false")"), "r.json:1:64: error: narrative.auto_script: the text \"false\" is not true or false");
  row(narrative(R"("auto_script": false, "script": {"setup": "a"})"),
      "r.json:1:81: error: narrative.script.punchline: is required");
  row(narrative(R"("theme": "rain", "script": {"setup": "a"})"),
      "r.json:1:76: warning: narrative.script: is not used, since auto_script is true");
  row(narrative(R"("theme": "rain")", R"(, "audio": {"speed": 2, "bgm_volume": -0.1})"),
      "r.json:1:86: error: audio.speed: 2 is out of range, allowed 0.8 to 1.2\n"
      "r.json:1:103: error: audio.bgm_volume: -0.1 is out of range, allowed 0 to 1");
  row(narrative(R"("theme": "rain")", R"(, "quality": {"clip_threshold": 7, "max_retries": -1})"),
      "r.json:1:97: error: quality.clip_threshold: 7 is out of range, allowed 0 to 1\n"
      "r.json:1:115: error: quality.max_retries: -1 is out of range, allowed 0 to 100");

  row(R"({"recipe": {"audio_track": {}, "visual_track": {"prompt": "a"}}, "seed": "x"})",
      "r.json:1:28: error: audio_track.script: is required\n"
      "r.json:1:74: error: seed: the text \"x\" is not a whole number, allowed 0 to 18446744073709551615");
}

void TestRecipeComplaints::aJsonComplaintNamesItsPlace() {
  QFETCH(QString, json);
  QFETCH(QString, complaint);
  QCOMPARE(complaintsAbout(json.toStdString()).join('\n'), complaint);
}

void TestRecipeComplaints::aYamlComplaintNamesItsPlace_data() {
  QTest::addColumn<QString>("yaml");
  QTest::addColumn<QString>("complaint");
  const auto row = [](const char* yaml, const char* complaint) {
    QTest::newRow(yaml) << QString("audio_track:\n  script: hi\nvisual_track:\n  prompt: a man\n") + yaml << complaint;
  };
  row("  prompt: again\n", "r.yaml:5:3: error: visual_track.prompt: written twice, first in line 4");
  row("slot_params:\n  seed: 010\n",
      "r.yaml:6:9: error: slot_params.seed: 010 has a leading zero, which some read as octal: write it "
      "without, as 0o…, or in quotes");
  row("slot_params:\n  seed: .nan\n", "r.yaml:6:9: error: slot_params.seed: .nan is not a finite number");
  row("slot_params: {duration_sec: -.inf}\n", "r.yaml:5:29: error: slot_params.duration_sec: -.inf is not a finite number");
  row("slot_params: {duration_sec: 1e400}\n",
      "r.yaml:5:29: error: slot_params.duration_sec: 1e400 is too large for a number, at most 1.7e308");
  row("slot_params: {duration_sec: NaN}\n",
      "r.yaml:5:29: error: slot_params.duration_sec: the text \"NaN\" is not a number, allowed 0.1 to 600");
  row("slot_params: {seed: 1_000}\n",
      "r.yaml:5:21: error: slot_params.seed: the text \"1_000\" is not a whole number, allowed 0 to 18446744073709551615");
  row("slot_params:\n- a\n", "r.yaml:6:1: error: slot_params: a list is not a mapping");
  row("notes: [.nan, {a: 007}]\n",
      "r.yaml:5:9: error: notes[0]: .nan is not a finite number\nr.yaml:5:19: error: notes[1].a: 007 has "
      "a leading zero, which some read as octal: write it without, as 0o…, or in quotes");
  row("recipe_id: true\n", "r.yaml:5:12: error: recipe_id: true is not text");
}

void TestRecipeComplaints::aYamlComplaintNamesItsPlace() {
  QFETCH(QString, yaml);
  QFETCH(QString, complaint);
  QCOMPARE(complaintsAbout(yaml.toStdString(), "r.yaml").join('\n'), complaint);
}

void TestRecipeComplaints::brokenTextIsSaidAtItsPlace_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("complaint");
  const auto row = [](const QByteArray& text, const char* name, const char* complaint) {
    QTest::newRow(text.left(40).constData()) << text << QString(name) << complaint;
  };
  row("", "r.json",
      "r.json:1:1: error: not JSON: syntax error while parsing value - unexpected end of input; expected '[', '{', or a literal");
  row("", "r.yaml", "r.yaml:1:1: error: holds no recipe");
  row("# only a comment\n", "r.yaml", "r.yaml:1:1: error: holds no recipe");
  row("{\"a\": 1,\n \"b\" 2}", "r.json",
      "r.json:2:6: error: not JSON: syntax error while parsing object separator - unexpected number literal; expected ':'");
  row("{\"a\": 1,}", "r.json",
      "r.json:1:9: error: not JSON: syntax error while parsing object key - unexpected '}'; expected string literal");
  row("{\"a\": [1, 2", "r.json",
      "r.json:1:12: error: not JSON: syntax error while parsing array - unexpected end of input; expected ']'");
  row("{\"a\": NaN}", "r.json", "r.json:1:7: error: not JSON: syntax error while parsing value - invalid literal");
  row("{\"a\": 010}", "r.json",
      "r.json:1:7: error: not JSON: syntax error while parsing object - unexpected number literal; expected '}'");
  row("{\"a\": -1e400}", "r.json", "r.json:1:7: error: -1e400 is too large for a number, at most 1.7e308");
  row("{\"a\": \"\\ud83d\"}", "r.json",
      "r.json:1:14: error: not JSON: syntax error while parsing value - invalid string: surrogate U+D800..U+DBFF must be followed "
      "by "
      "U+DC00..U+DFFF");
  row("{} {}", "r.json", "r.json:1:4: error: not JSON: syntax error while parsing value - unexpected '{'; expected end of input");
  row("audio_track: {script: hi}", "r.json", "r.json:1:1: error: not JSON: syntax error while parsing value - invalid literal");
  row("{\"a\": \"\xC3(\"}", "r.json", "r.json:1:8: error: byte 0xc3 is not UTF-8, the only encoding that is read");
  row("a: \xED\xA0\x80", "r.yaml", "r.yaml:1:4: error: byte 0xed is not UTF-8, the only encoding that is read");
  row(QByteArray("a: b\0c", 6), "r.yaml", "r.yaml:1:5: error: control character 0x00, allowed are tabs and line ends");
  row("a: b\x04\nc: d", "r.yaml", "r.yaml:1:5: error: control character 0x04, allowed are tabs and line ends");
  row(QByteArray("\xFF\xFE"
                 "a\0",
                 4),
      "r.yaml", "r.yaml:1:1: error: byte 0xff is not UTF-8, the only encoding that is read");
  row("a: \"b", "r.yaml", "r.yaml:1:6: error: not YAML: illegal EOF in scalar");
  row("a: *b\n", "r.yaml", "r.yaml:1:4: error: not YAML: the referenced anchor is not defined");
  row("a: !!int \"3\"\n", "r.yaml", "r.yaml:1:4: error: tag \"tag:yaml.org,2002:int\" is not read, only !!str is");
  row("a: !mine {}\n", "r.yaml", "r.yaml:1:4: error: tag \"!mine\" is not read, only !!str is");
  row("? [a]\n: b\n", "r.yaml", "r.yaml:1:3: error: a key must be a word, not a list, a mapping or an alias");
}

void TestRecipeComplaints::brokenTextIsSaidAtItsPlace() {
  QFETCH(QByteArray, text);
  QFETCH(QString, name);
  QFETCH(QString, complaint);
  QCOMPARE(complaintsAbout(text.toStdString(), name.toStdString()).join('\n'), complaint);
}

void TestRecipeComplaints::allComplaintsOfAFileComeAtOnce() {
  QCOMPARE(
      complaintsAbout("# three recipes\n"
                      "- slot_params: {seed: -5, fps: 1.5}\n"
                      "  audio_track:\n"
                      "    script: ''\n"
                      "    speed: fast\n"
                      "    emotion: bored\n"
                      "  visual_track: {}\n"
                      "- narrative: {theme: rain}\n"
                      "- 12\n",
                      "night.yaml"),
      (QStringList{"night.yaml:2:23: error: [0].slot_params.seed: -5 is out of range, allowed 0 to 18446744073709551615",
                   "night.yaml:2:32: error: [0].slot_params.fps: 1.5 is not a whole number, allowed 1 to 240",
                   "night.yaml:4:13: error: [0].audio_track.script: is empty, allowed is text of 1 to 8192 bytes",
                   "night.yaml:5:12: error: [0].audio_track.speed: the text \"fast\" is not a number, allowed 0.8 to 1.2",
                   "night.yaml:6:14: warning: [0].audio_track.emotion: \"bored\" is no known emotion, neutral is used; known are "
                   "neutral, excited, sad, angry, manic, calm, sarcastic, fearful",
                   "night.yaml:7:17: error: [0].visual_track.prompt: is required",
                   "night.yaml:8:3: error: [1].slot_params: is required",
                   "night.yaml:9:3: error: [2]: 12 is no recipe, allowed is a mapping"}));
}

void TestRecipeComplaints::theGoodRecipesOfAListAreRead() {
  const RecipeFile file =
      readRecipes("[" + track() + ",\n" + track(R"(, "speed": 9)") + ",\n" + track(R"(, "emotion": "calm")") + "]", "r.json");
  QCOMPARE(file.recipes.size(), 2u);
  QCOMPARE(file.recipes[0].index, 0u);
  QCOMPARE(file.recipes[1].index, 2u);
  QCOMPARE(file.recipes[1].recipe.sourceLine, 3);
  QCOMPARE(said(file.complaints), QStringList{"r.json:2:54: error: [1].audio_track.speed: 9 is out of range, allowed 0.8 to 1.2"});
}

void TestRecipeComplaints::theGoodLinesOfAFileAreRead() {
  const RecipeFile file = readRecipes("{\"audio_track\":\n" + track() + "\n{} x\n\n" + track() + "\n", "r.jsonl");
  QCOMPARE(file.recipes.size(), 2u);
  QCOMPARE(file.recipes[0].index, 1u);
  QCOMPARE(file.recipes[0].recipe.sourceLine, 2);
  QCOMPARE(file.recipes[1].index, 3u);
  QCOMPARE(file.recipes[1].recipe.sourceLine, 5);
  QCOMPARE(said(file.complaints),
           (QStringList{
               "r.jsonl:1:16: error: not JSON: syntax error while parsing value - unexpected end of input; expected '[', '{', or "
               "a literal",
               "r.jsonl:3:4: error: not JSON: syntax error while parsing value - invalid literal; expected end of input"}));
}

void TestRecipeComplaints::columnsCountCharacters() {
  QCOMPARE(complaintsAbout("audio_track: {script: \"äöü 😀\", speed: 3}\nvisual_track: {prompt: \"é\"}\n", "r.yaml"),
           QStringList{"r.yaml:1:39: error: audio_track.speed: 3 is out of range, allowed 0.8 to 1.2"});
  QCOMPARE(complaintsAbout(R"({"visual_track": {"prompt": "é"}, "audio_track": {"script": "äöü 😀", "speed": 3}})"),
           QStringList{"r.json:1:79: error: audio_track.speed: 3 is out of range, allowed 0.8 to 1.2"});
}

void TestRecipeComplaints::aByteOrderMarkAndCarriageReturnsDoNotShiftPlaces() {
  QCOMPARE(complaintsAbout("\xEF\xBB\xBF"
                           "{\"visual_track\": {\"prompt\": \"a\"},\r\n\"audio_track\": {\"script\": \"b\",\r\n \"speed\": 3}}"),
           QStringList{"r.json:3:11: error: audio_track.speed: 3 is out of range, allowed 0.8 to 1.2"});
  QCOMPARE(complaintsAbout("\xEF\xBB\xBF"
                           "visual_track: {prompt: a}\r\naudio_track:\r\n  script: b\r\n  speed: 3\r\n",
                           "r.yaml"),
           QStringList{"r.yaml:4:10: error: audio_track.speed: 3 is out of range, allowed 0.8 to 1.2"});
}

void TestRecipeComplaints::yamlWordsAreNoBools_data() {
  QTest::addColumn<QString>("word");
  for (const char* word : {"yes", "no", "on", "off", "y", "Yes", "NO", "tRUE"})
    QTest::newRow(word) << word;
}

void TestRecipeComplaints::yamlWordsAreNoBools() {
  QFETCH(QString, word);
  const QStringList said =
      complaintsAbout("slot_params: {slot_id: a}\nnarrative: {theme: rain, auto_script: " + word.toStdString() + "}\n", "r.yaml");
  QCOMPARE(said, QStringList{"r.yaml:2:39: error: narrative.auto_script: the text \"" + word + "\" is not true or false"});
}

void TestRecipeComplaints::tooManyComplaintsAreCounted() {
  std::string list = "[0";
  for (int i = 1; i < 1500; ++i)
    list += ",0";
  const QStringList said = complaintsAbout(list + "]");
  QCOMPARE(said.size(), 1001);
  QCOMPARE(said.back(), "r.json: error: 500 more complaints, not shown");
}

QTEST_APPLESS_MAIN(TestRecipeComplaints)
#include "test_recipe_complaints.moc"
