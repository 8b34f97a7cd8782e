// SPDX-License-Identifier: GPL-3.0-or-later
//
// The blame: bytes that attempts kept, by stage and by how the attempts ended; nothing is counted twice or lost.
#include "engine/analysis/leak_blame.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace vortex;
using namespace vortex::analysis;

namespace {

AttemptAccount account(std::uint64_t slot, std::optional<Stage> stage, AttemptOutcome outcome, std::int64_t allocated,
                       std::int64_t kept) {
  return {
      .slot = slot, .stage = stage, .outcome = outcome, .allocated = {allocated}, .released = {allocated - kept}, .held = {kept}};
}

}  // namespace

class TestLeakBlame : public QObject {
  Q_OBJECT

 private slots:
  void blameIsByStageAndByHowAttemptsEnded() {
    Blame blame;
    for (std::uint64_t slot = 3; slot < 13; ++slot) {
      blame.add(account(slot, Stage::Audio, AttemptOutcome::Finished, 100, 0));
      blame.add(account(slot, Stage::Image, slot % 5 == 0 ? AttemptOutcome::TimedOut : AttemptOutcome::Finished, 1'000,
                        slot % 5 == 0 ? 300 : 0));
      blame.add(account(slot, Stage::Video, AttemptOutcome::Finished, 5'000, slot == 7 ? 200 : 0));
    }
    blame.add(account(12, std::nullopt, AttemptOutcome::Finished, 50, 0));
    QCOMPARE(blame.held(), Bytes{800});
    const std::vector<BlameRow> rows = blame.rows();
    QCOMPARE(rows.size(), std::size_t{5});
    QVERIFY(rows[0].stage == Stage::Image && rows[0].outcome == AttemptOutcome::TimedOut);
    QCOMPARE(rows[0].held, Bytes{600});
    QCOMPARE(rows[0].attempts, 2);
    QCOMPARE(rows[0].holding, 2);
    QCOMPARE(rows[0].heldIn, (std::vector<std::uint64_t>{5, 10}));
    QVERIFY(std::abs(rows[0].share - .75) < 1e-12);
    QVERIFY(rows[1].stage == Stage::Video && rows[1].held == Bytes{200} && rows[1].heldIn == std::vector<std::uint64_t>{7});
    QVERIFY(rows[2].stage == Stage::Audio && rows[2].held == Bytes{} && rows[2].allocated == Bytes{1'000});
    QVERIFY(!rows[4].stage);
    const std::vector<BlameRow> stages = blame.byStage();
    QCOMPARE(stages.size(), std::size_t{4});
    QVERIFY(stages[0].stage == Stage::Image && stages[0].attempts == 10 && stages[0].allocated == Bytes{10'000});
    QCOMPARE(stages[0].released, Bytes{9'400});
  }

  void whatIsAllocatedIsReleasedOrHeld() {
    std::mt19937_64 random(6);
    Blame blame;
    Bytes sum;
    for (int i = 0; i < 3'000; ++i) {
      const auto kept = static_cast<std::int64_t>(random() % 3 == 0 ? random() % 1'000 : 0);
      blame.add(account(random() % 2'000, kStages[random() % 4], static_cast<AttemptOutcome>(1 + random() % 5), 1'000, kept));
      sum += Bytes{kept};
    }
    QCOMPARE(blame.held(), sum);
    double shares = 0;
    Bytes allocated, released, heldBytes;
    for (const BlameRow& row : blame.rows()) {
      shares += row.share;
      allocated += row.allocated;
      released += row.released;
      heldBytes += row.held;
      QVERIFY(std::is_sorted(row.heldIn.begin(), row.heldIn.end()));
      QVERIFY(row.heldIn.size() <= kMostBlameSlots && static_cast<int>(row.heldIn.size()) <= row.holding);
    }
    QVERIFY(std::abs(shares - 1) < 1e-9);
    QCOMPARE(allocated, released + heldBytes);
  }
};

QTEST_GUILESS_MAIN(TestLeakBlame)
#include "test_leak_blame.moc"
