// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/runtime/measure.h"

#include <sys/resource.h>
#include <sys/utsname.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace vortex::bench {

void printMachine(const char* program) {
  utsname system{};
  uname(&system);
  std::string processor = "unknown processor", line;
  for (std::ifstream info("/proc/cpuinfo"); std::getline(info, line);)
    if (line.starts_with("model name")) {
      processor = line.substr(line.find(':') + 2);
      break;
    }
  double load[1] = {-1};
  getloadavg(load, 1);
  std::printf("%s: %s, %u cores, Linux %s, load average %.1f%s\n", program, processor.c_str(), std::thread::hardware_concurrency(),
              system.release, load[0], load[0] > 0.5 ? " (busy: wall times are pessimistic)" : "");
}

double wallSeconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double cpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

double percentile(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  const auto rank = static_cast<std::size_t>(std::max(1.0, std::ceil(p * static_cast<double>(values.size()))));
  return values.at(rank - 1);
}

double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }

std::shared_ptr<const Recipe> aRecipe() {
  Recipe recipe;
  recipe.recipeId = "bench";
  recipe.script = "The quick brown fox jumps over the lazy dog.";
  recipe.prompt = "a presenter with red hair and round glasses in front of a skyline";
  return std::make_shared<const Recipe>(std::move(recipe));
}

Settings freeSettings() {
  Settings settings = contractSettings();
  settings.maxQueued = 1'000'000;
  settings.memory.sampleInterval = seconds(3600);
  settings.simulated.startup = {};
  settings.simulated.encode = {};
  for (Stage stage : kStages) {
    settings.simulated.stages[stage].time = Duration{};
    settings.simulated.stages[stage].steps = 0;
    settings.simulated.stages[stage].bytes = {};
  }
  return settings;
}

Settings loadSettings() {
  Settings settings = freeSettings();
  const PerStage<Duration> times{{milliseconds(20), milliseconds(120), milliseconds(80), milliseconds(10)}};
  settings.generationTarget = milliseconds(210);
  settings.deliveryTarget = {};
  settings.maxSlotsInFlight = 1000;
  for (Stage stage : kStages) {
    settings.stages[stage].target = times[stage];
    settings.stages[stage].laneCapacity = 1000;
    settings.simulated.stages[stage].time = times[stage];
  }
  return settings;
}

}  // namespace vortex::bench
