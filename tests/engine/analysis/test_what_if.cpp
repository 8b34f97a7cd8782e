// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a change would have done, counted slot by slot.
#include "engine/analysis/what_if.h"
#include "engine/config/config_reader.h"
#include "tests/engine/analysis/session.h"

#include <QTest>

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
    const auto answer = m_whatIf.evaluate({.change = {}, .last = {}, .expected = true});
    QVERIFY(answer);
    QVERIFY(answer->slotCount > 500);
    QCOMPARE(answer->sessions, 3);
    QCOMPARE(answer->changes.size(), std::size_t{0});
    QCOMPARE(answer->bracketed + answer->unresolved + answer->unfaithful + answer->otherQuality, 0);
    QCOMPARE(answer->best.airs, answer->before.airs);
    QVERIFY(answer->best.outcomes == answer->before.outcomes);
    QVERIFY(answer->best.cutForNothing == answer->before.cutForNothing);
    QVERIFY(answer->includesZero());
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

  void aStopIsObeyed() {
    const std::atomic<bool> stop = true;
    QVERIFY(!m_whatIf.evaluate({.change = {}}, &stop));
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
};

QTEST_APPLESS_MAIN(TestWhatIf)
#include "test_what_if.moc"
