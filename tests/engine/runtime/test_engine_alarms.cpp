// SPDX-License-Identifier: GPL-3.0-or-later
//
// Alarms through the façade: told in the stream like everything else, behind what led to them, and answered by commands.
#include "engine/engine.h"
#include "tests/engine/runtime/support.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>

using namespace vortex;
using namespace std::chrono_literals;
using test::all;
using test::aRecipe;
using test::plainSettings;

namespace {

EngineOptions simulated(Settings settings) {
  EngineOptions options;
  options.settings = std::move(settings);
  options.backend = BackendKind::Simulated;
  options.clockScale = 1'000;
  return options;
}

// Takes until the alarm came into the state; its place among the events, which are all kept.
std::size_t awaitState(EventQueue& queue, std::vector<Event>& events, const std::string& alarm, AlarmState state) {
  for (std::size_t i = 0;; ++i) {
    while (i == events.size())
      if (!queue.take(events, 1h))
        return i;
    const auto* changed = std::get_if<event::AlarmChanged>(&events[i].body);
    if (changed != nullptr && changed->alarm == alarm && changed->state == state)
      return i;
  }
}

}  // namespace

class EngineAlarmsTest : public QObject {
  Q_OBJECT
 private slots:
  void aDeviceThatDiesIsAnAlarmBehindItsDeath() {
    Settings settings = test::withFault(plainSettings(), {.stage = Stage::Image, .fault = Fault::DeviceLost});
    settings.simulated.startup = seconds(5);
    Engine engine(simulated(settings));
    const auto queue = engine.subscribe();
    engine.start();
    engine.submit({.recipe = *aRecipe(), .noDeadline = true});
    std::vector<Event> events;
    const std::size_t raised = awaitState(*queue, events, "device_lost", AlarmState::Unacknowledged);
    QVERIFY(raised < events.size());
    const auto lost = std::find_if(events.begin(), events.end(),
                                   [](const Event& e) { return std::holds_alternative<event::DeviceLost>(e.body); });
    QVERIFY(lost != events.end() && lost->seq < events[raised].seq);
    engine.acknowledgeAlarm("device_lost");
    engine.acknowledgeAlarm("no_such_alarm");
    // Acknowledged before or after the device was back: either way it ends as no alarm.
    QVERIFY(awaitState(*queue, events, "device_lost", AlarmState::Normal) < events.size());
    engine.stop(StopMode::Finish);
    while (queue->take(events, 1h)) {
    }
    for (std::size_t i = 0; i < events.size(); ++i)
      QCOMPARE(events[i].seq, i + 1);
  }

  void aHistoryThatCannotBeWrittenIsAnAlarmAndSlotsAreMade() {
    QTemporaryDir folder;
    EngineOptions options = simulated(plainSettings());
    const std::string notes = folder.filePath("notes.txt").toStdString();
    std::ofstream(notes) << "this is no folder";
    options.historyFile = notes + "/history.db";
    Engine engine(std::move(options));
    const auto queue = engine.subscribe();
    engine.start();
    engine.submit({.recipe = *aRecipe(), .noDeadline = true});
    std::vector<Event> events;
    const std::size_t raised = awaitState(*queue, events, "history_not_stored", AlarmState::Unacknowledged);
    QVERIFY(raised < events.size());
    engine.shelveAlarm("history_not_stored", seconds(3600));
    QVERIFY(awaitState(*queue, events, "history_not_stored", AlarmState::Shelved) < events.size());
    engine.unshelveAlarm("history_not_stored");
    engine.stop(StopMode::Finish);
    while (queue->take(events, 1h)) {
    }
    QCOMPARE(test::outcomes(events), std::vector<std::string>{"succeeded"});
    QVERIFY(!all<event::HistoryChanged>(events).empty());
    QVERIFY(all<event::HistoryChanged>(events).front().trouble.find("notes.txt") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(EngineAlarmsTest)
#include "test_engine_alarms.moc"
