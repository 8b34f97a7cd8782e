// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/link/inventory.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

namespace vortex::link::test {

Inventory Inventory::take() {
  Inventory now;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code gone;  // the listing's own descriptor
    const std::string target = std::filesystem::read_symlink(entry.path(), gone).string();
    now.descriptors += gone ? 0 : 1;
    now.memories += target.starts_with("/memfd:") ? 1 : 0;
  }
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);)
    now.mappings += line.find("/memfd:") != std::string::npos ? 1 : 0;
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
    std::ifstream list(task.path() / "children");
    for (std::string pid; list >> pid;)
      ++now.children;
  }
  return now;
}

std::string Inventory::text() const {
  std::ostringstream out;
  out << descriptors << " descriptors, " << memories << " memfds, " << mappings << " mappings, " << children << " children";
  return out.str();
}

}  // namespace vortex::link::test
