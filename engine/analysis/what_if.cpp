// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/what_if.h"

#include <algorithm>
#include <utility>

namespace vortex::analysis {
namespace {

constexpr std::size_t kOutcomeWords = 9;  // indexed by Outcome, which counts from 1

// What one replay adds up to, beside the record.
class Sum {
 public:
  explicit Sum(WhatIfSide& side) : m_side(side) { m_side.outcomes.assign(kOutcomeWords, 0); }

  void add(const SlotEnd& was, const LivedSlot& lived) {
    const bool aired = was.airs(), airs = lived.end.airs();
    m_side.gained += !aired && airs ? 1 : 0;
    m_side.lost += aired && !airs ? 1 : 0;
    m_gains.push_back(static_cast<signed char>((airs ? 1 : 0) - (aired ? 1 : 0)));
    if (lived.end.decided)
      ++m_side.outcomes[static_cast<std::size_t>(lived.end.outcome)];
    m_side.cutForNothing += lived.cut;
    if (airs) {
      ++m_side.airs;
      m_side.spare.push_back(lived.end.spareToAir);
    } else {
      m_side.finishedForNothing -= lived.cut;
      for (const Duration busy : lived.busy.values)
        m_side.finishedForNothing += busy;
    }
    for (const Stage stage : kStages)
      m_side.laneTime[stage] += lived.busy[stage];
  }
  void addSession(Duration span, const Settings& settings) {
    for (const Stage stage : kStages)
      m_offered[stage] += inSeconds(span) * settings.stages[stage].laneCapacity;
  }
  void finish() {
    std::sort(m_side.spare.begin(), m_side.spare.end());
    for (const Stage stage : kStages)
      m_side.utilisation[stage] = m_offered[stage] > 0 ? inSeconds(m_side.laneTime[stage]) / m_offered[stage] : 0;
    m_side.net = netShare(static_cast<int>(m_gains.size()), m_side.gained, m_side.lost);
    m_side.dependence = dependence(m_gains);
    if (m_side.dependence)
      m_side.net = widened(m_side.net, *m_side.dependence);
  }

 private:
  WhatIfSide& m_side;
  std::vector<signed char> m_gains;
  PerStage<double> m_offered{};  // lane seconds
};

// Whether a slot of the record is one that is asked about: due, and not made off the air.
bool counts(const RecordedSession& session, const RecordedSlot& slot, const WhatIfQuestion& question) {
  if (slot.id < question.from || question.to < slot.id || !slot.isDue())
    return false;
  if (!question.quality)
    return true;
  for (const Stage stage : kStages)
    if (const std::uint32_t first = slot.firstAttempt[stage]; first != RecordedAttempt::kNone)
      return session.attempts()[first].qualityLevel == *question.quality;
  return true;
}

std::optional<Duration> spareOf(const LivedSlot& lived) {
  return lived.end.airs() ? std::optional(lived.end.spareToAir) : std::nullopt;
}

// An end that is open in one of the cases is open.
template <typename Choose>
std::optional<Duration> chosen(const std::optional<Duration>& a, const std::optional<Duration>& b, const Choose& choose) {
  return a && b ? std::optional(choose(*a, *b)) : std::nullopt;
}

// What the slots have at least, before and after, in both cases.
class Least {
 public:
  void add(const LivedSlot& then, const LivedSlot& best, const LivedSlot& worst) {
    m_best.push_back({.before = spareOf(then), .after = spareOf(best)});
    m_worst.push_back({.before = spareOf(then), .after = spareOf(worst)});
    m_differ = m_differ || m_best.back().after != m_worst.back().after;
  }
  std::vector<LeastChange> changes(const std::atomic<bool>* stop) const {
    std::vector<LeastChange> all = changesOfLeast(m_worst, kLeastPercents, stop);
    if (!m_differ)
      return all;
    const std::vector<LeastChange> best = changesOfLeast(m_best, kLeastPercents, stop);
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = {.lower = chosen(all[i].lower, best[i].lower, [](Duration a, Duration b) { return std::min(a, b); }),
                .upper = chosen(all[i].upper, best[i].upper, [](Duration a, Duration b) { return std::max(a, b); })};
    return all;
  }

