// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every death at every step of the protocol is noticed, named, and survived; nothing leaks. The times are printed, not asserted:
// VORTEX_FULL=1 has 200 deaths under load in the table, a sample without it.
#include "tests/engine/link/harness.h"
#include "tests/engine/link/inventory.h"
#include "tests/sample.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <map>

using namespace vortex;
using namespace vortex::link::test;
using link::DeviceProcess;

namespace {

constexpr int kMemoryLimitMb = 400;

// One way to die while it works: a signal from outside, or what a script makes the toy do.
struct Death {
  const char* name;
  int signal;          // 0: the script does it
  const char* script;  // of the attempt that is there when it happens
  DeviceLoss expected;
  const char* detail;  // part of the message
};

const std::vector<Death>& deaths() {
  static const std::vector<Death> all{
      {"SIGKILL", SIGKILL, "work 1000000 1", DeviceLoss::Signaled, "signal 9"},
      {"SIGSEGV from outside", SIGSEGV, "work 1000000 1", DeviceLoss::Signaled, "signal 11"},
      {"SIGSTOP", SIGSTOP, "work 1000000 1", DeviceLoss::StoppedProcess, "stopped"},
      {"crash in an operator", 0, "segv", DeviceLoss::Signaled, "signal 11"},
      {"abort", 0, "abort", DeviceLoss::Signaled, "signal 6"},
      {"exit", 0, "exit", DeviceLoss::Exited, "exit status 3"},
      {"stops itself", 0, "stop", DeviceLoss::StoppedProcess, "stopped"},
      {"its context dies", 0, "context", DeviceLoss::ContextLost, "a sticky error"},
      {"garbage", 0, "garbage", DeviceLoss::ProtocolError, "header.magic"},
      {"a packet too large", 0, "huge", DeviceLoss::ProtocolError, "66536 bytes"},
      {"ends an attempt twice", 0, "twice", DeviceLoss::ProtocolError, "does not run"},
      {"speaks of a stranger", 0, "stranger", DeviceLoss::ProtocolError, "987654"},
      {"the heart stops", 0, "deaf", DeviceLoss::Hung, "no heartbeat"},
  };
  return all;
}

// Longer than any wait for a death: only what is killed ends by it.
DeviceProcess::Options optionsFor(const QString& what, const QString& fault) {
  DeviceProcess::Options options = toyOptions({what.toStdString(), fault.toStdString()});
  options.settings.device.startTimeout = fault == "hang" || fault == "silent" ? milliseconds(200) : seconds(60);
  if (fault == "eat")
    options.settings.device.memoryLimitMb = kMemoryLimitMb;
  return options;
}

struct Times {
  std::vector<double> noticed, back;  // ms
};

void print(const std::map<std::string, Times>& table) {
  const auto median = [](std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
  };
  const auto most = [](const std::vector<double>& values) {
    return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
  };
  std::printf("%-28s %6s %14s %14s %14s %14s\n", "death", "n", "noticed, ms", "at most", "back, ms", "at most");
  for (const auto& [name, times] : table)
    std::printf("%-28s %6zu %14.1f %14.1f %14.1f %14.1f\n", name.c_str(), times.noticed.size(), median(times.noticed),
                most(times.noticed), median(times.back), most(times.back));
  std::fflush(stdout);
}

}  // namespace

