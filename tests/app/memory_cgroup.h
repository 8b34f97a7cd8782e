// SPDX-License-Identifier: GPL-3.0-or-later
//
// A memory cgroup of this test's own, in which the kernel ends what takes too much: needs root and a kernel with the controller.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace vortex::test {

class MemoryCgroup {
 public:
  // Nothing where this machine does not let us; the folder is removed again.
  static std::optional<MemoryCgroup> create(std::int64_t bytes);
  MemoryCgroup(MemoryCgroup&& other) noexcept;
  MemoryCgroup& operator=(MemoryCgroup&&) = delete;
  ~MemoryCgroup();
  // What a process writes its id into, to be in it.
  std::string door() const { return (m_folder / "cgroup.procs").string(); }

 private:
  explicit MemoryCgroup(std::filesystem::path folder) : m_folder(std::move(folder)) {}
  std::filesystem::path m_folder;
};

}  // namespace vortex::test
