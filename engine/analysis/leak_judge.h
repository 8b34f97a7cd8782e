// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes the verdict on a capture while it runs: told each slot, it looks at n = 5, 10, 20, 40, 80, ... judged points and at the
// end, not at every slot, since each look is a chance to be wrong. The ledger needs no look and knows no warm-up: what a slot holds
// is known when it is decided.
//
// Pure; one thread at a time. Memory: 104 bytes a point. Cost: O(1) a point, O(kMostJudged²) a look.
#pragma once

#include "engine/analysis/leak_verdict.h"

#include <map>
#include <span>

namespace vortex::analysis {

class LeakJudge {
 public:
  explicit LeakJudge(LeakRules rules);

  // Slots in ascending order. False: refused, since it is not above the one before, or no series can have such numbers.
  bool add(const LeakPoint& point);
  // What a decided slot holds, in any order; bytes <= 0 are not held.
  void add(const HeldBytes& held);
  // How a slot of the workload ended.
  void saw(Outcome outcome);

  // As of the last look, with the ledger as of now: what a running capture shows. Cheap.
  const LeakVerdict& verdict() const { return m_verdict; }
  // Looked at now, with all that was told; what comes after is looked at as before. O(kMostJudged²).
  LeakVerdict atEnd() const;
  void finish() { m_verdict = atEnd(); }  // nothing more comes
  int looks() const { return m_looks; }   // so far

  // What is not to be reached, where it is not known from the beginning; of looks from now on.
  void setLimits(const PerLeakSeries<std::optional<double>>& limit) { m_rules.limit = limit; }

  const std::vector<LeakPoint>& points() const { return m_points; }
  const LeakRules& rules() const { return m_rules; }
  // What slots hold, by slot; and of that those of the warm-up, as far as it was told.
  const std::map<std::uint64_t, Bytes>& heldBySlot() const { return m_holding; }
  Bytes heldByWarmUp() const;

 private:
  std::span<const LeakPoint> judged() const;
  int timesSeen(Outcome outcome) const;
  JudgedSeries look(LeakSeries series, const LeakVerdict& before) const;
  void look(LeakVerdict& verdict) const;
  void conclude(LeakVerdict& verdict) const;

  LeakRules m_rules;
  std::vector<LeakPoint> m_points;
  std::map<Outcome, int> m_seen;
  std::map<std::uint64_t, Bytes> m_holding;
  int m_nextLook = kLeastJudged, m_looks = 0;  // m_nextLook: in judged points
  LeakVerdict m_verdict;
};

// All at once; points and outcomes as LeakJudge takes them, and no outcome was promised.
LeakVerdict judgeLeak(const LeakRules& rules, std::span<const LeakPoint> points, std::span<const HeldBytes> held = {});

}  // namespace vortex::analysis
