// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a draft would have done, asked in the real window: of which slots, for how long, and what becomes of a question that nobody
// asks any more.
#include "engine/history/run_reader.h"
#include "tests/ui/tune/tune_window.h"
#include "ui/tune/scope_box.h"
#include "ui/tune/tuning.h"
#include "ui/tune/what_if_worker.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QtTest>
#include <algorithm>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;
using Record = TuneWindow::Record;

namespace {

constexpr int kRecorded = TuneWindow::kRecorded, kMade = TuneWindow::kMade;

// What stands beside the pane's title, and what it says in place of an answer.
void untilItIsOf(const TuneWindow& tune, int slotCount) {
  const auto* note = tune.pane("tune_what_if").findChild<QLabel*>(QStringLiteral("paneNote"));
  tune->until([&] { return note->text().startsWith(QStringLiteral("%1 slots, decided").arg(slotCount)); });
}
void untilItSays(const TuneWindow& tune, const QString& begins) {
  const auto labels = tune.pane("tune_what_if").findChildren<QLabel*>();
  tune->until([&] {
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel* label) { return label->isVisible() && label->text().startsWith(begins); });
  });
}

// No image was ever made in that.
void draftTooShort(const TuneWindow& tune) { tune.typeSeconds(QStringLiteral("2")); }

// The worker on a store of its own, as the pane has it.
struct Asked {
  Asked() {
    recordSlots(store);
    ask.runs = {history::RunReader::open(store)->runs()->front().uuid};
    ask.to = {UINT64_MAX};
    worker.open(store);
  }
  void last(int slotCount) {
    ask.last = slotCount;
    worker.ask(ask);
  }
  int slotsAnswered() {
    worker.wait();
    const auto told = worker.take();
    return told && told->answer ? told->answer->slotCount : -1;
  }

  QTemporaryDir folder;
  std::filesystem::path store = folder.filePath(QStringLiteral("history.db")).toStdString();
  WhatIfAsk ask;
  WhatIfWorker worker;
};

}  // namespace

class TestTuneWhatIf : public QObject {
  Q_OBJECT
  QTemporaryDir m_settings;

 private slots:
  void initTestCase() { QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path()); }
  void init() { QSettings().clear(); }

  void aDraftAsksWhatItWouldHaveDoneAndReplayShowsTheSlots() {
    const TuneWindow tune(Record::There);
    const auto* headline = tune->window().findChild<QLabel*>(QStringLiteral("whatIfHeadline"));
    QVERIFY(headline != nullptr && headline->text().isEmpty());
    draftTooShort(tune);
    tune->until([&] { return !headline->text().isEmpty(); });
    QVERIFY2(headline->text().startsWith(QStringLiteral("0 slot(s) gained, ")), qPrintable(headline->text()));
    tune->until([&] { return tune->button(QStringLiteral("Show in Replay"))->isEnabled(); });
    tune->click(QStringLiteral("Show in Replay"));
    QCOMPARE(tune->window().workspace(), QStringLiteral("replay"));
    const QTableView* recorded = tune->table(QStringLiteral("Recorded slots"));
    tune->until([&] { return recorded->isVisible() && recorded->model()->rowCount() > 0; });
    QVERIFY(tune->button(QStringLiteral("only %1 of a what-if").arg(recorded->model()->rowCount())) != nullptr);
  }

  void theWhatIfIsOfTheSlotsThatAreMeasuredOn() {
    const TuneWindow tune(Record::There);
    draftTooShort(tune);
    untilItIsOf(tune, kRecorded);
    tune.named<QSpinBox>(QStringLiteral("How many due slots, the newest")).setValue(2);
    untilItIsOf(tune, 2);
    auto& scope = tune.named<ScopeBox>(QStringLiteral("What is measured on"));
    const QDateTime now = QDateTime::currentDateTime();
    scope.chooseRange({.from = now.addDays(-3), .until = now.addDays(-2)});
    untilItSays(tune, QStringLiteral("Nothing is measured on"));
    QVERIFY(tune.curve().scene().line.sure.empty());
    scope.chooseRange({.from = now.addDays(-1), .until = now.addDays(1)});
    untilItIsOf(tune, 2);
    QVERIFY(!tune.curve().scene().line.sure.empty());
    QCOMPARE(scope.currentText(), rangeText({.from = now.addDays(-1), .until = now.addDays(1)}));
  }

  // Somebody has the store locked while the last slots end, and it is read meanwhile: nothing more is told when it says them at
  // last.
  void theWhatIfFollowsWhatTheChannelMakesHoweverLateTheStoreSaysIt() {
    const TuneWindow tune(Record::There);
    draftTooShort(tune);
    untilItIsOf(tune, kRecorded);
    {
      SQLite::Database other(tune.store().string(), SQLite::OPEN_READWRITE, 60'000);
      const SQLite::Transaction held(other, SQLite::TransactionBehavior::IMMEDIATE);
      tune.makeSlots();
      const QSignalSpy read(tune->window().findChild<Tuning*>(), &Tuning::evidenceChanged);
      tune->until([&] { return !read.isEmpty(); });
    }
    // A run of which nothing began is measured on by nobody.
    const auto& all = tune->bridge().session().allSlots();
    const bool began =
        std::any_of(all.begin(), all.end(), [](const Slot& slot) { return slot.id > SlotId{kRecorded} && slot.startedAt; });
    untilItIsOf(tune, began ? kRecorded + kMade : kRecorded);
  }

  void aDraftThatIsTakenBackIsNotAnsweredAnyMore() {
    const TuneWindow tune(Record::There);
    const auto takeBack = [&] {
      tune->action("tune.revert")->trigger();
      untilItSays(tune, QStringLiteral("Drag a timeout"));
    };
    draftTooShort(tune);
    tune.untilEnabled("tune.revert");
    takeBack();
    draftTooShort(tune);
    untilItIsOf(tune, kRecorded);
    takeBack();
    QVERIFY(!tune->button(QStringLiteral("Show in Replay"))->isEnabled());
  }

  // The pane looks while the worker is busy. An answer that came between two looks was not busy any more, so that nobody took it.
  void theWorkerIsBusyUntilItsAnswerIsTaken() {
    Asked asked;
    QVERIFY(!asked.worker.busy());
    asked.last(1);
    QVERIFY(asked.worker.busy());
    asked.worker.wait();
    QVERIFY(asked.worker.busy());
    QVERIFY(asked.worker.take());
    QVERIFY(!asked.worker.busy() && !asked.worker.take());
  }

  void theNewestQuestionAloneIsAnswered() {
    Asked asked;
    for (const int slotCount : {1, 2, 3})
      asked.last(slotCount);
    QCOMPARE(asked.slotsAnswered(), 3);
    asked.last(4);
    asked.worker.wait();
    asked.last(5);  // what is there of the older one is not the answer to this one
    QCOMPARE(asked.slotsAnswered(), 5);
  }

  void whatIsForgottenIsNotAnswered() {
    Asked asked;
    asked.last(3);
    asked.worker.forget();
    QVERIFY(!asked.worker.busy());
    asked.last(4);
    QCOMPARE(asked.slotsAnswered(), 4);
    asked.last(4);
    asked.worker.wait();
    asked.worker.forget();  // it was answered, and nobody took it
    QVERIFY(!asked.worker.busy() && !asked.worker.take());
  }
};

QTEST_MAIN(TestTuneWhatIf)
#include "test_tune_what_if.moc"
