// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the benches of this folder share: the machine, the clocks, medians, and settings.
#pragma once

#include "engine/slot/recipe.h"
#include "engine/slot/settings.h"

#include <memory>
#include <string>
#include <vector>

namespace vortex::bench {

void printMachine(const char* program);
double wallSeconds();
double cpuSeconds();  // of this process, user and system
struct Cost {
  double wall_us = 0, cpu_us = 0;  // a slot
};
double median(std::vector<double> values);
double percentile(std::vector<double> values, double p);

std::shared_ptr<const Recipe> aRecipe();
// Stages of no cost, no start-up, no encoding, no steps; memory is sampled once an hour.
Settings freeSettings();
// 20/120/80/10 ms, lanes for a thousand at once, as resources/profiles/load.yaml.
Settings loadSettings();

}  // namespace vortex::bench
