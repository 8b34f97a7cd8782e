// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds each slot that was made again against the recorded one, as soon as its files are there, and says whether they are the same.
#pragma once

#include "app/headless/slot_run.h"
#include "engine/analysis/proof_comparison.h"
#include "engine/history/recorded_slot.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vortex::headless {

class RerunProof final : public RunCompanion {
 public:
  // of: the recorded slot. recipe: canonical, of the slot that will make it again.
  void expect(const history::RecordedSlot& of, std::string recipe);

  void take(const Event& event, Reporter& reporter) override;
  void ended(Time now, Reporter& reporter) override;  // what came to no output is told now

  // It was stopped for an air slot and is made anew under another number: nothing is to be said of it.
  void gaveWay(SlotId slot) { m_made.erase(slot); }

  // Slots that differ from the recorded ones.
  int differing() const { return m_differing; }

 private:
  struct Made {
    SlotId of;
    std::optional<std::uint64_t> seed;
    bool decided = false, told = false;
  };
  void tell(SlotId slot, Made& made, const event::SlotRecorded* recorded, Time now, Reporter& reporter);

  struct Expected {
    history::RecordedSlot of;
    std::string recipe;  // canonical, of the slot to be made
  };
  std::map<SlotId, Expected> m_expected;  // by the recorded slot
  std::map<SlotId, Made> m_made;
  int m_differing = 0;
};

}  // namespace vortex::headless
