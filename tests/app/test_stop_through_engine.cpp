// SPDX-License-Identifier: GPL-3.0-or-later
//
// Contract 3 through everything: engine, link, a worker in its own process whose image stage runs operators of 20 ms and more and
// never ends by itself, in eager code and in TorchScript. It is stopped by its timeout and by an operator's cancel; nothing is
// held, and the next slot has the bits of one that nothing had come before. Once in turn by default, 20 times with VORTEX_FULL=1.
#include "engine/engine.h"
#include "tests/sample.h"

#include <QtTest>
#include <algorithm>
#include <utility>

using namespace vortex;

namespace {

const char* const kEndless = "an endless presenter";
const char* const kOrdinary = "a presenter";

QString wordOf(Outcome outcome) { return QString::fromStdString(std::string(toString(outcome))); }

Settings settingsFor(const QString& worker) {
  Settings settings = contractSettings();
  settings.device.command = {worker.toStdString()};
  settings.ladder = {Quality{.side = 64, .maxFrames = 24}};
  settings.check = {.minB = 0, .minL = 0};
  // A busy machine or a sanitizer's build is no reason for quarantine here.
  settings.stop.drainBudget = seconds(60);
  settings.device.hungAfter = seconds(60);
  for (Stage stage : kStages) {
    settings.stages[stage].timeout = seconds(120);
    settings.stages[stage].retries = 0;
  }
  return settings;
}

class Running {
 public:
  explicit Running(const QString& worker)
      : m_settings(settingsFor(worker)),
        m_engine({.settings = m_settings, .outputFolder = m_folder.path().toStdString(), .clockScale = {}, .ganttFile = {}}),
        m_queue(m_engine.subscribe()) {
    m_engine.start();
  }

  struct Told {
    Verdict verdict;
    QList<event::AttemptStopped> stopped;
    QJsonObject digests;  // of a delivered slot
    QString fault;        // what should not have happened at all
  };

  Told make() { return follow(submit(kOrdinary), {}); }

  Told stop(StopCause cause) {
    if (cause == StopCause::Timeout) {
      Settings impatient = m_settings;
      impatient.stages[Stage::Image].timeout = milliseconds(300);
      m_engine.tune(impatient);
    }
    const Told told = follow(submit(kEndless), cause);
    m_engine.tune(m_settings);
    return told;
  }

 private:
  SlotId submit(const char* prompt) {
    SlotRequest request;
    request.recipe.recipeId = "stop";
    request.recipe.duration = seconds(1);
    request.recipe.script = "Good evening.";
    request.recipe.prompt = prompt;
    request.seed = 7;
    request.noDeadline = true;
    return m_engine.submit(std::move(request));
  }

  // Until the slot is decided, delivered where it has succeeded, and none of its attempts is open.
  Told follow(SlotId slot, std::optional<StopCause> cause) {
    Told told;
    int open = 0;
    bool decided = false;
    QString folder;
    while (told.fault.isEmpty() && (!decided || open > 0 || (told.verdict.outcome == Outcome::Succeeded && folder.isEmpty()))) {
      std::vector<Event> events;
      if (!m_queue->take(events, std::chrono::seconds(1)))
        told.fault = "the engine ended";
      for (const Event& event : events) {
        if (const auto* started = std::get_if<event::AttemptStarted>(&event.body)) {
          ++open;
          if (cause == StopCause::Operator && started->attempt.stage == Stage::Image)
            m_engine.cancel(slot);
        }
        open -= std::holds_alternative<event::StageComplete>(event.body) ? 1 : 0;
        if (const auto* stopped = std::get_if<event::AttemptStopped>(&event.body)) {
          --open;
          told.stopped << *stopped;
        }
        if (const auto* complete = std::get_if<event::SlotComplete>(&event.body); complete != nullptr && complete->slot == slot) {
          decided = true;
          told.verdict = complete->verdict;
        }
        if (const auto* delivered = std::get_if<event::SlotDelivered>(&event.body))
          folder = QString::fromStdString(delivered->folder);
        if (const auto* failed = std::get_if<event::AttemptFailed>(&event.body))
          told.fault = QString::fromStdString(failed->message);
        if (const auto* failed = std::get_if<event::DeliveryFailed>(&event.body))
          told.fault = QString::fromStdString(failed->message);
        if (const auto* lost = std::get_if<event::DeviceLost>(&event.body))
          told.fault = "the device was lost: " + QString::fromStdString(lost->detail);
      }
    }
    QFile file(folder + "/result.json");
    if (!folder.isEmpty() && file.open(QIODevice::ReadOnly))
      told.digests = QJsonDocument::fromJson(file.readAll()).object()["digests"].toObject();
    return told;
  }

  QTemporaryDir m_folder;
  Settings m_settings;
  Engine m_engine;
  std::shared_ptr<EventQueue> m_queue;
};

}  // namespace

class TestStopThroughEngine : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aStoppedSlotHoldsNothingAndTheNextOneHasItsOwnBits_data() {
    QTest::addColumn<QString>("worker");
    QTest::newRow("eager code") << QStringLiteral(VORTEX_STOP_WORKER_EAGER);
    QTest::newRow("TorchScript") << QStringLiteral(VORTEX_STOP_WORKER_SCRIPT);
  }
  void aStoppedSlotHoldsNothingAndTheNextOneHasItsOwnBits() {
    QFETCH(QString, worker);
    Running running(worker);
    const Running::Told undisturbed = running.make();
    QVERIFY2(undisturbed.fault.isEmpty(), qPrintable(undisturbed.fault));
    QCOMPARE(wordOf(undisturbed.verdict.outcome), QString("succeeded"));
    QCOMPARE(undisturbed.digests.size(), 4);

    const int rounds = test::isWhole() ? 20 : 1;
    for (int i = 0; i < rounds; ++i)
      for (const auto& [cause, outcome] :
           {std::pair(StopCause::Timeout, QString("timed_out")), std::pair(StopCause::Operator, QString("canceled"))}) {
        const Running::Told stopped = running.stop(cause);
        QVERIFY2(stopped.fault.isEmpty(), qPrintable(stopped.fault));
        QCOMPARE(wordOf(stopped.verdict.outcome), outcome);
        const auto image = std::find_if(stopped.stopped.begin(), stopped.stopped.end(),
                                        [](const event::AttemptStopped& receipt) { return receipt.attempt.stage == Stage::Image; });
        QVERIFY(image != stopped.stopped.end());
        QVERIFY(image->cause == cause);
        for (const event::AttemptStopped& receipt : stopped.stopped) {
          QCOMPARE(receipt.held.count, 0);
          QVERIFY(!receipt.byExit);
        }
        const Running::Told next = running.make();
        QVERIFY2(next.fault.isEmpty(), qPrintable(next.fault));
        QCOMPARE(wordOf(next.verdict.outcome), QString("succeeded"));
        QCOMPARE(next.digests, undisturbed.digests);
      }
  }
};

QTEST_GUILESS_MAIN(TestStopThroughEngine)
#include "test_stop_through_engine.moc"
