// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bridge to a real engine on the simulated backend, without a window.
#include "engine/history/capture_file.h"
#include "tests/engine/runtime/support.h"
#include "ui/bridge/bridge.h"
#include "ui/bridge/live_capture.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <thread>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr int kLongWait = 600'000, kPatience = 20'000;  // ms; nets, not expectations

template <typename Holds>
bool isTold(const EventLog& log, const Holds& holds) {
  for (std::uint64_t line = log.first(); line < log.end(); ++line)
    if (holds(log.at(line).body))
      return true;
  return false;
}

bool isAnEmergency(const EventBody& body) { return std::holds_alternative<event::EmergencyAsked>(body); }
bool closesIntake(const EventBody& body) {
  const auto* intake = std::get_if<event::IntakeChanged>(&body);
  return intake != nullptr && !intake->open;
}
bool setsAuto(const EventBody& body) {
  const auto* changed = std::get_if<event::SettingsChanged>(&body);
  return changed != nullptr &&
         std::any_of(changed->changes.begin(), changed->changes.end(),
                     [](const event::SettingChange& change) { return change.key == "tuning.mode" && change.became == "auto"; });
}

}  // namespace

class TestBridge : public QObject {
  Q_OBJECT

 private slots:
  void whatIsSetBeforeTheEngineIsMadeReachesIt() {
    EngineOptions options;
    options.settings = test::plainSettings();
    options.settings.tuning.mode = TuningMode::Suggest;
    options.backend = BackendKind::Simulated;
    Bridge bridge(std::move(options));
    bridge.start();
    Settings settings = bridge.live().settings;
    settings.tuning.mode = TuningMode::Auto;
    QVERIFY(!bridge.running());
    bridge.tune(std::move(settings), false);
    bridge.setIntake(false);
    QSignalSpy frames(&bridge, &Bridge::frame);
    while (!bridge.running())
      QVERIFY(frames.wait(kLongWait));
    bridge.clearBuffers();  // comes after
    while (!isTold(bridge.log(), isAnEmergency))
      QVERIFY(frames.wait(kLongWait));
    QVERIFY(isTold(bridge.log(), setsAuto));
    QVERIFY(isTold(bridge.log(), closesIntake));
    QSignalSpy ended(&bridge, &Bridge::ended);
    bridge.stop(StopMode::Drain);
    QVERIFY(ended.count() > 0 || ended.wait(kLongWait));
  }

  // Which waits here for a snapshot that is a pipe, until somebody has written it.
  void theWindowGoesOnWhileACaptureIsFiled() {
    const QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("c.vortexcap")).toStdString(),
                      pipe = history::snapshotBeside(file, 1).string();
    QSemaphore wentRound;
    EngineOptions options;
    options.settings = test::plainSettings();
    options.backend = BackendKind::Simulated;
    Bridge bridge(std::move(options));
    QSignalSpy frames(&bridge, &Bridge::frame), ended(&bridge, &Bridge::ended), noticed(&bridge, &Bridge::noticed);
    bridge.start();
    while (!bridge.running())
      QVERIFY(frames.wait(kLongWait));
    QVERIFY(!bridge.startCapture({.spec = {.snapshots = SnapshotPlan::None}, .file = file}, {}));
    while (!bridge.capture().state().runs())
      QVERIFY(frames.wait(kLongWait));
    QVERIFY(::mkfifo(pipe.c_str(), 0600) == 0);
    bool went = false;
    std::thread writer([&] {
      const int opened = ::open(pipe.c_str(), O_WRONLY | O_CLOEXEC);  // waits for whoever reads it
      const auto goRound = [&] {
        bridge.tick();  // takes the last events
        bridge.tick();  // finds that the engine has ended
        wentRound.release();
      };
      QMetaObject::invokeMethod(&bridge, goRound, Qt::QueuedConnection);
      went = wentRound.tryAcquire(1, kPatience);
      ::close(opened);
    });
    bridge.stop(StopMode::Drain);
    QVERIFY(ended.count() > 0 || ended.wait(kLongWait));
    writer.join();
    QVERIFY(went);
    QCOMPARE(noticed.count(), 1);
    QVERIFY(!history::isUnfinished(file));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::System), QStringList{QStringLiteral("c.vortexcap")});
  }
};

QTEST_GUILESS_MAIN(TestBridge)
#include "test_bridge.moc"
