// SPDX-License-Identifier: GPL-3.0-or-later
//
// The LibTorch device dies under the whole engine, of everything and everywhere, and the channel goes on. A few deaths by default;
// VORTEX_FULL=1 has 200 in parts that can be named on the command line (`test_device_deaths fromOutside fromInside`). Each part
// prints its table; that a death is noticed within a second, and the next slot on the cadence made in time, is asserted in the full
// run only, since a busy machine says nothing about it.
#include "tests/app/memory_cgroup.h"
#include "tests/app/mortal.h"
#include "tests/sample.h"

#include <unistd.h>

#include <QTest>
#include <csignal>
#include <filesystem>
#include <fstream>

using namespace vortex;
using namespace vortex::test;
using Device = Mortal::Device;
using Inventory = vortex::link::test::Inventory;

namespace {

// Above what LibTorch, its threads' heaps and the models map; nothing of what is taken beyond is touched.
constexpr const char* kAddressSpace = "device.memory_limit_mb=12000";

const Death kKill{"SIGKILL", SIGKILL, "", DeviceLoss::Signaled, "signal 9"};
const Death kStop{"SIGSTOP", SIGSTOP, "", DeviceLoss::StoppedProcess, "stopped by a signal"};
const Death kLoop{"an operator that never ends", 0, "loop", DeviceLoss::Wedged, "killed on demand"};
const Death kAlone{"out of memory, address space", 0, "reserve_alone", DeviceLoss::OutOfMemory, "no more memory"};
const Death kGorge{"out of memory, the kernel's killer", 0, "gorge", DeviceLoss::OutOfMemory, "out-of-memory killer"};
const Death kExit{"exit", 0, "exit", DeviceLoss::Exited, "exit status 3"};
const Death kSegv{"SIGSEGV in an operator", 0, "segv", DeviceLoss::Signaled, "signal 11"};
const Death kAbort{"SIGABRT in an operator", 0, "abort", DeviceLoss::Signaled, "signal 6"};
const Death kStops{"SIGSTOP of its own", 0, "stop", DeviceLoss::StoppedProcess, "stopped by a signal"};
const Death kDeaf{"its heart stops", 0, "deaf", DeviceLoss::Hung, "no heartbeat"};
const Death kLate{"dies while it is told to stop", 0, "late", DeviceLoss::Signaled, "signal 9"};
const Death kStillborn{"SIGKILL", SIGKILL, "", DeviceLoss::RefusedStart, "signal 9"};

constexpr Where kStages4[] = {Where::Audio, Where::Image, Where::Video, Where::Clip};
constexpr Where kEverywhere[] = {Where::Idle, Where::Audio,   Where::Image,    Where::Video,
                                 Where::Clip, Where::Between, Where::Stopping, Where::Clearing};

}  // namespace

#define ONLY_WHOLE()                                                                                                               \
  if (!test::isWhole())                                                                                                            \
  QSKIP("part of the 200 deaths: VORTEX_FULL=1")
#define GOES_ON(call)                                                                                                              \
  do {                                                                                                                             \
    call;                                                                                                                          \
    if (QTest::currentTestFailed())                                                                                                \
      return;                                                                                                                      \
  } while (false)

class TestDeviceDeaths : public QObject {
  Q_OBJECT
  DeathTable m_table;
  Inventory m_before;
  QTemporaryDir m_temporary;

  // What this process held before its engine and after, and what the device left in its folder of temporary files.
  void nothingIsLeft() {
    const Inventory after = Inventory::take();
    QVERIFY2(after == m_before, (m_before.text() + " became " + after.text()).c_str());
    QCOMPARE(QDir(m_temporary.path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries), QStringList());
  }

 private slots:
  void initTestCase() {
    adoptOrphans();
    qputenv("TMPDIR", m_temporary.path().toUtf8());
    { Channel::settings({}); }  // what is opened once and kept
  }
  void init() {
    m_table = {};
    m_before = Inventory::take();
  }
  void cleanup() {
    nothingIsLeft();
    m_table.print();
    if (test::isWhole())
      QVERIFY2(m_table.longestNotice() <= 1000, "a death was noticed later than after a second");
  }

  void aFewDeaths() {
    Mortal device(Device::WithFaults, true, m_table,
                  kSanitized ? std::vector<std::string>{} : std::vector<std::string>{kAddressSpace});
    GOES_ON(device.becomesReady());
    GOES_ON(device.dies(kLoop, Where::Image));
    if (!kSanitized)
      GOES_ON(device.survivesOutOfMemory(Stage::Clip));
    GOES_ON(device.diesWhileItStarts(kStop, Start::Loading));
  }

