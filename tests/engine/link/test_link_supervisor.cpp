// SPDX-License-Identifier: GPL-3.0-or-later
//
// The supervisor and its judge of heartbeats, on virtual time.
#include "engine/link/supervisor.h"

#include <QTest>
#include <string>

using namespace vortex;
using namespace vortex::link;

namespace {

Time at(double s) { return Time{seconds(s)}; }

DeviceSettings settings() {
  DeviceSettings s;
  s.heartbeat = milliseconds(100);
  s.hungAfter = milliseconds(800);
  s.startTimeout = seconds(60);
  s.backoffBase = milliseconds(100);
  s.backoffMax = seconds(1);
  s.safeModeDeaths = 5;
  s.safeModeWindow = seconds(600);
  return s;
}

WorkerEnd exited(int status) { return {WorkerEnd::How::Exited, status}; }
WorkerEnd signaled(int number) { return {WorkerEnd::How::Signaled, number}; }

// A supervisor and what it wants, as words: "launch 0", "kill", "shutdown", "lose signaled restarting".
class Play {
 public:
  explicit Play(DeviceSettings s = settings()) : supervisor(s) {}
  std::string said() {
    std::string all;
    for (const Action& action : actions) {
      all += all.empty() ? "" : ", ";
      switch (action.what) {
      case Action::Do::Launch:
        all += "launch " + std::to_string(action.restart);
        break;
      case Action::Do::Kill:
        all += "kill";
        break;
      case Action::Do::AskShutdown:
        all += "shutdown";
        break;
      case Action::Do::Lose:
        all += "lose " + std::string(toString(action.why)) + (action.restarting ? " restarting" : "") +
               (action.abandoned ? " abandoned" : "");
        detail = action.detail;
        break;
      }
    }
    actions.clear();
    return all;
  }
  void run(Time now) {
    supervisor.open(now, actions);
    supervisor.ready(now);
    actions.clear();
  }
  std::string end(WorkerEnd how, Time now) { return supervisor.ended(how, {}, now, actions), said(); }
  std::string tick(Time now) { return supervisor.tick(now, actions), said(); }

  Supervisor supervisor;
  Actions actions;
  std::string detail;
};

double dueOf(const Play& play) { return inSeconds(play.supervisor.nextDue().value_or(Time{}).time_since_epoch()); }

}  // namespace

#define SAYS(what, expected) QCOMPARE(QString::fromStdString(what), QString(expected))

class TestLinkSupervisor : public QObject {
  Q_OBJECT
 private slots:
  void aDeathIsFollowedByALaunchAfterTheBackOff() {
    Play play;
    play.supervisor.open(at(0), play.actions);
    SAYS(play.said(), "launch 0");
    play.supervisor.ready(at(1));
    SAYS(play.end(signaled(9), at(2)), "lose signaled restarting");
    QCOMPARE(dueOf(play), 2.1);
    SAYS(play.tick(at(2.09)), "");
    SAYS(play.tick(at(2.1)), "launch 1");
    QCOMPARE(play.supervisor.downFor(at(5)), seconds(3));
  }

  void theBackOffDoublesUpToItsCapUntilAnAttemptHasFinished() {
    Play play;
    play.run(at(0));
    double now = 0;
    for (double expected : {0.1, 0.2, 0.4, 0.8}) {
      play.end(signaled(9), at(now));
      QCOMPARE(dueOf(play) - now, expected);
      now = dueOf(play);
      SAYS(play.tick(at(now)).substr(0, 6), "launch");
      play.supervisor.ready(at(now));
    }
    play.supervisor.proved();
    SAYS(play.end(signaled(9), at(now)), "lose signaled");  // the fifth within the window
    play.supervisor.restart(at(now), play.actions);
    play.supervisor.ready(at(now));
    play.said();
    play.end(signaled(9), at(now));
    QCOMPARE(dueOf(play) - now, 0.1);
  }

  void aCapOnTheBackOffHolds() {
    DeviceSettings s = settings();
    s.safeModeDeaths = 1000;
    Play play(s);
    play.run(at(0));
    for (int i = 0; i < 100; ++i) {
      play.end(exited(1), at(10.0 * i));
      QVERIFY(*play.supervisor.nextDue() - at(10.0 * i) <= seconds(1));
      play.tick(at(10.0 * i + 1));
    }
  }

