// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Tune workspace of the real window on the real engine with the simulated backend: a line is dragged, a number typed, the
// engine runs with it, and what was drafted outlives the window.
#include "tests/ui/window/live_window.h"
#include "ui/tune/curve_view.h"
#include "ui/tune/timeout_box.h"
#include "ui/tune/tune_commands.h"
#include "ui/widgets/pane.h"
#include "ui/window/recipe_opener.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;

namespace {

constexpr double kScale = 200;  // engine seconds per second
constexpr int kSlotsMade = 6;

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

void makeSlots(LiveWindow& live) {
  QStringList files;
  for (int i = 0; i < kSlotsMade; ++i)
    files << QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/evening-news.json");
  openRecipes(&live.window(), live.bridge(), files);
  live.until([&] { return live.bridge().session().decided() >= kSlotsMade; });
}

void openTune(LiveWindow& live) {
  live.action("workspace.tune")->trigger();
  QCOMPARE(live.window().workspace(), QStringLiteral("tune"));
}

// With attempts on record, and seen.
void measure(LiveWindow& live) {
  makeSlots(live);
  openTune(live);
  live.until([&] { return !imageCurve(live).scene().line.sure.empty(); });
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
    makeSlots(live);
    const Slot* slot = live.bridge().session().find({1});
    QVERIFY(slot != nullptr);
    const auto image =
        std::find_if(slot->bars.begin(), slot->bars.end(), [](const Bar& bar) { return bar.attempt.stage == Stage::Image; });
    QVERIFY(image != slot->bars.end());
    QCOMPARE(image->timeout, seconds(13.6));
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
    QVERIFY(writeProfile(file, "form: own\n", IfThere::Refuse).isEmpty());
    QVERIFY(!writeProfile(file, "other\n", IfThere::Refuse).isEmpty());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("form: own\n"));
    QVERIFY(writeProfile(file, "other\n", IfThere::Replace).isEmpty());
  }

  void aDraftAsksWhatItWouldHaveDoneAndReplayShowsTheSlots() {
    const QTemporaryDir folder;
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

  void keyTShowsTheCurveAsATable() {
    const QTemporaryDir folder;
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
