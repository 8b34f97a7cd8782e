// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Tune workspace of the real window on the real engine with the simulated backend: a line is dragged, a number typed, the
// engine runs with it, and what was drafted outlives the window.
#include "engine/config/config_reader.h"
#include "tests/ui/tune/recorded_run.h"
#include "tests/ui/window/live_window.h"
#include "ui/tune/curve_view.h"
#include "ui/tune/scope_box.h"
#include "ui/tune/timeout_box.h"
#include "ui/tune/tune_commands.h"
#include "ui/tune/tuning.h"
#include "ui/tune/what_if_worker.h"
#include "ui/widgets/pane.h"
#include "ui/window/recipe_opener.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDateTimeEdit>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>
#include <algorithm>
#include <cmath>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;

namespace {

constexpr double kScale = 200;           // engine seconds per second
constexpr int kRecorded = 6, kMade = 3;  // slots
constexpr int kLongWait = 600'000;       // ms; a net, not an expectation

template <typename Widget>
Widget& named(LiveWindow& live, const QString& accessibleName) {
  for (auto* widget : live.window().findChildren<Widget*>())
    if (widget->accessibleName() == accessibleName)
      return *widget;
  qFatal("no '%s'", qPrintable(accessibleName));
}

CurveView& imageCurve(LiveWindow& live) { return named<CurveView>(live, QStringLiteral("Curve of image")); }
TimeoutBox& imageSeconds(LiveWindow& live) { return named<TimeoutBox>(live, QStringLiteral("Timeout of image in seconds")); }
TimeoutBox& imageRate(LiveWindow& live) {
  return named<TimeoutBox>(live, QStringLiteral("Share of image that takes longer, in percent"));
}

void type(TimeoutBox& box, const QString& text) {
  box.setFocus();
  box.selectAll();
  QTest::keyClicks(&box, text);
  QTest::keyClick(&box, Qt::Key_Return);
}

std::filesystem::path storeIn(const QTemporaryDir& folder) { return folder.filePath(QStringLiteral("history.db")).toStdString(); }

// Slots of an earlier run, under the live one's settings.
void record(const QTemporaryDir& folder) {
  Settings settings =
      config::loadConfig({.profile = "simulated", .file = {}, .sets = {}, .resources = VORTEX_SOURCE_DIR "/resources"}).settings;
  settings.simulated.startup = seconds(0.5);
  vortex::test::recordRun(storeIn(folder), settings, kRecorded);
}

// How they end, and whether they begin at all, depends on the machine: their clock runs on while others use it.
void makeSlots(LiveWindow& live) {
  const int before = live.bridge().session().decided();
  openRecipes(&live.window(), live.bridge(), {QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/evening-news.json")});
  live.until([&] { return live.bridge().session().decided() >= before + kMade; });
}

std::optional<Bar> firstImage(const Session& session) {
  for (const Slot& slot : session.allSlots())
    for (const Bar& bar : slot.bars)
      if (bar.attempt.stage == Stage::Image)
        return bar;
  return std::nullopt;
}

void openTune(LiveWindow& live) {
  live.action("workspace.tune")->trigger();
  QCOMPARE(live.window().workspace(), QStringLiteral("tune"));
}

// The attempts on record are seen.
void measure(LiveWindow& live) {
  openTune(live);
  live.until([&] { return !imageCurve(live).scene().line.sure.empty(); });
}

// Of the what-if's pane: what stands beside its title, and what it says in place of an answer.
bool whatIfIsOf(const LiveWindow& live, int slotCount) {
  const auto* note = live.window().findChild<Pane*>(QStringLiteral("tune_what_if"))->findChild<QLabel*>(QStringLiteral("paneNote"));
  return note->text().startsWith(QStringLiteral("%1 slots, decided").arg(slotCount));
}
bool whatIfSays(const LiveWindow& live, const QString& begins) {
  const auto labels = live.window().findChild<Pane*>(QStringLiteral("tune_what_if"))->findChildren<QLabel*>();
  return std::any_of(labels.begin(), labels.end(),
                     [&](const QLabel* label) { return label->isVisible() && label->text().startsWith(begins); });
}

Duration runningImage(const LiveWindow& live) { return live.bridge().settings().stages[Stage::Image].timeout; }

}  // namespace

class TestTuneWindow : public QObject {
  Q_OBJECT
  QTemporaryDir m_settings;

 private slots:
  void initTestCase() { QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path()); }
  void init() { QSettings().clear(); }

  void withoutAttemptsItSaysWhatToDo() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    openTune(live);
    CurveView& curve = imageCurve(live);
    live.until([&] { return curve.accessibleDescription().startsWith(QStringLiteral("No attempts yet: run slots")); });
    QVERIFY(!imageRate(live).isEnabled());
    QVERIFY(imageSeconds(live).isEnabled());  // a timeout may be set all the same
    QVERIFY(!live.action("tune.apply")->isEnabled());
  }

