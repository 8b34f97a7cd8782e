// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/memory/host_memory.h"

#include <malloc.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace vortex::torch {

HostMemory hostMemory() {
  HostMemory memory{.used = {}, .total = {sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE)}};
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("RssAnon:") || line.starts_with("RssFile:"))
      memory.used += {std::stoll(line.substr(line.find(':') + 1)) * 1024};
  return memory;
}

Bytes heapReserved() {
  const struct mallinfo2 info = mallinfo2();
  return {static_cast<std::int64_t>(info.arena + info.hblkhd)};
}

void trimHeap() { malloc_trim(0); }

}  // namespace vortex::torch
