// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/memory_cgroup.h"

#include <unistd.h>

#include <fstream>
#include <system_error>
#include <utility>

namespace vortex::test {
namespace {

bool write(const std::filesystem::path& file, std::int64_t value) {
  std::ofstream out(file);
  return static_cast<bool>(out << value << std::flush);
}

}  // namespace

std::optional<MemoryCgroup> MemoryCgroup::create(std::int64_t bytes) {
  struct Kind {
    const char *root, *limit;
  };
  // The first and the second version of cgroups.
  for (const Kind& kind : {Kind{"/sys/fs/cgroup/memory", "memory.limit_in_bytes"}, Kind{"/sys/fs/cgroup", "memory.max"}}) {
    const auto folder = std::filesystem::path(kind.root) / ("vortex-test-" + std::to_string(::getpid()));
    std::error_code error;
    if (!std::filesystem::create_directory(folder, error) || error)
      continue;
    MemoryCgroup made(folder);
    if (std::filesystem::exists(folder / kind.limit) && write(folder / kind.limit, bytes))
      return made;
  }
  return std::nullopt;
}

MemoryCgroup::MemoryCgroup(MemoryCgroup&& other) noexcept : m_folder(std::exchange(other.m_folder, {})) {}

MemoryCgroup::~MemoryCgroup() {
  if (!m_folder.empty())
    ::rmdir(m_folder.c_str());
}

}  // namespace vortex::test
