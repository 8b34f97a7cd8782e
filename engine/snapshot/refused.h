// SPDX-License-Identifier: GPL-3.0-or-later
//
// What ends the reading of a snapshot. Thrown inside this room only; importSnapshot() turns both into a result.
#pragma once

#include "engine/snapshot/snapshot_trouble.h"

#include <cstdint>
#include <stdexcept>
#include <string>

namespace vortex::snapshot {

// What the file holds cannot be taken. The text says what, and where: the byte from the file's beginning.
class Refused : public std::runtime_error {
 public:
  Refused(std::uint64_t offset, const std::string& why, SnapshotFault fault = SnapshotFault::Malformed)
      : std::runtime_error("byte " + std::to_string(offset) + ": " + why), m_offset(offset), m_fault(fault) {}
  std::uint64_t offset() const { return m_offset; }
  SnapshotFault fault() const { return m_fault; }

 private:
  std::uint64_t m_offset;
  SnapshotFault m_fault;
};

// Whoever asked for it does not want it any more.
class Cancelled : public std::runtime_error {
 public:
  Cancelled() : std::runtime_error("cancelled") {}
};

// Frames, stacks and texts are bounded by their pools.
template <typename F>
auto bounded(std::uint64_t offset, F&& intern) {
  try {
    return intern();
  } catch (const std::length_error& full) {
    throw Refused(offset, full.what());
  }
}

}  // namespace vortex::snapshot
