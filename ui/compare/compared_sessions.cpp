// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compared_sessions.h"

#include "engine/report/slot_json.h"
#include "ui/models/translate.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace vortex::ui {

tl::expected<ComparedSessions, QString> readSessions(const SessionsQuestion& question, const std::atomic<bool>& abandon) {
  auto both = report::compareSessions(question.store, question.first.id, question.second.id, abandon);
  if (!both)
    return tl::unexpected(QString::fromStdString(both.error()));
  QByteArray json = QByteArray::fromStdString(report::lineOf(report::jsonOf(*both)) + '\n');
  return ComparedSessions{
      .sessions = std::move(*both), .first = question.first, .second = question.second, .json = std::move(json)};
}

SessionNames namesOf(const ComparedSessions& both) {
  return {.first = tr("Run %1").arg(both.first.number), .second = tr("Run %1").arg(both.second.number)};
}

ComparisonFacts settingsOf(const ComparedSessions& both) {
  const SessionNames names = namesOf(both);
  ComparisonFacts facts;
  facts.first = names.first;
  facts.second = names.second;
  if (both.sessions.settings)
    for (const event::SettingChange& change : *both.sessions.settings)
      facts.inputs.push_back({.kind = InputKind::Setting,
                              .name = QString::fromStdString(change.key),
                              .first = QString::fromStdString(change.was),
                              .second = QString::fromStdString(change.became)});
  return facts;
}

}  // namespace vortex::ui
