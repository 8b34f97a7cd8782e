// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_facts.h"

#include "ui/models/prediction.h"
#include "ui/models/slot_words.h"
#include "ui/models/timeline_stages.h"
#include "ui/models/timeline_strip.h"
#include "ui/models/timeline_words.h"
#include "ui/models/translate.h"
#include "ui/models/tuning_words.h"

#include <QStringList>

namespace vortex::ui {
namespace {

QString nameOf(const Slot& slot) {
  return slot.label.empty() ? tr("Slot %1").arg(slot.id.value)
                            : tr("Slot %1, %2").arg(slot.id.value).arg(QString::fromStdString(slot.label));
}

QString attemptFacts(const Slot& slot, const Bar& bar, const SceneInput& input) {
  const Duration took = bar.stopRequested.value_or(bar.end.value_or(input.now)) - bar.start;
  QString text =
      nameOf(slot) + QLatin1Char('\n') +
      tr("%1, attempt %2: %3, target %4, timeout %5")
          .arg(stageName(bar.attempt.stage))
          .arg(bar.attempt.n)
          .arg(secondsText(took), timeoutWithUnit(input.times.stageTarget[bar.attempt.stage], 0), timeoutWithUnit(bar.timeout, 0));
  if (bar.steps > 0 && !bar.end)
    text += tr("\nstep %1 of %2").arg(bar.step).arg(bar.steps);
  if (bar.draining())
    text += tr("\nGPU finishing, %1 of at most %2")
                .arg(secondsText(input.now - *bar.stopRequested), secondsText(input.times.drainBudget));
  if (bar.requestToStopped)
    text += tr("\nstopped in %1, %2 released, %3 held")
                .arg(secondsText(*bar.requestToStopped, 3), bytesText(bar.released), bytesText(bar.held));
  if (bar.retryIn)
    text += tr("\nmade again after %1").arg(secondsText(*bar.retryIn));
  if (!bar.message.empty())
    text += QLatin1Char('\n') + QString::fromStdString(bar.message);
  return text;
}

QString slotFacts(const Slot& slot) {
  QString text = nameOf(slot) + QLatin1Char('\n') + stateText(slot);
  if (hasSpare(slot))
    text += tr(", spare to air %1 s").arg(signedSeconds(*slot.spareToAir));
  if (slot.rerunOf)
    text += tr("\nrerun of %1").arg(slot.rerunOf->value);
  if (!slot.verdict.message.empty())
    text += QLatin1Char('\n') + QString::fromStdString(slot.verdict.message);
  return text;
}

QString lineFacts(const Shape& shape, const Slot& slot, const SceneInput& input) {
  const auto at = [&](const std::optional<Time>& time) { return time ? input.clockText(*time) : QString(); };
  if (shape.kind == ShapeKind::Phase)
    return nameOf(slot) + QLatin1Char('\n') +
           QStringList{tr("generation"), tr("consensus"), tr("propagation"), tr("playback buffer")}.value(shape.index);
  if (shape.kind == ShapeKind::Target)
    return tr("%1\ngeneration target, %2 after its start").arg(nameOf(slot), timeoutWithUnit(input.times.target, 0));
  if (shape.kind == ShapeKind::Flag)
    return tr("%1\nlast useful finish, %2").arg(nameOf(slot), at(slot.lastUsefulFinish));
  if (shape.kind == ShapeKind::Air)
    return tr("%1\nair, %2").arg(nameOf(slot), at(slot.airAt));
  const auto prediction = predictionOf(slot, input.times.drainBudget, input.now);
  if (!prediction || (shape.kind != ShapeKind::NoReturn && shape.kind != ShapeKind::Predicted))
    return slotFacts(slot);
  QString text = tr("%1\nP%2 finish %3, spare to air %4 s, %5\nP50 finish %6")
                     .arg(nameOf(slot))
                     .arg(numberText(prediction->quantile * 100, 0))
                     .arg(input.clockText(prediction->finish), signedSeconds(prediction->spare),
                          prediction->samples > 0 ? tr("of %1 slots").arg(prediction->samples) : tr("targets stand in"),
                          input.clockText(prediction->likely));
  if (prediction->noReturn)
    text += tr("\npoint of no return %1").arg(input.clockText(*prediction->noReturn));
  return text;
}

}  // namespace

QString factsOf(const Shape& shape, const SceneInput& input) {
  const Slot* slot = input.session.find(shape.slot);
  if (shape.kind == ShapeKind::LaneState)
    return tr("%1 stage: %2").arg(stageName(shape.stage), shape.text);
  if (slot == nullptr)
    return shape.text;
  if (shape.kind == ShapeKind::Column)
    return shape.abnormal ? tr("%n slot(s) began here; the worst is\n", nullptr, shape.count) + slotFacts(*slot)
                          : tr("%n slot(s) began here", nullptr, shape.count);
  if (shape.index < 0 || shape.kind == ShapeKind::Phase)
    return lineFacts(shape, *slot, input);
  const QString attempt = attemptFacts(*slot, slot->bars[static_cast<std::size_t>(shape.index)], input);
  return shape.count > 1 ? tr("%n attempt(s), the newest of\n", nullptr, shape.count) + attempt : attempt;
}

QString inWords(const Scene& scene, const SceneInput& input) {
  // Without the time of day: it is said anew only when something else has changed.
  QStringList parts{tr("%n slot(s) in view, %1", nullptr, scene.slotCount).arg(secondsText(input.range.span(), 0))};
  for (const Stage stage : kStages) {
    const LaneNow now = laneNow(input.session, stage, input.now);
    if (now.slot.value != 0)
      parts << tr("%1 stage %2").arg(stageName(stage), now.text);
  }
  int told = 0;
  for (auto row = scene.rows.rbegin(); row != scene.rows.rend() && told < 3; ++row) {
    const Slot* slot = input.session.find(row->slot);
    if (slot == nullptr || !isAbnormal(*slot))
      continue;
    const Words upper = upperWords(input, *slot);
    parts << tr("slot %1 %2").arg(slot->id.value).arg(upper.text.isEmpty() ? stateText(*slot) : upper.text);
    ++told;
  }
  return parts.join(QStringLiteral(". "));
}

}  // namespace vortex::ui
