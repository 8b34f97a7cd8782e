// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stage_rate.h"

#include "engine/analysis/share_limits.h"
#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <algorithm>
#include <variant>

namespace vortex::ui {
namespace {

constexpr double kBeyondEach = .025, kBeyondOne = .05;  // on either side of an interval of 95 %; of one limit
constexpr double kSameRate = 1e-12;
constexpr Duration kShortWatch = seconds(2);
constexpr std::int64_t kFinest_ns = 10'000'000;

Duration upToHundredths(Duration time) { return Duration{(time.count() + kFinest_ns - 1) / kFinest_ns * kFinest_ns}; }

QString strong(const QString& text) { return QStringLiteral("<b>%1</b>").arg(text); }

}  // namespace

RateAt rateAt(const StageEvidence& evidence, Duration timeout, Duration horizon) {
  RateAt rate{
      .known = RateAt::Known::Nothing, .never = {}, .attempts = evidence.count(), .longest = evidence.longest, .canceled = {}};
  if (evidence.observations.empty())
    return rate;
  const auto limits = analysis::limitsAt(evidence.curve, timeout, kBeyondEach);
  const auto atEnd = limits ? limits : analysis::limitsAt(evidence.curve, evidence.longest, kBeyondEach);
  rate.known = limits ? RateAt::Known::Share : RateAt::Known::Beyond;
  rate.longer = atEnd->share;
  rate.lower = limits ? atEnd->lower : 0;
  rate.upper = atEnd->upper;
  if (const auto one = analysis::limitsAt(evidence.curve, limits ? timeout : evidence.longest, kBeyondOne))
    rate.atMost = one->upper;
  const analysis::Share end = evidence.curve.at(std::max(timeout, horizon));
  if (const auto* never = std::get_if<analysis::Identified>(&end); never != nullptr && limits)
    rate.never = never->survival;
  if (evidence.bounds) {
    const auto at = [&](const analysis::SurvivalCurve& curve) {
      const analysis::Share share = curve.at(std::min(timeout, evidence.longest));
      const auto* known = std::get_if<analysis::Identified>(&share);
      return known != nullptr ? known->survival : 0;
    };
    rate.canceled = {.attempts = evidence.informative, .low = at(evidence.bounds->low), .high = at(evidence.bounds->high)};
  }
  return rate;
}

std::optional<Duration> timeoutFor(const StageEvidence& evidence, double rate, const StageSettings& stage) {
  const auto found = evidence.curve.timeOf(rate).value;
  if (!found)
    return std::nullopt;
  return std::clamp(upToHundredths(*found), stage.minTimeout, stage.maxTimeout);
}

double rateBeside(const StageEvidence& evidence, double rate, double by) {
  if (by < 0)
    return std::max(rate + by, 0.);
  const auto& steps = evidence.curve.steps();
  const auto above = std::find_if(steps.rbegin(), steps.rend(), [&](const analysis::SurvivalCurve::Step& step) {
    return step.share.survival >= rate + by - kSameRate;
  });
  return above == steps.rend() ? 1 : above->share.survival;
}

double leastRate(const StageEvidence& evidence) {
  return evidence.curve.steps().empty() ? 1 : evidence.curve.steps().back().share.survival;
}

QString percentText(double share) {
  const double percent = share * 100;
  return numberText(percent, percent >= 10 ? 0 : percent > 0 && percent < 0.1 ? 2 : 1);
}

QString watchedText(Duration longest) { return secondsText(longest, longest < kShortWatch ? 3 : 1); }

QString intervalText(const RateAt& rate) {
  if (rate.known != RateAt::Known::Share)
    return {};
  return tr("%1 to %2 %").arg(percentText(rate.lower), percentText(rate.upper));
}

namespace {

QString spuriousAlone(const RateAt& rate, Duration horizon) {
  const QString h = secondsText(horizon), seen = watchedText(rate.longest);
  switch (rate.known) {
  case RateAt::Known::Nothing:
    return tr("No attempts yet: run slots, or measure over a session that has some.");
  case RateAt::Known::Beyond:
    return tr("Not identifiable: no attempt was watched beyond %1; %2 are longer than that. H = %3")
        .arg(seen, strong(percentText(rate.longer) + QStringLiteral(" %")), h);
  case RateAt::Known::Share:
    break;
  }
  if (rate.longer <= 0)
    return tr("Spurious at most %1; none of %2 was longer, H = %3")
        .arg(strong(percentText(rate.upper) + QStringLiteral(" %")))
        .arg(rate.attempts)
        .arg(h);
  const QString share = strong(percentText(rate.spurious()) + QStringLiteral(" %"));
  if (!rate.never)
    return tr("Spurious at most %1; S(H) not identified: H = %2, seen to %3").arg(share, h, seen);
  return *rate.never > 0
             ? tr("Spurious %1; %2 % are longer than H = %3, which no timeout saves").arg(share, percentText(*rate.never), h)
             : tr("Spurious %1; none is longer than H = %2").arg(share, h);
}

}  // namespace

QString spuriousText(const RateAt& rate, Duration horizon) {
  const QString text = spuriousAlone(rate, horizon);
  if (!rate.canceled)
    return text;
  const QString low = percentText(rate.canceled->low), high = percentText(rate.canceled->high);
  if (low == high)
    return text;
  return tr("%1; %2 to %3 % longer, whatever the %n canceled would have done", nullptr, rate.canceled->attempts)
      .arg(text, low, high);
}

}  // namespace vortex::ui
