// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may be changed while the engine runs, and what is refused until it starts again.
#include "engine/runtime/fixed_settings.h"
#include "tests/engine/runtime/support.h"

#include <QTest>

using namespace vortex;
using namespace vortex::runtime;
using namespace vortex::test;

namespace {

// The façade's knows every key; one will do here.
std::vector<event::SettingChange> imageTimeout(const Settings& was, const Settings& became) {
  const Duration before = was.stages[Stage::Image].timeout, after = became.stages[Stage::Image].timeout;
  if (before == after)
    return {};
  return {{.key = "image", .was = std::to_string(before.count()), .became = std::to_string(after.count())}};
}

}  // namespace

class TuningTest : public QObject {
  Q_OBJECT
 private slots:
  void timeoutsAndLimitsAreTaken() {
    Settings next = plainSettings();
    next.stages[Stage::Image].timeout = seconds(9);
    next.memory.hardLimit = gigabytes(20);
    next.stop.drainBudget = seconds(3);
    QVERIFY(keepFixed(next, plainSettings()).empty());
    QVERIFY(next.stages[Stage::Image].timeout == seconds(9));
    QVERIFY(next.memory.hardLimit == gigabytes(20));
    QVERIFY(next.stop.drainBudget == seconds(3));
  }

  void whatTheDeviceWasStartedWithIsKeptAndNamed() {
    const Settings running = plainSettings();
    Settings next = running;
    next.device.name = "cuda:0";
    next.models.residency = Residency::Paged;
    next.maxSlotsInFlight = 7;
    next.ladder.push_back(Quality{.side = 64});
    next.history.keepDays = 3;
    next.simulated.slowdown = 2;
    next.stages[Stage::Video].laneCapacity = 5;
    QCOMPARE(keepFixed(next, running), (std::vector<std::string>{"device", "models", "pipeline.max_slots_in_flight", "ladder",
                                                                 "history", "simulated", "pipeline.lane_capacity.video"}));
    QVERIFY(next.device == running.device && next.models == running.models && next.ladder == running.ladder &&
            next.history == running.history);
    QVERIFY(next.simulated == running.simulated);
    QCOMPARE(next.maxSlotsInFlight, running.maxSlotsInFlight);
    QCOMPARE(next.stages[Stage::Video].laneCapacity, running.stages[Stage::Video].laneCapacity);
  }

  void theOperatorIsToldWhatWasNotTaken() {
    Driven<SimulatedDelivery> engine(plainSettings(), Duration{});
    Settings next = plainSettings();
    next.stages[Stage::Image].timeout = seconds(2);
    next.maxSlotsInFlight = 7;
    engine.driver.tune(next, false, imageTimeout, engine.now);
    engine.submit(1);
    engine.runUntil(at(60));
    QCOMPARE(all<event::Notice>(engine.events).size(), std::size_t{1});
    QCOMPARE(all<event::Notice>(engine.events).front().text,
             std::string("tuning: the engine has to be started anew for pipeline.max_slots_in_flight; until then what was set "
                         "before holds"));
    QCOMPARE(outcomes(engine.events), (std::vector<std::string>{"timed_out image"}));
  }

  void whatAnOperatorChangedIsToldAsItTookEffect() {
    Driven<SimulatedDelivery> engine(plainSettings(), Duration{});
    Settings next = plainSettings();
    engine.driver.tune(next, false, imageTimeout, engine.now);  // changes nothing
    next.stages[Stage::Image].timeout = seconds(9);
    engine.driver.tune(next, false, imageTimeout, engine.now);
    engine.driver.tune(next, true, imageTimeout, engine.now);
    engine.runUntil(at(1));
    const auto told = all<event::SettingsChanged>(engine.events);
    QCOMPARE(told.size(), std::size_t{2});
    QCOMPARE(told[0].changes.size(), std::size_t{1});
    QCOMPARE(told[0].changes[0].was, std::to_string(plainSettings().stages[Stage::Image].timeout.count()));
    QCOMPARE(told[0].changes[0].became, std::string("9000000000"));
    QVERIFY(!told[0].rearmRunning);
    QVERIFY(told[1].changes.empty() && told[1].rearmRunning);
  }

  void aQuantileThatWasTunedIsTakenOfWhatWasSeenAtOnce() {
    Settings settings = plainSettings();
    settings.simulated.stages[Stage::Video].form = TimeSpread::Recorded;
    for (int i = 0; i < 59; ++i)
      settings.simulated.stages[Stage::Video].recorded.push_back(seconds(5) + i * milliseconds(20));
    Driven<SimulatedDelivery> engine(settings, Duration{});
    for (std::uint64_t slot = 1; slot <= 59; ++slot) {
      engine.submit(slot);
      engine.runUntil(at(30 * static_cast<double>(slot)));
    }
    const auto whole = [&] { return engine.driver.scheduler().estimates().remaining[StageSet::all().bits()]; };
    QCOMPARE(whole().samples, 59);
    QCOMPARE(whole().abort, seconds(13) + seconds(5) + 2 * milliseconds(20));  // the third of 59
    Settings next = settings;
    next.abortQuantile = 0.5;
    engine.driver.tune(next, false, imageTimeout, engine.now);
    engine.runUntil(engine.now + seconds(1));
    QCOMPARE(whole().abort, seconds(13) + seconds(5) + 29 * milliseconds(20));  // the median
  }

  void theNextSlotIsMadeAtTheLevelThatTheOperatorSets() {
    Settings settings = plainSettings();
    settings.ladder = {Quality{}, Quality{.side = 64}};
    Driven<SimulatedDelivery> engine(settings, Duration{});
    engine.driver.setQuality(1, "the operator", engine.now);
    engine.submit(1);
    engine.runUntil(at(60));
    QCOMPARE(all<event::QualityChanged>(engine.events).size(), std::size_t{1});
    QCOMPARE(all<event::QualityChanged>(engine.events).front().why, std::string("the operator"));
    QCOMPARE(all<event::SlotStarted>(engine.events).at(0).qualityLevel, 1);
  }
};

QTEST_APPLESS_MAIN(TuningTest)
#include "test_tuning.moc"
