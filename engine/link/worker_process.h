// SPDX-License-Identifier: Apache-2.0
//
// A worker that is a child process. What it is born with: descriptors 0 (/dev/null), 1 and 2 (our pipe), 3 (control) and 4..7 (the
// lanes, audio, image, video, clip) and no other; a process group of its own, so that a terminal's Ctrl-C is ours to translate; an
// out-of-memory score that makes it the first to go; OMP_WAIT_POLICY=PASSIVE and a short GOMP_SPINCOUNT; and SIGKILL when the
// *thread* that started it ends, so that thread must outlive it.
#pragma once

#include "engine/link/worker.h"

#include <string>
#include <vector>

namespace vortex::link {

inline constexpr int kControlDescriptor = 3, kFirstLaneDescriptor = 4;

struct ProcessCommand {
  std::vector<std::string> arguments;  // the program first; looked up in PATH where it names no folder
  std::int64_t addressSpaceLimit = 0;  // bytes, 0: none
};

// Returns as soon as the child exists; whether the program could be run is seen by its end, with the reason in what it printed.
tl::expected<Spawned, std::string> spawnProcess(const ProcessCommand& command);

}  // namespace vortex::link
