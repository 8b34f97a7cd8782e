// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files made to hurt: each is answered with a complaint within a second or so of processor time and a bounded amount of memory. The
// bounds are those of recipe_limits.h.
#include "engine/config/config_reader.h"
#include "engine/config/recipe_limits.h"
#include "tests/engine/config/recipe_samples.h"
#include "tests/sample.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <cstdio>
#include <ctime>
#include <fstream>

using namespace vortex;
using namespace vortex::config;

namespace {

std::string repeat(const std::string& piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes)
    text += piece;
  return text;
}

// Each level holds the one before it `fan` times.
std::string aliasBomb(int levels, int fan) {
  std::string text = "a0: &a0 [x]\n";
  for (int i = 1; i <= levels; ++i) {
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < fan; ++k)
      text += (k > 0 ? ",*a" : "*a") + std::to_string(i - 1);
    text += "]\n";
  }
  return text;
}

}  // namespace

class TestHostileFiles : public QObject {
  Q_OBJECT
 private slots:
  void aBoundIsSaid_data();
  void aBoundIsSaid();
  void nothingCostsMoreThanItsBounds_data();
  void nothingCostsMoreThanItsBounds();
  void anAliasUsedTwiceIsNoBomb();
  void theMostRecipesThatAFileMayHaveAreRead();
  void oneRecipeMoreIsRefusedAndTheRestStays();
  void textsHaveTheirLimits();
  void whatIsNoFileIsRefusedWithoutReadingIt();
  void aLargeFileIsRefusedWithoutReadingIt();
};

