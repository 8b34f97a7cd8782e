// SPDX-License-Identifier: GPL-3.0-or-later
//
// A recorded session in the real window, over a real engine that goes on meanwhile: opened, looked at, moved about in, and left.
#include "engine/config/recipe_reader.h"
#include "tests/ui/replay/recorded_window.h"
#include "ui/models/slot_table_model.h"
#include "ui/window/queue_file.h"
#include "ui/window/recipe_opener.h"

#include <QAction>
#include <QLabel>
#include <QSettings>
#include <QSlider>
#include <QStatusBar>
#include <QTableView>
#include <QtTest>
#include <algorithm>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;

namespace {

QSlider* slider(const LiveWindow& live) { return banner(live)->findChild<QSlider*>(); }

Recipe recipeOf(const QString& file) { return config::readRecipeFile(file.toStdString()).recipes.front().recipe; }

}  // namespace

class TestRecordingWindow : public QObject {
  Q_OBJECT
  QTemporaryDir m_settings, m_recorded;
  Recorded m_was;

 private slots:
  void initTestCase() {
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    m_was = record(m_recorded.path());
    QVERIFY(m_was.decided >= 2);
  }

  void thePanesShowItAsTheyShowedItLive() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    QVERIFY(!banner(live)->isVisible());
    open(live, storeIn(m_recorded), kLast);
    QCOMPARE(live.window().workspace(), QStringLiteral("recording"));
    QVERIFY(banner(live)->isVisible());
    QVERIFY(banner(live)->accessibleDescription().contains(QStringLiteral("history.db")));
    QVERIFY(live.window().windowTitle().contains(QStringLiteral("RECORDING")));
    QCOMPARE(rowsOf(live, kSlots), m_was.slotRows);
    QCOMPARE(live.bridge().session().decided(), m_was.decided);
    QCOMPARE(live.bridge().session().missed(), m_was.missed);
    QVERIFY(!live.bridge().session().samples().empty());
    QVERIFY(live.bridge().log().end() > 0);
    QCOMPARE(live.bridge().live().session.decided(), 0);
  }

  void whatCameLaterIsNotShownYet() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    open(live, storeIn(m_recorded), kLast);
    Playback& recording = *live.bridge().recording();
    const auto bring = [&](Time to) {
      recording.seek(to);
      live.until([&] { return live.bridge().now() == recording.at(); });
    };
    // While the first slot was in the making it was not decided and its bars grew: amid its longest attempt, since at this pace
    // there may be seconds between two. A slow machine sheds one before it starts.
    const auto all = live.bridge().session().allSlots();
    const auto started = std::find_if(all.begin(), all.end(), [](const Slot& slot) { return !slot.bars.empty(); });
    QVERIFY(started != all.end());
    const Slot first = *started;
    const auto lasted = [](const Bar& bar) { return bar.end.value_or(bar.start) - bar.start; };
    const Bar& longest =
        *std::max_element(first.bars.begin(), first.bars.end(), [&](const Bar& a, const Bar& b) { return lasted(a) < lasted(b); });
    const Time amid = longest.start + lasted(longest) / 2;
    bring(amid);
    QCOMPARE(live.bridge().session().decided(), static_cast<int>(std::count_if(all.begin(), all.end(), [&](const Slot& slot) {
               return slot.decidedAt && *slot.decidedAt <= amid;
             })));
    const Slot* then = live.bridge().session().find(first.id);
    QVERIFY(then != nullptr && then->state == SlotState::Running && !then->decidedAt && then->openBars > 0);
    QVERIFY(live.table(kSlots)->model()->rowCount() < static_cast<int>(m_was.slotRows.size()) || m_was.slotRows.size() == 1);
    QCOMPARE(live.table(kSlots)->model()->index(live.row(kSlots, 0, QString::number(first.id.value)), SlotTableModel::Total).data(),
             QVariant(QString()));

    // The slider's ends by key, then the same by its value.
    live.window().activateWindow();
    slider(live)->setFocus();
    QTest::keyClick(slider(live), Qt::Key_Home);
    live.until([&] { return live.bridge().now() == recording.begin(); });
    QTest::keyClick(slider(live), Qt::Key_End);
    live.until([&] { return live.bridge().now() == recording.end(); });
    QCOMPARE(rowsOf(live, kSlots), m_was.slotRows);

    // Events of the selected slot, one after the other.
    live.clickRow(kSlots, live.row(kSlots, 0, QString::number(first.id.value)));
    bring(recording.begin());
    live.action("recording.next")->trigger();
    QCOMPARE(recording.at(), first.queuedAt);
    bring(*first.decidedAt);
    live.action("recording.previous")->trigger();
    QVERIFY(recording.at() < *first.decidedAt && recording.at() >= *first.startedAt);
  }

  void itPlaysAndStopsAtItsEnd() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    open(live, storeIn(m_recorded), kLast);
    Playback& recording = *live.bridge().recording();
    recording.seek(recording.end() - seconds(4));
    recording.setSpeed(16);
    live.action("recording.play")->trigger();
    QVERIFY(recording.plays());
    QCOMPARE(live.action("recording.play")->text(), QStringLiteral("&Pause"));
    live.until([&] { return !recording.plays(); });
    QCOMPARE(recording.at(), recording.end());
  }

  void whatWouldDriveTheEngineSaysWhyItCannot() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    open(live, storeIn(m_recorded), kLast);
    live.clickRow(kSlots, 0);
    for (const char* id : {"file.open", "slots.intake", "slots.cancel", "slots.rerun", "device.clear", "device.restart",
                           "alarms.acknowledge", "edit.settings", "workspace.replay", "pane.queue"}) {
      QVERIFY2(!live.action(id)->isEnabled(), id);
      QVERIFY2(live.action(id)->toolTip().contains(QStringLiteral("recording")), id);
    }
    // And what somebody has the bridge do all the same reaches nobody.
    const Duration timeout = live.bridge().live().settings.stages[Stage::Image].timeout;
    Settings other = live.bridge().settings();
    other.stages[Stage::Image].timeout = timeout + seconds(1);
    live.bridge().tune(other, true);
    QVERIFY(live.bridge().live().settings.stages[Stage::Image].timeout == timeout);
    live.action("recording.back")->trigger();
    live.until([&] { return !live.action("recording.back")->isEnabled(); });
    QVERIFY(live.action("slots.intake")->isEnabled() && live.action("device.clear")->isEnabled());
    QVERIFY(live.action("pane.queue")->isEnabled() && live.action("workspace.replay")->isEnabled());
  }

  // One is told live meanwhile, its queue is kept, and one comes back to what one had left.
  void theLiveSessionGoesOnAndIsAsItWasLeft() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    openRecipes(&live.window(), live.bridge(), {kSample});
    live.until([&] { return live.bridge().session().decided() >= 1; });
    live.bridge().setIntake(false);
    live.clickRow(kSlots, live.row(kSlots, 0, QStringLiteral("1")));
    const std::uint64_t told = live.bridge().session().told();
    open(live, storeIn(m_recorded), kLast);
    QVERIFY(live.attention().startsWith(QStringLiteral("Live:")));
    live.bridge().setIntake(true);
    openRecipes(&live.window(), live.bridge(), {kSample});
    const int decided = live.bridge().live().session.decided();
    live.until([&] { return live.bridge().live().session.decided() > decided; });
    QCOMPARE(live.bridge().session().decided(), m_was.decided);
    QTest::keyClick(slider(live), Qt::Key_Escape);
    QVERIFY(live.bridge().recording() == nullptr);
    live.until([&] { return !banner(live)->isVisible(); });
    QCOMPARE(live.window().workspace(), QStringLiteral("operate"));
    QVERIFY(live.bridge().session().told() > told && live.bridge().session().decided() > decided);
    QCOMPARE(live.table(kSlots)->model()->rowCount(), static_cast<int>(live.bridge().session().allSlots().size()));
    QCOMPARE(live.table(kSlots)->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("1"));
  }

  void theQueueIsKeptWhileARecordingIsShown() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    live.bridge().setIntake(false);
    openRecipes(&live.window(), live.bridge(), {kSample});
    live.until([&] { return !live.bridge().channel().waiting().empty(); });
    const std::size_t waiting = live.bridge().channel().waiting().size();
    const std::filesystem::path file = (folder.path() + QStringLiteral("/history.db.queue")).toStdString();
    live.until([&] { return readQueue(file).queue.waiting.size() == waiting; });
    open(live, storeIn(m_recorded), kLast);
    live.clickRow(kSlots, 0);
    live.bridge().enqueue({live.bridge().live().channel->waiting().front().recipe});  // so that it is written anew
    live.until([&] { return readQueue(file).queue.waiting.size() == waiting + 1; });
    QVERIFY(!readQueue(file).queue.selected);
    QVERIFY(live.bridge().channel().waiting().empty());  // a recording has none
  }

  void aHighAlarmOfTheChannelIsSaidOnTheBanner() {
    const QTemporaryDir folder;
    LiveWindow live(
        folder.path(), kScale,
        {"simulated.startup_s=10", "device.safe_mode_deaths=1", "simulated.faults=[{stage: image, fault: device_lost, nth: 1}]"});
    open(live, storeIn(m_recorded), kLast);
    const auto alarm = [&] {
      for (const auto* label : banner(live)->findChildren<QLabel*>())
        if (label->isVisible() && label->text().startsWith(QStringLiteral("▲ H")))
          return label->text();
      return QString();
    };
    QVERIFY(alarm().isEmpty());
    live.bridge().enqueue({recipeOf(kSample)});
    live.until([&] { return !alarm().isEmpty(); });
    QVERIFY2(alarm().contains(QStringLiteral("Live now: The device is held")), qPrintable(alarm()));
    QVERIFY(live.bridge().recording() != nullptr);  // it is said, and nobody is taken away from what is looked at
  }

  void theStatusBarSaysHowOneMovesInARecording() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    const auto says = [&](const char* words) {
      for (const auto* label : live.window().statusBar()->findChildren<QLabel*>())
        if (label->text().contains(QLatin1String(words)))
          return true;
      return false;
    };
    live.until([&] { return says("follow live"); });
    open(live, storeIn(m_recorded), kLast);
    live.until([&] { return says("back to live") && !says("follow live"); });
    QCOMPARE(live.action("view.follow")->text(), QStringLiteral("&Follow the recording"));
    QVERIFY(!live.action("slots.compare")->isEnabled());  // it would lead into another workspace
    live.action("recording.back")->trigger();
    live.until([&] { return says("follow live"); });
    QCOMPARE(live.action("view.follow")->text(), QStringLiteral("&Follow live"));
  }
};

QTEST_MAIN(TestRecordingWindow)
#include "test_recording_window.moc"
