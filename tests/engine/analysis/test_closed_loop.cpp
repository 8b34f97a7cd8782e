// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session lived through again: under its own settings it is the record, to the nanosecond; under others what must follow follows.
#include "engine/analysis/closed_loop.h"
#include "engine/config/config_reader.h"
#include "tests/engine/analysis/session.h"
#include "tests/engine/runtime/support.h"
#include "tests/sample.h"

#include <QTest>
#include <random>

using namespace vortex;
using namespace vortex::analysis;
using vortex::test::busySession;
using vortex::test::Session;

namespace {

RecordedSession taken(const Session& session) {
  RecordedSession recorded(session.settings);
  for (const Session::Input& in : session.inputs) {
    const auto input = schedule::decode(in.kind, in.body, config::fromYaml);
    const auto added = recorded.append(in.n, in.at, *input);
    if (!added)
      qFatal("%s", added.error().c_str());
  }
  return recorded;
}

// A slot every 45 s, with pauses between; attempts that fail, hang and kill the device; some cancelled.
RecordedSession calmChannel(std::uint32_t seed, int count) {
  Settings settings = test::plainSettings();
  settings.memory.sampleInterval = seconds(0.5);
  settings.maxSlotsInFlight = 2;
  settings.stages[Stage::Image].retries = 1;
  settings.simulated.seed = seed;
  settings.simulated.encode = seconds(0.8);
  for (const Stage stage : kStages) {
    settings.simulated.stages[stage].form = TimeSpread::LogNormal;
    settings.simulated.stages[stage].spread = 0.2;
  }
  settings.simulated.faults = {{.stage = Stage::Image, .fault = Fault::Block, .nth = 4, .every = 23},
                               {.stage = Stage::Audio, .fault = Fault::TransientFail, .nth = 7, .every = 31},
                               {.stage = Stage::Video, .fault = Fault::DeviceLost, .nth = 40, .every = 90}};
  RecordedSession recorded(settings);
  std::uint64_t n = 0;
  runtime::SimulatedRun run(settings, [&](const schedule::Input& input, Time now) {
    if (const auto added = recorded.append(++n, now, input); !added)
      qFatal("%s", added.error().c_str());
  });
  std::mt19937 random(seed);
  run.runUntil(test::at(10));
  for (int i = 0; i < count; ++i) {
    const SlotId slot = run.submit({.recipe = test::aRecipe(), .seed = random(), .airIn = seconds(45), .onCadence = true});
    run.runUntil(run.now() + seconds(20));
    if (random() % 40 == 0)
      run.driver().cancel(slot, run.now());
    run.runUntil(run.now() + seconds(25));
    run.events.clear();
  }
  run.finish(false, run.now() + seconds(3600));
  return recorded;
}

QString described(const SlotEnd& end) {
  if (!end.decided)
    return "open";
  return QString("%1 %2 at %3 ns, spare %4 ns%5")
      .arg(QString::fromUtf8(toString(end.outcome).data()), end.stage ? QString::fromUtf8(toString(*end.stage).data()) : "-")
      .arg(end.decidedAt.time_since_epoch().count())
      .arg(end.spareToAir.count())
      .arg(end.deliveryFailed ? ", not delivered" : "");
}

// The first slot that does not end as recorded; "" where there is none.
QString difference(const RecordedSession& session, const ClosedLoop& loop, std::size_t first = 0) {
  for (std::size_t i = first; i < session.slotsByArrival().size(); ++i)
    if (const RecordedSlot& slot = session.slotsByArrival()[i]; !(slot.end == loop.lived()[i].end))
      return QString("slot %1: recorded %2; lived %3").arg(slot.id.value).arg(described(slot.end), described(loop.lived()[i].end));
  return {};
}

}  // namespace

class TestClosedLoop : public QObject {
  Q_OBJECT

 private slots:
  void underItsOwnSettingsASessionIsItself_data() {
    QTest::addColumn<std::uint32_t>("seed");
    for (std::uint32_t seed = 1; seed <= static_cast<std::uint32_t>(test::times(24, 12)); ++seed)
      QTest::addRow("seed %u", seed) << seed;
  }
  void underItsOwnSettingsASessionIsItself() {
    QFETCH(std::uint32_t, seed);
    const RecordedSession session = taken(busySession(seed, 20));
    const SessionTimes times(session);
    QVERIFY(session.slotsByArrival().size() > 50);
    ClosedLoop loop;
    for (const Scenario scenario : {Scenario::Worst, Scenario::Best, Scenario::Expected}) {
      QVERIFY(loop.run({.session = &session, .times = &times, .from = nullptr, .change = {}, .scenario = scenario}));
      QCOMPARE(difference(session, loop), QString());
      for (const LivedSlot& slot : loop.lived())
        QVERIFY(!slot.bracketed && !slot.otherQuality);
    }
  }

