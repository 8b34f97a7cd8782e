// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/recorded_source.h"

#include "engine/analysis/recorded_facts.h"
#include "engine/history/reader.h"
#include "ui/bridge/bridge.h"
#include "ui/models/store_lag.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

SlotState stateOf(const std::string& word) {
  return word == "queued"        ? SlotState::Queued
         : word == "running"     ? SlotState::Running
         : word == "interrupted" ? SlotState::Interrupted
                                 : SlotState::Decided;
}

Reason reasonOf(const std::string& word) {
  for (int reason = static_cast<int>(Reason::None); reason <= static_cast<int>(Reason::GaveWay); ++reason)
    if (word == toString(static_cast<Reason>(reason)))
      return static_cast<Reason>(reason);
  return Reason::None;
}

bool finished(const std::optional<Outcome>& outcome) {
  return outcome == Outcome::Succeeded || outcome == Outcome::Late || outcome == Outcome::SelfCheckFailed;
}

RecordedLine lineOf(history::SlotLine from) {
  const auto spare = analysis::spareOnDisk(from);
  RecordedLine line{.slot = from.slot,
                    .state = stateOf(from.state),
                    .outcome = parseOutcome(from.outcome),
                    .stage = parseStage(from.stage),
                    .reason = reasonOf(from.reason),
                    .missed = from.missed,
                    .rerunOf = from.rerunOf,
                    .wall = from.startedWall.value_or(from.queuedWall.value_or(0)),
                    .elapsed = from.elapsed,
                    .spareToAir = {},
                    .recipe = std::move(from.recipeId),
                    .label = std::move(from.label),
                    .message = std::move(from.message),
                    .byHand = {},
                    .words = {},
                    .chain = {}};
  if (finished(line.outcome))
    line.spareToAir = spare;
  line.words = searchWords(line);
  return line;
}

}  // namespace

RecordedAnswer readRecorded(const RecordedQuestion& question) {
  RecordedAnswer answer;
  const auto reader = history::Reader::open(question.store);
  if (!reader) {
    answer.trouble = reader.error();
    return answer;
  }
  history::SlotFilter filter;
  filter.most = RecordedQuestion::kMostLines;
  if (question.from.value > 0)
    filter.after = SlotId{question.from.value - 1};
  auto lines = reader->list(filter);
  if (!lines) {
    answer.trouble = std::move(lines.error());
    return answer;
  }
  auto byHand = reader->addressings();
  if (!byHand) {
    answer.trouble = std::move(byHand.error());
    return answer;
  }
  for (history::Addressing& said : *byHand)
    answer.byHand.emplace(said.slot, std::move(said.comment));
  answer.more = lines->size() == static_cast<std::size_t>(RecordedQuestion::kMostLines);
  answer.lines.reserve(lines->size());
  for (history::SlotLine& line : *lines)
    answer.lines.push_back(lineOf(std::move(line)));
  return answer;
}

RecordedSource::RecordedSource(const Bridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge) {}

void RecordedSource::refresh(const RecordedList& list) {
  if (m_reading.hasAnswered()) {
    emit answered();
    return;
  }
  const QString& store = m_bridge.live().historyFile;
  if (m_reading.busy() || store.isEmpty() || !m_reading.rested(kPauseMs) || !isStale(list))
    return;
  m_revision = m_bridge.live().session.revision();
  m_again = false;
  RecordedQuestion question{.store = store.toStdString(), .from = {}};
  if (read()) {
    constexpr std::uint64_t kMostBack = StoreReading<RecordedAnswer>::kMostBack;
    const std::uint64_t open = list.openFrom().value, newest = list.lines().empty() ? 0 : list.lines().back().slot.value;
    question.from = {
        std::max({open > kLooksBack ? open - kLooksBack : 1, newest > kMostBack ? newest - kMostBack : 1, std::uint64_t{1}})};
  }
  m_reading.start(!read(), [question] { return readRecorded(question); });
}

// Something was told since the last reading began, or is not in the store yet.
bool RecordedSource::isStale(const RecordedList& list) const {
  const Session& session = m_bridge.live().session;
  if (m_again || !m_reading.everCame() || m_revision != session.revision())
    return true;
  return read() &&
         lagsBehind(session, {.oldestOpen = list.openFrom(), .newest = list.lines().empty() ? SlotId{} : list.lines().back().slot});
}

}  // namespace vortex::ui
