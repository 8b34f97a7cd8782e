// SPDX-License-Identifier: GPL-3.0-or-later
//
// What DeviceProcess promises beyond every backend's promises: stops that cross a finish, ends. Its buffers: test_link_pool.cpp.
#include "engine/link/output_tail.h"
#include "tests/engine/link/harness.h"
#include "tests/engine/link/thread_worker.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QScopeGuard>
#include <QTest>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <thread>

using namespace vortex;
using namespace vortex::link::test;
using link::DeviceProcess;

namespace {

std::string contentOf(const std::string& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// A worker that nothing can kill until `mortal`, as one that a driver holds.
class Immortal : public link::Worker {
 public:
  Immortal(std::unique_ptr<link::Worker> worker, const std::atomic<bool>& mortal) : m_worker(std::move(worker)), m_mortal(mortal) {}
  int pid() const override { return m_worker->pid(); }
  int descriptor() const override { return m_worker->descriptor(); }
  std::optional<link::WorkerEnd> ended() override { return m_worker->ended(); }
  bool stopped() override { return false; }
  std::optional<link::ThreadActivity> mainThread() override { return std::nullopt; }
  void kill() override {
    if (m_mortal)
      m_worker->kill();
  }
  link::Worker& inner() { return *m_worker; }

 private:
  std::unique_ptr<link::Worker> m_worker;
  const std::atomic<bool>& m_mortal;
};

}  // namespace

class TestLinkProcess : public QObject {
  Q_OBJECT
 private slots:
  void aFinishThatCrossesItsStopIsReportedAsStopped() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    const AttemptName name = h.start(Stage::Clip, "");
    pollfd ready{h.device().descriptor(), POLLIN, 0};
    QCOMPARE(::poll(&ready, 1, 60'000), 1);  // its `finished` (or a memory sample; then the device stops it) is there, unread
    h.send(backend::StopAttempt{name, StopCause::Timeout});
    if (h.wait<backend::AttemptStopped>() == nullptr) {
      const auto* lost = h.get<backend::DeviceLost>();
      QFAIL(lost != nullptr ? lost->detail.c_str() : "neither an end nor a death");
    }
    QCOMPARE(h.count<backend::AttemptFinished>(), std::size_t{0});
  }

  void anAttemptThatIgnoresItsStopIsDrainedAndDiscarded_data() { everyStartEndsOnce_data(); }
  void anAttemptThatIgnoresItsStopIsDrainedAndDiscarded() {
    QFETCH(bool, threads);
    DeviceProcess::Options options = toyOptions();
    if (threads)
      options.spawn = spawnThreads;
    Harness h(std::move(options));
    QVERIFY(h.openAndReady());
    const AttemptName name = h.start(Stage::Video, "late 10");
    QVERIFY(h.until([&] { return h.device().counters(Stage::Video)->operators > 0; }));
    h.send(backend::StopAttempt{name, StopCause::Timeout});
    QVERIFY(h.until([&] { return h.count<backend::AttemptStopped>() + h.count<backend::AttemptFinished>() > 0; }));
    QCOMPARE(h.count<backend::AttemptFinished>(), std::size_t{0});
    QVERIFY(h.get<backend::AttemptStopped>()->requestToStopped >= milliseconds(10));
  }

  void aStartThatIsStoppedBeforeItsLaneIsFreeRunsNoOperator() {
    DeviceProcess::Options options = toyOptions();
    options.spawn = spawnThreads;
    Harness h(std::move(options));
    QVERIFY(h.openAndReady());
    h.start(Stage::Image, "late 10");
    QVERIFY(h.until([&] { return h.device().counters(Stage::Image)->operators > 0; }));
    const AttemptName behind = h.start(Stage::Image, "ignore 0");  // would run its operator whatever it was told
    h.send(backend::StopAttempt{behind, StopCause::Operator});
    QVERIFY(h.wait<backend::AttemptStopped>(1));
    QVERIFY(h.get<backend::AttemptStopped>(1)->name == behind);
    QCOMPARE(h.get<backend::AttemptStopped>(1)->cost.operators, std::uint64_t{0});
  }

  void whatAWorkerHadSaidBeforeItDiedCounts() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    const auto pid = static_cast<id_t>(h.device().pid());
    QVERIFY(pid > 0);
    const AttemptName name = h.start(Stage::Audio, "lastword 100");  // more than is read of a lane at once
    siginfo_t info{};
    // It has ended, and may have been reaped already.
    QVERIFY(::waitid(P_PID, pid, &info, WEXITED | WNOWAIT) == 0 || errno == ECHILD);
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost);
    QCOMPARE(h.count<backend::AttemptStep>(), std::size_t{100});
    QCOMPARE(h.count<backend::AttemptFinished>(), std::size_t{1});
    QVERIFY(h.get<backend::AttemptFinished>()->name == name);
  }