  void theShortCutChangesNothing_data() {
    QTest::addColumn<std::uint32_t>("seed");
    for (std::uint32_t seed = 1; seed <= static_cast<std::uint32_t>(test::sampleOf(8)); ++seed)
      QTest::addRow("seed %u", seed) << seed;
  }
  void theShortCutChangesNothing() {
    QFETCH(std::uint32_t, seed);
    const RecordedSession session = calmChannel(seed, 450);
    const SessionTimes times(session);
    const RecordedSession::Checkpoint* const middle = session.checkpointBefore(150);
    QVERIFY(middle != nullptr && middle->slot > 0);
    std::mt19937 random(seed);
    for (const RecordedSession::Checkpoint* from : {static_cast<const RecordedSession::Checkpoint*>(nullptr), middle}) {
      const std::size_t first = from == nullptr ? 0 : from->slot;
      ClosedLoop before;
      QVERIFY(before.run({.session = &session, .times = &times, .from = from, .change = {}}));
      QCOMPARE(difference(session, before, first), QString());
      for (int round = 0; round < 12; ++round) {
        const Stage stage = kStages[random() % kStageCount];
        const double factor = 0.7 + static_cast<double>(random() % 800) / 1000;
        const SettingsChange change = [&](Settings& s) {
          s.stages[stage].timeout = seconds(inSeconds(s.stages[stage].timeout) * factor);
        };
        for (const Scenario scenario : {Scenario::Best, Scenario::Worst, Scenario::Expected}) {
          ClosedLoop whole, cut;
          QVERIFY(whole.run({.session = &session, .times = &times, .from = from, .change = change, .scenario = scenario}));
          QVERIFY(cut.run(
              {.session = &session, .times = &times, .from = from, .change = change, .scenario = scenario, .before = &before}));
          QVERIFY(cut.steps() < whole.steps());
          for (std::size_t i = first; i < whole.lived().size(); ++i) {
            const LivedSlot &a = whole.lived()[i], &b = cut.lived()[i];
            QVERIFY2(a.end == b.end && a.bracketed == b.bracketed && a.busy == b.busy && a.cut == b.cut &&
                         a.lastTimeout.age == b.lastTimeout.age,
                     qPrintable(QString("slot %1: %2; short cut %3").arg(i + 1).arg(described(a.end), described(b.end))));
          }
        }
      }
    }
  }

  // A soft limit decides nothing, but where memory is near it every level is told.
  void memoryLevelsThatDecideNothingAreNotTold() {
    const RecordedSession session = calmChannel(2, 150);
    const SessionTimes times(session);
    for (const double image : {11.5, 15.0, 18.0}) {
      const auto at = [&](bool nearSoft) {
        return [=](Settings& s) {
          s.stages[Stage::Image].timeout = seconds(image);
          if (nearSoft)
            s.memory.softLimit = Bytes{1};
        };
      };
      ClosedLoop few, every;
      QVERIFY(few.run({.session = &session, .times = &times, .from = nullptr, .change = at(false)}));
      QVERIFY(every.run({.session = &session, .times = &times, .from = nullptr, .change = at(true)}));
      QVERIFY(every.steps() > few.steps() + session.levels().size() / 2);
      for (std::size_t i = 0; i < few.lived().size(); ++i) {
        const LivedSlot &a = few.lived()[i], &b = every.lived()[i];
        QVERIFY2(a.end == b.end && a.bracketed == b.bracketed && a.busy == b.busy && a.cut == b.cut,
                 qPrintable(QString("slot %1: %2; with every level %3").arg(i + 1).arg(described(a.end), described(b.end))));
      }
    }
    // A hard limit that all at once would pass is another matter: none is left out.
    ClosedLoop tight, loose;
    QVERIFY(loose.run({.session = &session, .times = &times, .from = nullptr, .change = {}}));
    Bytes most = session.memoryPeaks().others + session.memoryPeaks().resident;
    for (const Stage stage : kStages)
      most += std::max(session.memoryPeaks().need[stage], session.settings().stages[stage].need);
    QVERIFY(tight.run({.session = &session, .times = &times, .from = nullptr, .change = [&](Settings& s) {
                         s.memory.hardLimit = s.memory.softLimit = most - Bytes{1};
                       }}));
    QVERIFY(tight.steps() > loose.steps());
  }

  // A session whose video took longer than its new timeout loses exactly those slots, and what it does with them is cut then.
  void aShorterTimeoutCutsWhatTookLonger() {
    const RecordedSession session = calmChannel(3, 200);
    const SessionTimes times(session);
    ClosedLoop loop;
    const Duration limit = seconds(8.5);
    QVERIFY(loop.run({.session = &session, .times = &times, .from = nullptr, .change = [&](Settings& s) {
                        s.stages[Stage::Video].timeout = limit;
                      }}));
    int longer = 0;
    for (std::size_t i = 0; i < session.slotsByArrival().size(); ++i) {
      const std::uint32_t video = session.attempt(static_cast<std::uint32_t>(i), Stage::Video, 1);
      const SlotEnd &was = session.slotsByArrival()[i].end, &is = loop.lived()[i].end;
      if (video == RecordedAttempt::kNone || !was.airs())
        continue;
      const bool tooLong = session.attempts()[video].how == AttemptEnd::Finished && session.attempts()[video].elapsed > limit;
      longer += tooLong ? 1 : 0;
      if (tooLong) {
        QVERIFY(is.outcome == Outcome::TimedOut && is.stage == Stage::Video);
        QVERIFY(loop.lived()[i].lastTimeout.age == limit);
      } else if (session.attempts()[video].how == AttemptEnd::Finished) {
        QVERIFY2(is == was, qPrintable(described(was) + "; " + described(is)));
      }
    }
    QVERIFY(longer > 30);
  }
};

QTEST_APPLESS_MAIN(TestClosedLoop)
#include "test_closed_loop.moc"
