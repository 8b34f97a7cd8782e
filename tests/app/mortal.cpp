// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/mortal.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>

namespace vortex::test {
namespace {

constexpr int kNet_ms = 120'000;  // against a hang, not an assertion
constexpr Duration kCadence = seconds(1);

// False for one that is dead and waits for its status to be taken: an orphan, of a device that died before.
bool isAlive(int pid) {
  std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
  std::string line;
  std::getline(stat, line);
  const auto state = line.rfind(") ");  // the name before it may hold anything
  return state != std::string::npos && line.compare(state + 2, 1, "Z") != 0;
}

bool isSpeller(int pid) {
  std::ifstream comm("/proc/" + std::to_string(pid) + "/comm");
  std::string name;
  return (comm >> name) && name == "espeak-ng";
}

std::optional<Stage> stageOf(Where where) {
  switch (where) {
  case Where::Audio:
    return Stage::Audio;
  case Where::Image:
  case Where::Stopping:
    return Stage::Image;
  case Where::Video:
  case Where::Clearing:
    return Stage::Video;
  case Where::Clip:
    return Stage::Clip;
  case Where::Idle:
  case Where::Between:
    return std::nullopt;
  }
  return std::nullopt;
}

template <typename E>
auto of(SlotId slot) {
  return [slot](const E& e) { return e.slot == slot; };
}

template <typename E>
auto of(SlotId slot, Stage stage) {
  return [=](const E& e) { return e.attempt.slot == slot && e.attempt.stage == stage; };
}

std::vector<std::string> withCommand(bool faulty, const std::string& faults, std::vector<std::string> sets) {
  if (faulty)
    sets.push_back("device.command=[" VORTEX_BIN_DIR "/vortex-fault-worker, " + faults + "]");
  return sets;
}

}  // namespace

std::vector<int> childProcesses() {
  std::vector<int> all;
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
    std::ifstream list(task.path() / "children");
    for (int pid = 0; list >> pid;)
      all.push_back(pid);
  }
  return all;
}

void adoptOrphans() { ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

bool nobodyLeftBut(int device) {
  bool alone = true;
  for (int pid : childProcesses())
    alone = alone && (pid == device || ::waitpid(pid, nullptr, WNOHANG) == pid);
  return alone;
}

Mortal::Mortal(Device device, bool patient, DeathTable& table, std::vector<std::string> sets, std::string faults)
    : m_faults(faults.empty() ? m_folder.path().toStdString() : faults), m_patient(patient), m_table(table),
      m_channel(Channel::settings(withCommand(device == Device::WithFaults && faults.empty(), m_faults, std::move(sets))),
                m_folder.path().toStdString() + "/slots") {}

Mortal::~Mortal() {
  if (QTest::currentTestFailed())
    m_channel.printLast(40);
}

void Mortal::arm(const std::string& place, const char* word) {
  const std::string file = fault(place);
  std::ofstream(file + ".new") << word << '\n';
  std::filesystem::remove(fault("fault_ns"));
  std::filesystem::rename(file + ".new", file);
}

// When the worker committed its fault.
Time Mortal::faultTime() const {
  std::int64_t monotonicNs = 0;
  std::ifstream(fault("fault_ns")) >> monotonicNs;
  return m_channel.onEngineClock(monotonicNs);
}

void Mortal::becomesReady() {
  const auto ready = m_channel.await<event::DeviceReady>(0);
  QVERIFY(ready);
  m_pid = ready->pid;
  m_slowestRestart = ready->restart;
  const SlotId slot = m_channel.submit();
  const auto delivered = m_channel.await<event::SlotDelivered>(0, of<event::SlotDelivered>(slot));
  QVERIFY(delivered);
  m_slowestSlot = delivered->ready;
  settles();
}

// Waits until the victim is where it is to die.
void Mortal::reach(const Death& death, Where where, SlotId victim, std::size_t mark) {
  if (where == Where::Between) {
    QVERIFY(m_channel.await<event::StageComplete>(mark, of<event::StageComplete>(victim, Stage::Image)));
  } else if (const auto stage = stageOf(where)) {
    if (death.signal == 0 || m_round % 2 == 0)
      QVERIFY(m_channel.await<event::AttemptStep>(mark, of<event::AttemptStep>(victim, *stage)));
    else
      QVERIFY(m_channel.await<event::AttemptStarted>(mark, of<event::AttemptStarted>(victim, *stage)));
  }
  if (death.expected == DeviceLoss::Wedged)  // else the stop could come before the operator
    QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(fault("fault_ns")), kNet_ms);
}

