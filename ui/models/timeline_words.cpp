// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_words.h"

#include "ui/models/prediction.h"
#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <algorithm>

namespace vortex::ui {
namespace {

constexpr std::size_t kLookBack = 64;  // slots, for the one that is repeated

Tone toneOf(Duration spare) { return spare < Duration{} ? Tone::Alarm : isBelow(spare, kThinSpare) ? Tone::Thin : Tone::Plain; }

const Bar* lastStopped(const Slot& slot) {
  for (auto bar = slot.bars.rbegin(); bar != slot.bars.rend(); ++bar)
    if (bar->stopRequested)
      return &*bar;
  return nullptr;
}

QString stageInSentence(Stage stage) {
  QString name = stageName(stage);
  name[0] = name[0].toUpper();
  return name;
}

QString causeOf(const Bar& bar) {
  const QString at = secondsText(*bar.stopRequested - bar.start);
  switch (bar.cause.value_or(StopCause::Timeout)) {
  case StopCause::Timeout:
    return tr("%1 timed out at %2.").arg(stageInSentence(bar.attempt.stage), at);
  case StopCause::Operator:
    return tr("%1 canceled at %2.").arg(stageInSentence(bar.attempt.stage), at);
  case StopCause::SiblingFailed:
    return tr("%1 stopped at %2, since another stage failed.").arg(stageInSentence(bar.attempt.stage), at);
  case StopCause::DeadlineUnreachable:
    return tr("%1 stopped at %2: it can no longer make the air.").arg(stageInSentence(bar.attempt.stage), at);
  case StopCause::OutOfMemory:
    return tr("%1 stopped at %2: out of memory.").arg(stageInSentence(bar.attempt.stage), at);
  case StopCause::Shutdown:
    return tr("%1 stopped at %2: the engine ends.").arg(stageInSentence(bar.attempt.stage), at);
  case StopCause::DeviceLost:
    return tr("%1 ended at %2 with its device.").arg(stageInSentence(bar.attempt.stage), at);
  case StopCause::GaveWay:
    return tr("%1 stopped at %2: an air slot was due, and air slots go first.").arg(stageInSentence(bar.attempt.stage), at);
  }
  return {};
}

}  // namespace

QString insteadOf(const Session& session, const Slot& slot) {
  if (slot.fallback != "repeat_last")
    return fallbackText(slot.fallback);
  const std::deque<Slot>& all = session.allSlots();
  auto before = std::lower_bound(all.begin(), all.end(), slot.id, [](const Slot& each, SlotId id) { return each.id < id; });
  for (std::size_t looked = 0; before != all.begin() && looked < kLookBack; ++looked) {
    --before;
    if (before->airAt && !isOffAir(*before) && before->verdict.outcome == Outcome::Succeeded &&
        before->state == SlotState::Decided && before->ready)
      return tr("repeat of %1").arg(before->id.value);
  }
  return fallbackText(slot.fallback);
}

Words upperWords(const SceneInput& input, const Slot& slot) {
  if (slot.missed) {
    const bool aired = slot.airAt && *slot.airAt <= input.now;
    return {.text = (aired ? tr("missed air: %1") : tr("will miss air: %1")).arg(insteadOf(input.session, slot)),
            .tone = Tone::Alarm,
            .brief = aired ? tr("missed air") : tr("will miss air")};
  }
  if (slot.state == SlotState::Running && slot.hasAirTime)
    return {tr("last useful"), Tone::Quiet};
  return {};
}

Words lowerWords(const SceneInput& input, const Slot& slot) {
  if (slot.state == SlotState::Queued)
    return {slot.hasAirTime ? tr("queued, airs %1").arg(input.clockText(*slot.airAt)) : tr("queued, off air"), Tone::Quiet};
  if (hasSpare(slot) && slot.hasAirTime)
    return {signedSeconds(*slot.spareToAir) + QStringLiteral(" s"), toneOf(*slot.spareToAir), true};
  if (const auto prediction = predictionOf(slot, input.times.drainBudget, input.now); prediction && slot.hasAirTime)
    return {tr("%1 s P%2").arg(signedSeconds(prediction->spare)).arg(numberText(prediction->quantile * 100, 0)),
            toneOf(prediction->spare), true};
  if (const Bar* bar = lastStopped(slot); bar != nullptr && bar->end)
    return {bar->held.count > 0
                ? tr("GPU finished in %1, %2 still held").arg(secondsText(*bar->end - *bar->stopRequested), bytesText(bar->held))
                : tr("GPU finished in %1").arg(secondsText(*bar->end - *bar->stopRequested)),
            bar->held.count > 0 ? Tone::Alarm : Tone::Quiet};
  if (slot.state == SlotState::Interrupted || (slot.state == SlotState::Decided && slot.verdict.outcome != Outcome::Succeeded))
    return {stateText(slot), Tone::Plain};
  if (!slot.hasAirTime)
    return {tr("off air, no deadline"), Tone::Quiet};
  return {};
}

QString drainWords(const SceneInput& input, const Slot& slot) {
  const Bar* bar = lastStopped(slot);
  if (bar == nullptr || !bar->draining())
    return {};
  const Duration since = std::max(input.now - *bar->stopRequested, Duration{});
  return tr("GPU finishing, %1 of at most %2").arg(numberText(inSeconds(since), 1), secondsText(input.times.drainBudget));
}

std::optional<QString> drainSentence(const SceneInput& input, const Slot& slot) {
  const Bar* bar = lastStopped(slot);
  if (bar == nullptr || !bar->draining())
    return std::nullopt;
  QString text = causeOf(*bar) + QLatin1Char(' ') + drainWords(input, slot);
  if (!input.session.samples().empty()) {
    const Bytes held = input.session.samples().back().memory.allocated[bar->attempt.stage];
    if (held.count > 0)
      text += tr(", %1 held").arg(bytesText(held));
  }
  return text + QLatin1Char('.');
}

}  // namespace vortex::ui
