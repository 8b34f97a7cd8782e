// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sum over values that finds what damage leaves: flipped bits, a loss of power, a page of another file. Not one against intent.
// A multiplicative mix of 8 bytes at a time (the constants of splitmix64, Steele et al. 2014).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace vortex::history {

class Checksum {
 public:
  explicit Checksum(std::uint64_t first = 0) : m_sum(0x9e3779b97f4a7c15ULL ^ first) {}

  void add(std::uint64_t word) {
    m_sum = (m_sum ^ word) * 0xbf58476d1ce4e5b9ULL;
    m_sum ^= m_sum >> 29;
  }
  // The length is the caller's to add where it does not follow from what is around.
  void add(std::span<const std::byte> bytes) {
    for (; bytes.size() >= 8; bytes = bytes.subspan(8)) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data(), 8);
      add(word);
    }
    std::uint64_t rest = 0;
    if (!bytes.empty())
      std::memcpy(&rest, bytes.data(), bytes.size());
    add(rest);
  }
  std::uint32_t value() const { return static_cast<std::uint32_t>(m_sum ^ (m_sum >> 32)); }

 private:
  std::uint64_t m_sum;
};

}  // namespace vortex::history