// Kills it, or sees to it that it dies; when it was.
Time Mortal::commit(const Death& death, Where where, SlotId victim, std::size_t mark) {
  const bool loops = death.expected == DeviceLoss::Wedged;
  if (where == Where::Stopping || loops) {
    m_channel.engine().cancel(victim);
    const auto asked = m_channel.await<event::AttemptStopRequested>(mark, [&](const auto& e) { return e.attempt.slot == victim; });
    if (loops)
      return asked.at;
  }
  if (where == Where::Clearing) {
    ::kill(m_pid, SIGSTOP);  // so that it dies with the order in its hands
    m_channel.engine().clearBuffers();
  }
  if (death.signal != 0) {
    const Time now = m_channel.engine().now();
    ::kill(m_pid, death.signal);
    if (where == Where::Clearing && death.signal != SIGSTOP)
      ::kill(m_pid, SIGCONT);
    return now;
  }
  m_channel.await<event::DeviceLost>(mark);
  return faultTime();
}

// The first air time of the cadence that the measured restart leaves time for.
SlotId Mortal::nextOnTheCadence() {
  // What was in flight is made as well, beside it and before it. Until there are 59 samples the engine reckons with the targets,
  // and starts nothing that by them could not make it.
  const Settings& settings = m_channel.settings();
  const auto target = [&](Stage stage) { return settings.stages[stage].target; };
  const Duration targets =
      std::max(target(Stage::Audio), target(Stage::Image)) + target(Stage::Video) + target(Stage::Clip) + settings.deliveryTarget;
  const Duration need =
      m_slowestRestart * 3 / 2 + std::max(3 * m_slowestSlot, targets) + settings.downstream;  // no restart is like another
  const Time now = m_channel.engine().now(), earliest = now + (m_patient ? 100 * need : need);
  const Time air{(earliest.time_since_epoch() / kCadence + 1) * kCadence};
  return m_channel.submit(air - now);
}

void Mortal::isMade(SlotId slot, std::size_t mark, const std::string& kind) {
  const auto complete = m_channel.await<event::SlotComplete>(mark, of<event::SlotComplete>(slot));
  QVERIFY(complete);
  DeathFigures& figures = m_table.of(kind);
  ++figures.outcomes[std::string(toString(complete->verdict.outcome))];
  QVERIFY2(complete->verdict.outcome == Outcome::Succeeded, (kind + ": " + complete->verdict.message).c_str());
  const auto delivered = m_channel.await<event::SlotDelivered>(mark, of<event::SlotDelivered>(slot));
  QVERIFY2(delivered, kind.c_str());
  figures.onTime += complete->spareToAir && *complete->spareToAir >= Duration{} ? 1 : 0;
}

