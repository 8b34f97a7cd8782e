// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window in trouble, on the simulated backend: what it says, what it offers, and that what is clicked is done.
#include "tests/ui/window/live_window.h"
#include "ui/models/slot_words.h"
#include "ui/widgets/theme.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

using namespace vortex;
using namespace vortex::ui;
using test::LiveWindow;

namespace {

constexpr double kScale = 10, kSlow = 3;  // engine seconds per second; slow enough to click while a thing is offered

// A thread of this process that does nothing until it is let go.
class Held {
 public:
  explicit Held(const char* name) {
    if (::pipe(s_pipe.data()) != 0)
      qFatal("no pipe");
    ::signal(SIGUSR1, [](int) {
      char none = 0;
      while (::read(s_pipe[0], &none, 1) < 0) {
      }
    });
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
      std::string comm;
      std::getline(std::ifstream(task.path() / "comm"), comm);
      if (comm == name)
        ::syscall(SYS_tgkill, ::getpid(), std::stoi(task.path().filename()), SIGUSR1);
    }
  }
  ~Held() {
    letGo();
    ::close(s_pipe[0]);
  }
  void letGo() {
    if (!std::exchange(m_gone, true))
      ::close(s_pipe[1]);  // the read ends
  }

 private:
  static inline std::array<int, 2> s_pipe{};
  bool m_gone = false;
};

bool running(const LiveWindow& live) { return live.bridge().session().running() == 1; }

bool isDecided(const LiveWindow& live, std::uint64_t number) {
  const Slot* slot = live.bridge().session().find({number});
  return slot != nullptr && slot->state == SlotState::Decided;
}

// The at-risk pane may lie behind a tab.
void comeForward(LiveWindow& live) {
  live.window().resize(1600, 1000);
  live.window().findChild<QDockWidget*>(QStringLiteral("risk"))->raise();
}

// The at-risk pane's button that begins so; null while it is not offered.
QAbstractButton* offered(const LiveWindow& live, const char* label) {
  for (auto* button : live.window().findChild<QDockWidget*>(QStringLiteral("risk"))->findChildren<QPushButton*>())
    if (button->isVisible() && button->text().startsWith(QLatin1String(label)))
      return button;
  return nullptr;
}

bool says(const LiveWindow& live, const char* words) { return live.attention().contains(QLatin1String(words)); }

}  // namespace

class TestTrouble : public QObject {
  Q_OBJECT

 private slots:
  void init() { QSettings().clear(); }