  void aDragMovesSecondsAndRateTogetherAndIsOneStepToUndo() {
    const QTemporaryDir folder;
    record(folder);
    LiveWindow live(folder.path(), kScale);
    measure(live);
    CurveView& curve = imageCurve(live);
    const Duration before = runningImage(live);
    QCOMPARE(imageSeconds(live).value(), inSeconds(before));
    const double low = imageRate(live).value();

    const CurveScene scene = curve.scene();
    const QPoint from(static_cast<int>(std::round(scene.draft)), static_cast<int>(scene.plot.center().y()));
    const double median = curve.scene().xOf(seconds(11));
    QTest::mousePress(&curve, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 10; ++step)
      QTest::mouseMove(&curve, {from.x() + static_cast<int>((median - from.x()) * step / 10), from.y()});
    QTest::mouseRelease(&curve, Qt::LeftButton, {}, {static_cast<int>(median), from.y()});

    QVERIFY2(std::abs(imageSeconds(live).value() - 11) < 0.2, qPrintable(QString::number(imageSeconds(live).value())));
    QVERIFY(imageRate(live).value() > low);
    QCOMPARE(runningImage(live), before);  // nothing of the engine has changed
    live.until([&] { return live.action("tune.undo")->isEnabled(); });
    QVERIFY2(live.action("tune.undo")->text().contains(QStringLiteral("image")), qPrintable(live.action("tune.undo")->text()));
    live.action("tune.undo")->trigger();
    QCOMPARE(imageSeconds(live).value(), inSeconds(before));
    QCOMPARE(imageRate(live).value(), low);
    live.until([&] { return !live.action("tune.undo")->isEnabled() && live.action("tune.redo")->isEnabled(); });
  }

  void theKeysOfTheLineMoveItFinelyWithShift() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    openTune(live);
    CurveView& curve = imageCurve(live);
    curve.setFocus();
    QTest::keyClick(&curve, Qt::Key_Left);
    QCOMPARE(imageSeconds(live).value(), 14.9);
    QTest::keyClick(&curve, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(imageSeconds(live).value(), 14.91);
  }

  void aTypedShareMovesTheTimeoutAndOneBeyondTheRecordSaysSo() {
    const QTemporaryDir folder;
    record(folder);
    LiveWindow live(folder.path(), kScale);
    measure(live);
    type(imageRate(live), QStringLiteral("50"));
    const double half = imageSeconds(live).value();
    QVERIFY2(half > 5 && half < 14.5, qPrintable(QString::number(half)));
    QVERIFY(imageRate(live).value() <= 50);
    type(imageSeconds(live), QStringLiteral("14.5"));
    QCOMPARE(imageSeconds(live).value(), 14.5);
    QVERIFY(imageRate(live).value() < 50);
    // Out of what the stage may be set to: as far as it goes.
    type(imageSeconds(live), QStringLiteral("0.2"));
    QVERIFY(imageSeconds(live).value() >= 1);
  }