void Mortal::dies(const Death& death, Where where) {
  ++m_round;
  const std::size_t mark = m_channel.mark();
  const bool idle = where == Where::Idle, loops = death.expected == DeviceLoss::Wedged;
  const auto stage = stageOf(where);
  if (death.signal == 0)
    arm(std::string(toString(*stage)), death.fault);
  const SlotId victim = idle ? SlotId{} : m_channel.submit();
  reach(death, where, victim, mark);
  if (QTest::currentTestFailed())
    return;
  const Time cause = commit(death, where, victim, mark);
  const auto lost = m_channel.await<event::DeviceLost>(mark);
  QVERIFY2(lost, death.name);
  const SlotId next = nextOnTheCadence();
  QVERIFY2(lost->reason == death.expected, (std::string(death.name) + ": " + lost->detail).c_str());
  QVERIFY2(lost->detail.find(death.detail) != std::string::npos, (std::string(death.name) + ": " + lost->detail).c_str());
  const auto quarantined = loops ? m_channel.await<event::DeviceQuarantined>(mark) : Seen<event::DeviceQuarantined>{};
  const auto ready = m_channel.await<event::DeviceReady>(lost.after);
  QVERIFY2(ready, death.name);
  QVERIFY(ready->pid != m_pid);
  m_pid = ready->pid;
  m_slowestRestart = std::max(m_slowestRestart, ready->restart);

  DeathFigures& figures = m_table.of(death.name);
  ++figures.deaths;
  figures.noticed.push_back(inMilliseconds((loops ? quarantined.at : lost.at) - cause));
  figures.back.push_back(inMilliseconds(ready->restart));
  int ended = 0, notRetried = 0;
  m_channel.each<event::AttemptStopped>(mark, [&](const event::AttemptStopped& stopped, Time) {
    QCOMPARE(stopped.held.count, 0);
    ended += stopped.byExit ? 1 : 0;
    if (stopped.cause == StopCause::DeviceLost)
      ++(stopped.retryIn ? figures.retried : notRetried);
  });
  QCOMPARE(ended, lost->attempts);  // each of them ended with the device
  QCOMPARE(notRetried, 0);          // there was time, and it was the slot's first loss

  if (where == Where::Stopping || loops) {
    const auto complete = m_channel.await<event::SlotComplete>(mark, of<event::SlotComplete>(victim));
    QVERIFY(complete && complete->verdict.outcome == Outcome::Canceled);
    ++figures.outcomes["canceled"];
  } else if (!idle) {
    isMade(victim, mark, death.name);
  }
  isMade(next, mark, death.name);
  if (QTest::currentTestFailed())
    return;
  QCOMPARE(m_channel.count<event::SlotMissed>(mark), 0);
  settles();
}

void Mortal::diesWhileItStarts(const Death& death, Start start) {
  const std::size_t mark = m_channel.mark();
  if (death.signal == 0)
    arm(start == Start::Born ? "main" : "load", death.fault);
  const SlotId victim = m_channel.submit();
  QVERIFY(m_channel.await<event::AttemptStarted>(mark, of<event::AttemptStarted>(victim, Stage::Audio)));
  const Time killed = m_channel.engine().now();
  ::kill(m_pid, SIGKILL);
  const auto first = m_channel.await<event::DeviceLost>(mark);
  QVERIFY(first && first->reason == DeviceLoss::Signaled);
  ++m_table.of("SIGKILL").deaths;
  m_table.of("SIGKILL").noticed.push_back(inMilliseconds(first.at - killed));
  const auto starting = m_channel.await<event::DeviceStarting>(first.after);
  QVERIFY(starting);
  Time cause{};
  if (death.signal != 0) {
    const char* const reached = start == Start::Loading ? "voice" : "check";  // the warm-up follows the last model
    if (start != Start::Born)
      QVERIFY(m_channel.await<event::DeviceProgress>(starting.after, [&](const auto& e) { return e.what == reached; }));
    const auto children = childProcesses();
    const auto device = std::find_if(children.begin(), children.end(), [](int pid) { return !isSpeller(pid) && isAlive(pid); });
    QVERIFY(device != children.end());
    cause = m_channel.engine().now();
    ::kill(*device, death.signal);
  }
  const auto lost = m_channel.await<event::DeviceLost>(first.after);
  QVERIFY(lost);
  if (death.signal == 0)
    cause = faultTime();
  QVERIFY2(lost->reason == death.expected, (std::string(death.name) + ": " + lost->detail).c_str());
  QVERIFY2(lost->detail.find(death.detail) != std::string::npos, (std::string(death.name) + ": " + lost->detail).c_str());
  QCOMPARE(lost->attempts, 0);
  const SlotId next = nextOnTheCadence();
  const auto ready = m_channel.await<event::DeviceReady>(lost.after);
  QVERIFY(ready);
  m_pid = ready->pid;
  m_slowestRestart = std::max(m_slowestRestart, ready->restart);
  const std::string kind = std::string(death.name) + (start == Start::Born      ? ", not yet greeted"
                                                      : start == Start::Loading ? ", loading"
                                                                                : ", warming up");
  DeathFigures& figures = m_table.of(kind);
  ++figures.deaths;
  figures.noticed.push_back(inMilliseconds(lost.at - cause));
  figures.back.push_back(inMilliseconds(ready->restart));
  isMade(victim, mark, kind);  // a death before it is ready costs no slot a second loss
  isMade(next, mark, kind);
  if (!QTest::currentTestFailed())
    settles();
}

