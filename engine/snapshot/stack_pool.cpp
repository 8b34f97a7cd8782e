// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/snapshot/stack_pool.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace vortex::snapshot {
namespace {

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15 + (hash << 12) + (hash >> 4);
  return hash * 0xff51afd7ed558ccd;
}

[[noreturn]] void tooMany(const char* of, std::size_t most) {
  throw std::length_error(std::string("has more different ") + of + " than are taken (" + std::to_string(most) + ")");
}

}  // namespace

std::size_t StackPool::FrameHash::operator()(const Frame& frame) const noexcept {
  return mixed(mixed(frame.name, frame.file), static_cast<std::uint64_t>(frame.line));
}

std::uint32_t StackPool::internFrame(const Frame& frame) {
  if (const auto found = m_frameNumbers.find(frame); found != m_frameNumbers.end())
    return found->second;
  if (m_frames.size() == kMostFrames)
    tooMany("frames", kMostFrames);
  const auto id = static_cast<std::uint32_t>(m_frames.size());
  m_frames.push_back(frame);
  m_frameNumbers.emplace(frame, id);
  return id;
}

std::uint32_t StackPool::internStack(std::span<const std::uint32_t> frames) {
  if (frames.empty())
    return 0;
  std::uint64_t hash = frames.size();
  for (const std::uint32_t frame : frames)
    hash = mixed(hash, frame);
  const auto [first, last] = m_stackNumbers.equal_range(hash);
  for (auto candidate = first; candidate != last; ++candidate)
    if (std::ranges::equal(stack(candidate->second), frames))
      return candidate->second;
  if (stackCount() == kMostStacks)
    tooMany("stacks", kMostStacks);
  if (m_frameIds.size() + frames.size() > kMostFramesOfStacks)
    tooMany("stacks' frames", kMostFramesOfStacks);
  m_frameIds.insert(m_frameIds.end(), frames.begin(), frames.end());
  m_begins.push_back(static_cast<std::uint32_t>(m_frameIds.size()));
  const auto id = static_cast<std::uint32_t>(stackCount());
  m_stackNumbers.emplace(hash, id);
  return id;
}

}  // namespace vortex::snapshot
