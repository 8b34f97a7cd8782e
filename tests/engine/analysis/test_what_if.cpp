// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a change would have done, counted slot by slot.
#include "engine/analysis/what_if.h"
#include "engine/config/config_reader.h"
#include "tests/engine/analysis/session.h"
#include "tests/engine/runtime/support.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace vortex;
using namespace vortex::analysis;
using vortex::test::busySession;
using vortex::test::Session;

namespace {

RecordedSession recordOf(const Session& session) {
  RecordedSession recorded(session.settings);
  for (const Session::Input& in : session.inputs)
    if (const auto added = recorded.append(in.n, in.at, *schedule::decode(in.kind, in.body, config::fromYaml)); !added)
      qFatal("%s", added.error().c_str());
  return recorded;
}

// Slots on a cadence, one after the other, on a device whose times spread; some in their place off the air.
RecordedSession channelAt(Duration imageTimeout, std::uint64_t seed, int count, int offAirEvery = 0) {
  Settings settings = test::plainSettings();
  settings.stages[Stage::Image].timeout = imageTimeout;
  settings.simulated.seed = seed;
  for (const Stage stage : kStages) {
    settings.simulated.stages[stage].form = TimeSpread::LogNormal;
    settings.simulated.stages[stage].spread = 0.1;
  }
  RecordedSession recorded(settings);
  std::uint64_t n = 0;
  runtime::SimulatedRun run(settings, [&](const schedule::Input& input, Time now) {
    if (const auto added = recorded.append(++n, now, input); !added)
      qFatal("%s", added.error().c_str());
  });
  for (int i = 0; i < count; ++i) {
    if (offAirEvery > 0 && i % offAirEvery == 0)
      run.submit({.recipe = test::aRecipe(), .seed = seed, .noDeadline = true});
    else
      run.submit({.recipe = test::aRecipe(), .seed = seed, .airIn = seconds(45), .onCadence = true});
    run.runUntil(run.now() + seconds(45));
    run.events.clear();
  }
  run.finish(false, run.now() + seconds(3600));
  return recorded;
}

double airedShare(const RecordedSession& session) {
  int aired = 0;
  for (const RecordedSlot& slot : session.slotsByArrival())
    aired += slot.end.airs() ? 1 : 0;
  return static_cast<double>(aired) / static_cast<double>(session.slotsByArrival().size());
}

}  // namespace

class TestWhatIf : public QObject {
  Q_OBJECT
  WhatIf m_whatIf;

 private slots:
  void initTestCase() {
    for (const std::uint32_t seed : {5u, 6u, 7u})
      m_whatIf.add(recordOf(busySession(seed, 60)));
  }

  void nothingChangedIsNothingGained() {
    const auto answer = m_whatIf.evaluate({.change = {}, .last = {}, .least = true, .expected = true});
    QVERIFY(answer);
    QVERIFY(answer->slotCount > 500);
    QCOMPARE(answer->sessions, 3);
    QCOMPARE(answer->changes.size(), std::size_t{0});
    QCOMPARE(answer->bracketed + answer->unresolved + answer->unfaithful + answer->otherQuality, 0);
    QCOMPARE(answer->best.airs, answer->before.airs);
    QVERIFY(answer->best.outcomes == answer->before.outcomes);
    QVERIFY(answer->best.cutForNothing == answer->before.cutForNothing);
    QVERIFY(answer->includesZero());
    QCOMPARE(answer->least.size(), std::size(kLeastPercents));
    for (const LeastChange& change : answer->least)
      QVERIFY(change.lower.value_or(Duration{}) == Duration{} && change.upper.value_or(Duration{}) == Duration{});
  }

  void aLongerTimeoutGainsWhatWasCut() {
    const auto answer =
        m_whatIf.evaluate({.change = [](Settings& settings) { settings.stages[Stage::Image].timeout += seconds(6); }, .last = {}});
    QVERIFY(answer);
    QVERIFY(answer->best.gained > 0);
    QVERIFY(answer->bracketed > 0);
    QVERIFY(answer->lower <= answer->upper);
    QCOMPARE(answer->unfaithful, 0);
  }

  void aShorterOneLosesWhatFinishedAfterIt() {
    const auto answer =
        m_whatIf.evaluate({.change = [](Settings& settings) { settings.stages[Stage::Image].timeout = seconds(7); }, .last = {}});
    QVERIFY(answer);
    qInfo("%d slots, best +%d -%d, worst +%d -%d, %d bracketed, %d unresolved", answer->slotCount, answer->best.gained,
          answer->best.lost, answer->worst.gained, answer->worst.lost, answer->bracketed, answer->unresolved);
    QVERIFY(answer->best.lost > 20);
    QVERIFY(answer->worst.net.upper < 0);
    QVERIFY(answer->worst.cutForNothing > answer->before.cutForNothing);
  }

