// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which stage, on which path, keeps memory: bytes allocated in an attempt's scope and not released, added up by stage and by how
// the attempt ended. Leaks live in the error paths, so the path is half of the answer.
//
// A fold: pure, O(log n) an account, memory bounded by kMostBlameSlots a row.
#pragma once

#include "engine/slot/outcome.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace vortex::analysis {

// What one attempt did with memory, closed when nothing of it runs any more. On LibTorch by the meter's owner, on CUDA by the
// caching allocator's.
struct AttemptAccount {
  std::uint64_t slot = 0;
  std::optional<Stage> stage;  // absent: allocated in a slot's time, in no stage's scope
  int attempt = 1;
  AttemptOutcome outcome = AttemptOutcome::Finished;
  Bytes allocated;  // in its scope, all in all
  Bytes released;   // of that, by whomsoever, until its slot was decided
  Bytes held;       // of that, still there when its slot was decided and its results were handed on: 0 where nothing leaks
};

inline constexpr std::size_t kMostBlameSlots = 1'000;

// One stage and one way to end.
struct BlameRow {
  std::optional<Stage> stage;
  AttemptOutcome outcome = AttemptOutcome::Finished;
  Bytes allocated, released, held;
  int attempts = 0;                   // of this kind, in all
  int holding = 0;                    // of them, how many hold something
  std::vector<std::uint64_t> heldIn;  // slots, ascending, each once; the first kMostBlameSlots
  double share = 0;                   // of all that is held; 0..1
};

class Blame {
 public:
  void add(const AttemptAccount& account);

  Bytes held() const { return m_held; }
  // Every kind that was seen, the one that holds most first; what holds nothing in the order of stages.
  std::vector<BlameRow> rows() const;
  // The same by stage alone, however its attempts ended (outcome: of the path that holds most).
  std::vector<BlameRow> byStage() const;

 private:
  Bytes m_held;
  std::map<std::pair<int, AttemptOutcome>, BlameRow> m_rows;  // by the stage's index, kStageCount: none
};

}  // namespace vortex::analysis
