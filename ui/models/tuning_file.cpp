// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tuning_file.h"

#include "ui/models/translate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace vortex::ui {
namespace {

constexpr int kDraftVersion = 1;
constexpr std::int64_t kLongestTimeout_ns = 86'400LL * 1'000'000'000;

const QString kFormat = QStringLiteral("vortex_tuning");

QString stageWord(Stage stage) {
  const std::string_view word = toString(stage);
  return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

// Numbers of JSON are doubles here, and nanoseconds since 1970 are not.
QString wholeText(std::int64_t number) { return QString::number(static_cast<qlonglong>(number)); }

std::optional<std::int64_t> wholeOf(const QJsonValue& value) {
  bool is = false;
  const qlonglong number = value.toString().toLongLong(&is);
  return is ? std::optional<std::int64_t>(number) : std::nullopt;
}

std::optional<Duration> timeoutOf(const QJsonValue& value) {
  const auto number = wholeOf(value);
  return number && *number > 0 && *number <= kLongestTimeout_ns ? std::optional(Duration{*number}) : std::nullopt;
}

std::optional<DraftStep> stepOf(const QJsonObject& from) {
  const auto wall = wholeOf(from.value(QStringLiteral("wall")));
  DraftStep step{.who = from.value(QStringLiteral("who")).toString().toStdString(), .wall = wall.value_or(0), .changes = {}};
  for (const QJsonValue& each : from.value(QStringLiteral("changes")).toArray()) {
    const QJsonObject change = each.toObject();
    const auto stage = parseStage(change.value(QStringLiteral("stage")).toString().toStdString());
    const auto was = timeoutOf(change.value(QStringLiteral("was"))), became = timeoutOf(change.value(QStringLiteral("became")));
    if (!stage || !was || !became)
      return std::nullopt;
    step.changes.push_back({.stage = *stage, .was = *was, .became = *became});
  }
  return wall && !step.changes.empty() && step.changes.size() <= kStageCount ? std::optional(std::move(step)) : std::nullopt;
}

}  // namespace

KeptDraft keptOf(const TuningDraft& draft, const std::string& profile) {
  KeptDraft kept{.steps = draft.steps(), .place = draft.place(), .pending = {}, .profile = profile};
  for (const PendingChange& pending : draft.pending())
    kept.pending[pending.change.stage] = pending.change.became;
  return kept;
}

QByteArray draftFile(const KeptDraft& draft) {
  QJsonArray steps;
  for (const DraftStep& step : draft.steps) {
    QJsonArray changes;
    for (const TimeoutChange& change : step.changes)
      changes.append(QJsonObject{{QStringLiteral("stage"), stageWord(change.stage)},
                                 {QStringLiteral("was"), wholeText(change.was.count())},
                                 {QStringLiteral("became"), wholeText(change.became.count())}});
    steps.append(QJsonObject{{QStringLiteral("who"), QString::fromStdString(step.who)},
                             {QStringLiteral("wall"), wholeText(step.wall)},
                             {QStringLiteral("changes"), changes}});
  }
  QJsonObject pending;
  for (const Stage stage : kStages)
    if (const auto& timeout = draft.pending[stage])
      pending.insert(stageWord(stage), wholeText(timeout->count()));
  return QJsonDocument(QJsonObject{{kFormat, kDraftVersion},
                                   {QStringLiteral("profile"), QString::fromStdString(draft.profile)},
                                   {QStringLiteral("steps"), steps},
                                   {QStringLiteral("in_force"), static_cast<int>(draft.place)},
                                   {QStringLiteral("pending"), pending}})
      .toJson(QJsonDocument::Compact);
}

ReadDraft readDraft(const QByteArray& file) {
  QJsonParseError why;
  const QJsonObject root = QJsonDocument::fromJson(file, &why).object();
  if (root.value(kFormat).toInt() != kDraftVersion)
    return {.draft = {},
            .trouble = why.error != QJsonParseError::NoError ? why.errorString() : tr("it is no draft of this program's version")};
  ReadDraft read;
  read.draft.profile = root.value(QStringLiteral("profile")).toString().toStdString();
  read.draft.place = static_cast<std::size_t>(std::max(root.value(QStringLiteral("in_force")).toInt(), 0));
  std::size_t number = 0;
  for (const QJsonValue& each : root.value(QStringLiteral("steps")).toArray()) {
    ++number;
    auto step = stepOf(each.toObject());
    if (!step || read.draft.steps.size() == TuningDraft::kMostSteps) {
      read.trouble = tr("step %1 cannot be read").arg(number);
      read.draft.steps.clear();  // what comes before a gap cannot be undone past it
      read.draft.place = 0;
      break;
    }
    read.draft.steps.push_back(std::move(*step));
  }
  const QJsonObject pending = root.value(QStringLiteral("pending")).toObject();
  for (const Stage stage : kStages)
    read.draft.pending[stage] = timeoutOf(pending.value(stageWord(stage)));
  return read;
}

}  // namespace vortex::ui
