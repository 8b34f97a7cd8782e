// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recorded attempts of one stage as observations of a survival curve: how long each took, or where it was cut. What stopped an
// attempt decides how it enters (README.md, "Tune"): a timeout, a cancel, a deadline or a sibling's failure censors it at that
// age; so does trouble of its own, unless it came so soon that the attempt never worked. First attempts only: a retry is warm, and
// comes after trouble.
#pragma once

#include "engine/analysis/survival.h"
#include "engine/history/reader.h"

#include <span>
#include <vector>

namespace vortex::analysis {

struct StageTimes {
  int attempts = 0, cut = 0;       // of these, stopped by a timeout, a cancel or trouble
  int canceled = 0, siblings = 0;  // of those cut: by an operator; since a sibling failed or timed out
  int leftOut = 0;                 // never worked (trouble within 1 % of the usual time), or nothing tells how long it ran
};

// What stopped an attempt, as far as it may have to do with how long it would have taken.
enum class CutBy : std::uint8_t { Nobody = 1, Operator, Sibling, Other };

struct Lasted {
  std::vector<Observation> observations;  // in the order of what was given
  std::vector<CutBy> cutBy;               // of each
  StageTimes times;
};

// Between these lies the curve, whatever those would have done that were cut by what may have to do with it: each finishes when it
// was cut (low), or none ever does (high). siblings: those that were cut for a sibling are among them.
struct CurveBounds {
  SurvivalCurve low, high;
};
CurveBounds boundsOf(const Lasted& lasted, bool siblings, Confidence confidence);

// firsts: first attempts of one stage, none of them null.
Lasted lastedOf(std::span<const history::AttemptLine* const> firsts);

}  // namespace vortex::analysis
