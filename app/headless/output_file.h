// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where an export goes: stdout, or a file that is there whole or not at all. It is written under a temporary name beside its own
// and renamed by finish(); where that fails, or is never reached, nothing is left behind.
#pragma once

#include <tl/expected.hpp>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vortex::headless {

class OutputFile {
 public:
  // Nothing: stdout.
  static tl::expected<OutputFile, std::string> open(const std::optional<std::filesystem::path>& file);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  // What cannot be written is remembered, and told by finish().
  void write(std::string_view bytes);
  bool failed() const { return m_error != 0; }
  // The error names the file and the reason.
  tl::expected<void, std::string> finish();

 private:
  explicit OutputFile(std::FILE* stream) : m_stream(stream) {}

  std::FILE* m_stream;
  std::filesystem::path m_file, m_temporary;  // no file: stdout; no temporary: a pipe or a device
  int m_error = 0;                            // errno of the first failure
};

// All of a file at once. The error names the file and the reason.
tl::expected<void, std::string> writeWhole(const std::filesystem::path& file, std::string_view bytes);

}  // namespace vortex::headless
