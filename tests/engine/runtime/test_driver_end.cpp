// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the driver ends: what runs is finished or stopped, the device goes, and nobody who hangs is waited for without a bound.
#include "tests/engine/runtime/support.h"

#include <QTest>
#include <algorithm>

using namespace vortex;
using namespace vortex::runtime;
using namespace vortex::test;

namespace {

// One whose disk hangs: it takes what it is given, and never answers.
class HangingSink final : public DeliverySink {
 public:
  void deliver(Delivery, Time) override { ++given; }
  void collect(Time, std::vector<DeliveryResult>&) override {}
  std::optional<Time> nextDue() const override { return std::nullopt; }
  int descriptor() const override { return -1; }
  bool idle() const override { return given == 0; }
  void abandon() override { ++abandoned; }

  int given = 0, abandoned = 0;
};

}  // namespace

class DriverEndTest : public QObject {
  Q_OBJECT
 private slots:
  void shutdownFinishesWhatRunsAndThenEndsTheDevice() {
    SimulatedRun run(plainSettings());
    run.submit({.recipe = aRecipe()});
    run.submit({.recipe = aRecipe()});
    run.runUntil(at(5));
    QVERIFY(run.finish(false, at(100)));
    QCOMPARE(run.now(), at(21));
    QCOMPARE(outcomes(run.events), (std::vector<std::string>{"shed shutdown", "succeeded"}));
    QCOMPARE(toString(all<event::DeviceLost>(run.events).back().reason), toString(DeviceLoss::Shutdown));
  }

  void shutdownThatStopsIsBoundedEvenByAWedgedStage() {
    SimulatedRun run(withFault(plainSettings(), {.stage = Stage::Image, .fault = Fault::IgnoreStop}));
    run.submit({.recipe = aRecipe()});
    run.runUntil(at(5));
    QVERIFY(run.finish(true, at(100)));
    const Settings& s = run.driver().scheduler().settings();
    QVERIFY(run.now() <= at(5) + 2 * (s.stop.drainBudget + s.stop.quarantineBound));
    QCOMPARE(all<event::SlotComplete>(run.events).size(), 1u);
  }

  void shutdownFromAnyStateEnds() {
    for (double startup : {0.0, 5.0})
      for (double when : {0.0, 0.1, 2.0, 12.5, 20.5, 21.0, 30.0})
        for (bool stopRunning : {false, true}) {
          Settings settings = plainSettings();
          settings.simulated.startup = seconds(startup);
          settings.simulated.encode = seconds(1);
          SimulatedRun run(settings);
          run.submit({.recipe = aRecipe()});
          run.runUntil(at(when));
          QVERIFY(run.finish(stopRunning, at(200)));
          QCOMPARE(all<event::SlotComplete>(run.events).size(), 1u);
          QCOMPARE(run.driver().slotsKept(), 0u);
        }
  }

  void aStopWaitsThirtySecondsForClipsThatAreBeingWritten() {
    for (double encode : {29.0, 31.0}) {
      Settings settings = plainSettings();
      settings.simulated.encode = seconds(encode);
      SimulatedRun run(settings);
      run.submit({.recipe = aRecipe()});
      run.runUntil(at(21));
      QVERIFY(run.finish(true, at(100)));
      QCOMPARE(run.now(), at(21 + std::min(encode, 30.0)));
      QCOMPARE(all<event::SlotDelivered>(run.events).size(), encode < 30 ? 1u : 0u);
      QCOMPARE(all<event::DeliveryFailed>(run.events).size(), encode < 30 ? 0u : 1u);
    }
  }

  void aShutdownLeavesADiskThatHangsBehind_data() {
    QTest::addColumn<bool>("stopRunning");
    QTest::addColumn<double>("patience");
    QTest::newRow("stopped") << true << 30.0;
    QTest::newRow("finished") << false << 300.0;
  }
  void aShutdownLeavesADiskThatHangsBehind() {
    QFETCH(bool, stopRunning);
    QFETCH(double, patience);
    Driven<HangingSink> hung(plainSettings());
    hung.submit(1);
    hung.runUntil(at(25));
    QCOMPARE(hung.sink.given, 1);
    hung.driver.shutdown(stopRunning, hung.now);
    hung.runUntil(at(25 + patience + 4.9));
    QCOMPARE(hung.sink.abandoned, 1);
    QVERIFY(!hung.driver.finished());
    QVERIFY(all<event::DeliveryFailed>(hung.events).empty());
    hung.runUntil(at(25 + patience + 5));
    QVERIFY(hung.driver.finished());
    QCOMPARE(hung.sink.abandoned, 1);
    QCOMPARE(all<event::DeliveryFailed>(hung.events).at(0).message,
             std::string("abandoned: the disk does not answer and the engine is shutting down"));
    QCOMPARE(all<event::Notice>(hung.events).size(), std::size_t{1});
    QCOMPARE(toString(all<event::DeviceLost>(hung.events).back().reason), toString(DeviceLoss::Shutdown));
    QCOMPARE(hung.driver.slotsKept(), std::size_t{0});
  }
};

QTEST_GUILESS_MAIN(DriverEndTest)
#include "test_driver_end.moc"
