// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/proof_comparison.h"

#include <nlohmann/json_fwd.hpp>

namespace vortex::report {

// A proof as an object for programs (README.md, "Proof"), without its name and the slots that it is about: `verdict`, `recipe`,
// `seed`, `stages`, `first_stage`, `frames`.
nlohmann::ordered_json jsonOf(const analysis::ProofComparison& proof);
// Where frame n begins, to a thousandth.
double secondsOfFrame(int frame);

}  // namespace vortex::report
