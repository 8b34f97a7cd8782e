// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/tuning_source.h"

#include "engine/history/reader.h"
#include "ui/bridge/bridge.h"
#include "ui/models/store_lag.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kMostTunings = 500;                              // the newest
constexpr std::int64_t kLongestQueued_ns = 3'600'000'000'000;  // a store finds slots by when they were queued

tl::expected<SampledSlot, std::string> sampledOf(const history::Reader& reader, history::SlotLine line, const std::string& device) {
  auto attempts = reader.attempts(line.slot);
  if (!attempts)
    return tl::make_unexpected(std::move(attempts.error()));
  SampledSlot slot{.slot = line.slot,
                   .run = std::move(line.runUuid),
                   .profile = std::move(line.profile),
                   .backend = std::move(line.backend),
                   .device = device,
                   .quality = line.qualityLevel.value_or(0),
                   .wall = line.startedWall.value_or(0),
                   .open = line.state == "queued" || line.state == "running",
                   .firsts = {},
                   .took = {.stages = {}, .encode = line.encode}};
  for (history::AttemptLine& attempt : *attempts) {
    if (attempt.outcome == toString(AttemptOutcome::Finished) && attempt.elapsed)
      slot.took.stages[attempt.stage] = attempt.elapsed;
    if (attempt.n == 1)
      slot.firsts[attempt.stage] = std::move(attempt);
  }
  return slot;
}

void addTuned(std::vector<TunedSetting>& to, const history::TuningRecord& tuning) {
  for (const event::SettingChange& change : tuning.changes) {
    TunedSetting setting{.wall = tuning.wall,
                         .who = tuning.who,
                         .run = tuning.runUuid,
                         .key = change.key,
                         .was = change.was,
                         .became = change.became,
                         .rearmed = tuning.rearmRunning,
                         .over = {},
                         .of = {}};
    for (const event::TimeoutEvidence& evidence : tuning.evidence)
      if (stageOfTimeout(change.key) == evidence.stage) {
        setting.over = evidence.over;
        setting.of = evidence.of;
      }
    to.push_back(std::move(setting));
  }
}

}  // namespace

TuningAnswer readTuning(const TuningQuestion& question) {
  TuningAnswer answer;
  const auto reader = history::Reader::open(question.store);
  if (!reader) {
    answer.trouble = reader.error();
    return answer;
  }
  history::SlotFilter filter;
  filter.most = TuningQuestion::kMostSlots;
  filter.run = question.run;
  filter.profile = question.profile;
  if (question.range) {
    filter.sinceWall = question.range->from - kLongestQueued_ns;
    filter.untilWall = question.range->until;
  }
  if (question.from.value > 0) {
    filter.after = SlotId{question.from.value - 1};
    answer.allFrom = question.from;
  }
  auto lines = reader->list(filter);
  auto runs = reader->runs();
  if (!lines || !runs) {
    answer.trouble = std::move(!lines ? lines.error() : runs.error());
    return answer;
  }
  if (!lines->empty())
    answer.newest = lines->front().slot;  // the newest first
  answer.runs = std::move(*runs);
  std::map<std::int64_t, std::string> devices;  // by run
  for (const history::RunLine& run : answer.runs)
    devices[run.id] = deviceText(run.device, run.build);
  auto tunings = reader->tunings(kMostTunings);
  if (!tunings) {
    answer.trouble = std::move(tunings.error());
    return answer;
  }
  for (const history::TuningRecord& tuning : *tunings)
    addTuned(answer.tuned, tuning);
  answer.sampled.reserve(lines->size());
  for (auto line = lines->rbegin(); line != lines->rend(); ++line) {
    const bool never = !line->startedWall && line->state != "queued";  // shed, or canceled before it began
    if (line->rerunOf || line->state == "damaged" || never)
      continue;
    auto slot = sampledOf(*reader, std::move(*line), devices[line->run]);
    if (!slot) {
      answer.trouble = std::move(slot.error());
      return answer;
    }
    answer.sampled.push_back(std::move(*slot));
  }
  return answer;
}

TuningSource::TuningSource(const Bridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge) {}

void TuningSource::want(const TuningScope& scope) {
  Wanted wanted;
  if (scope.over == TuningScope::Over::Run)
    wanted.run = scope.name;
  else if (scope.over == TuningScope::Over::Profile)
    wanted.profile = scope.name;
  else if (scope.over == TuningScope::Over::Between)
    wanted.range = {.from = scope.from, .until = scope.until};
  if (wanted != Wanted{} && !m_had.contains(wanted) && wanted != m_asked)
    m_wanted.insert(std::move(wanted));
}

// Something was told since the last reading began, or is not in the store yet.
bool TuningSource::isStale(const TuningSample& sample) const {
  const Session& session = m_bridge.live().session;
  if (!read() || m_failed || m_revision != session.revision())
    return true;
  return lagsBehind(session,
                    {.oldestOpen = sample.openFrom() <= sample.newest() ? sample.openFrom() : SlotId{}, .newest = m_newest});
}

void TuningSource::refresh(const TuningSample& sample) {
  if (m_reading.hasAnswered()) {
    m_newest = std::max(m_newest, m_reading.answer().newest);
    m_failed = !m_reading.answer().trouble.empty();
    if (const auto asked = std::exchange(m_asked, std::nullopt))
      (m_failed ? m_wanted : m_had).insert(*asked);
    emit answered();
    return;
  }
  const QString& store = m_bridge.live().historyFile;
  if (m_reading.busy() || store.isEmpty())
    return;
  TuningQuestion question{.store = store.toStdString()};
  bool whole = false;
  if (read() && !m_wanted.empty() && (!m_failed || m_reading.rested(kPauseMs))) {
    m_asked = m_wanted.extract(m_wanted.begin()).value();
    question.run = m_asked->run;
    question.profile = m_asked->profile;
    if (m_asked->range != TuningRange{})
      question.range = m_asked->range;
  } else {
    if (!m_reading.rested(kPauseMs) || !isStale(sample))
      return;
    m_revision = m_bridge.live().session.revision();
    whole = !read();
    constexpr std::uint64_t kMostBack = StoreReading<TuningAnswer>::kMostBack;
    const std::uint64_t newest = sample.newest().value;
    if (!whole)
      question.from = {std::max({sample.openFrom().value, newest > kMostBack ? newest - kMostBack : 1, std::uint64_t{1}})};
  }
  m_reading.start(whole, [question] { return readTuning(question); });
}

}  // namespace vortex::ui
