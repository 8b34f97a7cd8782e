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
  int attempts = 0, cut = 0;  // of these, stopped by a timeout, a cancel or trouble
  int leftOut = 0;            // never worked (trouble within 1 % of the usual time), or nothing tells how long it ran
};

struct Lasted {
  std::vector<Observation> observations;  // in the order of what was given
  StageTimes times;
};

// firsts: first attempts of one stage, none of them null.
Lasted lastedOf(std::span<const history::AttemptLine* const> firsts);

}  // namespace vortex::analysis
