// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/tuning_source.h"

#include "engine/history/reader.h"
#include "ui/bridge/bridge.h"
#include "ui/bridge/is_ready.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kMostTunings = 500;  // the newest

tl::expected<SampledSlot, std::string> sampledOf(const history::Reader& reader, history::SlotLine line) {
  auto attempts = reader.attempts(line.slot);
  if (!attempts)
    return tl::make_unexpected(std::move(attempts.error()));
  SampledSlot slot{.slot = line.slot,
                   .run = std::move(line.runUuid),
                   .profile = std::move(line.profile),
                   .backend = std::move(line.backend),
                   .quality = line.qualityLevel.value_or(0),
                   .wall = line.startedWall.value_or(0),
                   .open = line.state == "queued" || line.state == "running",
                   .firsts = {}};
  for (history::AttemptLine& attempt : *attempts)
    if (attempt.n == 1)
      slot.firsts[attempt.stage] = std::move(attempt);
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
  if (question.from.value > 0)
    filter.after = SlotId{question.from.value - 1};
  auto lines = reader->list(filter);
  auto runs = reader->runs();
  if (!lines || !runs) {
    answer.trouble = std::move(!lines ? lines.error() : runs.error());
    return answer;
  }
  answer.runs = std::move(*runs);
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
    auto slot = sampledOf(*reader, std::move(*line));
    if (!slot) {
      answer.trouble = std::move(slot.error());
      return answer;
    }
    answer.sampled.push_back(std::move(*slot));
  }
  return answer;
}

TuningSource::TuningSource(const Bridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge) {}

void TuningSource::want(const std::string& run) {
  if (!m_had.contains(run))
    m_wanted.insert(run);
}

void TuningSource::refresh(const TuningSample& sample) {
  if (isReady(m_reading)) {
    m_answer = m_reading.get();
    m_since.start();
    m_read = m_read || m_answer.trouble.empty();
    emit answered();
    return;
  }
  const QString& store = m_bridge.live().historyFile;
  if (m_reading.valid() || store.isEmpty())
    return;
  TuningQuestion question{.store = store.toStdString()};
  m_whole = false;
  if (m_read && !m_wanted.empty()) {
    question.run = *m_wanted.begin();
    m_had.insert(question.run);
    m_wanted.erase(m_wanted.begin());
  } else {
    const std::uint64_t revision = m_bridge.live().session.revision();
    if (m_since.isValid() && (m_since.elapsed() < kPauseMs || (m_read && revision == m_revision)))
      return;
    m_revision = revision;
    m_whole = !m_read;
    const std::uint64_t newest = sample.all().empty() ? 0 : sample.all().back().slot.value;
    if (!m_whole)
      question.from = {std::max({sample.openFrom().value, newest > kMostBack ? newest - kMostBack : 1, std::uint64_t{1}})};
  }
  m_reading = std::async(std::launch::async, [question] { return readTuning(question); });
}

TuningAnswer TuningSource::take(bool& whole) {
  whole = m_whole;
  return std::exchange(m_answer, {});
}

}  // namespace vortex::ui
