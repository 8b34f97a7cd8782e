// SPDX-License-Identifier: GPL-3.0-or-later
//
// What tuning measures on: the first attempts of recorded slots, and which of them are meant. Slots that were made again off the
// air are not among them; a slot's retries are not, either (engine/analysis/first_attempts.h). Pure.
#pragma once

#include "engine/analysis/conditions.h"
#include "engine/analysis/first_attempts.h"
#include "engine/analysis/kendall.h"
#include "engine/analysis/stage_horizon.h"
#include "engine/slot/ids.h"
#include "engine/slot/stage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vortex::ui {

struct SampledSlot {
  SlotId slot;
  std::string run, profile, backend;  // run: its UUID
  std::string device{};               // what made it (deviceText()); "" where that is not known
  int quality = 0;
  std::int64_t wall = 0;  // ns since 1970: when it began
  bool open = false;      // more of it may come
  PerStage<std::optional<history::AttemptLine>> firsts;
  analysis::TookSlot took{};
};

// Which of the slots are meant.
struct TuningScope {
  enum class Over : std::uint8_t {
    Live = 1,  // the run that is live
    Today,     // since midnight, of the live run's profile and backend
    Week,      // the last seven days, likewise
    Profile,   // all of a profile, on the live run's backend
    Run,       // one run, live or not
    Between,   // from one time to another, of the live run's profile and backend
  };
  Over over = Over::Today;
  std::string name;                  // Profile: its name. Run: its UUID
  int last = 2'000;                  // due slots, the newest
  std::optional<int> quality;        // a level of the ladder; absent: any
  std::string device{};              // what made them (deviceText()); "": any
  std::int64_t from = 0, until = 0;  // Between: ns since 1970
  friend bool operator==(const TuningScope&, const TuningScope&) = default;
};
struct TuningNow {
  std::string run, profile, backend;   // of what is live
  std::int64_t midnight = 0, now = 0;  // ns since 1970
};

// One stage's attempts.
struct StageEvidence {
  analysis::SurvivalCurve curve{{}, analysis::Confidence::NinetyFive};
  std::vector<analysis::Observation> observations;
  analysis::StageTimes times;
  Duration longest{};  // that any of them was watched
  // Where some were canceled, the curve if these had just been done, and if they never had been.
  std::optional<analysis::CurveBounds> bounds;
  int informative = 0;  // of those: so many were canceled
  int count() const { return static_cast<int>(observations.size()); }
};
struct TuningEvidence {
  PerStage<StageEvidence> stages;
  int dueSlots = 0;
  std::int64_t since = 0;                  // ns since 1970: when the oldest of them began
  analysis::SlotsByConditions conditions;  // under which they were made
  int devices = 0;                         // different ones that made them (deviceText()), where that is known
  // Of audio and image of the same slot, where any was cut for the other's sake. Where they go together such a stop counts as a
  // cancel.
  std::optional<analysis::Concordance> siblings;
  std::vector<analysis::TookSlot> took;  // each of them
};

// Siblings that go together so that chance alone would do it in no more than one of a hundred cases.
constexpr double kTogether = 0.01;

// What made the attempts of a run: "reference 1.4, LibTorch 2.11 on cuda:0"; "" where neither is known.
std::string deviceText(const std::string& device, const std::string& build);

// Runs, the oldest first, and the lowest and the highest number of slots of theirs that are meant; to the newest, whatever it is,
// unless the scope ends before.
struct TuningStretch {
  std::vector<std::string> runs;  // UUIDs
  SlotId from, to;
  friend bool operator==(const TuningStretch&, const TuningStretch&) = default;
};

// Of a store's slots, in the order of their numbers.
class TuningSample {
 public:
  void assign(std::vector<SampledSlot> all) { m_slots = std::move(all); }
  // Those of the same number take each other's place, the others join. allFrom: from this number on they are all that there are,
  // and what is not among them goes (it was queued, and never began).
  void merge(std::vector<SampledSlot> some, std::optional<SlotId> allFrom = {});
  const std::vector<SampledSlot>& all() const { return m_slots; }
  // From this number on something may have changed since it was read: the oldest that is open, else the next one.
  SlotId openFrom() const;
  SlotId newest() const { return m_slots.empty() ? SlotId{} : m_slots.back().slot; }

  TuningEvidence evidence(const TuningScope& scope, const TuningNow& now) const;
  // Slot numbers that evidence() is of, ascending.
  std::vector<SlotId> meant(const TuningScope& scope, const TuningNow& now) const;
  // Where these lie.
  TuningStretch stretch(const TuningScope& scope, const TuningNow& now) const;
  std::vector<std::string> devices() const;  // that made any of them, in order of their names

 private:
  std::vector<const SampledSlot*> choose(const TuningScope& scope, const TuningNow& now) const;

  std::vector<SampledSlot> m_slots;
};

}  // namespace vortex::ui