  void onlyTheLastAreCounted() {
    const auto answer = m_whatIf.evaluate({.change = {}, .last = 40});
    QVERIFY(answer);
    QCOMPARE(answer->slotCount, 40);
    QCOMPARE(answer->sessions, 1);
    QCOMPARE(answer->unfaithful, 0);
  }

  void whatWasMadeOffTheAirIsNotCounted() {
    WhatIf whatIf;
    whatIf.add(channelAt(seconds(14), 11, 40, 4));
    QCOMPARE(whatIf.session(0).slotsByArrival().size(), std::size_t{40});
    const auto none = [](Settings& settings) { settings.stages[Stage::Image].timeout = seconds(1); };
    const auto answer = whatIf.evaluate({.change = none, .last = {}});
    QVERIFY(answer);
    QCOMPARE(answer->slotCount, 30);
    QCOMPARE(answer->worst.lost, answer->before.airs);
    QVERIFY(std::none_of(answer->changes.begin(), answer->changes.end(),
                         [](const SlotChange& change) { return change.slot.value % 4 == 1; }));
    QCOMPARE(whatIf.evaluate({.change = none, .last = 20})->slotCount, 20);
  }

  void aStopIsObeyed() {
    const std::atomic<bool> stop = true;
    QVERIFY(!m_whatIf.evaluate({.change = {}}, &stop));
  }

  // Predicted from 400 slots at 14 s, then 200 others are really made under the other timeout.
  void aPredictionIsConfirmedByARun_data() {
    QTest::addColumn<double>("timeout");
    for (const double timeout : {11.5, 12.5, 13.0, 15.0, 16.0})
      QTest::addRow("%g s", timeout) << timeout;
  }
  void aPredictionIsConfirmedByARun() {
    QFETCH(double, timeout);
    constexpr int kRecorded = 400, kMade = 200;
    WhatIf whatIf;
    whatIf.add(channelAt(seconds(14), 11, kRecorded));
    const auto answer =
        whatIf.evaluate({.change = [&](Settings& settings) { settings.stages[Stage::Image].timeout = seconds(timeout); },
                         .last = {},
                         .least = true});
    QVERIFY(answer);
    QCOMPARE(answer->slotCount, kRecorded);
    if (timeout > 12) {  // else half of them miss
      QVERIFY(answer->least[0].lower && answer->least[0].upper);
      QVERIFY(*answer->least[0].lower <= *answer->least[0].upper);
    }
    const auto half = [](double p) { return 1.959963984540054 * std::sqrt(p * (1 - p) * (1.0 / kRecorded + 1.0 / kMade)); };
    const double worst = static_cast<double>(answer->worst.airs) / kRecorded,
                 best = static_cast<double>(answer->best.airs) / kRecorded;
    const double lower = worst - half(worst), upper = best + half(best);
    const double before = airedShare(whatIf.session(0)), measured = airedShare(channelAt(seconds(timeout), 77, kMade));
    qInfo("image %g s: recorded %.4f at 14 s; predicted %.4f to %.4f, so %.4f..%.4f of %d slots; measured %.4f", timeout, before,
          worst, best, lower, upper, kMade, measured);
    QVERIFY(lower <= measured && measured <= upper);
    if (timeout < 14)
      QVERIFY(worst < before);
  }

  void whatHistoryCannotAnswerIsNamed() {
    const Settings from = contractSettings();
    Settings to = from;
    to.stages[Stage::Image].timeout = seconds(9);
    to.stages[Stage::Audio].retries = 2;
    to.deadlineBuffer = seconds(5);
    to.log.level = LogLevel::Debug;
    QVERIFY(unanswerable(from, to).empty());
    to.maxSlotsInFlight = 2;
    to.device.name = "cuda:0";
    const auto found = unanswerable(from, to);
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found[0].key, std::string("pipeline.max_slots_in_flight"));
  }

  // Where none names one it is reckoned from the slot's start, and another one can be asked for.
  void anotherAirTimeIsAnsweredWhereSlotsNameNone() {
    const auto refused = [](const RecordedSession& session) {
      Settings to = session.settings();
      to.airAfter += seconds(5);
      return unanswerable(session, to).size();
    };
    QCOMPARE(refused(channelAt(seconds(14), 1, 2)), std::size_t{1});
    QCOMPARE(refused(channelAt(seconds(14), 1, 2, 1)), std::size_t{0});  // all off the air
  }
};

QTEST_APPLESS_MAIN(TestWhatIf)
#include "test_what_if.moc"
