// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/slot_comparison.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::analysis;
using history::AttemptLine;

namespace {

AttemptLine attempt(Stage stage, int n, const char* outcome, double elapsed_s, std::int64_t peak) {
  return {.stage = stage, .n = n, .timeout = seconds(3), .outcome = outcome, .elapsed = seconds(elapsed_s), .peak = Bytes{peak}};
}

}  // namespace

class TestSlotComparison : public QObject {
  Q_OBJECT

 private slots:
  void stagesStandSideBySideWithWhatTheyDifferBy() {
    const std::vector<AttemptLine> first{attempt(Stage::Audio, 1, "timed_out", 3, 900),
                                         attempt(Stage::Audio, 2, "finished", 2, 800),
                                         attempt(Stage::Image, 1, "finished", 12, 5'000)};
    const std::vector<AttemptLine> second{attempt(Stage::Audio, 1, "finished", 2.5, 1'000)};
    const auto pairs = compareStages(first, second);
    QCOMPARE(pairs.size(), kStageCount);
    const StagePair& audio = pairs[0];
    QVERIFY(audio.stage == Stage::Audio);
    QCOMPARE(audio.first.attempts, 2);
    QCOMPARE(audio.first.outcome, std::string("finished"));
    QCOMPARE(audio.first.elapsed, std::optional<Duration>(seconds(2)));
    QCOMPARE(audio.first.all, seconds(5));
    QCOMPARE(audio.first.peak->count, std::int64_t{900});
    QCOMPARE(audio.longer, std::optional<Duration>(seconds(0.5)));
    QCOMPARE(audio.more->count, std::int64_t{100});
    const StagePair& image = pairs[1];
    QCOMPARE(image.first.attempts, 1);
    QCOMPARE(image.second.attempts, 0);
    QVERIFY(!image.longer && !image.more);
    QCOMPARE(pairs[3].first.attempts + pairs[3].second.attempts, 0);
  }

  void theLastAttemptIsTheOneWhateverTheOrder() {
    const std::vector<AttemptLine> backwards{attempt(Stage::Video, 2, "finished", 8, 10),
                                             attempt(Stage::Video, 1, "failed", 1, 20)};
    QCOMPARE(compareStages(backwards, {})[2].first.outcome, std::string("finished"));
  }
};

QTEST_GUILESS_MAIN(TestSlotComparison)
#include "test_slot_comparison.moc"
