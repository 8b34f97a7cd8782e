// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compared_side.h"

#include "ui/models/translate.h"

#include <QStringList>
#include <algorithm>

namespace vortex::ui {
namespace {

using report::ComparedSlot;

QString whyNoFiles(const ComparedSlot& slot) {
  if (slot.recorded.outputsRemovedWall)
    return tr("retention removed its files");
  if (!slot.line.deliveryError.empty())
    return tr("they could not be written: %1").arg(QString::fromStdString(slot.line.deliveryError));
  if (slot.line.backend == "simulated")
    return tr("a simulated device makes no files");
  return tr("nothing of it was written");
}

QString outcomeWords(const ComparedSlot& slot) {
  if (slot.line.outcome.empty())
    return slot.line.state == "interrupted" ? tr("interrupted") : QString::fromStdString(slot.line.state);
  const QString outcome = QString::fromStdString(slot.line.outcome);
  return slot.line.reason.empty() ? outcome : outcome + QStringLiteral(": ") + QString::fromStdString(slot.line.reason);
}

}  // namespace

ComparedSide comparedSide(const ComparedSlot& slot, const RecordedList& list) {
  ComparedSide side;
  side.name = list.nameOf(slot.line.slot);
  const bool files = !slot.recorded.outputsRemovedWall && !slot.recorded.folder.empty();
  if (files)
    side.folder = QString::fromStdString(slot.recorded.folder);
  else
    side.whyNone = whyNoFiles(slot);
  QStringList words{slot.line.rerunOf ? tr("rerun of %1").arg(list.nameOf(*slot.line.rerunOf)) : tr("recorded"),
                    outcomeWords(slot)};
  if (const RecordedLine* line = list.find(slot.line.slot); line != nullptr && line->chain.addressedBy)
    words << tr("addressed by %1").arg(list.nameOf(*line->chain.addressedBy));
  side.words = words.join(QStringLiteral(", "));
  side.outcome = parseOutcome(slot.line.outcome);
  side.attempts = QString::number(slot.attempts.size());
  const auto stops = std::count_if(slot.attempts.begin(), slot.attempts.end(),
                                   [](const history::AttemptLine& attempt) { return !attempt.cause.empty(); });
  side.stops = stops == 0 ? tr("none") : QString::number(stops);
  return side;
}

}  // namespace vortex::ui
