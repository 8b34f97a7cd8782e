// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/rerun_plan.h"

#include "engine/config/recipe_reader.h"
#include "engine/history/reader.h"
#include "ui/bridge/reset_reader.h"
#include "ui/models/rerun_words.h"
#include "ui/models/translate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <algorithm>
#include <string>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kDeepest = 8;  // levels of a recipe that are looked into

QString textOf(const QJsonValue& value) {
  if (value.isString())
    return value.toString();
  const QByteArray listed = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
  return QString::fromUtf8(listed.mid(1, listed.size() - 2));
}

void collect(const QJsonObject& object, const QString& before, int depth, std::vector<RecipeField>& to) {
  for (auto one = object.begin(); one != object.end(); ++one)
    if (one.value().isObject() && depth < kDeepest)
      collect(one.value().toObject(), before + one.key() + QLatin1Char('.'), depth + 1, to);
    else if (!one.value().isObject() && !one.value().isNull())
      to.push_back({.path = before + one.key(), .value = textOf(one.value())});
}

// Of the same kind as it was; undefined: the text is none.
QJsonValue valueOf(const QString& text, QJsonValue::Type kind) {
  if (kind == QJsonValue::String)
    return text;
  const QJsonArray listed = QJsonDocument::fromJson('[' + text.toUtf8() + ']').array();
  return listed.size() == 1 && listed[0].type() == kind ? listed[0] : QJsonValue(QJsonValue::Undefined);
}

QString kindText(QJsonValue::Type kind) {
  switch (kind) {
  case QJsonValue::Double:
    return tr("a number");
  case QJsonValue::Bool:
    return tr("true or false");
  case QJsonValue::Array:
    return tr("a list, as [\"calm\", \"happy\"]");
  case QJsonValue::String:
  case QJsonValue::Null:
  case QJsonValue::Object:
  case QJsonValue::Undefined:
    break;
  }
  return tr("text");
}

// "" when it is set, or when the recipe has no such field.
QString set(QJsonObject& object, const QStringList& path, const RecipeField& change) {
  const auto found = object.find(path.front());
  if (found == object.end())
    return {};
  if (path.size() > 1) {
    QJsonObject inner = found.value().toObject();
    const QString trouble = set(inner, path.mid(1), change);
    found.value() = inner;
    return trouble;
  }
  const QJsonValue::Type kind = found.value().type();
  const QJsonValue value = valueOf(change.value, kind);
  if (value.isUndefined())
    return tr("%1: %2 is wanted, not \"%3\"").arg(change.path, kindText(kind), change.value);
  found.value() = value;
  return {};
}

std::optional<std::uint64_t> seedOf(const RerunChange& change, const std::optional<std::uint64_t>& recorded) {
  switch (change.seed) {
  case RerunChange::Seed::Keep:
    return recorded;
  case RerunChange::Seed::New:
    return QRandomGenerator::system()->generate64() >> 1;  // a store keeps it as a signed number
  case RerunChange::Seed::Given:
    return change.given;
  }
  return recorded;
}

std::optional<int> recordedLevel(const history::RecordedSlot& slot, const Settings& settings) {
  return slot.profile == settings.profile ? slot.qualityLevel : std::nullopt;  // under another one the ladder is another
}

// What it is to be given is there and is what was recorded: said now, though it is read again when its turn comes.
QString whyNoResetOf(const RerunQuestion& question, const Waiting& entry) {
  if (!entry.from || !entry.rerunOf)
    return {};
  const ResetInputs read = readResetInputs({.store = question.store,
                                            .of = *entry.rerunOf,
                                            .from = *entry.from,
                                            .simulated = question.simulated,
                                            .recipe = entry.recipe,
                                            .settings = question.settings,
                                            .qualityLevel = entry.qualityLevel.value_or(0)});
  return read.given ? QString() : QString::fromStdString(read.trouble);
}

}  // namespace