  void aDeviceThatDiesIsToldWithItsReturn() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale,
                    {"simulated.startup_s=10", "orchestration.targets.image_s=4", "orchestration.targets.video_s=4",
                     "simulated.image.time_s=4", "simulated.video.time_s=4",
                     "simulated.faults=[{stage: audio, fault: device_lost, nth: 1}]"});
    live.click(QStringLiteral("Run the sample recipes"));
    live.until([&] { return says(live, "Device lost: killed"); });
    const QString words = live.attention();
    for (const char* part : {"It is restarted, which takes about 10 s", "costs no slot", "are safe; 1 goes on when it is back"})
      QVERIFY2(words.contains(QLatin1String(part)), qPrintable(words));
    live.until([&] { return isDecided(live, 1); });
    const Slot& slot = *live.bridge().session().find({1});
    QVERIFY2(slot.verdict.outcome == Outcome::Succeeded, slot.verdict.message.c_str());  // as it was said
  }

  void oneThatComesBackTooLateIsToldWithItsCost() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale,
                    {"simulated.startup_s=10", "simulated.faults=[{stage: image, fault: device_lost, nth: 1}]"});
    live.click(QStringLiteral("Run the sample recipes"));
    live.until([&] { return says(live, "Device lost: killed"); });
    QVERIFY2(says(live, "costs 1 slot"), qPrintable(live.attention()));
    live.until([&] { return live.bridge().session().device().condition == DeviceCondition::Ready; });
    QVERIFY(isDecided(live, 1));
    QVERIFY(live.bridge().session().find({1})->verdict.reason == Reason::DeviceLost);
  }

  void safeModeIsLeftByItsOneButton() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale,
                    {"simulated.startup_s=3", "device.safe_mode_deaths=2",
                     "simulated.faults=[{stage: image, fault: device_lost, nth: 1}, {stage: image, fault: device_lost, nth: 2}]"});
    live.click(QStringLiteral("Run the sample recipes"));
    live.until([&] { return says(live, "Safe mode: the device was lost 2"); });
    QVERIFY2(says(live, "No models are started until you restart it"), qPrintable(live.attention()));
    QVERIFY(live.bridge().session().device().condition == DeviceCondition::Held);
    live.until([&] { return live.button(QStringLiteral("Restart device")) != nullptr; });
    live.click(QStringLiteral("Restart device"));  // it asks nothing: nothing runs
    live.until([&] { return live.bridge().session().device().condition == DeviceCondition::Ready; });
    // How long it was held is no part of what a start takes.
    QCOMPARE(live.bridge().session().device().restart, seconds(3));
  }

  // Its picture takes longer than its timeout allows, and the rest has room.
  void aTimeoutThatIsRaisedSavesTheSlot() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kSlow,
                    {"simulated.startup_s=0.5", "orchestration.targets.image_s=4", "orchestration.timeouts.image_s=9",
                     "orchestration.targets.video_s=4", "simulated.image.time_s=11", "simulated.video.time_s=4"});
    comeForward(live);
    live.click(QStringLiteral("Run the sample recipes"));
    live.until([&] { return offered(live, "Raise image timeout to ") != nullptr; });
    const QString label = offered(live, "Raise image timeout to ")->text();
    QTest::mouseClick(offered(live, "Raise image timeout to "), Qt::LeftButton);
    live.until([&] { return isDecided(live, 1); });
    const Slot& slot = *live.bridge().session().find({1});
    QVERIFY2(slot.verdict.outcome == Outcome::Succeeded, slot.verdict.message.c_str());
    QVERIFY(slot.spareToAir > Duration{});
    const Bar& image =
        *std::find_if(slot.bars.begin(), slot.bars.end(), [](const Bar& bar) { return bar.attempt.stage == Stage::Image; });
    QVERIFY(*image.end - image.start > seconds(9));
    const Duration to = live.bridge().settings().stages[Stage::Image].timeout;
    QVERIFY2(label.endsWith(secondsText(to)), qPrintable(label));  // what the button said is what was set
  }

  void aSlotThatIsLeftToRunStandsBackAndRuns() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kSlow, {"simulated.startup_s=0.5", "orchestration.targets.video_s=9"});
    comeForward(live);
    live.click(QStringLiteral("Run the sample recipes"));
    live.until([&] { return offered(live, "Let 1 run") != nullptr; });
    QVERIFY(offered(live, "Let 1 run")->toolTip().contains(QStringLiteral("nothing is changed")));
    QTest::mouseClick(offered(live, "Let 1 run"), Qt::LeftButton);
    live.until([&] { return offered(live, "Let 1 run") == nullptr; });
    QVERIFY(running(live));
    live.until([&] { return isDecided(live, 1); });
    QVERIFY(live.bridge().session().find({1})->verdict.outcome == Outcome::Succeeded);
  }

  // Its clip check hangs on past its own air time, and the next slot waits for it.
  void aHopelessSlotIsCanceledForTheNextWhichIsMadeAtALowerQuality() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kSlow,
                    {"simulated.startup_s=0.5", "orchestration.timeouts.clip_s=30",
                     "simulated.faults=[{stage: clip, fault: block, nth: 1}]",
                     "ladder=[{side: 512}, {side: 256, max_frames: 540}]"});
    comeForward(live);
    live.click(QStringLiteral("Run the sample recipes"));
    live.until([&] { return offered(live, "Cancel 1") != nullptr && offered(live, "Quality Q1") != nullptr; });
    QVERIFY(live.bridge().session().missed() == 1);  // its own air time is lost either way
    QTest::mouseClick(offered(live, "Quality Q1"), Qt::LeftButton);
    live.until([&] { return live.bridge().session().qualityLevel() == 1; });
    live.answer(offered(live, "Cancel 1"), QStringLiteral("Cancel slot 1"));
    live.until([&] { return isDecided(live, 1); });
    QVERIFY(live.bridge().session().find({1})->verdict.outcome == Outcome::Canceled);
    live.until([&] { return isDecided(live, 2); });
    const Slot& next = *live.bridge().session().find({2});
    QVERIFY2(next.verdict.outcome == Outcome::Succeeded && !next.missed, next.verdict.message.c_str());
    QVERIFY(next.spareToAir >= Duration{});
  }

  // Four images leave memory behind, the fifth hangs.
  void memoryThatGrowsLeadsToALeakCapture() {
    const QTemporaryDir folder;
    LiveWindow live(
        folder.path(), 4 * kScale,
        {"simulated.startup_s=0.5", "orchestration.targets.image_s=10", "orchestration.timeouts.image_s=12",
         "simulated.faults=[{stage: image, fault: block, nth: 5}, {stage: image, fault: grow, nth: 1, every: 1, gb: 0.25}]"});
    live.window().resize(1600, 1000);
    live.click(QStringLiteral("Run the sample recipes"));
    live.action("file.sample")->trigger();
    live.until([&] { return isDecided(live, 5); });
    const Slot& slot = *live.bridge().session().find({5});
    QVERIFY2(slot.verdict.outcome == Outcome::TimedOut, slot.verdict.message.c_str());
    live.until([&] { return live.row(QStringLiteral("Slots"), 0, QStringLiteral("5")) >= 0; });
    live.clickRow(QStringLiteral("Slots"), live.row(QStringLiteral("Slots"), 0, QStringLiteral("5")));
    const auto* why = live.window().findChild<QLabel*>(QStringLiteral("why"));
    live.until([&] { return why->isVisibleTo(&live.window()) && why->text().contains(QStringLiteral("memory in use grew from")); });
    live.click(QStringLiteral("Start a leak capture…"));
    QCOMPARE(live.window().workspace(), QStringLiteral("leak_hunt"));
    live.click(QStringLiteral("Operate"));
    live.clickRow(QStringLiteral("Slots"), live.row(QStringLiteral("Slots"), 0, QStringLiteral("4")));
    live.until([&] { return !why->isVisibleTo(&live.window()); });  // nothing is to be explained of one that went well
  }

  // One that is selected and known of does not stand in the way of the next.
  void theLinesButtonsMeanTheAlarmOfTheLine() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale,
                    {"simulated.startup_s=0.5", "vram.soft_limit_gb=1", "simulated.faults=[{stage: image, fault: fail, nth: 1}]"});
    const auto stateOf = [&](const char* alarm) {
      const auto& standing = live.bridge().session().alarms();
      const auto found = standing.find(alarm);
      return found == standing.end() ? AlarmState::Normal : found->second.alarm.state;
    };
    live.until([&] { return stateOf("memory_high") == AlarmState::Unacknowledged; });
    live.action("alarms.next")->trigger();
    live.until([&] { return live.action("alarms.acknowledge")->isEnabled(); });
    live.action("alarms.acknowledge")->trigger();
    live.until([&] { return stateOf("memory_high") == AlarmState::Acknowledged; });
    live.until([&] { return !live.action("alarms.acknowledge")->isEnabled(); });
    live.click(QStringLiteral("Run the sample recipes"));
    live.until([&] { return stateOf("slot_missed") == AlarmState::Unacknowledged; });
    live.until([&] { return live.action("alarms.acknowledge")->isEnabled(); });  // F9
    live.click(QStringLiteral("Acknowledge this alarm"));
    live.until([&] { return stateOf("slot_missed") == AlarmState::Acknowledged; });
    live.click(QStringLiteral("Show the cause of this alarm"));
    QCOMPARE(live.table(QStringLiteral("Slots"))->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("1"));
  }

  // Its thread is caught in a signal's handler: whatever it was to tell, it does not.
  void anEngineThatHangsIsNotShownAsLive() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 1, {"simulated.startup_s=0.1"});
    live.click(QStringLiteral("Run the sample recipes"));
    live.until([&] { return live.bridge().session().running() == 1; });
    const QColor value = tokens().text;
    Held engine("engine");
    live.until([&] { return says(live, "The engine does not answer"); });
    QCOMPARE(tokens().text, tokens().text3);
    const Time shown = live.bridge().now();
    live.until([&, frames = 0]() mutable { return ++frames == 8; });
    QCOMPARE(live.bridge().now(), shown);  // a bar that runs does not grow
    engine.letGo();
    live.until([&] { return !says(live, "does not answer"); });
    QCOMPARE(tokens().text, value);
    QVERIFY(live.bridge().now() > shown);
  }
};

int main(int argc, char** argv) {
  // Whatever this machine's user has set stays out, and stays as it is.
  const QTemporaryDir home;
  qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
  qputenv("XDG_DATA_HOME", home.path().toUtf8());
  QApplication application(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("vortex"));
  QApplication::setApplicationName(QStringLiteral("test-trouble"));
  TestTrouble test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_trouble.moc"
