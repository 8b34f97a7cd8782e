// SPDX-License-Identifier: GPL-3.0-or-later
//
// A device that does not start, is somebody else, comes up late, or loses its engine; through the whole engine.
#include "tests/app/channel.h"
#include "tests/app/engine_program.h"
#include "tests/app/mortal.h"

#include <QTest>
#include <csignal>
#include <filesystem>

using namespace vortex;
using namespace vortex::test;
namespace fs = std::filesystem;

class TestDeviceStarts : public QObject {
  Q_OBJECT

  static void writeProgram(const QString& name, const QByteArray& text) {
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + text);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
  }

 private slots:
  void initTestCase() { adoptOrphans(); }

  void aRefusedStartIsToldTriedAgainAndHeldAtLast_data() {
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no such program") << "device.command=[/nowhere/vortex-device]"
                                     << "cannot run /nowhere/vortex-device: No such file";
    QTest::newRow("not executable") << "device.command=[" VORTEX_SOURCE_DIR "/README.md]"
                                    << "README.md: Permission denied";
    QTest::newRow("no program at all") << "device.command=[/etc]"
                                       << "cannot run /etc: errno 13";
    QTest::newRow("ends at once") << "device.command=[/bin/false]"
                                  << "exit status 1 before it was ready";
    QTest::newRow("a GPU that it has not") << "device.name=cuda:7;device.command=[" VORTEX_BIN_DIR "/vortex-device]"
                                           << "device.name is 'cuda:7'; this program has: cpu";
  }
  void aRefusedStartIsToldTriedAgainAndHeldAtLast() {
    QFETCH(QString, set);
    QFETCH(QString, detail);
    QTemporaryDir folder;
    std::vector<std::string> sets{"device.safe_mode_deaths=2"};
    for (const QString& one : set.split(';'))
      sets.push_back(one.toStdString());
    Channel channel(Channel::settings(sets), folder.path().toStdString());
    const SlotId slot = channel.submit();
    for (int death = 0; death < 2; ++death) {
      const auto lost = channel.await<event::DeviceLost>(0, [n = death](const auto&) mutable { return n-- == 0; });
      QVERIFY(lost);
      QVERIFY2(lost->reason == DeviceLoss::RefusedStart, lost->detail.c_str());
      QVERIFY2(QString::fromStdString(lost->detail).contains(detail), lost->detail.c_str());
      QCOMPARE(lost->attempts, 0);
    }
    const auto held = channel.await<event::DeviceHeld>(0);
    QVERIFY(held);
    QVERIFY2(held->why.find("safe mode: 2 deaths") != std::string::npos, held->why.c_str());
    const auto complete = channel.await<event::SlotComplete>(0, [&](const auto& e) { return e.slot == slot; });
    QVERIFY(complete);
    QVERIFY(complete->verdict.outcome == Outcome::Shed && complete->verdict.reason == Reason::DeviceHeld);
    QVERIFY(nobodyLeftBut(0));
  }

  void aGpusProgramThatIsNotBuiltIsNamedBeforeAnythingStarts() {
    EngineProgram program;
    program.startRun({program.recipeFile({"a man"}), "--profile", "fast", "--set", "device.name=cuda:7"});
    QCOMPARE(program.waitForEnd(), 3);
    QVERIFY(program.all("slot_queued").isEmpty());
  }

  void aDeviceThatComesUpAtTheThirdTryMakesTheSlotThatWaited() {
    QTemporaryDir folder;
    const QString program = folder.filePath("moody");
    const QByteArray tries = folder.filePath("tries").toUtf8();
    writeProgram(program,
                 "echo x >>" + tries + "\n[ $(wc -l <" + tries + ") -lt 3 ] && exit 7\nexec " VORTEX_BIN_DIR "/vortex-device\n");
    Channel channel(Channel::settings({"device.command=[" + program.toStdString() + "]"}), folder.path().toStdString() + "/slots");
    const SlotId slot = channel.submit();
    const auto delivered = channel.await<event::SlotDelivered>(0, [&](const auto& e) { return e.slot == slot; });
    QVERIFY(delivered);
    QCOMPARE(channel.count<event::DeviceLost>(0), 2);
    channel.each<event::DeviceLost>(0, [](const event::DeviceLost& lost, Time) {
      QVERIFY2(lost.reason == DeviceLoss::RefusedStart && lost.detail.find("exit status 7") != std::string::npos,
               lost.detail.c_str());
    });
  }

  void aDeviceOfAnotherBuildIsHeldAtOnceAndEndsTheRunWithThree() {
    QTemporaryDir folder;
    const QString engine = folder.filePath("vortex-engine");
    fs::copy_file(VORTEX_BIN_DIR "/vortex-engine", engine.toStdString());
    writeProgram(folder.filePath("vortex-device"), "exec " LINK_TOY_DEVICE "\n");  // beside its engine, as ours is
    EngineProgram program(engine);
    program.startRun({program.recipeFile({"a man"}), "--profile", "fast"});
    QCOMPARE(program.waitForEnd(), 3);
    const auto lost = program.all("device_lost");
    QVERIFY(!lost.isEmpty());
    QCOMPARE(lost[0]["reason"].toString(), QString("wrong_build"));
    QVERIFY2(lost[0]["detail"].toString().contains("the worker is \"toy 1\", expected \"vortex-device "),
             qPrintable(lost[0]["detail"].toString()));
    QCOMPARE(program.all("device_starting").size(), 1);  // a wrong build stays wrong
    QCOMPARE(program.all("device_held").size(), 1);
  }

  void theDeviceAndItsChildrenDieWithTheEngine() {
    EngineProgram program;
    program.startRun(QStringList{program.recipeFile({"a man"})} + cheap());
    QVERIFY(program.waitFor("attempt_started"));
    program.kill();
    QCOMPARE(program.waitForEnd(), -1);
    QTRY_VERIFY_WITH_TIMEOUT(nobodyLeftBut(0), 60'000);
  }
};

QTEST_GUILESS_MAIN(TestDeviceStarts)
#include "test_device_starts.moc"
