// SPDX-License-Identifier: Apache-2.0
//
// The reference models on a GPU in the contract's shapes (profile full): what each stage and a slot take, and how fast a stop is.
// bench_gpu [STOPS], 200 a stage by default. Says "no GPU" where there is none.
#include "engine/torch/cuda/cuda_side.h"
#include "engine/torch/reference_models.h"
#include "engine/torch/rehearsal.h"
#include "engine/torch/torch_device.h"

#include <c10/cuda/CUDAFunctions.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>
#include <vector>

using namespace vortex;
using namespace vortex::torch;
using SteadyClock = std::chrono::steady_clock;
using End = backend::LaneResult::End;

namespace {

double percentile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1) + 0.5)];
}

// What profile full makes of a slot of 45 s.
Job fullJob() {
  Job job = tinyJob();
  job.duration = seconds(45);
  job.quality = Quality{.framesPerCall = 8};
  return job;
}

bool stage(TorchDevice& device, Rehearsal& slot, Stage stage, int stops) {
  static_cast<void>(slot.run(device, stage));  // warm
  const backend::LaneResult whole = slot.run(device, stage);
  if (whole.end != End::Finished) {
    std::printf("%-6s failed: %s\n", std::string(toString(stage)).c_str(), whole.message.c_str());
    return false;
  }
  std::mt19937_64 random(static_cast<std::uint64_t>(stage));
  std::vector<double> stopped, drained;
  std::int64_t held = 0;
  for (int i = 0; i < stops; ++i) {
    const std::chrono::nanoseconds delay(
        std::uniform_int_distribution<std::int64_t>(0, whole.cost.elapsed.count() * 9 / 10)(random));
    SteadyClock::time_point requested;
    std::thread asker([&, begin = SteadyClock::now()] {
      std::this_thread::sleep_until(begin + delay);
      requested = SteadyClock::now();
      slot.requestStop();
    });
    const backend::LaneResult result = slot.run(device, stage);
    asker.join();
    if (result.end != End::Stopped || result.stoppedAt < requested)
      continue;
    stopped.push_back(inMilliseconds(result.stoppedAt - requested));
    drained.push_back(inMilliseconds(result.drainedAt - result.stoppedAt));
    held += result.held.count;
  }
  std::printf("%-6s %9.1f ms  peak %8.1f MB  %6llu operators | %4zu stops: p50 %6.2f p99 %6.2f ms, drain p99 %6.2f ms, held %lld\n",
              std::string(toString(stage)).c_str(), inMilliseconds(whole.cost.elapsed),
              static_cast<double>(whole.cost.peak.count) * 1e-6, static_cast<unsigned long long>(whole.cost.operators),
              stopped.size(), percentile(stopped, 0.5), percentile(stopped, 0.99), percentile(drained, 0.99),
              static_cast<long long>(held));
  return held == 0 && slot.run(device, stage).end == End::Finished;
}

}  // namespace

int main(int argc, char** argv) {
  if (c10::cuda::device_count() == 0) {
    std::puts("no GPU: nothing measured");
    return 0;
  }
  const int stops = argc > 1 ? std::atoi(argv[1]) : 200;
  const TorchProcess process;
  TorchDevice device(process, makeCudaSide("cuda:0"), makeReferenceModels(), {.version = "bench"});
  device.load([](const std::string&, int, int) {});
  std::printf("%s, %s\n", device.name().c_str(), device.build().c_str());
  Rehearsal slot(fullJob());
  bool good = true;
  for (Stage each : kStages)
    good = stage(device, slot, each, stops) && good;
  const auto begin = SteadyClock::now();
  std::thread image([&] { static_cast<void>(Rehearsal(fullJob()).run(device, Stage::Image)); });
  for (Stage each : {Stage::Audio, Stage::Video, Stage::Clip}) {
    if (each == Stage::Video)
      image.join();
    static_cast<void>(slot.run(device, each));
  }
  std::printf("slot   %9.1f ms (audio beside image, then video, then clip)\n", inMilliseconds(SteadyClock::now() - begin));
  std::fflush(nullptr);
  ::_exit(good ? 0 : 1);
}
