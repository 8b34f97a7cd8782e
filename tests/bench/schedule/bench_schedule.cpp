// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a decision costs: one slot's whole life with stages that take no time (target: 2 µs), and 10,000 slots of 45 s on a virtual
// clock (target: 1 s), beside the throughput that the same code gives there. bench_schedule [RUNS]; medians of process CPU time and
// of wall time.
#include "engine/schedule/scheduler.h"

#include <sys/resource.h>
#include <sys/utsname.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <queue>
#include <string>
#include <thread>
#include <vector>

using namespace vortex;
using namespace vortex::schedule;

namespace {

struct Cost {
  double wall = 0, cpu = 0;  // seconds
};

double cpuSeconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

template <typename Work>
Cost medianOf(int runs, const Work& work) {
  std::vector<double> wall, cpu;
  for (int run = 0; run < runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    const double cpuStart = cpuSeconds();
    work();
    cpu.push_back(cpuSeconds() - cpuStart);
    wall.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(wall.begin(), wall.end());
  std::sort(cpu.begin(), cpu.end());
  return {wall[wall.size() / 2], cpu[cpu.size() / 2]};
}

// A device and a clock that are nothing but a queue of what is to come.
class Simulation {
 public:
  Simulation(Settings settings, PerStage<Duration> lengths, Duration encode)
      : m_scheduler(std::move(settings)), m_lengths(lengths), m_encode(encode) {
    feed(input::DeviceReady{});
  }

  void submitAt(Time at, std::uint64_t slot, bool onCadence) {
    input::Submit submit{.slot = {slot}, .seed = slot, .onCadence = onCadence, .noDeadline = !onCadence};
    if (onCadence)
      submit.airAt = at + seconds(45);
    m_coming.push({at, ++m_order, submit});
  }

  // Until nothing is to come. Returns the time of the last decision.
  Time run() {
    while (!m_coming.empty()) {
      const auto timer = m_scheduler.nextTimer();
      if (timer && *timer < m_coming.top().at) {
        m_now = std::max(m_now, *timer);
        feed(input::TimerDue{});
        continue;
      }
      const Coming next = m_coming.top();
      m_coming.pop();
      m_now = next.at;
      feed(next.input);
    }
    return m_lastDecided;
  }

  int succeeded() const { return m_succeeded; }

 private:
  struct Coming {
    Time at;
    std::uint64_t order;
    Input input;
    bool operator<(const Coming& other) const { return at != other.at ? at > other.at : order > other.order; }
  };

  void feed(const Input& input) {
    m_out.clear();
    m_scheduler.step(input, m_now, m_out);
    for (const Command& command : m_out) {
      if (const auto* start = std::get_if<command::StartAttempt>(&command)) {
        const Duration length = m_lengths[start->attempt.stage];
        m_coming.push({m_now, ++m_order, input::AttemptStarted{start->attempt.id}});
        m_coming.push({m_now + length, ++m_order, input::AttemptFinished{.attempt = start->attempt.id, .elapsed = length}});
      } else if (const auto* deliver = std::get_if<command::Deliver>(&command)) {
        m_coming.push({m_now + m_encode, ++m_order, input::Delivered{deliver->slot, m_encode, "out"}});
      } else if (const auto* publish = std::get_if<command::Publish>(&command)) {
        if (const auto* complete = std::get_if<event::SlotComplete>(&publish->body)) {
          m_succeeded += complete->verdict.outcome == Outcome::Succeeded ? 1 : 0;
          m_lastDecided = m_now;
        }
      }
    }
  }

  Scheduler m_scheduler;
  PerStage<Duration> m_lengths;
  Duration m_encode;
  Time m_now{}, m_lastDecided{};
  std::priority_queue<Coming> m_coming;
  std::vector<Command> m_out;
  std::uint64_t m_order = 0;
  int m_succeeded = 0;
};

// The scheduler alone: nobody keeps what is to come.
void livesWithoutCost(std::uint64_t slots) {
  Scheduler scheduler(contractSettings());
  std::vector<Command> out;
  Time now{};
  std::uint64_t attempt = 0;
  scheduler.step(input::DeviceReady{}, now, out);
  const auto feed = [&](const Input& input) {
    out.clear();
    now += Duration{100};
    scheduler.step(input, now, out);
  };
  for (std::uint64_t slot = 1; slot <= slots; ++slot) {
    feed(input::Submit{.slot = {slot}, .label = "slot", .seed = slot, .airAt = now + seconds(45), .onCadence = true});
    const AttemptId audio{++attempt}, image{++attempt}, video{++attempt}, clip{++attempt};
    for (AttemptId id : {audio, image, video, clip}) {
      if (id == video)
        for (AttemptId root : {audio, image})
          feed(input::AttemptFinished{.attempt = root, .elapsed = Duration{100}});
      if (id == clip)
        feed(input::AttemptFinished{.attempt = video, .elapsed = Duration{100}});
      feed(input::AttemptStarted{id});
    }
    feed(input::AttemptFinished{.attempt = clip, .elapsed = Duration{100}, .passesCheck = true});
    feed(input::Delivered{.slot = {slot}, .encode = Duration{100}, .folder = "out"});
  }
  if (scheduler.slotsOpen() != 0)
    std::abort();
}

double throughput(int inFlight, bool parallel, const PerStage<Duration>& lengths, int slots) {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = inFlight;
  settings.parallelAudioImage = parallel;
  settings.maxQueued = slots;
  Simulation simulation(settings, lengths, seconds(2));
  for (int slot = 1; slot <= slots; ++slot)
    simulation.submitAt(Time{}, static_cast<std::uint64_t>(slot), false);
  return inSeconds(simulation.run() - Time{}) / slots;
}

}  // namespace

int main(int argc, char** argv) {
  const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 9;
  utsname machine{};
  ::uname(&machine);
  std::printf("%s %s, %u cores; medians of %d runs\n\n", machine.sysname, machine.machine, std::thread::hardware_concurrency(),
              runs);

  constexpr std::uint64_t kLives = 200'000;
  const Cost life = medianOf(runs, [] { livesWithoutCost(kLives); });
  std::printf("one slot's whole life, 10 inputs, zero-cost stages, %llu slots:  %.2f µs CPU, %.2f µs wall   (target 2 µs)\n",
              static_cast<unsigned long long>(kLives), 1e6 * life.cpu / kLives, 1e6 * life.wall / kLives);

  constexpr int kSlots = 10'000;
  const PerStage<Duration> targets{{seconds(2), seconds(12), seconds(8), seconds(1)}};
  int succeeded = 0;
  const Cost day = medianOf(runs, [&] {
    Simulation simulation(contractSettings(), targets, seconds(2));
    for (int slot = 0; slot < kSlots; ++slot)
      simulation.submitAt(Time{seconds(45) * slot}, static_cast<std::uint64_t>(slot) + 1, true);
    simulation.run();
    succeeded = simulation.succeeded();
  });
  std::printf("%d slots of 45 s on the cadence, virtual clock:  %.3f s CPU, %.3f s wall, %d succeeded   (target 1 s)\n\n", kSlots,
              day.cpu, day.wall, succeeded);

  std::printf("seconds a slot with the targets' times, 1,000 slots at once on the virtual clock:\n");
  std::printf("  one in flight, audio beside image   %.3f   (21)\n", throughput(1, true, targets, 1000));
  std::printf("  one in flight, audio before image   %.3f   (23)\n", throughput(1, false, targets, 1000));
  std::printf("  two in flight                       %.3f   (12, the longest stage)\n", throughput(2, true, targets, 1000));
  return succeeded == kSlots ? 0 : 1;
}
