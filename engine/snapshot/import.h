// SPDX-License-Identifier: GPL-3.0-or-later
//
// A memory snapshot of PyTorch's (torch.cuda.memory._dump_snapshot(), torch::cuda::_memory_snapshot_pickled(), vortex-device) as a
// database that can be asked. The pickle is read twice: once to see that it is whole and runs nothing, and which places of its memo
// are read again; once to take it. Memory does not grow with the file, but for what it holds of different stacks and texts (bounded
// in stack_pool.h and text_pool.h), and a bit a place of the memo.
#pragma once

#include "engine/snapshot/byte_source.h"
#include "engine/snapshot/rows.h"
#include "engine/snapshot/snapshot_shape.h"
#include "engine/snapshot/snapshot_trouble.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace vortex::snapshot {

struct ImportProgress {
  enum class Step : std::uint8_t { Looking = 1, Reading, Sorting };
  Step step = Step::Looking;
  std::uint64_t bytes = 0, of = 0;  // of the step; Sorting has none
  std::int64_t blocks = 0, events = 0;
};

struct ImportControl {
  std::function<void(const ImportProgress&)> told;  // on the thread that imports, once a MiB; none: nobody
  std::function<bool()> goOn;                       // likewise, and while SQLite sorts; false cancels; none: to the end
};

struct Imported {
  std::filesystem::path database;
  std::uint64_t bytes = 0;  // of the pickle
  int protocol = 0;
  std::int64_t segments = 0, blocks = 0, events = 0;
};

// Writes beside `database` and renames, so that it is there whole or not at all; one that is there already is refused, and stays.
// The complaint names the file, and the byte where there is one.
tl::expected<Imported, SnapshotTrouble> importSnapshot(const std::filesystem::path& pickle, const std::filesystem::path& database,
                                                       const ImportControl& control = {});

// The reading alone, for whoever keeps the rows elsewhere: rows go to the sink, stacks and texts to the pools, which are empty.
// Throws Refused, Cancelled, and what the sink throws.
struct ReadSnapshot {
  SnapshotRows rows;
  int protocol = 0;
};
ReadSnapshot readSnapshot(ByteSource& source, TextPool& texts, StackPool& stacks, RowSink& sink, const ImportControl& control = {});

}  // namespace vortex::snapshot
