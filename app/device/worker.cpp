// SPDX-License-Identifier: Apache-2.0
#include "app/device/worker.h"

#include "engine/link/device_end.h"
#include "engine/link/worker.h"
#include "engine/link/worker_process.h"
#include "engine/torch/rehearsal.h"
#include "engine/torch/torch_device.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string_view>
#include <utility>

namespace vortex::app {
namespace {

using End = backend::LaneResult::End;

constexpr int kExitUsage = 2, kExitFailed = 1;

constexpr const char* kHelp =
    "vortex-device: the LibTorch device of Vortex Control Room. The engine starts it; nobody else needs to.\n"
    "\n"
    "  vortex-device --version     its version and LibTorch's\n"
    "  vortex-device --self-test   loads the models, runs one tiny slot and prints what each stage cost\n";

[[noreturn]] void leave(int status) {
  std::cout.flush();
  std::fflush(nullptr);
  ::_exit(status);
}

// Threads of OpenMP that wait by spinning take the cores from the other lanes. OpenMP reads this when it is loaded, which is before
// main: where nobody has decided it, decide it and begin again.
void waitPassively(char** argv) {
  if (std::getenv("OMP_WAIT_POLICY") != nullptr)
    return;
  ::setenv("OMP_WAIT_POLICY", "PASSIVE", 1);
  ::setenv("GOMP_SPINCOUNT", "20000", 1);
  ::execv("/proc/self/exe", argv);
  std::perror("vortex-device: starting again with OMP_WAIT_POLICY=PASSIVE");  // goes on: slower, not wrong
}

// The descriptor may be open for some other reason, since children inherit what their parents forget.
bool isEnginesSocket(int descriptor) {
  int type = 0;
  socklen_t size = sizeof type;
  return ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_SEQPACKET;
}

int serveTheEngine(const torch::TorchProcess& process, const WorkerParts& parts) {
  if (!isEnginesSocket(link::kControlDescriptor)) {
    std::cerr << "vortex-device: started without an engine: descriptor " << link::kControlDescriptor << " is not its socket\n\n"
              << kHelp;
    return kExitUsage;
  }
  const link::MakeDevice make = [&](const link::Open& open) -> std::unique_ptr<backend::Device> {
    return std::make_unique<torch::TorchDevice>(process, parts.makeSide(process.meter(), open.device), parts.makeModels(),
                                                torch::DeviceOptions{.version = VORTEX_VERSION,
                                                                     .threads = open.threads,
                                                                     .hardLimit = open.hardLimit,
                                                                     .needs = open.needs,
                                                                     .residency = open.residency});
  };
  return link::serve(link::inheritedEnds(), torch::buildText(VORTEX_VERSION, parts.kind), make, link::Host::Process);
}

int selfTest(const torch::TorchProcess& process, const WorkerParts& parts) {
  torch::TorchDevice device(
      process, parts.makeSide(process.meter(), parts.defaultDevice), parts.makeModels(),
      {.version = VORTEX_VERSION, .threads = 0, .hardLimit = {}, .needs = {}, .residency = Residency::Static});
  std::cout << device.build() << "\n";
  device.load(
      [](const std::string& what, int done, int of) { std::cout << "loaded " << done << "/" << of << " " << what << "\n"; });
  std::printf("resident %.1f MB\n\n%-6s %10s %10s %10s %16s %8s  %s\n", static_cast<double>(device.memory().resident.count) * 1e-6,
              "stage", "ms", "peak MB", "operators", "longest op ms", "threads", "held bytes");
  torch::Rehearsal slot(torch::tinyJob());
  for (Stage stage : kStages) {
    const backend::LaneResult result = slot.run(device, stage);
    if (result.end != End::Finished) {
      std::cerr << "vortex-device: " << toString(stage) << " failed (" << toString(result.reason) << "): " << result.message
                << "\n";
      return kExitFailed;
    }
    std::printf("%-6s %10.1f %10.1f %10llu %16.2f %8d  %lld\n", std::string(toString(stage)).c_str(),
                inMilliseconds(result.cost.elapsed), static_cast<double>(result.cost.peak.count) * 1e-6,
                static_cast<unsigned long long>(result.cost.operators), inMilliseconds(result.cost.longestOperator),
                result.cost.threads, static_cast<long long>(result.held.count));
    if (result.held.count != 0)
      return kExitFailed;
  }
  return 0;
}

}  // namespace

std::unique_ptr<torch::DeviceSide> makeCpuSideNamed(torch::CpuMeter& meter, const std::string& device) {
  if (device != "cpu")
    throw std::runtime_error("device.name is '" + device + "'; this program has: cpu");
  return torch::makeCpuSide(meter);
}

void runWorker(int argc, char** argv, const WorkerParts& parts) {
  waitPassively(argv);
  const std::string_view wish = argc > 1 ? argv[1] : "";
  if (argc > 2 || (!wish.empty() && wish != "--version" && wish != "--self-test" && wish != "--help")) {
    std::cerr << "vortex-device: unknown option '" << argv[argc > 2 ? 2 : 1] << "'\n\n" << kHelp;
    leave(kExitUsage);
  }
  if (wish == "--help" || wish == "--version") {
    std::cout << (wish == "--help" ? kHelp : torch::buildText(VORTEX_VERSION, parts.kind) + "\n");
    leave(0);
  }
  try {
    const torch::TorchProcess process;
    leave(wish == "--self-test" ? selfTest(process, parts) : serveTheEngine(process, parts));
  } catch (const std::exception& error) {
    std::cerr << "vortex-device: " << error.what() << "\n";
    leave(link::kExitRefused);
  }
}

}  // namespace vortex::app
