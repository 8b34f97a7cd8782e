// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/process_use.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace vortex::runtime {
namespace {

std::optional<ProcessUse> useIn(const std::filesystem::path& folder, int ownHandles) {
  std::ifstream statm(folder / "statm");
  std::int64_t pages = 0, resident = 0;
  if (!(statm >> pages >> resident))
    return std::nullopt;
  ProcessUse use{.rss = {resident * ::sysconf(_SC_PAGESIZE)}, .handles = -ownHandles};
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder / "fd", error), end; !error && it != end; it.increment(error))
    ++use.handles;
  return error ? std::nullopt : std::optional(use);
}

}  // namespace

std::optional<ProcessUse> useOf(int pid) { return pid > 0 ? useIn("/proc/" + std::to_string(pid), 0) : std::nullopt; }

// What this function itself has open while it counts does not count.
std::optional<ProcessUse> ownUse() { return useIn("/proc/self", 2); }

}  // namespace vortex::runtime