  void fiveDeathsWithinTheWindowAreSafeModeUntilSomebodyAsks() {
    Play play;
    play.run(at(0));
    for (double now : {0.0, 100.0, 200.0, 300.0}) {
      SAYS(play.end(exited(1), at(now)), now == 0 ? "lose exited restarting" : "lose refused_start restarting");
      SAYS(play.tick(at(now + 50)).substr(0, 6), "launch");
    }
    SAYS(play.end(exited(1), at(400)), "lose refused_start");
    QVERIFY2(play.detail.find("safe mode: 5 deaths within 600 s") != std::string::npos, play.detail.c_str());
    QVERIFY(!play.supervisor.nextDue());
    SAYS(play.tick(at(100'000)), "");
    play.supervisor.restart(at(100'001), play.actions);
    SAYS(play.said(), "launch 5");
    SAYS(play.end(exited(1), at(100'002)), "lose refused_start restarting");
  }

  void deathsThatLieFurtherApartThanTheWindowAreNoSafeMode() {
    Play play;
    play.run(at(0));
    for (int i = 0; i < 50; ++i) {
      QVERIFY(play.end(exited(1), at(151.0 * i)).ends_with("restarting"));
      play.tick(at(151.0 * i + 50));
    }
  }

  void whatAnOperatorEndsIsNoDeathHoweverOften() {
    Play play;
    play.run(at(0));
    for (int i = 0; i < 20; ++i) {
      play.supervisor.kill(DeviceLoss::Shutdown, "", false, at(i), play.actions);
      SAYS(play.said(), "kill");
      SAYS(play.end(signaled(9), at(i)), "lose shutdown restarting");
      QCOMPARE(dueOf(play), i + 0.1);
      SAYS(play.tick(at(i + 0.15)).substr(0, 6), "launch");
      play.supervisor.ready(at(i + 0.2));
    }
    SAYS(play.end(signaled(9), at(20)), "lose signaled restarting");  // the first of a row
    QCOMPARE(dueOf(play), 20.1);
  }

  void aWorkerThatIsNotReadyInTimeIsKilledAndCountsAsARefusedStart() {
    Play play;
    play.supervisor.open(at(0), play.actions);
    play.said();
    SAYS(play.tick(at(59.9)), "");
    SAYS(play.tick(at(60)), "kill");
    SAYS(play.end(signaled(9), at(60.01)), "lose refused_start restarting");
    QVERIFY2(play.detail.find("not ready within 60000 ms") != std::string::npos, play.detail.c_str());
  }

  void aWrongBuildIsHeldAtOnce() {
    Play play;
    play.supervisor.open(at(0), play.actions);
    play.said();
    play.supervisor.refused(DeviceLoss::WrongBuild, "other", at(1), play.actions);
    SAYS(play.said(), "kill");
    SAYS(play.end(signaled(9), at(1)), "lose wrong_build");
    SAYS(play.tick(at(1000)), "");
  }

  void aDeathBeforeReadyIsARefusedStartWhateverItDiedOf() {
    Play play;
    play.supervisor.open(at(0), play.actions);
    play.said();
    SAYS(play.end(signaled(11), at(1)), "lose refused_start restarting");
  }

  void whatTheWorkerSaidLastIsWhyItDied() {
    Play play;
    play.run(at(0));
    play.supervisor.saidBye(DeviceLoss::ContextLost, "sticky error 700");
    SAYS(play.end(exited(kExitContextLost), at(1)), "lose context_lost restarting");
    SAYS(play.detail, "sticky error 700");
  }

  void aGoodbyeThatNobodyAskedForIsAnExit() {
    Play play;
    play.run(at(0));
    play.supervisor.saidBye(DeviceLoss::Shutdown, "");
    SAYS(play.end(exited(0), at(1)), "lose exited restarting");
  }

  void theOutOfMemoryKillerIsToldApartFromOtherKills() {
    Play play;
    play.run(at(0));
    SAYS(play.end({WorkerEnd::How::Signaled, 9, true}, at(1)), "lose out_of_memory restarting");
    play.tick(at(2));
    play.supervisor.ready(at(2));
    SAYS(play.end(exited(kExitOutOfMemory), at(3)), "lose out_of_memory restarting");
  }

  void aKillOnDemandIsLostForTheReasonGivenAndHeldWhereAsked() {
    Play play;
    play.run(at(0));
    play.supervisor.kill(DeviceLoss::Wedged, "", false, at(1), play.actions);
    SAYS(play.said(), "kill");
    SAYS(play.end(signaled(9), at(1)), "lose wedged restarting");
    SAYS(play.tick(at(1.1)), "launch 1");
    play.supervisor.ready(at(2));
    play.supervisor.kill(DeviceLoss::Wedged, "", true, at(3), play.actions);
    SAYS(play.said(), "kill");
    SAYS(play.end(signaled(9), at(3)), "lose wedged");
    play.supervisor.restart(at(9), play.actions);
    SAYS(play.said(), "launch 2");
  }

  void aRestartEndsWhatRunsOrStartsAndSkipsABackOff() {
    Play play;
    const auto restart = [&](double now) { return play.supervisor.restart(at(now), play.actions), play.said(); };
    SAYS(restart(0), "");  // nobody has opened it
    play.run(at(0));
    SAYS(restart(1), "kill");
    SAYS(restart(1), "");
    SAYS(play.end(signaled(9), at(1)), "lose shutdown restarting");
    SAYS(play.detail, "restarted by an operator");
    SAYS(restart(1.01), "launch 1");
    SAYS(play.tick(at(1.2)), "");
    SAYS(restart(2), "kill");
    SAYS(play.end(signaled(9), at(2)), "lose shutdown restarting");
    SAYS(play.tick(at(2.2)), "launch 2");
    play.supervisor.ready(at(3));
    play.supervisor.shutdown(at(4), play.actions);
    SAYS(restart(4), "shutdown");
  }

  void aRestartLeavesAHoldThatIsOnItsWay() {
    Play play;
    play.run(at(0));
    play.supervisor.kill(DeviceLoss::Wedged, "", true, at(1), play.actions);
    play.supervisor.restart(at(1), play.actions);
    SAYS(play.said(), "kill");
    SAYS(play.end(signaled(9), at(1)), "lose wedged restarting");
  }

  void aHoldWhileItBacksOffStopsTheNextLaunch() {
    Play play;
    play.run(at(0));
    play.end(signaled(9), at(1));
    play.supervisor.kill(DeviceLoss::Wedged, "", true, at(1.01), play.actions);
    SAYS(play.said(), "lose wedged");
    SAYS(play.tick(at(100)), "");
  }

  void whatCannotBeKilledIsGivenUpAndNothingIsStartedUnasked() {
    Play play;
    play.run(at(0));
    play.supervisor.kill(DeviceLoss::Hung, "", false, at(1), play.actions);
    play.said();
    SAYS(play.tick(at(2.9)), "");
    SAYS(play.tick(at(3)), "lose device_unkillable abandoned");
    SAYS(play.tick(at(1000)), "");
    play.supervisor.restart(at(1001), play.actions);
    SAYS(play.said(), "launch 1");
  }

  void anOrderlyEndHasABound() {
    Play play;
    play.run(at(0));
    play.supervisor.shutdown(at(1), play.actions);
    SAYS(play.said(), "shutdown");
    play.supervisor.saidBye(DeviceLoss::Shutdown, "");
    SAYS(play.end(exited(0), at(1.2)), "lose shutdown");
    SAYS(play.tick(at(100)), "");

    Play slow;
    slow.run(at(0));
    slow.supervisor.shutdown(at(1), slow.actions);
    slow.said();
    SAYS(slow.tick(at(3.9)), "");
    SAYS(slow.tick(at(4)), "kill");
    SAYS(slow.end(signaled(9), at(4)), "lose shutdown");
    QVERIFY2(slow.detail.find("had not ended within 3000 ms") != std::string::npos, slow.detail.c_str());
  }

  void aShutdownWhileNothingRunsIsAnsweredAtOnce() {
    Play play;
    play.run(at(0));
    play.end(signaled(9), at(1));
    play.supervisor.shutdown(at(1.05), play.actions);
    SAYS(play.said(), "lose shutdown");
    SAYS(play.tick(at(100)), "");
  }

  void aWorkerThatClosesItsSocketsAndLivesOnIsKilled() {
    Play play;
    play.run(at(0));
    play.supervisor.hungUp("it closed its control socket", at(1));
    SAYS(play.tick(at(1.1)), "");
    SAYS(play.tick(at(1.2)), "kill");
    SAYS(play.end(signaled(9), at(1.2)), "lose protocol_error restarting");
  }

  void aSocketThatWasClosedBeforeReadyIsNotForgotten() {
    Play play;
    play.supervisor.open(at(0), play.actions);
    play.said();
    play.supervisor.hungUp("it closed a lane's socket", at(1));
    play.supervisor.ready(at(1.1));
    SAYS(play.tick(at(1.2)), "kill");
  }

  void aStopSignalCountsWhenItIsSeenTwiceInARow() {
    Play play;
    play.run(at(0));
    play.supervisor.pulse({1, {}}, true, at(0.05), play.actions);
    play.supervisor.pulse({2, {}}, false, at(0.1), play.actions);
    play.supervisor.pulse({2, {}}, true, at(0.15), play.actions);
    SAYS(play.said(), "");
    play.supervisor.pulse({2, {}}, true, at(0.2), play.actions);
    SAYS(play.said(), "kill");
    SAYS(play.end(signaled(9), at(0.2)), "lose stopped restarting");
  }

  void aWorkerThatIsStoppedWhileItLoadsIsKilledAtOnceAndASilentOneIsNot() {
    Play play;
    play.supervisor.open(at(0), play.actions);
    play.said();
    QCOMPARE(dueOf(play), 0.05);
    for (int i = 1; i <= 100; ++i)  // loading takes as long as it takes, and it does not beat meanwhile
      play.supervisor.pulse({0, ThreadActivity{false, {}}}, false, at(0.05 * i), play.actions);
    SAYS(play.said(), "");
    play.supervisor.pulse({0, {}}, true, at(5.05), play.actions);
    play.supervisor.pulse({0, {}}, true, at(5.1), play.actions);
    SAYS(play.said(), "kill");
    SAYS(play.end(signaled(9), at(5.1)), "lose stopped restarting");
  }

  // The judge.

  void aSilentWorkerIsHungAfterTheBoundAndNotBefore() {
    PulseJudge judge(milliseconds(100), milliseconds(800));
    judge.begin(at(0));
    QVERIFY(!judge.observe({1, {}}, at(0.05)));
    for (int i = 1; i < 16; ++i)
      QVERIFY(!judge.observe({1, ThreadActivity{false, {}}}, at(0.05 + 0.05 * i)));
    QVERIFY(judge.observe({1, ThreadActivity{false, {}}}, at(0.85)));
  }

  void aBeatForgivesTheSilenceBeforeIt() {
    PulseJudge judge(milliseconds(100), milliseconds(800));
    judge.begin(at(0));
    for (int i = 1; i <= 1000; ++i)
      QVERIFY(!judge.observe({static_cast<std::uint64_t>(i / 10), {}}, at(0.05 * i)));
  }

  void aStarvedWorkerIsNotHung() {
    PulseJudge judge(milliseconds(100), milliseconds(800));
    judge.begin(at(0));
    for (int i = 1; i <= 1000; ++i)  // wants a processor and gets one per cent of it
      QVERIFY(!judge.observe({1, ThreadActivity{true, milliseconds(0.5 * i)}}, at(0.05 * i)));
  }

  void aWorkerWhoseMainThreadSpinsIsHung() {
    PulseJudge judge(milliseconds(100), milliseconds(800));
    judge.begin(at(0));
    bool hung = false;
    for (int i = 1; i <= 20; ++i)
      hung = judge.observe({0, ThreadActivity{true, milliseconds(25.0 * i)}}, at(0.05 * i));
    QVERIFY(hung);
  }

  void timeInWhichNobodyLookedDoesNotCount() {
    PulseJudge judge(milliseconds(100), milliseconds(800));
    judge.begin(at(0));
    QVERIFY(!judge.observe({1, {}}, at(0.05)));
    QVERIFY(!judge.observe({1, {}}, at(3600)));  // the machine was asleep, or we were stopped
    QVERIFY(!judge.observe({1, {}}, at(3600.05)));
    QCOMPARE(judge.silent(), milliseconds(50));
  }
};

QTEST_GUILESS_MAIN(TestLinkSupervisor)
#include "test_link_supervisor.moc"
