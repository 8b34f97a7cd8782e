// SPDX-License-Identifier: GPL-3.0-or-later
//
// Attempts as the store tells them, and what Tune makes of them, for the tests of its models.
#pragma once

#include "ui/models/tuning_sample.h"

#include <cmath>
#include <utility>
#include <vector>

namespace vortex::ui::test {

inline constexpr std::int64_t kDay = 86'400LL * 1'000'000'000;

inline history::AttemptLine attempt(const char* outcome, double s, double timeout = 15) {
  history::AttemptLine line;
  line.outcome = outcome;
  line.elapsed = seconds(s);
  line.timeout = seconds(timeout);
  return line;
}

inline SampledSlot imageSlot(std::uint64_t number, const history::AttemptLine& image) {
  SampledSlot slot{.slot = {number}, .run = "run-1", .profile = "fast", .backend = "torch", .wall = kDay, .firsts = {}};
  slot.firsts[Stage::Image] = image;
  return slot;
}

inline const TuningNow kNow{.run = "run-1", .profile = "fast", .backend = "torch", .midnight = 0, .now = kDay};

inline StageEvidence evidenceOf(const std::vector<history::AttemptLine>& attempts) {
  TuningSample sample;
  std::vector<SampledSlot> all;
  for (const history::AttemptLine& one : attempts)
    all.push_back(imageSlot(all.size() + 1, one));
  sample.assign(std::move(all));
  return sample.evidence({.name = {}, .quality = {}}, kNow).stages[Stage::Image];
}

// The 6-MP arm (Freireich et al. 1963): weeks for seconds.
inline StageEvidence sixMp() {
  std::vector<history::AttemptLine> attempts;
  for (const double t : {6., 6., 6., 7., 10., 13., 16., 22., 23.})
    attempts.push_back(attempt("finished", t, 40));
  for (const double t : {6., 9., 10., 11., 17., 19., 20., 25., 32., 32., 34., 35.})
    attempts.push_back(attempt("canceled", t, 40));
  return evidenceOf(attempts);
}

// n attempts of which `longer` finished at 14 s and the rest at 12 s.
inline StageEvidence mostAtTwelve(int longer, int n) {
  std::vector<history::AttemptLine> attempts;
  for (int i = 0; i < n; ++i)
    attempts.push_back(attempt("finished", i < longer ? 14 : 12));
  return evidenceOf(attempts);
}

inline bool near(double a, double b, double within = 1e-6) { return std::abs(a - b) < within; }

}  // namespace vortex::ui::test