 private:
  std::vector<SparePair> m_best, m_worst;
  bool m_differ = false;
};

// How many of the newest slots hold `wanted` that count; takes these from `wanted`.
std::size_t newestWith(std::size_t& wanted, const RecordedSession& session, const WhatIfQuestion& question) {
  const auto& all = session.slotsByArrival();
  std::size_t first = all.size();
  for (std::size_t i = all.size(); i > 0 && wanted > 0; --i)
    if (counts(session, all[i - 1], question)) {
      first = i - 1;
      --wanted;
    }
  return all.size() - first;
}

}  // namespace

struct WhatIf::Impl {
  struct Known {
    RecordedSession record;
    std::optional<SessionTimes> times;
    // As it lives under its own settings, from `before`'s checkpoint on: does not depend on the question.
    std::unique_ptr<ClosedLoop> before;
    const RecordedSession::Checkpoint* beforeFrom = nullptr;
    std::uint64_t beforeInputs = 0;
  };
  std::vector<std::unique_ptr<Known>> sessions;
  ClosedLoop best, worst, expected;
};

WhatIf::WhatIf() : m_impl(std::make_unique<Impl>()) {}
WhatIf::~WhatIf() = default;
WhatIf::WhatIf(WhatIf&&) noexcept = default;
WhatIf& WhatIf::operator=(WhatIf&&) noexcept = default;

void WhatIf::add(RecordedSession session) {
  m_impl->sessions.push_back(std::make_unique<Impl::Known>(Impl::Known{
      .record = std::move(session), .times = std::nullopt, .before = nullptr, .beforeFrom = nullptr, .beforeInputs = 0}));
}

tl::expected<void, std::string> WhatIf::append(std::uint64_t n, Time at, const schedule::Input& input) {
  if (m_impl->sessions.empty())
    return tl::unexpected(std::string("no session is there to be continued"));
  m_impl->sessions.back()->times.reset();
  return m_impl->sessions.back()->record.append(n, at, input);
}

std::size_t WhatIf::sessions() const { return m_impl->sessions.size(); }
const RecordedSession& WhatIf::session(std::size_t index) const { return m_impl->sessions[index]->record; }
std::size_t WhatIf::slotCount() const {
  std::size_t count = 0;
  for (const auto& known : m_impl->sessions)
    count += known->record.slotsByArrival().size();
  return count;
}

std::optional<WhatIfAnswer> WhatIf::evaluate(const WhatIfQuestion& question, const std::atomic<bool>* stop) {
  WhatIfAnswer answer;
  Sum before(answer.before), best(answer.best), worst(answer.worst);
  if (question.expected)
    answer.expected.emplace();
  Least least;
  std::optional<Sum> expected;
  if (answer.expected)
    expected.emplace(*answer.expected);

  // The newest slots, and from the oldest session on in which one of them is.
  std::size_t wanted = question.last ? static_cast<std::size_t>(std::max(*question.last, 0)) : SIZE_MAX;
  std::size_t first = m_impl->sessions.size();
  std::vector<std::size_t> newest(first);  // of each session, so many slots are looked at
  for (; first > 0 && wanted > 0; --first)
    newest[first - 1] = newestWith(wanted, m_impl->sessions[first - 1]->record, question);
  for (std::size_t s = first; s < m_impl->sessions.size(); ++s) {
    Impl::Known& known = *m_impl->sessions[s];
    const RecordedSession& record = known.record;
    const std::size_t all = record.slotsByArrival().size(), count = newest[s];
    if (count == 0)
      continue;
    if (!known.times)
      known.times.emplace(record);
    const RecordedSession::Checkpoint* const from = record.checkpointBefore(count);
    const auto lives = [&](ClosedLoop& loop, const SettingsChange& change, Scenario scenario) {
      const bool done = loop.run({.session = &record,
                                  .times = &*known.times,
                                  .from = from,
                                  .change = change,
                                  .scenario = scenario,
                                  .seed = question.seed,
                                  .before = known.before.get()},
                                 stop);
      answer.steps += loop.steps();
      return done;
    };
    if (!known.before || known.beforeFrom != from || known.beforeInputs != record.inputs()) {
      auto loop = std::make_unique<ClosedLoop>();
      known.before.reset();
      if (!lives(*loop, {}, Scenario::Worst))
        return std::nullopt;
      known.before = std::move(loop);
      known.beforeFrom = from;
      known.beforeInputs = record.inputs();
    }
    if (!lives(m_impl->best, question.change, Scenario::Best) || !lives(m_impl->worst, question.change, Scenario::Worst))
      return std::nullopt;
    if (expected && !lives(m_impl->expected, question.change, Scenario::Expected))
      return std::nullopt;

    Time lastDecided = record.slotsByArrival()[all - count].submitted;
    for (std::size_t i = all - count; i < all; ++i) {
      const RecordedSlot& slot = record.slotsByArrival()[i];
      if (!slot.end.decided || !counts(record, slot, question))
        continue;
      lastDecided = std::max(lastDecided, slot.end.decidedAt);
      const LivedSlot &then = known.before->lived()[i], &good = m_impl->best.lived()[i], &bad = m_impl->worst.lived()[i];
      const LivedSlot* const drawn = expected ? &m_impl->expected.lived()[i] : nullptr;
      const bool bracketed = good.bracketed || bad.bracketed;
      ++answer.slotCount;
      answer.bracketed += bracketed ? 1 : 0;
      answer.otherQuality += good.otherQuality || bad.otherQuality ? 1 : 0;
      answer.unresolved += bad.end.airs() && !good.end.airs() ? 1 : 0;
      answer.unfaithful += then.end == slot.end ? 0 : 1;
      before.add(slot.end, then);
      best.add(slot.end, good);
      worst.add(slot.end, bad);
      if (question.least)
        least.add(then, good, bad);
      if (expected)
        expected->add(slot.end, *drawn);
      const auto changes = [&](const LivedSlot& lived) {
        return lived.end.outcome != slot.end.outcome || lived.end.airs() != slot.end.airs();
      };
      if (changes(good) || changes(bad) || (drawn != nullptr && changes(*drawn)))
        answer.changes.push_back({.session = s,
                                  .slot = slot.id,
                                  .was = slot.end,
                                  .best = good.end,
                                  .worst = bad.end,
                                  .expected = drawn != nullptr ? std::optional(drawn->end) : std::nullopt,
                                  .bracketed = bracketed,
                                  .cutBefore = then.lastTimeout,
                                  .cutAfter = bad.lastTimeout});
    }
    const bool toTheEnd = counts(record, record.slotsByArrival().back(), question);
    const Duration span = (toTheEnd ? record.endsAt() : lastDecided) - record.slotsByArrival()[all - count].submitted;
    for (Sum* sum : {&before, &best, &worst, expected ? &*expected : nullptr})
      if (sum != nullptr)
        sum->addSession(span, record.settings());
    ++answer.sessions;
  }
  before.finish();
  best.finish();
  worst.finish();
  if (expected)
    expected->finish();
  if (question.least)
    answer.least = least.changes(stop);
  if (stop != nullptr && *stop)
    return std::nullopt;
  answer.lower = answer.worst.net.lower;
  answer.upper = answer.best.net.upper;
  if (answer.includesZero()) {
    const auto sided = [](double a, double b) { return (a > 0 && b > 0) || (a < 0 && b < 0); };
    const Limits &low = answer.worst.net, &high = answer.best.net;
    if (sided(low.estimate, high.estimate))
      answer.slotsToDecide = slotsToDecide(answer.slotCount, low.estimate > 0 ? low : high);
  }
  return answer;
}

}  // namespace vortex::analysis
