// SPDX-License-Identifier: GPL-3.0-or-later
//
// The record of each slot that is not settled yet, folded from the events as they are published, so that what result.json says is
// what was told. Costs and scores, which no event carries in full, are noted beside.
#pragma once

#include "engine/backend/messages.h"
#include "engine/slot/event.h"
#include "engine/slot/slot_record.h"

#include <string>
#include <unordered_map>

namespace vortex::runtime {

class RecordBook {
 public:
  // Puts a page up for the slot; its fields that no event tells are the caller's.
  void open(SlotRecord record);
  void apply(const Event& event);
  void note(const AttemptName& attempt, const backend::AttemptCost& cost);
  void note(SlotId slot, const ScoreRecord& scores);

  const SlotRecord* find(SlotId slot) const;
  bool decided(SlotId slot) const;
  void close(SlotId slot) { m_pages.erase(slot); }
  std::size_t size() const { return m_pages.size(); }

 private:
  struct Fold;
  struct Page {
    SlotRecord record;
    Time startedAt{};
    bool decided = false;
  };
  AttemptRecord* attemptOf(const AttemptName& attempt);

  std::unordered_map<SlotId, Page> m_pages;
};

}  // namespace vortex::runtime
