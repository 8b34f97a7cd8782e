// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a slot costs the live engine whose device is a process of its own that computes nothing: engine thread, scheduler, driver,
// link, four lanes; beside the bare hand-over in the same run. bench_live_link [SLOTS] [RUNS]; as "bench_live_link worker" it is
// the device.
#include "engine/link/device_end.h"
#include "engine/link/device_process.h"
#include "engine/runtime/engine_thread.h"
#include "tests/bench/link/bare_handover.h"
#include "tests/bench/runtime/measure.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace vortex;

namespace {

class NoOp final : public backend::Device {
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

// The engine over that device, and its one subscriber. Slots follow one another without a pause: two are in flight for the queue,
// and the lanes take one at a time.
class Engine {
 public:
  explicit Engine(const Settings& settings) : m_thread(settings, 1.0, parts(settings)), m_events(m_thread.subscribe(10'000'000)) {
    m_thread.start();
    while (!m_ready)
      take();
  }
  bench::Cost run(int count) {
    const double wall = bench::wallSeconds(), cpu = bench::cpuSeconds();
    const int until = m_decided + count;
    for (int i = 0; i < count; ++i)
      m_thread.submit({.slot = {}, .recipe = m_recipe, .seed = 1, .noDeadline = true}, std::nullopt);
    while (m_decided < until)
      take();
    return {1e6 * (bench::wallSeconds() - wall) / count, 1e6 * (bench::cpuSeconds() - cpu) / count};
  }

 private:
  static runtime::EngineThread::Parts parts(const Settings& settings) {
    auto device = link::DeviceProcess::create({.settings = settings, .requiredBuild = "bench"});
    if (!device) {
      std::fprintf(stderr, "bench_live_link: %s\n", device.error().c_str());
      std::exit(1);
    }
    return {.backend = std::move(*device),
            .sink = std::make_unique<runtime::SimulatedDelivery>(Duration{}),
            .watcher = {},
            .onEvents = {}};
  }
  void take() {
    m_batch.clear();
    m_events->take(m_batch, std::chrono::seconds(1));
    for (const Event& event : m_batch) {
      m_ready = m_ready || std::holds_alternative<event::DeviceReady>(event.body);
      if (const auto* complete = std::get_if<event::SlotComplete>(&event.body)) {
        ++m_decided;
        if (complete->verdict.outcome != Outcome::Succeeded) {
          std::fprintf(stderr, "bench_live_link: a slot did not succeed: %s\n", complete->verdict.message.c_str());
          std::exit(1);
        }
      }
    }
  }

  runtime::EngineThread m_thread;
  std::shared_ptr<runtime::EventBuffer> m_events;
  std::shared_ptr<const Recipe> m_recipe = bench::aRecipe();
  std::vector<Event> m_batch;
  bool m_ready = false;
  int m_decided = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::string(argv[1]) == "worker") {
    NoOp device;
    ::_exit(link::serve(device, link::inheritedEnds(), link::Host::Process));
  }
  const int count = argc > 1 ? std::atoi(argv[1]) : 5'000, runs = argc > 2 ? std::atoi(argv[2]) : 5;
  bench::printMachine("bench_live_link");
  Settings settings = bench::freeSettings();
  settings.ladder = {Quality{.side = 8, .maxFrames = 4}};
  settings.device.command = {"/proc/self/exe", "worker"};
  Engine engine(settings);
  engine.run(200);
  std::vector<double> bare, live, cpu, ratio;
  for (int run = 0; run < runs; ++run) {
    bare.push_back(1e6 * bench::bareHandOver(count) / count);
    const bench::Cost cost = engine.run(count);
    live.push_back(cost.wall_us);
    cpu.push_back(cost.cpu_us);
    ratio.push_back(live.back() / bare.back());
  }
  std::printf("a slot over four lanes that compute nothing, %d slots one after the other, medians of %d runs\n", count, runs);
  std::printf(
      "  bare hand-over  %7.2f us\n  live engine     %7.2f us (its own CPU %.2f us)\n  ratio           %7.2f    (target <= 2)\n",
      bench::median(bare), bench::median(live), bench::median(cpu), bench::median(ratio));
  return 0;
}
