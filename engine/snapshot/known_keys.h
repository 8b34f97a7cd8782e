// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys that memory snapshots have had since PyTorch 2.0 (torch/csrc/cuda/memory_snapshot.cpp, torch/cuda/_memory_viz.py). All
// others are passed over.
#pragma once

#include "engine/snapshot/text_pool.h"

#include <array>
#include <cstdint>

namespace vortex::snapshot {

// They are the first texts of the pool, in this order, so that a text's number tells whether it is one.
enum class Key : std::uint8_t {
  Action,
  ActiveSize,
  Addr,
  Address,
  AllocatedSize,
  AllocatorSettings,
  Blocks,
  CompileContext,
  Device,
  DeviceTraces,
  ExternalAnnotations,
  Filename,
  Frames,
  History,
  IsExpandable,
  Line,
  Name,
  RealSize,
  RequestedSize,
  SegmentPoolId,
  SegmentType,
  Segments,
  Size,
  Stage,
  State,
  Stream,
  TimeUs,
  TotalSize,
  UserMetadata,
};
inline constexpr std::array kKeyNames{"action",
                                      "active_size",
                                      "addr",
                                      "address",
                                      "allocated_size",
                                      "allocator_settings",
                                      "blocks",
                                      "compile_context",
                                      "device",
                                      "device_traces",
                                      "external_annotations",
                                      "filename",
                                      "frames",
                                      "history",
                                      "is_expandable",
                                      "line",
                                      "name",
                                      "real_size",
                                      "requested_size",
                                      "segment_pool_id",
                                      "segment_type",
                                      "segments",
                                      "size",
                                      "stage",
                                      "state",
                                      "stream",
                                      "time_us",
                                      "total_size",
                                      "user_metadata"};
inline constexpr std::size_t kKeyCount = kKeyNames.size();
static_assert(kKeyCount == static_cast<std::size_t>(Key::UserMetadata) + 1 && kKeyCount <= 32);

inline void internKeys(TextPool& emptyPool) {
  for (const char* name : kKeyNames)
    emptyPool.intern(name);
}

}  // namespace vortex::snapshot
