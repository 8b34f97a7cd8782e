// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/stop/stop_device.h"

#include "engine/link/device_end.h"
#include "engine/torch/reference_models.h"
#include "engine/torch/torch_device.h"
#include "tests/bench/stop/operator_log.h"
#include "tests/engine/torch/long_operator_models.h"
#include "tests/engine/torch/simple_models.h"

#include <c10/core/impl/LocalDispatchKeySet.h>
#include <time.h>
#include <torch/library.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <memory>
#include <stdexcept>
#include <utility>

namespace vortex::bench {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

std::int64_t ns(SteadyTime at) { return std::chrono::duration_cast<std::chrono::nanoseconds>(at.time_since_epoch()).count(); }
std::int64_t processorTime() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}
std::int64_t now() { return ns(std::chrono::steady_clock::now()); }

// The witness sits on the dispatch key below the device's stop guard, so that it sees exactly what the guard lets through: the
// kernel, without the guard's own work before and after it. A dispatched kernel is a plain function; what it writes to is the lane
// thread's.
constexpr auto kWitnessKey = c10::DispatchKey::TESTING_ONLY_GenericWrapper;
thread_local LaneLog* t_log = nullptr;
thread_local int t_depth = 0;

class WithinOperator {
 public:
  WithinOperator() { mark(++t_depth); }
  ~WithinOperator() { mark(--t_depth); }
  WithinOperator(const WithinOperator&) = delete;
  WithinOperator& operator=(const WithinOperator&) = delete;

 private:
  static void mark(int depth) {
    if (t_log != nullptr)
      t_log->boundary(now(), depth > 0, processorTime());
  }
};

void witness(const c10::OperatorHandle& op, c10::DispatchKeySet keys, ::torch::jit::Stack* stack) {
  const WithinOperator within;
  op.redispatchBoxed(keys & c10::DispatchKeySet(c10::DispatchKeySet::FULL_AFTER, kWitnessKey), stack);
}

// Forwards everything; around run() it turns the witness on.
class WitnessedDevice final : public backend::Device {
 public:
  WitnessedDevice(std::unique_ptr<backend::Device> device, OperatorLog& log) : m_device(std::move(device)), m_log(log) {}

  backend::LaneResult run(const backend::LaneJob& job) override {
    const c10::impl::IncludeDispatchKeyGuard include(kWitnessKey);
    LaneLog& log = m_log.lanes[indexOf(job.name.stage)];
    t_log = &log;
    t_depth = 0;
    log.boundary(now(), false, processorTime());
    backend::LaneResult result = m_device->run(job);
    log.ended(ns(result.stoppedAt), ns(result.drainedAt), processorTime());
    t_log = nullptr;
    return result;
  }
  std::string name() const override { return m_device->name(); }
  std::string build() const override { return m_device->build(); }
  void load(const std::function<void(std::string, int, int)>& progress) override { m_device->load(progress); }
  event::MemorySample memory() const override { return m_device->memory(); }
  backend::BuffersCleared clearBuffers() override { return m_device->clearBuffers(); }
  void writeSnapshot(const std::string& file) override { m_device->writeSnapshot(file); }

 private:
  std::unique_ptr<backend::Device> m_device;
  OperatorLog& m_log;
};

torch::StageModels modelsNamed(const std::string& name) {
  constexpr torch::LongOperators kLoad{.size = 1280, .count = 6};
  if (name == "reference")
    return torch::makeReferenceModels();
  torch::StageModels models = torch::makeSimpleModels();
  if (name == "eager")
    models.image = torch::makeEagerModel(kLoad);
  else if (name == "script")
    models.image = torch::makeScriptModel(kLoad);
  else
    throw std::runtime_error("models '" + name + "': reference, eager and script are known");
  return models;
}

}  // namespace

void runStopDevice(const std::string& models, const std::string& logPath) {
  int status = 1;
  try {
    const torch::TorchProcess process;
    ::torch::Library library(::torch::Library::IMPL, "_", kWitnessKey, __FILE__, __LINE__);
    library.fallback(::torch::CppFunction::makeFromBoxedFunction<&witness>());
    const SharedLog log(logPath);
    status = link::serve(
        link::inheritedEnds(), "bench",
        [&](const link::Open& open) -> std::unique_ptr<backend::Device> {
          return std::make_unique<WitnessedDevice>(
              std::make_unique<torch::TorchDevice>(
                  process, modelsNamed(models),
                  torch::DeviceOptions{.version = "bench", .threads = open.threads, .hardLimit = open.hardLimit, .needs = {}}),
              *log);
        },
        link::Host::Process);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_stop, device: %s\n", error.what());
  }
  ::_exit(status);
}

}  // namespace vortex::bench
