// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "engine/backend/artifact.h"
#include "engine/config/config_reader.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <thread>

namespace vortex::headless {
namespace {

using namespace std::chrono_literals;

void row(const std::string& what, const std::string& value) { std::printf("%-14s %s\n", what.c_str(), value.c_str()); }

std::string inGb(Bytes bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f GB", static_cast<double>(bytes.count) * 1e-9);
  return text;
}

// A line of /proc/meminfo.
Bytes memoryOf(const std::string& name) {
  std::ifstream in("/proc/meminfo");
  std::string line;
  while (std::getline(in, line))
    if (line.rfind(name + ":", 0) == 0)
      return {std::atoll(line.c_str() + name.size() + 1) * 1024};
  return {};
}

bool onPath(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  std::string folder;
  while (std::getline(folders, folder, ':'))
    if (access((folder + "/" + program).c_str(), X_OK) == 0)
      return true;
  return false;
}

// Host memory that the output buffers of a profile take when all are in use.
Bytes poolOf(const Settings& settings) {
  Job job;
  job.quality = settings.ladder.front();
  job.duration = seconds(static_cast<double>(job.quality.maxFrames) / kClipFps);
  Bytes slot{};
  for (Stage stage : kStages)
    for (const auto& info : backend::outputsOf(stage, job))
      slot += info.bytes();
  return {slot.count * (settings.maxSlotsInFlight + 2)};
}

// Starts the profile's device and waits for its word.
std::string deviceReport(const Settings& settings) {
  Engine engine({.settings = settings, .backend = backendOf(settings), .outputFolder = std::filesystem::temp_directory_path()});
  const auto events = engine.subscribe();
  engine.start();
  std::vector<Event> batch;
  std::string report = "did not answer";
  bool answered = false;
  for (auto left = settings.device.startTimeout + seconds(5); left > Duration::zero() && !answered; left -= 100ms) {
    events->take(batch, 100ms);
    for (const Event& event : batch) {
      if (const auto* ready = std::get_if<event::DeviceReady>(&event.body)) {
        char startup[32];
        std::snprintf(startup, sizeof startup, "%.2f s", inSeconds(ready->restart));
        report = ready->device + ", " + ready->build + ", ready in " + startup;
        answered = true;
      } else if (const auto* lost = std::get_if<event::DeviceLost>(&event.body)) {
        report = "lost: " + std::string(toString(lost->reason)) + ": " + lost->detail;
        answered = true;
      }
    }
    batch.clear();
  }
  engine.stop(StopMode::Drain);
  engine.join();
  return report;
}

std::string fitOf(const Settings& settings) {
  if (backendOf(settings) == BackendKind::Simulated)
    return "fits: its device is pretended, and nothing is written";
  if (settings.device.name != "cpu")
    return "needs the device " + settings.device.name + " and vortex-device-cuda (README.md, The LibTorch device)";
  const Bytes pool = poolOf(settings), available = memoryOf("MemAvailable"), resident = settings.models.resident();
  const bool fits = (pool + resident) <= available;
  return std::string(fits ? "fits" : "does not fit") + ": output buffers " + inGb(pool) + " + models " + inGb(resident) + " of " +
         inGb(available) + " available";
}

}  // namespace

ExitStatus doctorCommand(const ConfigChoice& choice) {
  const auto settings = readSettings(choice);
  if (!settings)
    return ExitStatus::BadInput;
  const Quality& quality = settings->ladder.front();
  row("version", VORTEX_VERSION);
  row("cores", std::to_string(std::thread::hardware_concurrency()));
  row("memory", inGb(memoryOf("MemAvailable")) + " available of " + inGb(memoryOf("MemTotal")));
  row("espeak-ng", onPath("espeak-ng") ? "found" : "not found: a small rule set spells instead (Debian package espeak-ng)");
  row("profile", settings->profile + ": " + std::to_string(quality.maxFrames) + " frames of " + std::to_string(quality.side) + "x" +
                     std::to_string(quality.side) + ", " + std::to_string(settings->maxSlotsInFlight) + " in flight");
  row("limits", "soft " + inGb(settings->memory.softLimit) + ", hard " + inGb(settings->memory.hardLimit));
  row("fits", fitOf(*settings));
  for (const std::string& name : config::profileNames(config::resourceFolder())) {
    const auto other = config::readProfile(name, config::resourceFolder());
    if (name != settings->profile && !config::hasErrors(other.complaints))
      row("  " + name, fitOf(other.settings));
  }
  std::string device;
  try {
    device = deviceReport(*settings);
  } catch (const std::exception& error) {
    device = error.what();
  }
  row("device", device);
  return device.find(", ready in ") == std::string::npos ? ExitStatus::EngineFailed : ExitStatus::AllDelivered;
}

ExitStatus listKeys() {
  std::cout << config::configReference();
  return ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