  void aStopReachesEarlierAttemptsOfItsLaneAndNoOtherLane() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    const AttemptName image = h.start(Stage::Image, "work 20 1");
    const AttemptName first = h.start(Stage::Audio, "work 100000 1");
    const AttemptName second = h.start(Stage::Audio, "work 100000 1");
    h.send(backend::StopAttempt{second, StopCause::Shutdown});
    QVERIFY(h.wait<backend::AttemptStopped>(1));
    QVERIFY(h.get<backend::AttemptStopped>(0)->name == first);
    QVERIFY(h.get<backend::AttemptStopped>(1)->name == second);
    const auto* finished = h.wait<backend::AttemptFinished>();
    QVERIFY(finished && finished->name == image);
  }

  void theEndsOfAttemptsAreNamed() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    const auto reasonOf = [&](const std::string& script) {
      h.forget();
      h.start(Stage::Image, script);
      const auto* failed = h.wait<backend::AttemptFailed>();
      return failed ? failed->reason : Reason::None;
    };
    QVERIFY(reasonOf("fail") == Reason::ModelError);
    QVERIFY(reasonOf("throw") == Reason::ModelError);
    QVERIFY(reasonOf("oom") == Reason::OutOfMemory);
    QVERIFY(reasonOf(std::string(link::kMaxScript + 1, 'x')) == Reason::BadInput);
    QVERIFY2(h.get<backend::AttemptFailed>()->message.find("start.job.script") != std::string::npos, "");
  }

  void nothingStartsBeforeTheDeviceIsReady() {
    Harness h(toyOptions());
    h.open();
    h.start(Stage::Image, "");
    QVERIFY(h.get<backend::AttemptFailed>() && h.get<backend::AttemptFailed>()->reason == Reason::DeviceLost);
    QVERIFY(h.wait<backend::DeviceReady>());
  }

  void aFloodOfStepsDelaysNoEnd() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    h.start(Stage::Image, "steps 50000");
    QVERIFY(h.wait<backend::AttemptFinished>());
    QVERIFY(h.count<backend::AttemptStep>() > 0);
  }

  void memoryIsToldByItselfAndWhenAsked() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    const auto* sample = h.wait<event::MemorySample>(1);
    QVERIFY(sample);
    QCOMPARE(sample->used.count, std::int64_t{12});
    const std::size_t before = h.count<event::MemorySample>();
    h.send(backend::Probe{});
    QVERIFY(h.wait<event::MemorySample>(before));
  }

  void aSnapshotThatFailsSaysWhy() {
    Harness h(toyOptions());
    h.open();
    h.send(backend::Snapshot{"/early"});
    QCOMPARE(h.get<backend::SnapshotWritten>()->error, "no device is ready");
    QVERIFY(h.wait<backend::DeviceReady>());
    h.send(backend::Snapshot{"/nowhere"});
    const auto* written = h.wait<backend::SnapshotWritten>(1);
    QVERIFY(written);
    QCOMPARE(written->error, "no snapshot in /nowhere");
  }

  void aShutdownOfADeviceThatIgnoresItHasABound() {
    DeviceProcess::Options options = toyOptions();
    options.bounds.shutdown = milliseconds(100);
    Harness h(std::move(options));
    QVERIFY(h.openAndReady());
    h.start(Stage::Image, "ignore 1000000");
    QVERIFY(h.until([&] { return h.device().counters(Stage::Image)->operators > 0; }));
    h.send(backend::Shutdown{});
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost && lost->reason == DeviceLoss::Shutdown);
    QVERIFY2(lost->detail.find("killed: it had not ended within 100 ms") != std::string::npos, lost->detail.c_str());
    h.start(Stage::Image, "");
    QVERIFY(h.get<backend::AttemptFailed>() && h.get<backend::AttemptFailed>()->reason == Reason::Shutdown);
  }

  void aDeviceThatCannotBeKilledIsGivenUpWithItsBuffers() {
    std::atomic<bool> mortal{false};
    DeviceProcess::Options options = toyOptions();
    options.bounds.death = milliseconds(50);
    std::vector<Immortal*> born;
    options.spawn = [&]() -> tl::expected<link::Spawned, std::string> {
      auto spawned = spawnThreads();
      auto immortal = std::make_unique<Immortal>(std::move(spawned->worker), mortal);
      born.push_back(immortal.get());
      spawned->worker = std::move(immortal);
      return spawned;
    };
    Harness h(std::move(options));
    QVERIFY(h.openAndReady());
    h.start(Stage::Image, "work 1000000 1");
    h.send(backend::KillDevice{DeviceLoss::Wedged, false});
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost && lost->reason == DeviceLoss::Unkillable);
    QVERIFY(!lost->restarting);
    QCOMPARE(h.device().pool().leased(), 1);  // it may still be written to
    QVERIFY(!h.device().nextDue());

    h.send(backend::RestartDevice{});
    QVERIFY(h.wait<backend::DeviceReady>(1));
    h.start(Stage::Image, "fail");
    QVERIFY(h.wait<backend::AttemptFailed>());
    mortal = true;
    born.front()->kill();
    QVERIFY(h.until([&] { return h.device().pool().leased() == 0; }));
  }

  void aDeathIsSeenWhereSomebodyIgnoresChildren_data() {
    QTest::addColumn<bool>("whenStarted");
    QTest::newRow("who started us") << true;
    QTest::newRow("somebody, later") << false;
  }
  void aDeathIsSeenWhereSomebodyIgnoresChildren() {
    QFETCH(bool, whenStarted);
    const auto restore = qScopeGuard([was = std::signal(SIGCHLD, whenStarted ? SIG_IGN : SIG_DFL)] { std::signal(SIGCHLD, was); });
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    if (!whenStarted)
      std::signal(SIGCHLD, SIG_IGN);
    ::kill(h.device().pid(), SIGKILL);
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost);
    QVERIFY2(lost->reason == (whenStarted ? DeviceLoss::Signaled : DeviceLoss::Exited), lost->detail.c_str());
    QVERIFY(lost->restarting);
    QVERIFY(h.wait<backend::DeviceReady>(1));
  }

  void whatTheWorkerIsBornWith() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    const pid_t pid = h.device().pid();
    const std::string folder = "/proc/" + std::to_string(pid);
    QVERIFY(contentOf(folder + "/environ").find("OMP_WAIT_POLICY=PASSIVE") != std::string::npos);
    QCOMPARE(contentOf(folder + "/oom_score_adj"), "500\n");
    QCOMPARE(::getpgid(pid), pid);
    // 0 to 7, and the five pools that it has got since.
    int descriptors = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder + "/fd"))
      descriptors += entry.is_directory() ? 0 : 1;
    QCOMPARE(descriptors, 8 + 5);
  }

  void everyStartEndsOnce_data() {
    QTest::addColumn<bool>("threads");
    QTest::newRow("process") << false;
    QTest::newRow("threads") << true;
  }
  void everyStartEndsOnce() {
    QFETCH(bool, threads);
    DeviceProcess::Options options = toyOptions();
    if (threads)
      options.spawn = spawnThreads;
    Harness h(std::move(options));
    QVERIFY(h.openAndReady());
    std::mt19937 random(4711);
    std::map<std::uint64_t, int> ends;
    const int attempts = 600;
    const auto account = [&] {
      for (const backend::Report& report : h.reports()) {
        if (const auto* finished = std::get_if<backend::AttemptFinished>(&report))
          ++ends[finished->name.id.value];
        if (const auto* stopped = std::get_if<backend::AttemptStopped>(&report))
          ++ends[stopped->name.id.value];
        if (const auto* failed = std::get_if<backend::AttemptFailed>(&report))
          ++ends[failed->name.id.value];
      }
      h.forget();  // and with them the outputs, which go back to the pool
      return static_cast<int>(ends.size());
    };
    PerStage<std::optional<AttemptName>> last;
    for (int i = 0; i < attempts; ++i) {
      const Stage stage = kStages[random() % kStageCount];
      if (last[stage] && random() % 2 == 0)
        h.send(backend::StopAttempt{*last[stage], StopCause::Operator});
      QVERIFY(h.until([&] { return !last[stage] || (account(), ends.count(last[stage]->id.value) == 1); }));
      last[stage] = h.start(stage, random() % 2 == 0 ? "" : "work 3 0.1");
    }
    QVERIFY(h.until([&] { return account() == attempts; }));
    for (const auto& [id, count] : ends)
      QCOMPARE(count, 1);
  }

  void aLaneWhoseSocketIsFullTakesItsStartsLater() {
    DeviceProcess::Options options = toyOptions();
    options.settings.maxSlotsInFlight = 64;
    Harness h(std::move(options));
    QVERIFY(h.openAndReady());
    const std::size_t starts = 60;
    for (std::size_t i = 0; i < starts; ++i)  // the lane takes a start when it is done with the one before
      h.start(Stage::Clip, (i == 0 ? "work 1 500 " : "work 1 1 ") + std::string(30'000, 'x'));
    QVERIFY(h.device().waiting() > 0);
    QVERIFY(h.wait<backend::AttemptFinished>(starts - 1));
    QCOMPARE(h.count<backend::AttemptStarted>(), starts);
    for (std::size_t i = 0; i < starts; ++i)
      QCOMPARE(h.get<backend::AttemptFinished>(i)->name.id.value, i + 1);
  }

  void whatItPrintsIsToldLineByLineAndAFloodIsCutShort() {
    link::OutputTail tail;
    tail.append("a warn");
    QVERIFY(tail.takeLines().empty());
    tail.append("ing\n\nand\x01 more\nhalf");
    QCOMPARE(tail.takeLines(), (std::vector<std::string>{"a warning", "and more"}));
    QVERIFY(tail.takeLines().empty());
    tail.append(std::string(10'000, 'x') + '\n');
    QCOMPARE(tail.takeLines().at(0).size(), link::OutputTail::kLongestLine);
    for (int i = 0; i < 1'000; ++i)
      tail.append("again\n");
    const auto flood = tail.takeLines();
    QCOMPARE(flood.size(), link::OutputTail::kMostLines - 3 + 1);
    QCOMPARE(flood.back(), "prints more than 100 lines; the others are not told");
    tail.append("again\n");
    QVERIFY(tail.takeLines().empty());
  }

  void theTailOfWhatItPrintedIsKeptInOneLine() {
    link::OutputTail tail;
    tail.append("first\n\n  second\x01\n");
    QCOMPARE(tail.text(), "first |   second");
    tail.append("caf\xc3\xa9 \xff\xc3");
    QVERIFY2(tail.text().ends_with("caf\xc3\xa9 ??"), tail.text().c_str());
    for (int i = 0; i < 1000; ++i)
      tail.append("0123456789");
    QCOMPARE(tail.text().size(), link::OutputTail::kKept);
    QVERIFY(tail.text().ends_with("6789"));
  }
};

QTEST_GUILESS_MAIN(TestLinkProcess)
#include "test_link_process.moc"
