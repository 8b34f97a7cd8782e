// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes of a file from its beginning, a window of 1 MiB at a time, so that a file of gigabytes costs no memory. It is read and
// not mapped: one that shrinks meanwhile is then too short, and not a signal.
#pragma once

#include "engine/snapshot/snapshot_trouble.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::snapshot {

class ByteSource {
 public:
  static constexpr std::size_t kWindow = 1 << 20;

  static tl::expected<ByteSource, SnapshotTrouble> open(const std::filesystem::path& file);
  explicit ByteSource(std::span<const std::byte> bytes);  // which outlive it
  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&&) = delete;
  ~ByteSource();

  // Called with the offset, once a window; what it throws ends the reading.
  void onWindow(std::function<void(std::uint64_t)> told) { m_told = std::move(told); }
  void rewind();

  std::uint64_t size() const { return m_size; }
  std::uint64_t offset() const { return m_base + static_cast<std::uint64_t>(m_at - m_begin); }
  std::uint64_t left() const { return offset() < m_size ? m_size - offset() : 0; }  // it may have grown meanwhile

  // The rest throws Refused where the file ends before.
  std::uint8_t byte() {
    if (m_at == m_end)
      fill(1);
    return static_cast<std::uint8_t>(*m_at++);
  }
  std::uint64_t little(int bytes);          // 1 to 8, the least first
  std::string_view take(std::size_t many);  // until the next call; at most kWindow
  void skip(std::uint64_t many);
  [[noreturn]] void endsEarly(std::uint64_t wanted) const;

 private:
  ByteSource(int file, std::uint64_t size);
  void fill(std::size_t least);

  int m_file = -1;  // none: all bytes are in the window from the beginning
  std::uint64_t m_size = 0, m_base = 0;
  std::vector<char> m_window;
  const char *m_begin = nullptr, *m_at = nullptr, *m_end = nullptr;
  std::function<void(std::uint64_t)> m_told;
};

}  // namespace vortex::snapshot
