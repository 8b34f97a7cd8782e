// SPDX-License-Identifier: GPL-3.0-or-later
//
// Above the hard limit: what a stopped attempt gave back is taken out of the device's cache before anybody else is stopped or held
// back for it.
#include "tests/engine/runtime/support.h"

#include <QTest>

using namespace vortex;
using namespace vortex::runtime;
using namespace vortex::test;

using Words = std::vector<std::string>;

namespace {

// 12 GB of which 1 GB is loaded, nobody's need is known, and the hard limit is 11.5.
Settings tight(double image, double video) {
  Settings settings = plainSettings();
  settings.memory.sampleInterval = seconds(0.5);
  settings.simulated.total = gigabytes(12);
  settings.simulated.resident = gigabytes(1);
  for (Stage stage : kStages) {
    settings.stages[stage].need = {};
    settings.simulated.stages[stage].bytes = {};
  }
  settings.simulated.stages[Stage::Image].bytes = gigabytes(image);
  settings.simulated.stages[Stage::Video].bytes = gigabytes(video);
  return settings;
}

}  // namespace

class MemoryReliefTest : public QObject {
  Q_OBJECT
 private slots:
  void afterASlotWasStoppedForMemoryTheNextOneStarts() {
    Settings settings = tight(1, 11);
    settings.maxSlotsInFlight = 1;
    SimulatedRun run(settings);
    run.submit({.recipe = aRecipe()});
    run.submit({.recipe = aRecipe()});
    run.runUntil(at(3600));
    QCOMPARE(outcomes(run.events), (Words{"failed video out_of_memory", "failed video out_of_memory"}));
    QCOMPARE(all<event::BuffersCleared>(run.events).size(), 2u);
    QCOMPARE(timesOf<event::SlotStarted>(run.events).at(1), timesOf<event::BuffersCleared>(run.events).at(0));
    const auto asked = all<event::EmergencyAsked>(run.events);
    QCOMPARE(asked.size(), 2u);
    QVERIFY(asked[0].act == EmergencyAct::ClearBuffers);
    QCOMPARE(asked[0].who, std::string("engine"));
  }

  void nobodyElseIsStoppedForWhatTheFirstGaveBack() {
    Settings settings = tight(3, 8);
    settings.maxSlotsInFlight = 2;
    SimulatedRun run(settings);
    run.submit({.recipe = aRecipe(), .noDeadline = true});
    run.submit({.recipe = aRecipe(), .noDeadline = true});
    run.runUntil(at(3600));
    QCOMPARE(outcomes(run.events), (Words{"failed image out_of_memory", "succeeded"}));
    QCOMPARE(all<event::BuffersCleared>(run.events).size(), 1u);
  }

  void aCacheAboveTheLimitIsClearedAlsoWhereNothingRuns() {
    Settings settings = tight(1, 11);
    settings.memory.sampleInterval = seconds(20.5);  // sees the video neither begin nor end
    settings.stages[Stage::Video].target = seconds(2);
    settings.stages[Stage::Clip].target = seconds(1);
    settings.maxSlotsInFlight = 1;
    SimulatedRun run(settings);
    run.submit({.recipe = aRecipe()});
    run.runUntil(at(20));
    QCOMPARE(outcomes(run.events), (Words{"succeeded"}));
    run.runUntil(at(21));
    QCOMPARE(timesOf<event::BuffersCleared>(run.events), std::vector<Time>{at(20.5)});
    run.submit({.recipe = aRecipe()});
    run.runUntil(at(40));
    QCOMPARE(outcomes(run.events).size(), 2u);
  }

  void whatNoClearingHelpsIsBounded() {
    Settings settings = tight(1, 1);
    settings.simulated.resident = gigabytes(11.6);
    SimulatedRun run(settings);
    run.runUntil(at(1));
    run.submit({.recipe = aRecipe()});
    run.submit({.recipe = aRecipe(), .noDeadline = true});
    run.submit({.recipe = aRecipe(), .airIn = seconds(60)});
    run.runUntil(at(3600));
    QCOMPARE(all<event::BuffersCleared>(run.events).size(), 1u);
    QCOMPARE(outcomes(run.events), (Words{"shed deadline_passed", "failed audio out_of_memory", "failed audio out_of_memory"}));
    QCOMPARE(timesOf<event::SlotComplete>(run.events).at(1), at(45));
    QCOMPARE(run.driver().scheduler().slotsOpen(), 0);
  }
};

QTEST_GUILESS_MAIN(MemoryReliefTest)
#include "test_memory_relief.moc"