void Mortal::survivesOutOfMemory(Stage stage) {
  const std::size_t mark = m_channel.mark();
  arm(std::string(toString(stage)), "reserve");
  const SlotId victim = m_channel.submit();
  const auto failed = m_channel.await<event::AttemptFailed>(mark, of<event::AttemptFailed>(victim, stage));
  QVERIFY(failed);
  QVERIFY2(failed->reason == Reason::OutOfMemory, failed->message.c_str());
  QCOMPARE(failed->held.count, 0);
  QVERIFY(!failed->retryIn);
  const auto complete = m_channel.await<event::SlotComplete>(mark, of<event::SlotComplete>(victim));
  QVERIFY(complete && complete->verdict.outcome == Outcome::Failed && complete->verdict.reason == Reason::OutOfMemory);
  QVERIFY(complete->verdict.stage == stage);
  DeathFigures& figures = m_table.of("out of memory, survived");
  ++figures.outcomes["failed"];
  isMade(nextOnTheCadence(), mark, "out of memory, survived");
  QCOMPARE(m_channel.count<event::DeviceLost>(mark), 0);
  settles();
}

void Mortal::givesUpWhatHasNoTime() {
  const std::size_t mark = m_channel.mark();
  ::kill(m_pid, SIGKILL);
  const auto lost = m_channel.await<event::DeviceLost>(mark);
  QVERIFY(lost);
  const SlotId hopeless = m_channel.submit(m_slowestRestart / 2 + m_channel.settings().downstream);
  const SlotId next = nextOnTheCadence();
  const auto complete = m_channel.await<event::SlotComplete>(mark, of<event::SlotComplete>(hopeless));
  QVERIFY(complete);
  QVERIFY2(complete->verdict.outcome == Outcome::Shed, complete->verdict.message.c_str());
  QVERIFY(m_channel.await<event::SlotMissed>(mark, of<event::SlotMissed>(hopeless)));
  QCOMPARE(m_channel.count<event::DeviceReady>(mark), 0);  // it did not wait for the device to be told so
  const auto ready = m_channel.await<event::DeviceReady>(lost.after);
  QVERIFY(ready);
  m_pid = ready->pid;
  isMade(next, mark, "SIGKILL, no time for one slot");
  settles();
}

void Mortal::diesAtShutdown(int signal, bool running) {
  const std::size_t mark = m_channel.mark();
  const SlotId slot = running ? m_channel.submit() : SlotId{};
  if (running)
    QVERIFY(m_channel.await<event::AttemptStarted>(mark, of<event::AttemptStarted>(slot, Stage::Image)));
  m_channel.engine().stop(StopMode::Drain);
  ::kill(m_pid, signal);
  while (m_channel.more()) {
  }
  m_channel.engine().join();
  if (running) {
    const auto complete = m_channel.await<event::SlotComplete>(mark, of<event::SlotComplete>(slot));
    QVERIFY2(complete && complete->verdict.outcome != Outcome::Succeeded, "decided, though its device and its engine ended");
  }
  QVERIFY(m_channel.count<event::DeviceLost>(mark) >= 1);
  QTRY_VERIFY_WITH_TIMEOUT(nobodyLeftBut(0), kNet_ms);
}

// Nothing of the dead is left: no process, no descriptor, no memory.
void Mortal::settles() {
  QTRY_VERIFY_WITH_TIMEOUT(nobodyLeftBut(m_pid), kNet_ms);
  if (!m_first) {
    m_first = link::test::Inventory::take();
    return;
  }
  // A record may still be on its way to the disk.
  QTRY_COMPARE_WITH_TIMEOUT(link::test::Inventory::take().descriptors, m_first->descriptors, kNet_ms);
  const auto now = link::test::Inventory::take();
  QCOMPARE(now.memories, m_first->memories);
  QCOMPARE(now.children, 1);
}

}  // namespace vortex::test
