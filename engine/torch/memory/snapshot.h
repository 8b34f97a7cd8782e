// SPDX-License-Identifier: Apache-2.0
//
// The meter's live blocks and recent history in the form of PyTorch's memory snapshot, so that its viewers open it. Every block is
// a segment of its own (the C library shows no others); its one frame names who owns it, such as "audio attempt 17".
#pragma once

#include "engine/torch/memory/cpu_meter.h"

#include <string>

namespace vortex::torch {

// Writes beside `file` and renames. Throws std::runtime_error naming the file.
void writeCpuSnapshot(const CpuMeter& meter, const std::string& file);

}  // namespace vortex::torch
