// SPDX-License-Identifier: Apache-2.0
//
// Host memory as the system counts it, for the CPU device.
#pragma once

#include "engine/slot/units.h"

namespace vortex::torch {

struct HostMemory {
  Bytes used;   // resident in this process, without shared mappings (the output pool has a line of its own)
  Bytes total;  // of the machine
};
HostMemory hostMemory();

// What the C library holds from the system, in use or cached.
Bytes heapReserved();
// Gives back what it caches.
void trimHeap();

}  // namespace vortex::torch
