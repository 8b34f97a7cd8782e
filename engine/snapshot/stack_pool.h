// SPDX-License-Identifier: GPL-3.0-or-later
//
// Frames and stacks, each once. A snapshot names the same few thousand stacks in millions of events.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace vortex::snapshot {

struct Frame {
  std::uint32_t name = 0, file = 0;  // texts
  std::int64_t line = 0;
  friend bool operator==(const Frame&, const Frame&) = default;
};

// Bounded: where it is full, it throws std::length_error. Numbers count up from 0 for frames and from 1 for stacks.
class StackPool {
 public:
  static constexpr std::size_t kMostFrames = 2'000'000;
  static constexpr std::size_t kMostStacks = 4'000'000;
  static constexpr std::size_t kMostFramesOfStacks = 64'000'000;

  std::uint32_t internFrame(const Frame& frame);
  std::uint32_t internStack(std::span<const std::uint32_t> frames);  // the innermost first; 0 where there are none

  std::span<const Frame> frames() const { return m_frames; }
  std::size_t stackCount() const { return m_begins.size() - 1; }
  std::span<const std::uint32_t> stack(std::uint32_t id) const {
    return std::span(m_frameIds).subspan(m_begins[id - 1], m_begins[id] - m_begins[id - 1]);
  }

 private:
  struct FrameHash {
    std::size_t operator()(const Frame& frame) const noexcept;
  };
  std::vector<Frame> m_frames;
  std::unordered_map<Frame, std::uint32_t, FrameHash> m_frameNumbers;
  std::vector<std::uint32_t> m_frameIds;                                 // of all stacks, one after the other
  std::vector<std::uint32_t> m_begins{0};                                // where each stack begins, and the last ends
  std::unordered_multimap<std::uint64_t, std::uint32_t> m_stackNumbers;  // by their hash
};

}  // namespace vortex::snapshot
