// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/slot_changes.h"

#include "engine/config/recipe_diff.h"
#include "engine/history/reader.h"
#include "engine/history/recorded_slot.h"
#include "ui/models/slot_words.h"
#include "ui/models/translate.h"
#include "ui/models/tuning_words.h"

#include <QObject>
#include <QtConcurrentRun>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

using history::Reader;
using history::RecordedSlot;

constexpr qsizetype kLongestValue = 40;  // characters of a recipe's field

QString valueText(const std::optional<std::string>& value) {
  const QString text = value ? QString::fromStdString(*value) : tr("nothing");
  return text.size() <= kLongestValue ? text : text.left(kLongestValue - 1) + QChar(0x2026);
}

QString levelText(const std::optional<int>& level) { return level ? QStringLiteral("Q%1").arg(*level) : tr("unknown"); }
QString seedText(const std::optional<std::uint64_t>& seed) { return seed ? groupedText(*seed) : tr("unknown"); }

PerStage<Duration> timeoutsOf(const Reader& reader, SlotId slot) {
  PerStage<Duration> timeouts{};
  if (const auto attempts = reader.attempts(slot))
    for (const history::AttemptLine& attempt : *attempts)
      timeouts[attempt.stage] = attempt.timeout;
  return timeouts;
}

QStringList changesBetween(const Reader& reader, const RecordedSlot& was, const RecordedSlot& is) {
  QStringList changes;
  if (was.seed != is.seed)
    changes << tr("seed %1 → %2").arg(seedText(was.seed), seedText(is.seed));
  if (was.profile != is.profile)
    changes << tr("profile %1 → %2").arg(QString::fromStdString(was.profile), QString::fromStdString(is.profile));
  if (was.qualityLevel != is.qualityLevel)
    changes << tr("quality %1 → %2").arg(levelText(was.qualityLevel), levelText(is.qualityLevel));
  const PerStage<Duration> before = timeoutsOf(reader, was.slot), after = timeoutsOf(reader, is.slot);
  for (const Stage stage : kStages)
    if (before[stage] != after[stage] && before[stage] > Duration{} && after[stage] > Duration{})
      changes << tr("timeout of %1 %2 → %3").arg(stageName(stage), timeoutWithUnit(before[stage]), timeoutWithUnit(after[stage]));
  for (const config::FieldDifference& field : config::recipeDifferences(was.canonicalJson, is.canonicalJson))
    changes
        << QStringLiteral("%1 %2 → %3").arg(QString::fromStdString(field.field), valueText(field.first), valueText(field.second));
  return changes;
}

}  // namespace

QStringList readSlotChanges(const QString& historyFile, SlotId slot) {
  const auto reader = Reader::open(historyFile.toStdString());
  const auto line = reader ? reader->slot(slot) : tl::make_unexpected(reader.error());
  const auto byHand = line ? reader->addressings() : tl::make_unexpected(line.error());
  if (!byHand)
    return {QString::fromStdString(byHand.error())};
  QStringList lines;
  if (*line && (*line)->rerunOf) {
    const auto both = history::recordedSlots(historyFile.toStdString(), {*(*line)->rerunOf, slot});
    lines = both ? changesBetween(*reader, both->at(0), both->at(1)) : QStringList{QString::fromStdString(both.error())};
  }
  const auto said = std::find_if(byHand->begin(), byHand->end(), [&](const auto& one) { return one.slot == slot; });
  if (said != byHand->end())
    lines << tr("addressed by hand: %1").arg(QString::fromStdString(said->comment));
  return lines;
}

void requestSlotChanges(const QString& historyFile, SlotId slot, QObject* receiver, std::function<void(const QStringList&)> done) {
  QtConcurrent::run([historyFile, slot] { return readSlotChanges(historyFile, slot); }).then(receiver, std::move(done));
}

}  // namespace vortex::ui