void TestHostileFiles::aBoundIsSaid_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("complaint");
  const auto row = [](const char* tag, const std::string& text, const char* name, const char* complaint) {
    QTest::newRow(tag) << QByteArray::fromStdString(text) << QString(name) << complaint;
  };
  row("a cycle of 8 bytes", "&a [*a]\n", "r.yaml", "r.yaml:1:5: error: an alias to what it stands in: a cycle");
  row("a cycle in a mapping", "a: &x {b: *x}\n", "r.yaml", "r.yaml:1:11: error: an alias to what it stands in: a cycle");
  row("an alias as key", "a: &x b\n*x : c\n", "r.yaml",
      "r.yaml:2:1: error: a key must be a word, not a list, a mapping or an alias");
  row("an alias bomb of 480 bytes", aliasBomb(9, 9), "r.yaml",
      "r.yaml:7:34: error: more than 1000000 values, aliases counted as often as they are used");
  row("an alias bomb of text", "a: &a " + std::string(1'000'000, 'x') + "\nb: [" + repeat("*a,", 300) + "]\n", "r.yaml",
      "r.yaml:2:101: error: more than 33554432 bytes of text, aliases counted as often as they are used");
  row("deep JSON", std::string(100'000, '['), "r.json", "r.json:1:65: error: more than 64 lists and mappings inside one another");
  row("deep JSON mappings", repeat("{\"a\":", 500'000), "r.json",
      "r.json:1:321: error: more than 64 lists and mappings inside one another");
  row("deep flow YAML", "x: " + std::string(100'000, '[') + std::string(100'000, ']'), "r.yaml",
      "r.yaml:1:67: error: more than 64 lists and mappings inside one another");
  row("deep block YAML", repeat("- ", 100'000), "r.yaml",
      "r.yaml:1:129: error: more than 64 lists and mappings inside one another");
  row("deep YAML keys", repeat("? ", 100'000), "r.yaml",
      "r.yaml:1:3: error: a key must be a word, not a list, a mapping or an alias");
  row("many JSON values", "[" + repeat("0,", 2'100'000) + "0]", "r.json",
      "r.json:1:2000000: error: more than 1000000 values, aliases counted as often as they are used");
  row("a stray comma", ",", "r.yaml", "r.yaml:1:1: error: not YAML: nothing can begin here");
  row("a stray bracket", "{\"a\": 1,\n b}\n}", "r.yaml", "r.yaml:3:1: error: not YAML: illegal flow end");
  row("a large YAML text", "a: " + std::string(3u << 20, 'x'), "r.yaml",
      "r.yaml:1:1: error: 3145731 bytes of YAML, at most 2097152 are read; JSON may have 16777216");
  row("much flow YAML", "x: [" + repeat("0,", 1'100'000) + "0]", "r.yaml",
      "r.yaml:1:1: error: more than 500000 of the characters [ { , in YAML");
  row("a large JSON text", std::string((16u << 20) + 1, ' '), "r.json",
      "r.json: error: has 16777217 bytes, at most 16777216 are read");
}

void TestHostileFiles::aBoundIsSaid() {
  QFETCH(QByteArray, text);
  QFETCH(QString, name);
  QFETCH(QString, complaint);
  QCOMPARE(complaintsAbout(text.toStdString(), name.toStdString()).join('\n'), complaint);
}

// What has hurt YAML and JSON readers before, at the size that is still read.
void TestHostileFiles::nothingCostsMoreThanItsBounds_data() {
  QTest::addColumn<QString>("piece");
  QTest::addColumn<QString>("name");
  for (const char* piece : {"[",           "{",
                            "a: ",         "a: b\n",
                            "- ",          ": ",
                            "? ",          "? a\n",
                            "&a ",         "*a ",
                            "!t ",         "| ",
                            "\"",          "'",
                            "\"a\" ",      "#",
                            "%YAML 1.2\n", "---\n",
                            "...\n",       "\n",
                            " \n",         "\t",
                            "[],",         "]",
                            "}",           ",",
                            "{},",         "a,",
                            "- - - a\n",   "{a: b}\n",
                            "\\",          "\"\\u0041\" ",
                            "<<: a\n",     "- &a b\n- *a\n",
                            "a",           "1",
                            "é",           "0x",
                            "-",           ".",
                            "\r\n",        "\r",
                            " a\n  b\n"})
    QTest::newRow(piece) << piece << "r.yaml";
  for (const char* piece : {"[0],", "{\"a\":0}\n", "{\"a\":\n", "\"a\",", "{\n", "0 ", "1e1,", "\"\\u0041\\n\",", "{},"})
    QTest::newRow(piece) << piece << "r.json";
}

void TestHostileFiles::nothingCostsMoreThanItsBounds() {
  QFETCH(QString, piece);
  QFETCH(QString, name);
  const std::size_t bytes = test::isWhole() ? (name == "r.yaml" ? kMaxYamlBytes : kMaxFileBytes) - 100 : 20'000;
  const std::string text = repeat(piece.toStdString(), bytes);
  for (const char* frame : {"%", "[%", "[%]", "a: [%", "\"%", "a: |\n %", "a:\n - %"}) {
    std::string framed(frame);
    framed.replace(framed.find('%'), 1, text);
    const std::clock_t begin = std::clock();
    const RecipeFile file = readRecipes(framed, name.toStdString());
    const double cpu = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    QVERIFY2(file.complaints.size() <= kMaxComplaints + 1, frame);
    QVERIFY2(!file.complaints.empty(), frame);
    if (test::isWhole())
      std::printf("%6.3f s  %s in %s\n", cpu, qPrintable(piece.simplified()), frame);
  }
}

void TestHostileFiles::anAliasUsedTwiceIsNoBomb() {
  const RecipeFile file = readRecipes("- audio_track: &sound {script: hi}\n  visual_track: &look {prompt: a man}\n"
                                      "- audio_track: *sound\n  visual_track: *look\n",
                                      "r.yaml");
  QCOMPARE(said(file.complaints), QStringList{});
  QCOMPARE(file.recipes.size(), 2u);
  QCOMPARE(file.recipes[0].recipe.canonicalJson, file.recipes[1].recipe.canonicalJson);
}

void TestHostileFiles::theMostRecipesThatAFileMayHaveAreRead() {
  const RecipeFile lines = readRecipes(repeat(track() + "\n", (track().size() + 1) * kMaxRecipes), "r.jsonl");
  QCOMPARE(said(lines.complaints), QStringList{});
  QCOMPARE(lines.recipes.size(), 10'000u);
  QCOMPARE(lines.recipes.back().recipe.sourceLine, 10'000);
}

void TestHostileFiles::oneRecipeMoreIsRefusedAndTheRestStays() {
  const RecipeFile lines = readRecipes(repeat(track() + "\n", (track().size() + 1) * (kMaxRecipes + 5)), "r.jsonl");
  QCOMPARE(said(lines.complaints), QStringList{"r.jsonl:10001:1: error: [10000]: more than 10000 recipes, the rest is not read"});
  QCOMPARE(lines.recipes.size(), 10'000u);
}

void TestHostileFiles::textsHaveTheirLimits() {
  const auto recipe = [](std::size_t script, std::size_t prompt, std::size_t name) {
    return R"({"recipe_id": ")" + std::string(name, 'n') + R"(", "audio_track": {"script": ")" + std::string(script, 's') +
           R"("}, "visual_track": {"prompt": ")" + std::string(prompt, 'p') + "\"}}";
  };
  QCOMPARE(complaintsAbout(recipe(8192, 8192, 256)), QStringList{});
  QCOMPARE(complaintsAbout(recipe(8193, 8193, 257)),
           (QStringList{"r.json:1:15: error: recipe_id: has 257 bytes, allowed are 256",
                        "r.json:1:302: error: audio_track.script: has 8193 bytes, allowed are 8192",
                        "r.json:1:8527: error: visual_track.prompt: has 8193 bytes, allowed are 8192"}));
  const auto sequence = [](int count) {
    std::string list = "\"calm\"";
    for (int i = 1; i < count; ++i)
      list += ",\"calm\"";
    return track("", R"(, "expression_sequence": [)" + list + "]");
  };
  QCOMPARE(complaintsAbout(sequence(256)), QStringList{});
  QCOMPARE(complaintsAbout(sequence(257)),
           QStringList{"r.json:1:111: error: visual_track.expression_sequence: has 257 expressions, allowed are 256"});
}

void TestHostileFiles::whatIsNoFileIsRefusedWithoutReadingIt() {
  QTemporaryDir folder;
  const std::string base = folder.path().toStdString();
  const auto about = [&](const std::string& path) {
    return said(readRecipeFile(path).complaints).join('\n').remove(folder.path());
  };
  QVERIFY(::mkfifo((base + "/fifo").c_str(), 0600) == 0);
  QCOMPARE(about(base + "/fifo"), "/fifo: error: is a FIFO, not a file");
  QCOMPARE(about(base), ": error: is a folder, not a file");
  QCOMPARE(about("/dev/zero"), "/dev/zero: error: is a device, not a file");
  QCOMPARE(about(base + "/none"), "/none: error: cannot be opened: No such file or directory");
  if (::geteuid() != 0) {  // root reads everything
    std::ofstream(base + "/secret") << "x";
    QVERIFY(::chmod((base + "/secret").c_str(), 0) == 0);
    QCOMPARE(about(base + "/secret"), "/secret: error: cannot be opened: Permission denied");
  }
}

void TestHostileFiles::aLargeFileIsRefusedWithoutReadingIt() {
  QTemporaryDir folder;
  const std::string path = folder.path().toStdString() + "/large.json";
  std::ofstream(path) << "[";
  QVERIFY(::truncate(path.c_str(), 100'000'000) == 0);
  QCOMPARE(said(readRecipeFile(path).complaints).join('\n').remove(folder.path()),
           "/large.json: error: has 100000000 bytes or more, at most 16777216 are read");
  QCOMPARE(
      said(loadConfig(
               {.profile = "cpu", .file = path, .sets = {}, .resources = std::filesystem::path(VORTEX_SOURCE_DIR) / "resources"})
               .complaints)
          .join('\n')
          .remove(folder.path()),
      "/large.json: error: has 100000000 bytes or more, at most 1048576 are read");
}

QTEST_APPLESS_MAIN(TestHostileFiles)
#include "test_hostile_files.moc"
