// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the estimates of remaining work come from: the targets, until enough slots were seen.
#pragma once

#include "engine/schedule/input.h"
#include "engine/schedule/stage_graph.h"
#include "engine/slot/settings.h"

namespace vortex::schedule {

AudioImage orderOf(const Settings& settings);

// The set whose StageSet::bits() are `bits`.
StageSet stageSetOfBits(std::size_t bits);

// The targets' critical path for every set of stages left, the delivery target, the settings' needs; all with samples = 0.
Estimates targetEstimates(const Settings& settings);

// `given`, with the targets' values wherever it has no samples (and no peak).
Estimates withTargets(const Estimates& given, const Estimates& targets);

}  // namespace vortex::schedule
