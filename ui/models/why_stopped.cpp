// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/why_stopped.h"

#include "engine/analysis/mann_kendall.h"
#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <QStringList>
#include <algorithm>
#include <span>
#include <vector>

namespace vortex::ui {
namespace {

constexpr int kMostLookedAt = 200;  // slots, until enough have finished the stage

bool isUnexplained(const Bar& bar) { return bar.cause == StopCause::Timeout || bar.cause == StopCause::OutOfMemory; }

// The stage's finished attempts in the slots before, the oldest first.
std::vector<const Bar*> finishedBefore(const Session& session, SlotId slot, Stage stage) {
  const auto& all = session.allSlots();
  auto at = std::lower_bound(all.begin(), all.end(), slot, [](const Slot& one, SlotId id) { return one.id < id; });
  std::vector<const Bar*> found;
  for (int looked = 0; at != all.begin() && looked < kMostLookedAt && found.size() < WhyStopped::kBefore; ++looked) {
    --at;
    for (const Bar& bar : at->bars)
      if (bar.attempt.stage == stage && bar.state == BarState::Finished && bar.end)
        found.push_back(&bar);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

// The most in any sample while each ran, with what earlier ones left; empty where one ran between two samples.
template <typename Held>
std::vector<double> mostOf(const Session& session, const std::vector<const Bar*>& bars, Held held) {
  const auto& samples = session.samples();
  std::vector<double> most;
  for (const Bar* bar : bars) {
    auto at =
        std::lower_bound(samples.begin(), samples.end(), bar->start, [](const Sample& one, Time time) { return one.at < time; });
    if (at == samples.end() || at->at > *bar->end)
      return {};
    double one = 0;
    for (; at != samples.end() && at->at <= *bar->end; ++at)
      one = std::max(one, static_cast<double>(held(at->memory).count));
    most.push_back(one);
  }
  return most;
}

bool rises(std::span<const double> values) {
  return values.size() >= WhyStopped::kForTrend && analysis::mannKendall(values).rising < WhyStopped::kRareEnough;
}

bool grows(const std::vector<double>& held) { return rises(held) && held.back() >= WhyStopped::kLeastGrowth * held.front(); }

QString fromTo(const QString& words, const std::vector<double>& held) {
  const auto text = [](double bytes) { return bytesText({static_cast<std::int64_t>(bytes)}); };
  return words.arg(text(held.front()), text(held.back()));
}

}  // namespace

std::optional<WhyStopped> whyStopped(const Session& session, const Slot& slot) {
  const auto stopped = std::find_if(slot.bars.rbegin(), slot.bars.rend(), isUnexplained);
  if (stopped == slot.bars.rend())
    return std::nullopt;
  const auto before = finishedBefore(session, slot.id, stopped->attempt.stage);
  if (before.empty())
    return std::nullopt;
  std::vector<double> lengths;
  QStringList took;
  for (const Bar* bar : before) {
    lengths.push_back(inSeconds(*bar->end - bar->start));
    took << numberText(lengths.back(), 1);
  }
  const QString list = took.join(QStringLiteral(", ")), stage = stageName(stopped->attempt.stage);
  QStringList says;
  says << (stopped->cause == StopCause::Timeout
               ? tr("%1 took %2 s in the slots before, then more than %3.").arg(stage, list, secondsText(stopped->timeout))
               : tr("%1 took %2 s in the slots before, then more memory than there is.").arg(stage, list));
  if (before.size() < WhyStopped::kForTrend) {
    says << tr("Whether that grows needs %1 before it, has %2.").arg(WhyStopped::kForTrend).arg(before.size());
    return WhyStopped{.text = says.join(QLatin1Char(' ')), .memoryGrows = false};
  }
  says << (rises(lengths) ? tr("It takes longer from slot to slot.") : tr("No sure rise from slot to slot."));
  const auto stageHeld =
      mostOf(session, before, [&](const event::MemorySample& sample) { return sample.allocated[stopped->attempt.stage]; });
  const auto used = mostOf(session, before, [](const event::MemorySample& sample) { return sample.used; });
  WhyStopped why;
  if (stageHeld.empty()) {
    // Too short to have been sampled.
  } else if ((why.memoryGrows = grows(stageHeld))) {
    says << fromTo(tr("What the stage held grew from %1 to %2 meanwhile."), stageHeld);
  } else if ((why.memoryGrows = grows(used))) {
    says << fromTo(tr("The device's memory in use grew from %1 to %2 meanwhile."), used);
  } else {
    says << fromTo(tr("The device's memory in use did not grow: %1, then %2."), used);
  }
  why.text = says.join(QLatin1Char(' '));
  return why;
}

}  // namespace vortex::ui
