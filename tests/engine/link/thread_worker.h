// SPDX-License-Identifier: GPL-3.0-or-later
//
// A worker that is threads of this process: the same two ends over the same sockets, where ThreadSanitizer sees both.
#pragma once

#include "engine/link/worker.h"

namespace vortex::link::test {

// Serves a ToyDevice. To kill it closes the way to its control socket, upon which its lanes are told to stop: it dies of what can
// be stopped only.
tl::expected<Spawned, std::string> spawnThreads();

}  // namespace vortex::link::test
