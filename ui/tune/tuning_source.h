// SPDX-License-Identifier: GPL-3.0-or-later
//
// The attempts that tuning measures on, read from the window's store on a thread of its own: the newest slots once, what may have
// changed whenever the engine has told something (again, until the store says it), and all of a run or of a stretch of time that is
// asked for. Answers are complete values.
#pragma once

#include "engine/history/run_line.h"
#include "ui/bridge/store_reading.h"
#include "ui/models/tuning_audit.h"
#include "ui/models/tuning_sample.h"

#include <QObject>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vortex::ui {

class Bridge;

// From one time to another, ns since 1970.
struct TuningRange {
  std::int64_t from = 0, until = 0;
  friend auto operator<=>(const TuningRange&, const TuningRange&) = default;
};

struct TuningQuestion {
  static constexpr int kMostSlots = 10'000;  // the newest; of a run or a profile that is asked for, too
  std::filesystem::path store;
  SlotId from{};          // this number and later; 0: all
  std::string run{};      // only of this one, by its UUID; "": any
  std::string profile{};  // only of this one; "": any
  std::optional<TuningRange> range{};
};
struct TuningAnswer {
  std::vector<SampledSlot> sampled;    // ascending
  std::optional<SlotId> allFrom;       // of the store's slots from this number on, all that began or will
  SlotId newest;                       // that was read, whether it began or not; 0: none
  std::vector<history::RunLine> runs;  // the oldest first
  std::vector<TunedSetting> tuned;     // of all runs, the newest first
  std::string trouble;                 // why there are none; "" when they were read
};
TuningAnswer readTuning(const TuningQuestion& question);

class TuningSource : public QObject {
  Q_OBJECT

 public:
  static constexpr int kPauseMs = 1'000;  // between two readings

  explicit TuningSource(const Bridge& bridge, QObject* parent);

  // Once a frame while it can be seen.
  void refresh(const TuningSample& sample);
  void want(const TuningScope& scope);            // all of a run or a profile that is named, or of a stretch of time, once
  bool read() const { return m_reading.once(); }  // the newest slots, once
  // What answered() tells of, once. whole: it takes the place of everything that was read before.
  TuningAnswer take(bool& whole) { return m_reading.take(whole); }

 signals:
  void answered();

 private:
  bool isStale(const TuningSample& sample) const;

  const Bridge& m_bridge;
  StoreReading<TuningAnswer> m_reading;
  std::uint64_t m_revision = 0;
  SlotId m_newest;        // that the store had
  bool m_failed = false;  // the last reading: it is repeated after the pause
  struct Wanted {         // one of these
    std::string run{}, profile{};
    TuningRange range{};
    friend auto operator<=>(const Wanted&, const Wanted&) = default;
  };
  std::set<Wanted> m_wanted, m_had;  // to be read, and those that were
  std::optional<Wanted> m_asked;     // that is being read
};

}  // namespace vortex::ui
