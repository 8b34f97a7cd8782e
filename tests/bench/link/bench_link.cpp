// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the link costs a slot: four attempts of a device that does nothing, in a child process, over the real link, beside the bare
// hand-over in the same run. bench_link [SLOTS] [RUNS]; as "bench_link worker" it is the device.
#include "engine/link/device_end.h"
#include "engine/link/device_process.h"
#include "engine/link/shared_page.h"
#include "tests/bench/link/bare_handover.h"

#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

using namespace vortex;

namespace {

class NoOp : public backend::Device {
 public:
  std::string name() const override { return "no-op"; }
  std::string build() const override { return "bench"; }
  void load(const std::function<void(std::string, int, int)>&) override {}
  backend::LaneResult run(const backend::LaneJob& job) override {
    backend::LaneResult result;
    if (job.name.stage == Stage::Clip)
      result.scores = backend::Scores{0.8, 0.8};
    return result;
  }
  event::MemorySample memory() const override { return {}; }
  backend::BuffersCleared clearBuffers() override { return {}; }
  void writeSnapshot(const std::string&) override {}
};

double cpuSeconds(int who) {
  rusage usage{};
  ::getrusage(who, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

Time now() { return Time{Duration{link::monotonicNs()}}; }

// An engine thread without an engine: one slot after the other.
class Driver {
 public:
  explicit Driver(link::DeviceProcess& device) : m_device(device), m_poll(::epoll_create1(EPOLL_CLOEXEC)) {
    epoll_event event{};
    event.events = EPOLLIN;
    ::epoll_ctl(m_poll.get(), EPOLL_CTL_ADD, device.descriptor(), &event);
    auto job = std::make_shared<Job>();
    job->script = "The quick brown fox jumps over the lazy dog.";
    job->prompt = "a presenter with red hair and round glasses in front of a skyline";
    job->quality = Quality{.side = 8, .maxFrames = 4};
    m_job = std::move(job);
  }
  void open() {
    m_device.open(now());
    while (!m_ready)
      step();
  }
  double run(int slots) {
    m_left = slots;
    const auto begin = std::chrono::steady_clock::now();
    first();
    while (m_left > 0)
      step();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }

 private:
  void step() {
    epoll_event event;
    const auto due = m_device.nextDue();
    const auto wait = due ? std::chrono::ceil<std::chrono::milliseconds>(*due - now()).count() : -1;
    ::epoll_wait(m_poll.get(), &event, 1, static_cast<int>(due ? std::max<std::int64_t>(wait, 0) : -1));
    m_device.collect(now(), m_reports);
    handle();
  }
  void start(Stage stage, std::vector<backend::Artifact> inputs) {
    m_device.send(backend::StartAttempt{{SlotId{1}, stage, 1, AttemptId{++m_id}}, m_job, std::move(inputs)}, now());
    m_device.collect(now(), m_reports);
  }
  void first() {
    m_made.clear();
    start(Stage::Audio, {});
    start(Stage::Image, {});
  }
  void handle() {
    for (std::size_t i = 0; i < m_reports.size(); ++i) {
      m_ready = m_ready || std::holds_alternative<backend::DeviceReady>(m_reports[i]);
      if (std::holds_alternative<backend::DeviceLost>(m_reports[i]) ||
          std::holds_alternative<backend::AttemptFailed>(m_reports[i])) {
        std::fprintf(stderr, "bench_link: the device failed\n");
        std::exit(1);
      }
      if (auto* finished = std::get_if<backend::AttemptFinished>(&m_reports[i])) {
        const Stage stage = finished->name.stage;
        std::vector<backend::Artifact> outputs = std::move(finished->outputs);  // m_reports grows while the next is started
        next(stage, std::move(outputs));
      }
    }
    m_reports.clear();
  }
  void next(Stage stage, std::vector<backend::Artifact> outputs) {
    std::move(outputs.begin(), outputs.end(), std::back_inserter(m_made));
    if (stage == Stage::Clip && --m_left > 0)
      return first();
    if (stage == Stage::Clip || (stage != Stage::Video && m_made.size() < 3))
      return;
    const Stage follows = stage == Stage::Video ? Stage::Clip : Stage::Video;
    std::vector<backend::Artifact> inputs;
    for (backend::ArtifactKind kind : backend::inputsOf(follows))
      inputs.push_back(*std::find_if(m_made.begin(), m_made.end(), [&](const auto& a) { return a.info.kind == kind; }));
    start(follows, std::move(inputs));
  }

  link::DeviceProcess& m_device;
  link::UniqueFd m_poll;
  std::shared_ptr<const Job> m_job;
  std::vector<backend::Report> m_reports;
  std::vector<backend::Artifact> m_made;
  std::uint64_t m_id = 0;
  int m_left = 0;
  bool m_ready = false;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::string(argv[1]) == "worker") {
    NoOp device;
    ::_exit(link::serve(device, link::inheritedEnds(), link::Host::Process));
  }
  const int slots = argc > 1 ? std::atoi(argv[1]) : 20'000, runs = argc > 2 ? std::atoi(argv[2]) : 5;
  Settings settings = contractSettings();
  settings.ladder = {Quality{.side = 8, .maxFrames = 4}};
  settings.device.command = {"/proc/self/exe", "worker"};
  auto device = link::DeviceProcess::create({.settings = settings, .requiredBuild = "bench"});
  if (!device) {
    std::fprintf(stderr, "bench_link: %s\n", device.error().c_str());
    return 1;
  }
  Driver driver(**device);
  driver.open();
  utsname system{};
  ::uname(&system);
  std::printf("bench_link: %d slots of 4 attempts, %d runs, %u cores, Linux %s\n", slots, runs, std::thread::hardware_concurrency(),
              system.release);
  std::vector<double> bare, linked, ratio, cpu;
  for (int run = 0; run < runs; ++run) {
    const double bareCpu = cpuSeconds(RUSAGE_SELF);
    bare.push_back(1e6 * bench::bareHandOver(slots) / slots);
    const double linkCpu = cpuSeconds(RUSAGE_SELF);
    linked.push_back(1e6 * driver.run(slots) / slots);
    ratio.push_back(linked.back() / bare.back());
    cpu.push_back(1e6 * (cpuSeconds(RUSAGE_SELF) - linkCpu) / slots);
    std::printf("  run %d: bare %6.2f us (CPU %6.2f), link %6.2f us (engine's CPU %6.2f), ratio %.2f\n", run + 1, bare.back(),
                1e6 * (linkCpu - bareCpu) / slots, linked.back(), cpu.back(), ratio.back());
  }
  std::printf("  medians a slot: bare hand-over %.2f us, link %.2f us, ratio %.2f (target <= 2), engine's CPU %.2f us\n",
              median(bare), median(linked), median(ratio), median(cpu));
  return 0;
}
