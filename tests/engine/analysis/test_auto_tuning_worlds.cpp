// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where auto ends over the worlds of test_timeout_policy, through the whole engine: timeouts that cut everything, are much too
// long, or right; steps, a ramp, two kinds of work, a heavy tail, hangs. 3 runs a world, 25 with VORTEX_FULL=1.
#include "tests/engine/analysis/tuned_run.h"
#include "tests/sample.h"

#include <QtTest>
#include <algorithm>

using namespace vortex;
using namespace vortex::analysis;
using namespace vortex::test;

namespace {

struct Ended {
  double timeout = 0;
  int changes = 0, reversals = 0;
  bool held = false;
};

Ended endOf(TunedRun& run) {
  Ended ended{.timeout = inSeconds(run.run->driver().scheduler().settings().stages[Stage::Image].timeout)};
  int direction = 0;
  for (const auto& change : automatic(run.run->events))
    for (const auto& evidence : change.evidence) {
      if (evidence.why == TuningWhy::Hangs)
        ended.held = true;
      if (evidence.why == TuningWhy::Hangs || evidence.why == TuningWhy::WatchBegins || evidence.why == TuningWhy::WatchEnds)
        continue;
      const int now = evidence.became > evidence.was ? 1 : -1;
      ++ended.changes;
      ended.reversals += direction != 0 && now != direction ? 1 : 0;
      direction = now;
    }
  return ended;
}

struct Row {
  double least = 1e9, most = 0;
  int reversals = 0, changes = 0, held = 0, runs = 0;
};

Row rowOfRuns(const char* name, double start, const ImageTime& time, int count = 4'000) {
  Row row;
  row.runs = test::times(25, 3);
  for (int i = 0; i < row.runs; ++i) {
    Settings settings = imageWorld(start, TuningMode::Auto);
    setImageTimes(settings, time, count, 500 + static_cast<std::uint64_t>(i));
    TunedRun run(settings);
    run.make(count);
    const Ended ended = endOf(run);
    row.least = std::min(row.least, ended.timeout);
    row.most = std::max(row.most, ended.timeout);
    row.reversals = std::max(row.reversals, ended.reversals);
    row.changes = std::max(row.changes, ended.changes);
    row.held += ended.held ? 1 : 0;
  }
  qInfo("%-28s ends at %.1f to %.1f s, at most %d changes and %d reversals, held in %d of %d", name, row.least, row.most,
        row.changes, row.reversals, row.held, row.runs);
  return row;
}

}  // namespace

class TestAutoTuningWorlds : public QObject {
  Q_OBJECT

 private slots:
  void oneThatCutsEverythingIsLeft() {
    const Row row = rowOfRuns("8 s, too short by half", 8, [](int, double n, double) { return drawnLogNormal(12, .12, n); });
    QVERIFY(row.least > 15 && row.most < 17.5 && row.reversals <= 2);
  }
  void oneThatIsMuchTooLongIsLowered() {
    const Row row = rowOfRuns("47 s, three times too long", 47, [](int, double n, double) { return drawnLogNormal(12, .12, n); });
    QVERIFY(row.least > 15 && row.most < 18.5 && row.reversals <= 1);
  }
  void aRightOneStays() {
    const Row row = rowOfRuns("16 s, right", 16, [](int, double n, double) { return drawnLogNormal(12, .12, n); });
    QVERIFY(row.least == 16 && row.most == 16 && row.changes == 0);
  }
  void stepsAreFollowed() {
    const Row up =
        rowOfRuns("step +30 % at 1000", 16, [](int i, double n, double) { return drawnLogNormal(i < 1'000 ? 12 : 15.6, .12, n); });
    QVERIFY(up.least > 19 && up.most < 23 && up.reversals <= 2);
    const Row down =
        rowOfRuns("step -25 % at 1000", 16, [](int i, double n, double) { return drawnLogNormal(i < 1'000 ? 12 : 9, .12, n); });
    QVERIFY(down.least > 11 && down.most < 14 && down.reversals <= 1);
  }
  void aRampIsFollowedLate() {
    const Row row = rowOfRuns("ramp +40 % over 2000", 16, [](int i, double n, double) {
      return drawnLogNormal(12 * (1 + .4 * std::min(i, 2'000) / 2'000.), .12, n);
    });
    QVERIFY(row.least > 20 && row.most < 24 && row.reversals <= 1);
  }
  void twoKindsOfWorkAreSeenPastTheTimeout() {
    const Row row =
        rowOfRuns("85 % 6 s, 15 % 16 s", 12, [](int, double n, double u) { return drawnLogNormal(u < .85 ? 6 : 16, .08, n); });
    QVERIFY(row.least > 16.5 && row.most < 20 && row.reversals <= 1);
  }
  void aHeavyTailIsMet() {
    const Row row = rowOfRuns("8 s, sigma .4", 10, [](int, double n, double) { return drawnLogNormal(8, .4, n); });
    QVERIFY(row.least > 16.5 && row.most < 22 && row.reversals <= 4);
  }
  void hangsAreNotWaitedFor() {
    const Row row =
        rowOfRuns("3 % hang", 16, [](int, double n, double u) { return u < .03 ? kHang_s : drawnLogNormal(12, .12, n); });
    QVERIFY(row.most < 20 && row.held >= 1);
  }
};

QTEST_APPLESS_MAIN(TestAutoTuningWorlds)
#include "test_auto_tuning_worlds.moc"
