// SPDX-License-Identifier: GPL-3.0-or-later
//
// What tuning measures on: the first attempts of recorded slots, and which of them are meant. Slots that were made again off the
// air are not among them; a slot's retries are not, either (engine/analysis/first_attempts.h). Pure.
#pragma once

#include "engine/analysis/first_attempts.h"
#include "engine/slot/ids.h"
#include "engine/slot/stage.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vortex::ui {

struct SampledSlot {
  SlotId slot;
  std::string run, profile, backend;  // run: its UUID
  int quality = 0;
  std::int64_t wall = 0;  // ns since 1970: when it began
  bool open = false;      // more of it may come
  PerStage<std::optional<history::AttemptLine>> firsts;
};

// Which of the slots are meant.
struct TuningScope {
  enum class Over : std::uint8_t {
    Live = 1,  // the run that is live
    Today,     // since midnight, of the live run's profile and backend
    Week,      // the last seven days, likewise
    Profile,   // all of a profile, on the live run's backend
    Run,       // one run, live or not
  };
  Over over = Over::Today;
  std::string name;            // Profile: its name. Run: its UUID
  int last = 2'000;            // due slots, the newest
  std::optional<int> quality;  // a level of the ladder; absent: any
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
  int count() const { return static_cast<int>(observations.size()); }
};
struct TuningEvidence {
  PerStage<StageEvidence> stages;
  int dueSlots = 0;
  std::int64_t since = 0;                 // ns since 1970: when the oldest of them began
  std::map<std::string, int> conditions;  // what stage times depend on: "fast on simulated, quality 0", and how many slots
  // Of each stage what nearly all take at most: P95 of the curve, the target where it is not known.
  PerStage<Duration> usual(const PerStage<Duration>& targets) const;
};

// Of a store's slots, in the order of their numbers.
class TuningSample {
 public:
  void assign(std::vector<SampledSlot> all) { m_slots = std::move(all); }
  // Those of the same number take each other's place, the others join.
  void merge(std::vector<SampledSlot> some);
  const std::vector<SampledSlot>& all() const { return m_slots; }
  // From this number on something may have changed since it was read: the oldest that is open, else the next one.
  SlotId openFrom() const;

  TuningEvidence evidence(const TuningScope& scope, const TuningNow& now) const;
  // Slot numbers that evidence() is of, ascending.
  std::vector<SlotId> meant(const TuningScope& scope, const TuningNow& now) const;

 private:
  std::vector<const SampledSlot*> choose(const TuningScope& scope, const TuningNow& now) const;

  std::vector<SampledSlot> m_slots;
};

}  // namespace vortex::ui
