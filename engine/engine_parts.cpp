// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine_parts.h"

#include "engine/backend/simulated.h"
#include "engine/link/device_process.h"
#include "engine/output_sink.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace vortex {
namespace {

// Where the running program is: the device's program stands beside it.
std::filesystem::path programFolder() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error)
    throw std::runtime_error("cannot tell where this program is: " + error.message());
  return self.parent_path();
}

// Ours stands beside this program: built for the CPU, and, where the build was told to, for a GPU.
link::DeviceProcess::Options deviceOf(const Settings& settings) {
  link::DeviceProcess::Options device;
  device.settings = settings;
  if (!settings.device.command.empty())
    return device;
  const bool gpu = settings.device.name != "cpu";
  const std::filesystem::path program = programFolder() / (gpu ? "vortex-device-cuda" : "vortex-device");
  if (gpu && !std::filesystem::exists(program))
    throw std::runtime_error("device.name is " + settings.device.name + ", but there is no " + program.string() +
                             ": build it (README.md, A GPU), or use --profile cpu");
  device.program = program.string();
  device.requiredBuild = std::string(VORTEX_DEVICE_BUILD) + (gpu ? " (cuda)" : " (cpu)");
  return device;
}

}  // namespace

runtime::EngineThread::Parts partsOf(const EngineOptions& options) {
  switch (options.backend) {
  case BackendKind::Simulated:
    return {.backend = std::make_unique<backend::SimulatedBackend>(options.settings),
            .sink = std::make_unique<runtime::SimulatedDelivery>(options.settings.simulated.encode),
            .watcher = {},
            .onEvents = {},
            .onInput = {},
            .onSubmission = {},
            .lastSlot = 0};
  case BackendKind::Torch: {
    auto device = link::DeviceProcess::create(deviceOf(options.settings));
    if (!device)
      throw std::runtime_error(device.error());
    return {.backend = std::move(*device),
            .sink = std::make_unique<OutputSink>(std::filesystem::absolute(options.outputFolder)),
            .watcher = {},
            .onEvents = {},
            .onInput = {},
            .onSubmission = {},
            .lastSlot = 0};
  }
  }
  throw std::runtime_error("unknown backend");
}

std::optional<std::string> standbyRemark(const Settings& settings) {
  if (settings.fallback != Fallback::StandbyFile)
    return std::nullopt;
  const char* const file = settings.standbyFile.c_str();
  struct stat found {};
  std::string why;
  if (stat(file, &found) != 0 || access(file, R_OK) != 0)
    why = std::generic_category().message(errno);
  else if (!S_ISREG(found.st_mode))
    why = "it is no file";
  else
    return std::nullopt;
  return "air.standby_file: '" + settings.standbyFile + "' cannot be read, and could not air in place of a missed slot: " + why;
}

}  // namespace vortex
