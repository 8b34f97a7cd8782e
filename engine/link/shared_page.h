// SPDX-License-Identifier: Apache-2.0
//
// The page that both processes map: what must be known without a message. A new one is made for each worker, so that one that was
// abandoned cannot write into its successor's. The layout is part of the protocol (PROTOCOL.md) and little-endian as all of it.
//
//   offset   0  u32 magic, u32 layout version
//            8  u64 heartbeats      the worker adds 1 at every beat
//           16  i64 CPU time        of the worker's process at its last beat, ns
//   128 + 128·lane (audio, image, video, clip): 64 bytes that the engine writes, then 64 that the worker writes
//            0  u64 stop through    stop every attempt of this lane up to and including this id
//            8  i64 requested at    CLOCK_MONOTONIC ns when that was last raised
//           64  i64 live bytes, i64 peak bytes, u64 operators, i64 CLOCK_MONOTONIC ns since which the running operator runs
#pragma once

#include "engine/backend/device.h"
#include "engine/link/descriptor.h"
#include "engine/slot/stage.h"

#include <tl/expected.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>

namespace vortex::link {

struct LaneWords {
  alignas(64) std::atomic<std::uint64_t> stopThrough{0};
  std::atomic<std::int64_t> stopRequestedAt{0};
  alignas(64) backend::LaneCounters counters;

  // Raises the token; lowering it is no request and changes nothing. Engine thread only.
  void stopUpTo(AttemptId id, std::int64_t monotonicNs) {
    if (stopThrough.load(std::memory_order_relaxed) >= id.value)
      return;
    stopRequestedAt.store(monotonicNs, std::memory_order_relaxed);
    stopThrough.store(id.value, std::memory_order_release);  // whoever sees the token sees its time
  }
};

struct PageWords {
  std::uint32_t magic = 0x50585856;  // the bytes "VXXP"
  std::uint32_t layout = 1;
  std::atomic<std::uint64_t> heartbeats{0};
  std::atomic<std::int64_t> cpuTime{0};
  alignas(128) std::array<LaneWords, kStageCount> lanes;
};

static_assert(std::atomic<std::uint64_t>::is_always_lock_free && std::atomic<std::int64_t>::is_always_lock_free);
static_assert(std::is_standard_layout_v<PageWords> && sizeof(backend::LaneCounters) == 32);
static_assert(sizeof(LaneWords) == 128 && offsetof(LaneWords, counters) == 64);
static_assert(offsetof(PageWords, heartbeats) == 8 && offsetof(PageWords, lanes) == 128 && sizeof(PageWords) == 640);

class SharedPage {
 public:
  static tl::expected<SharedPage, std::string> create();
  // The worker's side: maps what create() made; refuses what is not one.
  static tl::expected<SharedPage, std::string> attach(int fd);

  int descriptor() const { return m_fd.get(); }  // -1 where it was attached
  PageWords& words() const { return *m_words; }
  LaneWords& lane(Stage stage) const { return m_words->lanes[indexOf(stage)]; }

 private:
  UniqueFd m_fd;
  Mapping m_mapping;
  PageWords* m_words = nullptr;
};

// CLOCK_MONOTONIC, which both processes share.
std::int64_t monotonicNs();

}  // namespace vortex::link
