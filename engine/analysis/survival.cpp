// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/survival.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>

namespace vortex::analysis {
namespace {

constexpr double kTies = 1e-12;  // products of shares are compared with it: 0.7 as a product is not 0.7

struct Band {
  double lower = 0, upper = 1;
};

// survival in (0, 1).
Band logLogBand(double survival, double variance, double beyond) {
  const double z = quantile(boost::math::normal(), 1 - beyond);
  const double width = z * std::sqrt(variance) / std::abs(std::log(survival));
  return {.lower = std::pow(survival, std::exp(width)), .upper = std::pow(survival, std::exp(-width))};
}

}  // namespace

SurvivalCurve::SurvivalCurve(std::vector<Observation> observations, Confidence confidence) : m_confidence(confidence) {
  std::sort(observations.begin(), observations.end(), [](const Observation& a, const Observation& b) {
    return a.time != b.time ? a.time < b.time : a.finished && !b.finished;
  });
  m_times.reserve(observations.size());
  for (const Observation& o : observations)
    m_times.push_back(o.time);
  double survival = 1, variance = 0, upper = 1;
  const int n = static_cast<int>(observations.size());
  for (int i = 0; i < n;) {
    const Duration time = observations[static_cast<std::size_t>(i)].time;
    const int atRisk = n - i;
    int finished = 0, cut = 0;
    for (; i < n && observations[static_cast<std::size_t>(i)].time == time; ++i)
      ++(observations[static_cast<std::size_t>(i)].finished ? finished : cut);
    m_cut += cut;
    m_endsCut = cut > 0;
    if (finished == 0)
      continue;
    Identified share{.survival = 0, .se = 0, .lower = 0, .upper = upper, .atRisk = n - i};
    if (finished < atRisk) {
      survival *= 1 - static_cast<double>(finished) / atRisk;
      variance += finished / (static_cast<double>(atRisk) * (atRisk - finished));
      const Band band = logLogBand(survival, variance, m_confidence.beyond);
      share = {
          .survival = survival, .se = survival * std::sqrt(variance), .lower = band.lower, .upper = band.upper, .atRisk = n - i};
      upper = band.upper;
    }
    m_steps.push_back({.time = time, .atRisk = atRisk, .finished = finished, .share = share});
  }
}

// Nothing finished until then: of `atRisk` that go on, all do with a chance of S to their number.
double SurvivalCurve::lowerWithoutEvent(int atRisk) const { return atRisk > 0 ? std::pow(m_confidence.beyond, 1.0 / atRisk) : 0; }

Share SurvivalCurve::at(Duration time) const {
  const auto after = std::upper_bound(m_times.begin(), m_times.end(), time);
  const int atRisk = static_cast<int>(m_times.end() - after);
  const auto next =
      std::upper_bound(m_steps.begin(), m_steps.end(), time, [](Duration t, const Step& step) { return t < step.time; });
  const double upper = next == m_steps.begin() ? 1 : std::prev(next)->share.upper;
  if (m_times.empty())
    return BeyondData{};
  if (m_endsCut && time > m_times.back())
    return BeyondData{.last = m_times.back(), .upper = upper};
  if (next == m_steps.begin())
    return Identified{.survival = 1, .se = 0, .lower = lowerWithoutEvent(atRisk), .upper = 1, .atRisk = atRisk};
  Identified share = std::prev(next)->share;
  share.atRisk = atRisk;
  return share;
}

SurvivalCurve::Quantile SurvivalCurve::timeOf(double rate) const {
  const auto first = [&](double Identified::*side) -> std::optional<Duration> {
    const auto step = std::find_if(m_steps.begin(), m_steps.end(), [&](const Step& s) { return s.share.*side <= rate + kTies; });
    return step == m_steps.end() ? std::nullopt : std::optional(step->time);
  };
  return {.value = first(&Identified::survival), .lower = first(&Identified::lower), .upper = first(&Identified::upper)};
}

std::optional<FalseTimeouts> falseTimeouts(const SurvivalCurve& curve, Duration timeout, Duration horizon) {
  const Share there = curve.at(timeout), end = curve.at(std::max(timeout, horizon));
  const auto* longer = std::get_if<Identified>(&there);
  if (longer == nullptr)
    return std::nullopt;
  const auto* never = std::get_if<Identified>(&end);
  return FalseTimeouts{.longer = longer->survival,
                       .spurious = never != nullptr ? std::optional(longer->survival - never->survival) : std::nullopt};
}

}  // namespace vortex::analysis
