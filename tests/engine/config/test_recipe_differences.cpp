// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/recipe_diff.h"

#include <QtTest>

using namespace vortex::config;

class TestRecipeDifferences : public QObject {
  Q_OBJECT

 private slots:
  void fieldsThatDifferAreNamedByTheirPath() {
    const auto found =
        recipeDifferences(R"({"audio_track":{"speed":1},"recipe_id":"a","visual_track":{"prompt":"x","tags":["p","q"]}})",
                          R"({"audio_track":{"speed":1.1},"recipe_id":"a","visual_track":{"prompt":"x","tags":["p"]}})");
    const std::vector<FieldDifference> wanted{{.field = "audio_track.speed", .first = "1", .second = "1.1"},
                                              {.field = "visual_track.tags[1]", .first = "\"q\"", .second = std::nullopt}};
    QVERIFY(found == wanted);
  }

  void theSameRecipeDiffersInNothing() { QVERIFY(recipeDifferences(R"({"a":[]})", R"({"a": []})").empty()); }

  void whatIsNoJsonIsOneField() {
    const auto found = recipeDifferences("", "{}");
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].field, std::string());
  }

  void aRecipeOfAnyDepthIsCompared() {
    const auto nested = [](char leaf) { return std::string(5'000, '[') + leaf + std::string(5'000, ']'); };
    QCOMPARE(recipeDifferences(nested('1'), nested('2')).size(), std::size_t{1});
  }
};

QTEST_GUILESS_MAIN(TestRecipeDifferences)
#include "test_recipe_differences.moc"
