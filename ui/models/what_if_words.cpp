// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/what_if_words.h"

#include "ui/models/slot_words.h"
#include "ui/models/stage_rate.h"
#include "ui/models/translate.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

namespace vortex::ui {
namespace {

using analysis::SlotChange;
using analysis::WhatIfAnswer;
using analysis::WhatIfSide;

constexpr int kNamedChanges = 3;

// "2", or "1 to 3" where the worst and the best case differ.
QString rangeText(int one, int other) {
  return one == other ? QString::number(one) : tr("%1 to %2").arg(std::min(one, other)).arg(std::max(one, other));
}

QString signedCount(int value) { return deltaText(value, 0); }

QString outcomeWord(Outcome outcome) {
  const std::string_view text = toString(outcome);
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

int countOf(const WhatIfSide& side, Outcome outcome) {
  const auto index = static_cast<std::size_t>(outcome);
  return index < side.outcomes.size() ? side.outcomes[index] : 0;
}

QString endText(const analysis::SlotEnd& end) {
  if (end.airs())
    return tr("%1 s spare").arg(signedSeconds(end.spareToAir));
  return outcomeWord(end.outcome) + (end.stage ? QStringLiteral(", ") + stageName(*end.stage) : QString());
}

// A cut comes a little after its timeout: to the millisecond it would be read as one.
QString ageText(Duration age) { return numberText(inSeconds(age), age < seconds(2) ? 2 : 1); }

QString becauseText(const SlotChange& change) {
  if (change.cutAfter.n > 0)
    return tr("%1 is cut at %2 s now").arg(stageName(change.cutAfter.stage), ageText(change.cutAfter.age));
  if (change.cutBefore.n > 0)
    return tr("%1 is not cut at %2 s any more").arg(stageName(change.cutBefore.stage), ageText(change.cutBefore.age));
  return tr("the slots before it take another time");
}

// Changed from one side to the other, in the worst case where that is what is to be shown.
QString namedText(const WhatIfAnswer& answer, bool gained) {
  QStringList named;
  int all = 0;
  for (const SlotChange& change : answer.changes) {
    const analysis::SlotEnd& becomes = gained ? change.best : change.worst;
    if (change.was.airs() == becomes.airs() || becomes.airs() != gained)
      continue;
    if (++all <= kNamedChanges)
      named << tr("%1 %2 %3 %4: %5")
                   .arg(change.slot.value)
                   .arg(endText(change.was), QString(QChar(0x2192)), endText(becomes), becauseText(change));
  }
  if (all > kNamedChanges)
    named << tr("and %1 more").arg(all - kNamedChanges);
  return named.join(QStringLiteral("; "));
}

// The value that so many percent of n slots have at least; those that do not air have none.
std::optional<Duration> leastOf(const std::vector<Duration>& ascending, int n, int percent) {
  const int rank = analysis::rankOf(n, percent);
  const int airs = static_cast<int>(ascending.size());
  return rank <= airs ? std::optional(ascending[static_cast<std::size_t>(airs - rank)]) : std::nullopt;
}

QString leastText(const std::optional<Duration>& spare) { return spare ? signedSeconds(*spare) : tr("missed"); }

QString movedText(Duration by) { return deltaText(inSeconds(by), 1); }

QString limitText(const std::optional<Duration>& at) { return at ? movedText(*at) : tr("open"); }

// "−0.1 to +0.3"; "" while nobody asked for it.
QString movedInterval(const WhatIfAnswer& answer, std::size_t row) {
  constexpr int kNeeded = analysis::kBlockOfSlots * analysis::kBlocksNeeded;
  if (answer.slotCount < kNeeded)
    return tr("needs %1").arg(kNeeded);
  if (answer.least.empty())
    return {};
  const analysis::LeastChange& change = answer.least[row];
  return tr("%1 to %2").arg(limitText(change.lower), limitText(change.upper));
}

}  // namespace

QString headlineText(const WhatIfAnswer& answer) {
  const int least = std::min(answer.best.gained, answer.worst.gained), lost = std::max(answer.best.lost, answer.worst.lost);
  if (lost == 0 && std::max(answer.best.gained, answer.worst.gained) == 0)
    return tr("No slot gained, none lost");
  const int most = std::max(answer.best.gained, answer.worst.gained);
  const QString gone = rangeText(std::min(answer.best.lost, answer.worst.lost), lost);
  return least == most ? tr("%n slot(s) gained, %1 lost", nullptr, least).arg(gone)
                       : tr("%1 to %2 slots gained, %3 lost").arg(least).arg(most).arg(gone);
}

QString netText(const WhatIfAnswer& answer) {
  const int worst = answer.worst.gained - answer.worst.lost, best = answer.best.gained - answer.best.lost;
  const QString net = worst == best ? signedCount(worst) : tr("%1 to %2").arg(signedCount(worst), signedCount(best));
  return tr("net %1, 95 % interval %2 to %3")
      .arg(net, deltaText(answer.lower * answer.slotCount, 1), deltaText(answer.upper * answer.slotCount, 1));
}

QString proofText(const WhatIfAnswer& answer, Duration every) {
  if (!answer.includesZero())
    return answer.lower > 0 ? tr("The interval lies above 0: more slots air.") : tr("The interval lies below 0: fewer slots air.");
  if (!answer.slotsToDecide)
    return tr("The interval includes 0: %1 slots do not prove it.").arg(answer.slotCount);
  const double hours = std::ceil(inSeconds(every) * *answer.slotsToDecide / 3'600);
  return tr("The interval includes 0: %1 slots do not prove it; about %2 more would (%3 h).")
      .arg(answer.slotCount)
      .arg(groupedText(static_cast<std::uint64_t>(*answer.slotsToDecide)), numberText(hours, 0));
}

QStringList limitTexts(const WhatIfAnswer& answer) {
  QStringList limits;
  if (answer.bracketed > 0)
    limits << tr("%1 slots have an attempt whose length nobody saw: best and worst case").arg(answer.bracketed);
  if (answer.unresolved > 0)
    limits << tr("%1 end worse in the best case than in the worst: not told").arg(answer.unresolved);
  if (answer.otherQuality > 0)
    limits << tr("%1 would be made at another quality, of which nothing is known").arg(answer.otherQuality);
  if (answer.unfaithful > 0)
    limits << tr("%1 do not end as recorded even unchanged: their record is of another version").arg(answer.unfaithful);
  if (!answer.best.dependence)
    limits << tr("too few slots to see whether neighbours depend on each other");
  return limits;
}

QString gainedText(const WhatIfAnswer& answer) { return namedText(answer, true); }
QString lostText(const WhatIfAnswer& answer) { return namedText(answer, false); }

namespace {

// How many slots ended in one of these ways, which are a row.
struct OutcomeCount {
  QString name;
  int before = 0, worst = 0, best = 0;
};

std::vector<OutcomeCount> outcomeCounts(const WhatIfAnswer& answer) {
  const std::pair<QString, std::vector<Outcome>> all[kOutcomeRows] = {
      {outcomeWord(Outcome::Succeeded), {Outcome::Succeeded}},
      {outcomeWord(Outcome::Late), {Outcome::Late}},
      {outcomeWord(Outcome::TimedOut), {Outcome::TimedOut}},
      {outcomeWord(Outcome::DeadlineUnreachable), {Outcome::DeadlineUnreachable}},
      {tr("other failures"), {Outcome::SelfCheckFailed, Outcome::Canceled, Outcome::Shed, Outcome::Failed}}};
  std::vector<OutcomeCount> counts;
  for (const auto& [name, outcomes] : all) {
    const auto in = [&of = outcomes](const WhatIfSide& side) {
      return std::accumulate(of.begin(), of.end(), 0, [&](int sum, Outcome outcome) { return sum + countOf(side, outcome); });
    };
    counts.push_back({.name = name, .before = in(answer.before), .worst = in(answer.worst), .best = in(answer.best)});
  }
  return counts;
}

}  // namespace

std::vector<QStringList> outcomeRows(const WhatIfAnswer& answer) {
  std::vector<QStringList> rows;
  const double of = std::max(answer.slotCount, 1);
  for (const auto& [name, before, worst, best] : outcomeCounts(answer))
    rows.push_back(
        {name, QString::number(before), rangeText(worst, best),
         worst == best
             ? signedCount(worst - before)
             : tr("%1 to %2").arg(signedCount(std::min(worst, best) - before), signedCount(std::max(worst, best) - before)),
         tr("%1 %, then %2 %").arg(percentText(before / of), percentText(worst / of))});
  return rows;
}

std::vector<OutcomeBar> outcomeBars(const WhatIfAnswer& answer) {
  const std::vector<OutcomeCount> counts = outcomeCounts(answer);
  int most = 1;
  for (std::size_t i = 1; i < counts.size(); ++i)
    most = std::max({most, counts[i].before, counts[i].worst});
  std::vector<OutcomeBar> bars;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double of = i == 0 ? std::max(answer.slotCount, 1) : most;
    bars.push_back({.before = counts[i].before / of, .after = counts[i].worst / of});
  }
  return bars;
}

std::vector<QStringList> leastRows(const WhatIfAnswer& answer) {
  std::vector<QStringList> rows;
  const int n = answer.slotCount;
  for (const int percent : analysis::kLeastPercents) {
    const QString name = tr("%1 % of due slots").arg(percent);
    if (n < analysis::samplesNeeded(percent)) {
      const QString needs = tr("needs %1").arg(analysis::samplesNeeded(percent));
      rows.push_back({name, needs, needs, QString(), QString()});
      continue;
    }
    const auto before = leastOf(answer.before.spare, n, percent), after = leastOf(answer.worst.spare, n, percent);
    const bool moves = before && after;
    rows.push_back({name, leastText(before), leastText(after), moves ? movedText(*after - *before) : QString(),
                    moves ? movedInterval(answer, rows.size()) : QString()});
  }
  const int was = n - answer.before.airs, worst = n - answer.worst.airs, best = n - answer.best.airs;
  rows.push_back({tr("missed, of %1 due").arg(n), QString::number(was), rangeText(best, worst),
                  worst == best ? signedCount(worst - was) : tr("%1 to %2").arg(signedCount(best - was), signedCount(worst - was)),
                  tr("%1 to %2").arg(deltaText(-answer.upper * n, 1), deltaText(-answer.lower * n, 1))});
  return rows;
}

}  // namespace vortex::ui