QString whyNotAgain(const history::RecordedSlot& slot, bool simulated) {
  if (slot.canonicalJson.empty())
    return tr("its recipe was not recorded");
  if (slot.state == "queued" || slot.state == "running")
    return tr("it is still in the making");
  const bool was = slot.backend == "simulated";
  return was == simulated ? QString() : whyOtherBackend(was);
}

std::vector<RecipeField> fieldsOf(const std::string& canonicalJson) {
  std::vector<RecipeField> fields;
  collect(QJsonDocument::fromJson(QByteArray::fromStdString(canonicalJson)).object(), {}, 0, fields);
  return fields;
}

ChangedRecipe changed(const std::string& canonicalJson, const std::vector<RecipeField>& changes) {
  if (changes.empty())
    return {.json = canonicalJson, .trouble = {}};
  QJsonObject recipe = QJsonDocument::fromJson(QByteArray::fromStdString(canonicalJson)).object();
  for (const RecipeField& change : changes)
    if (const QString trouble = set(recipe, change.path.split(QLatin1Char('.')), change); !trouble.isEmpty())
      return {.json = {}, .trouble = trouble};
  return {.json = QJsonDocument(recipe).toJson(QJsonDocument::Compact).toStdString(), .trouble = {}};
}

RerunPlan planReruns(const RerunQuestion& question) {
  RerunPlan plan;
  for (const SlotId slot : question.chosen) {
    const auto refuse = [&](const QString& why) { plan.refused.push_back({slot, why}); };
    const auto recorded = history::recordedSlots(question.store, {slot});
    if (!recorded) {
      refuse(QString::fromStdString(recorded.error()));
      continue;
    }
    const history::RecordedSlot& one = recorded->front();
    const QString no = whyNotAgain(one, question.simulated);
    const ChangedRecipe recipe = changed(one.canonicalJson, question.change.fields);
    if (!no.isEmpty() || !recipe.trouble.isEmpty()) {
      refuse(no.isEmpty() ? recipe.trouble : no);
      continue;
    }
    config::RecipeFile read = config::readRecipes(recipe.json, "slot " + std::to_string(slot.value));
    if (config::hasErrors(read.complaints) || read.recipes.size() != 1) {
      refuse(read.complaints.empty() ? tr("its recipe is none") : QString::fromStdString(toString(read.complaints.front())));
      continue;
    }
    Waiting entry{.recipe = std::move(read.recipes.front().recipe),
                  .seed = seedOf(question.change, one.seed),
                  .rerunOf = slot,
                  .offAir = !question.change.onAir,
                  .qualityLevel =
                      question.change.qualityLevel ? question.change.qualityLevel : recordedLevel(one, question.settings),
                  .from = question.change.from,
                  .timeouts = question.change.timeouts};
    entry.recipe.label = one.label;
    entry.recipe.source = nullptr;  // the store knows where the recorded slot's came from
    if (const QString why = whyNoResetOf(question, entry); !why.isEmpty()) {
      refuse(why);
      continue;
    }
    plan.entries.push_back(std::move(entry));
  }
  return plan;
}

RerunGiven readRerunGiven(const RerunQuestion& question) {
  RerunGiven given;
  if (question.chosen.empty())
    return given;
  given.slot = question.chosen.front();
  const auto recorded = history::recordedSlots(question.store, {given.slot});
  if (!recorded) {
    given.trouble = QString::fromStdString(recorded.error());
    return given;
  }
  const history::RecordedSlot& one = recorded->front();
  given.trouble = whyNotAgain(one, question.simulated);
  given.seed = one.seed;
  given.qualityLevel = recordedLevel(one, question.settings);
  given.fields = fieldsOf(one.canonicalJson);
  const auto reader = history::Reader::open(question.store);
  const auto attempts = reader ? reader->attempts(given.slot) : tl::make_unexpected(reader.error());
  if (!attempts) {
    given.trouble = QString::fromStdString(attempts.error());
    return given;
  }
  for (const history::AttemptLine& attempt : *attempts)
    given.timeouts[attempt.stage] = attempt.timeout;
  return given;
}

}  // namespace vortex::ui