  void fromOutside() {
    ONLY_WHOLE();
    Mortal device(Device::Real, false, m_table);
    GOES_ON(device.becomesReady());
    const Death segv{"SIGSEGV", SIGSEGV, "", DeviceLoss::Signaled, "signal 11"},
        abort{"SIGABRT", SIGABRT, "", DeviceLoss::Signaled, "signal 6"};
    for (int round = 0; round < 2; ++round)
      for (const Death& death : {kKill, segv, abort, kStop})
        for (Where where : kEverywhere)
          GOES_ON(device.dies(death, where));
  }

  void fromInside() {
    ONLY_WHOLE();
    Mortal device(Device::WithFaults, false, m_table);
    GOES_ON(device.becomesReady());
    for (Where where : kStages4) {
      for (int round = 0; round < 2; ++round)
        for (const Death& death : {kExit, kSegv, kAbort, kStops})
          GOES_ON(device.dies(death, where));
      GOES_ON(device.dies(kDeaf, where));
    }
    for (int round = 0; round < 4; ++round)
      GOES_ON(device.dies(kLate, Where::Stopping));
  }

  void memory() {
    ONLY_WHOLE();
    if (kSanitized)
      QSKIP("an address-space limit and a sanitizer do not go together");
    Mortal device(Device::WithFaults, false, m_table, {kAddressSpace});
    GOES_ON(device.becomesReady());
    for (int round = 0; round < 2; ++round)
      for (Where where : kStages4)
        GOES_ON(device.dies(kAlone, where));
    for (Stage stage : kStages)
      GOES_ON(device.survivesOutOfMemory(stage));
  }

  void memoryByTheKernel() {
    ONLY_WHOLE();
    const auto cgroup = MemoryCgroup::create(1'500'000'000);
    if (!cgroup)
      QSKIP("a memory cgroup of our own needs root and a kernel that has the controller");
    QTemporaryDir folder;
    const std::string faults = folder.path().toStdString();
    const std::string program = "echo $$ >" + cgroup->door() + "; exec " VORTEX_BIN_DIR "/vortex-fault-worker " + faults;
    Mortal device(Device::WithFaults, false, m_table, {"device.command=[sh, -c, \"" + program + "\"]"}, faults);
    GOES_ON(device.becomesReady());
    for (int round = 0; round < 2; ++round)
      for (Where where : kStages4)
        GOES_ON(device.dies(kGorge, where));
  }

  void loops() {
    ONLY_WHOLE();
    Mortal device(Device::WithFaults, false, m_table);
    GOES_ON(device.becomesReady());
    for (int round = 0; round < 4; ++round)
      for (Where where : kStages4)
        GOES_ON(device.dies(kLoop, where));
  }

  void starts() {
    ONLY_WHOLE();
    Mortal device(Device::WithFaults, false, m_table);
    GOES_ON(device.becomesReady());
    for (Start start : {Start::Born, Start::Loading, Start::WarmUp})
      for (int round = 0; round < 2; ++round) {
        GOES_ON(device.diesWhileItStarts(kStillborn, start));
        GOES_ON(device.diesWhileItStarts(kStop, start));
        for (Death death : {kExit, kSegv, kAbort}) {
          death.expected = DeviceLoss::RefusedStart;
          if (start != Start::WarmUp)
            GOES_ON(device.diesWhileItStarts(death, start));
        }
      }
    for (int round = 0; round < 2; ++round)
      GOES_ON(device.givesUpWhatHasNoTime());
  }

  void shutdowns_data() {
    QTest::addColumn<int>("signal");
    QTest::addColumn<bool>("running");
    for (int signal : {SIGKILL, SIGSTOP})
      for (bool running : {true, false})
        QTest::addRow("signal %d %s", signal, running ? "while a slot runs" : "idle") << signal << running;
  }
  void shutdowns() {
    ONLY_WHOLE();
    QFETCH(int, signal);
    QFETCH(bool, running);
    Mortal device(Device::Real, true, m_table);
    GOES_ON(device.becomesReady());
    device.diesAtShutdown(signal, running);
  }
};

int main(int argc, char** argv) {
  qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");  // a part takes minutes
  QCoreApplication application(argc, argv);
  TestDeviceDeaths test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_device_deaths.moc"
