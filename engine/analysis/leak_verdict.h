// SPDX-License-Identifier: GPL-3.0-or-later
//
// The verdict on a capture: leak, no leak, or inconclusive (contract 8). The ledger comes first: bytes that a decided slot still
// holds are a leak at that slot, with no statistics. Then floor and peak, and what is around them (reserved and resident memory,
// handles), where what grows while floor and peak do not is a leak outside the tensors.
//
// Values only; leak_judge.h makes them.
#pragma once

#include "engine/analysis/leak_series.h"
#include "engine/slot/outcome.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::analysis {

// Floor: allocated when nothing runs, at the slot's end. Peak: the most during the slot. Reserved: what the allocator has taken
// from the device, in use or not; where it alone grows, it fragments. Resident: the memory of the process that computes (the
// device's) as the kernel counts it. Handles: its open descriptors. EngineResident, EngineHandles: those of the process that
// decides, which a foreign series need not have. All but the first two are outside the tensors.
enum class LeakSeries : std::uint8_t { Floor = 1, Peak, Reserved, Resident, Handles, EngineResident, EngineHandles };
inline constexpr std::array kLeakSeries{LeakSeries::Floor,        LeakSeries::Peak,    LeakSeries::Reserved,
                                        LeakSeries::Resident,     LeakSeries::Handles, LeakSeries::EngineResident,
                                        LeakSeries::EngineHandles};
std::string_view toString(LeakSeries series);  // "floor", "peak", "reserved", "rss", "handles", "engine_rss", "engine_handles"
std::string nameOf(LeakSeries series);         // "floor", "resident memory of the engine"
std::string_view toString(LeakWord word);      // "leak", "no leak", "inconclusive"
std::string_view toString(LeakWhy why);        // "rises", "bounded_below", ...
std::string_view toString(Shape shape);        // "line", "step", "ramp_then_flat"

constexpr bool isOfTensors(LeakSeries series) { return series == LeakSeries::Floor || series == LeakSeries::Peak; }
// Handles, not bytes.
constexpr bool isCount(LeakSeries series) { return series == LeakSeries::Handles || series == LeakSeries::EngineHandles; }

template <typename T>
struct PerLeakSeries {
  std::array<T, kLeakSeries.size()> values{};
  T& operator[](LeakSeries series) { return values[static_cast<std::size_t>(series) - 1]; }
  constexpr const T& operator[](LeakSeries series) const { return values[static_cast<std::size_t>(series) - 1]; }
};

// One slot at its quiescent end. Bytes, and handles as a count; a foreign series may have fractions.
struct LeakPoint {
  std::uint64_t slot = 0;
  double floor = 0, peak = 0;
  std::optional<double> reserved{}, resident{}, handles{}, engineResident{}, engineHandles{};
};

std::optional<double> valueOf(const LeakPoint& point, LeakSeries series);  // absent: it was not measured

inline constexpr double kMostLeakValue = 0x1p56;                        // of each number of a point; none is below 0
inline constexpr std::uint64_t kMostLeakSlot = std::uint64_t{1} << 53;  // above, a double no longer tells neighbours apart

// Bytes that a decided slot still holds (> 0).
struct HeldBytes {
  std::uint64_t slot = 0;
  std::optional<Stage> stage;  // absent: of no stage
  AttemptOutcome outcome = AttemptOutcome::Finished;
  Bytes bytes;
};

// How the workload is to end a share (0, 1] of its slots.
struct PromisedOutcome {
  Outcome outcome = Outcome::Succeeded;
  double share = 1;
};

struct LeakRules {
  int warmUp = 0;                              // so many points, the first, are left out of the trend; the ledger has them
  PerLeakSeries<std::optional<double>> limit;  // that must not be reached; absent: unknown
  PerLeakSeries<double> block;                 // the least amount by which it can change; 0: any
  std::vector<PromisedOutcome> promised;       // each must have come kLeastSeen times before anybody says "no leak"
};
inline constexpr int kLeastSeen = 5;
// Of processes: bounds and least amounts of resident memory and of handles. What such a process may come to is 16 GB where nothing
// is known of the host, and 1,024 handles.
inline constexpr double kUnknownHost = 16e9;
void addProcessRules(LeakRules& rules, double mostResident = kUnknownHost);

struct LeakLedger {
  Bytes held;       // by decided slots, those of the warm-up included
  int holders = 0;  // slots that hold something
  std::uint64_t first = 0, last = 0;
  std::vector<HeldBytes> largest;  // at most kMostHeldShown, the largest first
};
inline constexpr std::size_t kMostHeldShown = 100;

struct OutcomeSeen {
  Outcome outcome = Outcome::Succeeded;
  int times = 0;
};

struct JudgedSeries {
  LeakSeries series = LeakSeries::Floor;
  SeriesVerdict verdict;
  std::optional<double> limit;
  // The slot in which the line reaches the limit; absent: it does not grow for sure, or that is farther than 10^9 slots.
  std::optional<std::uint64_t> limitReachedIn;
  // The first look from which on every look said the same word. `Judged`: that look's number of judged points.
  std::uint64_t certainFrom = 0;
  int certainFromJudged = 0;
  std::optional<std::uint64_t> lookHere;  // CUSUM's pointer: the slot where the level seems to have shifted; no verdict
};

// What a leak was found by.
enum class LeakFound : std::uint8_t {
  Nothing = 1,
  Ledger,          // a decided slot holds bytes
  Trend,           // floor or peak grow
  OutsideTensors,  // reserved or resident memory or handles grow, floor and peak do not
};
std::string_view toString(LeakFound found);  // "nothing", "ledger", "trend", "outside_tensors"

// "No leak" is said of floor and peak. What the other series come to beside it, word by word, is in `series`: where one of them
// grows that is a leak as well, where one is inconclusive it takes nothing from the tensors' verdict, and is to be shown.
struct LeakVerdict {
  LeakWord word = LeakWord::Inconclusive;
  LeakFound found = LeakFound::Nothing;
  LeakLedger ledger;
  std::vector<JudgedSeries> series;               // those that were given, in the order of LeakSeries
  int points = 0, warmUp = 0;                     // points in all, of them not judged
  std::uint64_t firstJudged = 0, lastJudged = 0;  // slots; 0: none
  // The slot from which on the word held at every look; absent: Inconclusive.
  std::optional<std::uint64_t> certainFrom;
  int certainFromJudged = 0;  // its place among the judged ones, from 1; 0: it is of the warm-up, whose bytes the ledger has
  // Of NoLeak: a leak in a share of slots up to this may have stayed unseen, with 95 %: 1 - 0.05^(1/n).
  double unseenShare = 1;
  std::optional<int> needs;         // Inconclusive: about so many more slots would decide; absent: slots alone will not
  std::vector<OutcomeSeen> unseen;  // promised outcomes that came fewer than kLeastSeen times

  int judged() const { return points - warmUp; }
  const JudgedSeries* find(LeakSeries which) const;
  // The series that the word rests on: the first that has it; with the ledger none.
  const JudgedSeries* deciding() const;
  // The series outside the tensors that are to be shown beside the word, since they are no "no leak" and the word does not rest on
  // what is outside the tensors.
  std::vector<const JudgedSeries*> beside() const;
  // Two processes were measured, so it is to be said which one is meant.
  bool tellsProcessesApart() const;
};

}  // namespace vortex::analysis
