// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/share_limits.h"

#include <boost/math/special_functions/beta.hpp>

#include <cmath>
#include <variant>

namespace vortex::analysis {
namespace {

// Of attempts that all finished by then (S = 0): those that finished, since what was cut before says little of how it would end.
int finishedUntil(const SurvivalCurve& curve, Duration time) {
  int finished = 0;
  for (const SurvivalCurve::Step& step : curve.steps())
    finished += step.time <= time ? step.finished : 0;
  return finished;
}

}  // namespace

std::optional<ShareLimits> limitsAt(const SurvivalCurve& curve, Duration time, double beyond) {
  const Share there = curve.at(time);
  const auto* share = std::get_if<Identified>(&there);
  if (share == nullptr)
    return std::nullopt;
  const double s = share->survival;
  if (s >= 1)
    return ShareLimits{.share = 1,
                       .lower = share->atRisk > 0 ? std::pow(beyond, 1.0 / share->atRisk) : 0,
                       .upper = 1,
                       .size = static_cast<double>(share->atRisk)};
  if (s <= 0) {
    const int m = finishedUntil(curve, time);
    return ShareLimits{.share = 0, .lower = 0, .upper = 1 - std::pow(beyond, 1.0 / m), .size = static_cast<double>(m)};
  }
  const double m = s * (1 - s) / (share->se * share->se);
  return ShareLimits{.share = s,
                     .lower = boost::math::ibeta_inv(m * s, m * (1 - s) + 1, beyond),
                     .upper = boost::math::ibeta_inv(m * s + 1, m * (1 - s), 1 - beyond),
                     .size = m};
}

}  // namespace vortex::analysis