class TestLinkDeaths : public QObject {
  Q_OBJECT
 private slots:
  void beforeItIsReady_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("expected");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* what, const char* fault, DeviceLoss expected, const char* detail) {
      QTest::addRow("%s %s", what, fault) << QString(what) << QString(fault) << static_cast<int>(expected) << QString(detail);
    };
    row("hello", "exit", DeviceLoss::RefusedStart, "exit status 3 before it was ready");
    row("hello", "segv", DeviceLoss::RefusedStart, "signal 11");
    row("hello", "silent", DeviceLoss::RefusedStart, "not ready within 200 ms");
    row("hello", "major", DeviceLoss::WrongBuild, "header.major: 2 is outside of 1..1");
    row("hello", "garbage", DeviceLoss::ProtocolError, "header.magic");
    row("build", "toy 2", DeviceLoss::WrongBuild, "the worker is \"toy 2\", expected \"toy 1\"");
    row("load", "segv", DeviceLoss::RefusedStart, "signal 11");
    row("load", "abort", DeviceLoss::RefusedStart, "signal 6");
    row("load", "exit", DeviceLoss::RefusedStart, "exit status 3");
    row("load", "throw", DeviceLoss::RefusedStart, "the toy does not fit");
    row("load", "hang", DeviceLoss::RefusedStart, "not ready within 200 ms");
    row("load", "eat", DeviceLoss::OutOfMemory, "no more memory");
  }
  void beforeItIsReady() {
    QFETCH(QString, what);
    QFETCH(QString, fault);
    QFETCH(int, expected);
    QFETCH(QString, detail);
    if (fault == "eat" && vortex::test::kSanitized)
      QSKIP("an address-space limit and a sanitizer do not go together");
    const Inventory before = Inventory::take();
    {
      Harness h(optionsFor(what, fault));
      h.open();
      const auto* lost = h.wait<backend::DeviceLost>();
      QVERIFY(lost);
      QVERIFY2(lost->reason == static_cast<DeviceLoss>(expected), lost->detail.c_str());
      QVERIFY2(QString::fromStdString(lost->detail).contains(detail), lost->detail.c_str());
      QVERIFY2(QString::fromStdString(lost->detail).contains("toy speaks"), lost->detail.c_str());
      const bool hopeless = lost->reason == DeviceLoss::WrongBuild;
      QCOMPARE(lost->restarting, !hopeless);
      if (hopeless)
        QVERIFY(!h.device().nextDue());
      else
        QVERIFY(h.wait<backend::DeviceStarting>(1));
      QCOMPARE(h.count<backend::DeviceReady>(), std::size_t{0});
    }
    const Inventory after = Inventory::take();
    QVERIFY2(after == before, (before.text() + " became " + after.text()).c_str());
  }

  void aProgramThatIsNotThereIsARefusedStart() {
    DeviceProcess::Options options = toyOptions();
    options.settings.device.command = {"/nowhere/vortex-device"};
    Harness h(std::move(options));
    h.open();
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost && lost->reason == DeviceLoss::RefusedStart);
    QVERIFY2(lost->detail.find("cannot run /nowhere/vortex-device: No such file") != std::string::npos, lost->detail.c_str());
  }

  void aFileThatIsNoProgramIsARefusedStart() {
    DeviceProcess::Options options = toyOptions();
    options.settings.device.command = {"/etc"};
    Harness h(std::move(options));
    h.open();
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost && lost->reason == DeviceLoss::RefusedStart);
    QVERIFY2(lost->detail.find("cannot run /etc: errno 13") != std::string::npos, lost->detail.c_str());
  }

  void whileItIsIdle_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGKILL") << SIGKILL;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGSTOP") << SIGSTOP;
  }
  void whileItIsIdle() {
    QFETCH(int, signal);
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    ::kill(h.device().pid(), signal);
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost);
    QVERIFY2(lost->reason == (signal == SIGSTOP ? DeviceLoss::StoppedProcess : DeviceLoss::Signaled), lost->detail.c_str());
    QVERIFY(h.wait<backend::DeviceReady>(1));
  }

  void whileItIsStarting_data() { whileItIsIdle_data(); }
  void whileItIsStarting() {
    QFETCH(int, signal);
    DeviceProcess::Options options = optionsFor("load", "hang");
    options.settings.device.startTimeout = seconds(600);  // no bound of the start is what ends it
    Harness h(std::move(options));
    h.open();
    QVERIFY(h.wait<backend::DeviceProgress>());
    ::kill(h.device().pid(), signal);
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost);
    QVERIFY2(lost->reason == (signal == SIGSTOP ? DeviceLoss::StoppedProcess : DeviceLoss::RefusedStart), lost->detail.c_str());
  }

  void whileItDrains_data() {
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("killed");
    QTest::newRow("crashes as it is told to stop") << QString("stopdie") << false;
    QTest::newRow("is killed while it ignores the stop") << QString("ignore 1000000") << true;
  }
  void whileItDrains() {
    QFETCH(QString, script);
    QFETCH(bool, killed);
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    const AttemptName name = h.start(Stage::Image, script.toStdString());
    QVERIFY(h.until([&] { return h.device().counters(Stage::Image)->operators > 0; }));
    h.send(backend::StopAttempt{name, StopCause::Operator});
    if (killed)
      ::kill(h.device().pid(), SIGKILL);
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost);
    QVERIFY2(lost->reason == DeviceLoss::Signaled, lost->detail.c_str());
    QCOMPARE(h.count<backend::AttemptStopped>(), std::size_t{0});
    QCOMPARE(h.device().pool().leased(), 0);
    QVERIFY(h.wait<backend::DeviceReady>(1));
  }

  void anOperatorThatNeverEndsDiesWithItsDevice() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    const AttemptName name = h.start(Stage::Video, "hang", {});
    h.send(backend::StopAttempt{name, StopCause::Timeout});
    const AttemptName image = h.start(Stage::Image, "hang");
    h.send(backend::StopAttempt{image, StopCause::Timeout});
    h.send(backend::KillDevice{DeviceLoss::Wedged, false});
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost && lost->reason == DeviceLoss::Wedged);
    QVERIFY(h.wait<backend::DeviceReady>(1));
  }

  void runningOutOfMemoryUnderALimitIsNamed() {
    if (vortex::test::kSanitized)
      QSKIP("an address-space limit and a sanitizer do not go together");
    DeviceProcess::Options options = toyOptions();
    options.settings.device.memoryLimitMb = kMemoryLimitMb;
    Harness h(std::move(options));
    QVERIFY(h.openAndReady());
    h.start(Stage::Image, "eat");
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost);
    QVERIFY2(lost->reason == DeviceLoss::OutOfMemory, lost->detail.c_str());
    QVERIFY(h.wait<backend::DeviceReady>(1));
  }

  void deathsUnderLoad() {
    const int rounds = test::isWhole() ? 200 : 26;
    const Inventory before = Inventory::take();
    std::map<std::string, Times> table;
    {
      Harness h(toyOptions());
      QVERIFY(h.openAndReady());
      Inventory first;
      for (int round = 0; round < rounds; ++round) {
        const Death& death = deaths()[static_cast<std::size_t>(round) % deaths().size()];
        h.forget();
        h.start(Stage::Image, "work 1000000 1");
        QVERIFY(h.until([&] { return h.device().counters(Stage::Image)->operators > 0; }));
        if (death.signal == 0)
          h.start(Stage::Audio, death.script);
        else
          ::kill(h.device().pid(), death.signal);
        const Time begin = h.now();
        const auto* lost = h.wait<backend::DeviceLost>();
        QVERIFY2(lost, death.name);
        Times& times = table[death.name];
        times.noticed.push_back(inMilliseconds(h.now() - begin));
        QVERIFY2(lost->reason == death.expected, (std::string(death.name) + ": " + lost->detail).c_str());
        QVERIFY2(lost->detail.find(death.detail) != std::string::npos, (std::string(death.name) + ": " + lost->detail).c_str());
        QVERIFY(lost->restarting);
        for (const backend::Report& report : h.reports()) {
          const auto* finished = std::get_if<backend::AttemptFinished>(&report);
          QVERIFY2(!finished || finished->name.stage == Stage::Audio, death.name);
        }
        h.forget();
        QCOMPARE(h.device().pool().leased(), 0);
        const auto* ready = h.wait<backend::DeviceReady>();
        QVERIFY2(ready, death.name);
        times.back.push_back(inMilliseconds(ready->startup));
        h.start(Stage::Clip, "fail");
        QVERIFY(h.wait<backend::AttemptFailed>());
        h.start(Stage::Image, "");
        QVERIFY2(h.wait<backend::AttemptFinished>(), death.name);
        const Inventory now = Inventory::take();
        if (round == 0)
          first = now;
        QVERIFY2(now == first, (std::string(death.name) + ": " + first.text() + " became " + now.text()).c_str());
      }
    }
    const Inventory after = Inventory::take();
    QVERIFY2(after == before, (before.text() + " became " + after.text()).c_str());
    print(table);
  }

  void theDeviceDiesWithTheEngine() {
    // Its engine is a process of this test's own, so that it can be killed.
    int pipe[2];
    QCOMPARE(::pipe(pipe), 0);
    const pid_t engine = ::fork();
    if (engine == 0) {
      Harness h(toyOptions());
      const int pid = h.openAndReady() ? h.device().pid() : 0;
      static_cast<void>(!::write(pipe[1], &pid, sizeof pid));
      for (;;)
        ::pause();
    }
    int device = 0;
    QCOMPARE(::read(pipe[0], &device, sizeof device), static_cast<ssize_t>(sizeof device));
    QVERIFY(device > 0);
    ::kill(engine, SIGKILL);
    QCOMPARE(::waitpid(engine, nullptr, 0), engine);
    QTRY_VERIFY_WITH_TIMEOUT(::kill(device, 0) != 0, 60'000);
    ::close(pipe[0]);
    ::close(pipe[1]);
  }
};

QTEST_GUILESS_MAIN(TestLinkDeaths)
#include "test_link_deaths.moc"
