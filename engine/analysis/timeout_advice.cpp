// SPDX-License-Identifier: GPL-3.0-or-later
//
// What follows from the policies of all stages together: what is set, what is said.
#include "engine/analysis/proportion.h"
#include "engine/analysis/timeout_tuning.h"

#include <algorithm>
#include <utility>

namespace vortex::analysis {
namespace {

constexpr double kLeastGain = .03;  // of a raise that others pay for
constexpr double kSameWatch = .05;
constexpr double kMostTaken = 1.5;  // of a stage that others' seconds are taken from
constexpr double kAtMost = .05;     // one-sided 95 %

// Down to four digits, as a person would write it: nobody knows it better.
Duration inFourDigits(Duration time) {
  std::int64_t unit = 1;
  while (time.count() / unit >= 10'000)
    unit *= 10;
  return Duration{time.count() / unit * unit};
}

}  // namespace

void TimeoutTuning::weighTogether() {
  if (!std::exchange(m_wishesChanged, false))
    return;
  PerStage<RowStage> row;
  bool longer = false;
  for (const Stage stage : kStages) {
    const OfStage& of = at(stage);
    const Duration runs = of.policy.timeout();
    RowStage& to = row[stage];
    to.wanted = to.least = m_wanted[stage] = runs;
    if (!of.wish)
      continue;
    const StageSettings& s = m_settings.stages[stage];
    to.wanted = m_wanted[stage] = std::clamp(inFourDigits(of.wish->becomes), s.minTimeout, s.maxTimeout);
    to.least = std::min(to.wanted, runs);
    longer = longer || to.wanted > runs;
  }
  m_crowded = longer && rowOf(m_settings, m_wanted) > roomOf(m_settings);
  if (!m_crowded)
    return;
  for (const Stage stage : kStages) {
    const OfStage& of = at(stage);
    const bool mayGive = !of.wish && !isPinned(stage) && of.policy.missing() == 0 && !of.tooOftenOver;
    if (mayGive)
      row[stage].least = std::min(
          row[stage].wanted, std::max(m_settings.stages[stage].minTimeout, seconds(inSeconds(of.policy.timeout()) / kMostTaken)));
    if (mayGive || row[stage].least < row[stage].wanted)
      row[stage].curve = of.policy.curve();
  }
  m_wanted = fitRow(m_settings, row);
  for (const Stage stage : kStages)
    if (m_wanted[stage] != row[stage].wanted)
      m_wanted[stage] = std::max(inFourDigits(m_wanted[stage]), row[stage].least);
}

std::optional<Duration> TimeoutTuning::proposalOf(Stage stage) const {
  const Duration runs = at(stage).policy.timeout();
  if (mode() != TuningMode::Suggest || isNear(m_wanted[stage], runs, kSameTimeout))
    return std::nullopt;
  return m_wanted[stage];
}

TimeoutTuning::Change& TimeoutTuning::made(std::optional<Change>& change) const {
  return change ? *change : change.emplace(Change{.settings = m_settings, .evidence = {}});
}

void TimeoutTuning::setTimeouts(std::optional<Change>& change) {
  bool raises = false;  // then all of what was weighed together is set, or the row would not fit
  for (const Stage stage : kStages)
    if (OfStage& of = at(stage); of.wish && of.wish->becomes > of.policy.timeout()) {
      of.mustFit = isNear(m_wanted[stage], of.policy.timeout(), kLeastGain);
      raises = raises || !of.mustFit;
    }
  for (const Stage stage : kStages) {
    OfStage& of = at(stage);
    const Duration runs = of.policy.timeout(), becomes = m_wanted[stage];
    const bool lowers = of.wish && becomes < runs && !isNear(becomes, runs, kSameTimeout);
    if (becomes != runs && (raises || lowers)) {
      made(change).settings.stages[stage].timeout = becomes;
      event::TimeoutEvidence evidence{
          .stage = stage, .why = TuningWhy::MustFit, .was = runs, .became = becomes, .rate = m_settings.tuning.rate, .longer = {}};
      OverCount seen = of.policy.countOver(becomes);
      if (of.wish) {
        evidence.why = of.wish->why;
        seen = of.wish->seen;
      }
      evidence.over = seen.over + seen.unknown;  // of these nobody can tell: as if they were longer
      evidence.of = seen.of + seen.unknown;
      if (const Share share = of.policy.curve().at(becomes); const auto* known = std::get_if<Identified>(&share))
        evidence.longer = known->survival;
      change->evidence.push_back(evidence);
    }
    m_wishesChanged = m_wishesChanged || of.wish;
    of.wish.reset();
  }
  weighTogether();
}

void TimeoutTuning::setWatches(std::optional<Change>& change) {
  for (const Stage stage : kStages) {
    OfStage& of = at(stage);
    const bool may = mode() == TuningMode::Auto && !isPinned(stage);
    WatchSettings wanted = may ? of.policy.watch() : WatchSettings{};
    wanted.limit = inFourDigits(wanted.limit);
    if (of.policy.state() == TimeoutPolicy::State::Watching && wanted.limit == Duration{})
      of.policy.stopWatching();
    const WatchSettings& runs = m_settings.stages[stage].watch;
    const bool both = wanted.limit > Duration{} && runs.limit > Duration{};
    if (wanted == runs || (both && wanted.every == runs.every && isNear(wanted.limit, runs.limit, kSameWatch)))
      continue;
    made(change).settings.stages[stage].watch = wanted;
    const OverCount seen = of.policy.countOver(of.policy.timeout());
    change->evidence.push_back({.stage = stage,
                                .why = wanted.limit == Duration{}                        ? TuningWhy::WatchEnds
                                       : of.policy.state() == TimeoutPolicy::State::Held ? TuningWhy::Hangs
                                                                                         : TuningWhy::WatchBegins,
                                .was = runs.limit,
                                .became = wanted.limit,
                                .over = seen.over + seen.unknown,
                                .of = seen.of + seen.unknown,
                                .rate = m_settings.tuning.rate,
                                .longer = {}});
  }
}

std::optional<TimeoutTuning::Change> TimeoutTuning::advise(std::vector<EventBody>& out) {
  if (!m_ready || !std::exchange(m_changed, false))
    return std::nullopt;
  const StageSet toTell = m_wishesChanged || mode() == TuningMode::Auto ? StageSet::all() : m_seen;
  m_seen = {};
  weighTogether();
  std::optional<Change> change;
  if (mode() == TuningMode::Auto)
    setTimeouts(change);
  setWatches(change);
  m_changed = change.has_value();
  if (change)
    return change;  // what is then is told when it has been set
  for (const Stage stage : kStages)
    if (toTell.contains(stage) && isWorthTelling(stage)) {
      OfStage& of = at(stage);
      of.told = adviceOf(stage);
      of.toldAt = of.taken;
      out.emplace_back(*of.told);
    }
  return std::nullopt;
}

TuningState TimeoutTuning::stateOf(Stage stage) const {
  const TimeoutPolicy& policy = at(stage).policy;
  if (isPinned(stage))
    return TuningState::Pinned;
  switch (policy.state()) {
  case TimeoutPolicy::State::Watching:
    return TuningState::Watching;
  case TimeoutPolicy::State::Held:
    return TuningState::Held;
  case TimeoutPolicy::State::Steady:
    return policy.missing() > 0 ? TuningState::TooFew : TuningState::Steady;
  }
  return TuningState::Steady;
}

TuningWhy TimeoutTuning::whyOf(Stage stage) const {
  const OfStage& of = at(stage);
  switch (stateOf(stage)) {
  case TuningState::Pinned:
    return TuningWhy::Pinned;
  case TuningState::Held:
    return TuningWhy::Hangs;
  case TuningState::Watching:
    return TuningWhy::NotSeen;
  case TuningState::TooFew:
  case TuningState::Steady:
    break;
  }
  if (proposalOf(stage))
    return of.wish ? of.wish->why : TuningWhy::MustFit;
  if (of.mustFit || (of.wish && of.wish->becomes > of.policy.timeout()))
    return TuningWhy::MustFit;
  if (of.tooOftenOver)
    return TuningWhy::AtMost;
  if (of.policy.isByHand())
    return TuningWhy::ByHand;
  return of.policy.missing() > 0 ? TuningWhy::TooFew : TuningWhy::Allowed;
}

bool TimeoutTuning::isWorthTelling(Stage stage) const {
  const OfStage& of = at(stage);
  if (!of.told)
    return true;
  const event::TimeoutAdvice& told = *of.told;
  if (mode() == TuningMode::Off)
    return told.mode != TuningMode::Off;
  const int since = of.taken - of.toldAt,
            before = of.policy.remembered() - since;  // a full window: what is remembered stands still
  return told.mode != mode() || told.state != stateOf(stage) || told.why != whyOf(stage) || told.timeout != of.policy.timeout() ||
         told.proposed != proposalOf(stage) || told.rate != m_settings.tuning.rate || since > std::max(4, before / 4);
}

event::TimeoutAdvice TimeoutTuning::adviceOf(Stage stage) const {
  const TimeoutPolicy& policy = at(stage).policy;
  event::TimeoutAdvice advice{.stage = stage,
                              .mode = mode(),
                              .state = stateOf(stage),
                              .why = whyOf(stage),
                              .timeout = policy.timeout(),
                              .proposed = proposalOf(stage),
                              .longer = {},
                              .rate = m_settings.tuning.rate,
                              .missing = policy.missing(),
                              .plain = policy.plainRule(),
                              .horizon = policy.goal().horizon,
                              .row = rowOf(m_settings, m_wanted),
                              .room = roomOf(m_settings),
                              .stratum = m_settings.profile + " on " + m_device + ", quality " + std::to_string(m_quality)};
  const Duration shown = advice.proposed.value_or(advice.timeout);
  const OverCount seen = policy.countOver(shown);
  advice.over = seen.over;
  advice.of = seen.of + seen.unknown;
  advice.unknown = seen.unknown;
  advice.atMost = upperLimit(seen.over + seen.unknown, advice.of, kAtMost);
  if (const Share share = policy.curve().at(shown); const auto* known = std::get_if<Identified>(&share))
    advice.longer = known->survival;
  return advice;
}

}  // namespace vortex::analysis