  void applyReachesTheEngineAndTheNextAttemptHasIt() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    openTune(live);
    type(imageSeconds(live), QStringLiteral("13.6"));
    live.until([&] { return live.action("tune.apply")->isEnabled(); });
    QVERIFY(live.action("tune.apply")->text().startsWith(QStringLiteral("&Apply 1")));
    live.action("tune.apply")->trigger();
    QCOMPARE(runningImage(live), seconds(13.6));
    live.until([&] { return !live.action("tune.apply")->isEnabled(); });
    while (!firstImage(live.bridge().session()))
      makeSlots(live);
    QCOMPARE(firstImage(live.bridge().session())->timeout, seconds(13.6));
    // What was applied can be undone: it is pending the other way, and the engine keeps what it runs with.
    live.action("tune.undo")->trigger();
    QCOMPARE(imageSeconds(live).value(), 15.);
    QCOMPARE(runningImage(live), seconds(13.6));
  }

  void whatWasDraftedComesBackAfterARestart() {
    const QTemporaryDir folder;
    {
      LiveWindow live(folder.path(), kScale);
      openTune(live);
      type(imageSeconds(live), QStringLiteral("13.6"));
      type(imageSeconds(live), QStringLiteral("13.2"));
      QCOMPARE(imageSeconds(live).value(), 13.2);
    }
    LiveWindow live(folder.path(), kScale);
    openTune(live);
    live.until([&] { return imageSeconds(live).value() == 13.2; });
    QCOMPARE(runningImage(live), seconds(15));
    live.until([&] { return live.action("tune.undo")->isEnabled() && live.action("tune.apply")->isEnabled(); });
    live.action("tune.undo")->trigger();
    QVERIFY(imageSeconds(live).value() > 13.2);
  }

  void whatRunsIsRevertedToTheProfile() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    openTune(live);
    type(imageSeconds(live), QStringLiteral("13.6"));
    live.until([&] { return live.action("tune.apply")->isEnabled(); });
    live.action("tune.apply")->trigger();
    live.until([&] { return !live.action("tune.apply")->isEnabled(); });
    QVERIFY(!live.action("tune.revert")->isEnabled());
    live.action("tune.revert_profile")->trigger();  // it is read first
    live.until([&] { return imageSeconds(live).value() == 15; });
    QCOMPARE(runningImage(live), seconds(13.6));
    live.until([&] { return live.action("tune.apply")->isEnabled(); });
  }

  void itsKeysDoNothingWhereNobodySeesWhatTheyDo() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    openTune(live);
    type(imageSeconds(live), QStringLiteral("13.6"));
    live.until([&] { return live.action("tune.undo")->isEnabled(); });
    live.action("workspace.operate")->trigger();
    live.until([&] { return !live.action("tune.undo")->isEnabled() && !live.action("tune.apply")->isEnabled(); });
    QVERIFY(live.action("tune.apply")->toolTip().contains(QStringLiteral("Ctrl+2")));
  }

  void aProfileIsNeverWrittenOverUnasked() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("tuned.yaml"));
    const auto isWritten = [&](const char* text, IfThere ifThere) {
      const WrittenProfile written = writeProfile(file, text, ifThere);
      return !written.wasThere && written.trouble.isEmpty();
    };
    QVERIFY(isWritten("form: own\n", IfThere::Refuse));
    QVERIFY(!isWritten("other\n", IfThere::Refuse));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("form: own\n"));
    QVERIFY(isWritten("other\n", IfThere::Replace));
  }

  void aDraftAsksWhatItWouldHaveDoneAndReplayShowsTheSlots() {
    const QTemporaryDir folder;
    record(folder);
    LiveWindow live(folder.path(), kScale);
    measure(live);
    auto* headline = live.window().findChild<QLabel*>(QStringLiteral("whatIfHeadline"));
    QVERIFY(headline != nullptr && headline->text().isEmpty());
    type(imageSeconds(live), QStringLiteral("2"));  // no image was ever made in that
    live.until([&] { return !headline->text().isEmpty(); });
    QVERIFY2(headline->text().startsWith(QStringLiteral("0 slot(s) gained, ")), qPrintable(headline->text()));
    live.until([&] { return live.button(QStringLiteral("Show in Replay"))->isEnabled(); });
    live.click(QStringLiteral("Show in Replay"));
    QCOMPARE(live.window().workspace(), QStringLiteral("replay"));
    const QTableView* recorded = live.table(QStringLiteral("Recorded slots"));
    live.until([&] { return recorded->isVisible() && recorded->model()->rowCount() > 0; });
    QVERIFY(live.button(QStringLiteral("only %1 of a what-if").arg(recorded->model()->rowCount())) != nullptr);
  }

  void theWhatIfIsOfTheSlotsThatAreMeasuredOn() {
    const QTemporaryDir folder;
    record(folder);
    LiveWindow live(folder.path(), kScale);
    measure(live);
    type(imageSeconds(live), QStringLiteral("2"));
    live.until([&] { return whatIfIsOf(live, kRecorded); });
    named<QSpinBox>(live, QStringLiteral("How many due slots, the newest")).setValue(2);
    live.until([&] { return whatIfIsOf(live, 2); });
    auto& scope = named<ScopeBox>(live, QStringLiteral("What is measured on"));
    const QDateTime now = QDateTime::currentDateTime();
    scope.chooseRange({.from = now.addDays(-3), .until = now.addDays(-2)});
    live.until([&] { return whatIfSays(live, QStringLiteral("Nothing is measured on")); });
    QVERIFY(imageCurve(live).scene().line.sure.empty());
    scope.chooseRange({.from = now.addDays(-1), .until = now.addDays(1)});
    live.until([&] { return whatIfIsOf(live, 2); });
    QVERIFY(!imageCurve(live).scene().line.sure.empty());
    QCOMPARE(scope.currentText(), rangeText({.from = now.addDays(-1), .until = now.addDays(1)}));
  }

  // Somebody has the store locked while the last slots end, and it is read meanwhile: nothing more is told when it says them at
  // last.
  void theWhatIfFollowsWhatTheChannelMakesHoweverLateTheStoreSaysIt() {
    const QTemporaryDir folder;
    record(folder);
    LiveWindow live(folder.path(), kScale);
    measure(live);
    type(imageSeconds(live), QStringLiteral("2"));
    live.until([&] { return whatIfIsOf(live, kRecorded); });
    {
      SQLite::Database other(storeIn(folder).string(), SQLite::OPEN_READWRITE);
      const SQLite::Transaction held(other, SQLite::TransactionBehavior::IMMEDIATE);
      makeSlots(live);
      const QSignalSpy read(live.window().findChild<Tuning*>(), &Tuning::evidenceChanged);
      live.until([&] { return !read.isEmpty(); });
    }
    // A run of which nothing began is measured on by nobody.
    const auto& all = live.bridge().session().allSlots();
    const bool began =
        std::any_of(all.begin(), all.end(), [](const Slot& slot) { return slot.id > SlotId{kRecorded} && slot.startedAt; });
    live.until([&] { return whatIfIsOf(live, began ? kRecorded + kMade : kRecorded); });
  }

  void aDraftThatIsTakenBackIsNotAnsweredAnyMore() {
    const QTemporaryDir folder;
    record(folder);
    LiveWindow live(folder.path(), kScale);
    measure(live);
    type(imageSeconds(live), QStringLiteral("2"));
    live.until([&] { return live.action("tune.revert")->isEnabled(); });
    live.action("tune.revert")->trigger();
    live.until([&] { return whatIfSays(live, QStringLiteral("Drag a timeout")); });
    type(imageSeconds(live), QStringLiteral("2"));
    live.until([&] { return whatIfIsOf(live, kRecorded); });
    live.action("tune.revert")->trigger();
    live.until([&] { return whatIfSays(live, QStringLiteral("Drag a timeout")); });
    QVERIFY(!live.button(QStringLiteral("Show in Replay"))->isEnabled());
  }

  void theNewestQuestionAloneIsAnswered() {
    const QTemporaryDir folder;
    record(folder);
    WhatIfAsk ask;
    ask.runs = {history::RunReader::open(storeIn(folder))->runs()->front().uuid};
    ask.to = {UINT64_MAX};
    WhatIfWorker worker;
    worker.open(storeIn(folder));
    const auto slotsAnswered = [&] {
      std::optional<WhatIfTold> told;
      const auto came = [&] { return (told = worker.take()).has_value(); };
      return QTest::qWaitFor(came, kLongWait) && told->answer ? told->answer->slotCount : -1;
    };
    for (const int last : {1, 2, 3}) {
      ask.last = last;
      worker.ask(ask);
    }
    QCOMPARE(slotsAnswered(), 3);
    QVERIFY(!worker.take() && !worker.busy());
    worker.ask(ask);
    worker.forget();
    QVERIFY(!worker.busy());
    ask.last = 4;
    worker.ask(ask);
    QCOMPARE(slotsAnswered(), 4);
    worker.ask(ask);
    QVERIFY(QTest::qWaitFor([&] { return !worker.busy(); }, kLongWait));
    worker.forget();  // it was answered, and nobody took it
    QVERIFY(!worker.take());
  }

  void aTimeRangeIsAskedForAndCanBeLeftAsItWas() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    openTune(live);
    auto& scope = named<ScopeBox>(live, QStringLiteral("What is measured on"));
    const QString before = scope.currentText();
    bool asked = false, mayTakeNone = true;
    QTimer look;
    connect(&look, &QTimer::timeout, &look, [&] {
      auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
      if (dialog == nullptr)
        return;
      asked = true;
      dialog->findChildren<QDateTimeEdit*>().at(0)->setDateTime(QDateTime::currentDateTime().addDays(2));
      for (const auto* button : dialog->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Measure over it"))
          mayTakeNone = button->isEnabled();
      dialog->reject();
    });
    look.start(0);
    scope.setCurrentIndex(scope.count() - 1);
    live.until([&] { return asked; });
    QVERIFY(!mayTakeNone);  // it would end before it begins
    QCOMPARE(scope.currentText(), before);
  }

  void aDoubleClickTakesTheWholeNumber() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    openTune(live);
    auto* letters = imageSeconds(live).findChild<QLineEdit*>();
    QTest::mouseDClick(letters, Qt::LeftButton, {}, letters->rect().center());
    QCOMPARE(letters->selectedText(), QStringLiteral("15.00"));
    QTest::keyClicks(letters, QStringLiteral("13.6"));
    QTest::keyClick(letters, Qt::Key_Return);
    QCOMPARE(imageSeconds(live).value(), 13.6);
  }

  void keyTShowsTheCurveAsATable() {
    const QTemporaryDir folder;
    record(folder);
    LiveWindow live(folder.path(), kScale);
    measure(live);
    auto* pane = live.window().findChild<Pane*>(QStringLiteral("tune_image"));
    QVERIFY(pane != nullptr);
    QTableView* table = live.table(QStringLiteral("Curve of image as a table"));
    QVERIFY(!table->isVisible());
    QTest::keyClick(pane, Qt::Key_T);
    QVERIFY(table->isVisible() && table->model()->rowCount() > 0);
    QVERIFY(table->model()->index(0, 0).data().toDouble() > 1);
  }
};

QTEST_MAIN(TestTuneWindow)
#include "test_tune_window.moc"
