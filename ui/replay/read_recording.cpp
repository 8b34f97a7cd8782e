// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/read_recording.h"

#include "engine/config/config_reader.h"
#include "engine/history/capture_file.h"
#include "engine/history/reader.h"
#include "engine/history/run_reader.h"
#include "engine/report/event_import.h"
#include "ui/models/translate.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <algorithm>
#include <map>
#include <utility>

namespace vortex::ui {
namespace {

using history::Reader;
using history::RunLine;

constexpr std::int64_t kNsInAMs = 1'000'000;
constexpr qint64 kLongestFirstLine = 64 * 1024;  // bytes
constexpr int kMostCounted = 100'000;            // slots of a store, for the list of its runs

struct Counted {
  int slotCount = 0;
  std::map<std::string, int> outcomes;  // or states, where there is no outcome
};

std::map<std::int64_t, Counted> countRuns(const std::vector<history::SlotLine>& lines) {
  std::map<std::int64_t, Counted> runs;
  for (const history::SlotLine& line : lines) {
    Counted& run = runs[line.run];
    ++run.slotCount;
    ++run.outcomes[line.outcome.empty() ? line.state : line.outcome];
  }
  return runs;
}

// The most frequent first.
QString outcomesText(const Counted& counted) {
  std::vector<std::pair<std::string, int>> each(counted.outcomes.begin(), counted.outcomes.end());
  std::stable_sort(each.begin(), each.end(), [](const auto& one, const auto& other) { return one.second > other.second; });
  QStringList texts;
  for (const auto& [word, count] : each)
    texts << QStringLiteral("%1 %2").arg(count).arg(QString::fromStdString(word));
  return texts.join(QStringLiteral(", "));
}

struct ToldRun {
  std::vector<Event> events;
  QStringList troubles;
};

ToldRun readEvents(const Reader& reader, const RecordingQuestion& question) {
  ToldRun run;
  Reader::Stretch stretch{.run = question.run, .afterSeq = 0, .samples = false};
  int unknown = 0;
  for (bool more = true; more && !*question.stop;) {
    auto told = reader.eventsOf(stretch);
    if (!told) {
      run.troubles
          << tr("after %n event(s): %1", nullptr, static_cast<int>(run.events.size())).arg(QString::fromStdString(told.error()));
      break;
    }
    std::move(told->events.begin(), told->events.end(), std::back_inserter(run.events));
    *question.read = run.events.size();
    unknown += told->unknown;
    if (!told->remark.empty())
      run.troubles << QString::fromStdString(told->remark);
    more = told->more;
    stretch.afterSeq = told->lastSeq;
    if (more && run.events.size() >= RecordingQuestion::kMostEvents) {
      run.troubles << tr("only its first %n events are shown", nullptr, static_cast<int>(run.events.size()));
      break;
    }
  }
  if (unknown > 0)
    run.troubles << tr("%n event(s) of kinds that this program does not know are left out", nullptr, unknown);
  return run;
}

// Of a fold, the most of each: a peak is what one looks for.
std::vector<RecordedSample> readSamples(const Reader& reader, std::int64_t run, Time from, Time to, QStringList& troubles) {
  std::vector<RecordedSample> samples;
  const auto points = reader.memory({.run = run, .from = from, .to = to + Duration{1}, .atMost = RecordingQuestion::kMostSamples});
  if (!points) {
    troubles << QString::fromStdString(points.error());
    return samples;
  }
  samples.reserve(points->size());
  for (const history::MemoryPoint& point : *points) {
    event::MemorySample memory{
        .used = point.used.most, .total = point.total, .reserved = point.reserved.most, .resident = point.resident.most};
    for (const Stage stage : kStages)
      memory.allocated[stage] = point.allocated[stage].most;
    samples.push_back({.known = point.at + point.span, .sample = {.at = point.at, .memory = memory}});
  }
  return samples;
}

// Of its start, then after each time that an operator tuned it.
std::vector<std::pair<Time, Settings>> settingsOf(const RecordingQuestion& question, const std::vector<Event>& events,
                                                  QStringList& troubles) {
  std::vector<std::pair<Time, Settings>> held;
  const auto runs = history::RunReader::open(question.file);
  const auto text = runs ? runs->settings(question.run) : tl::make_unexpected(runs.error());
  auto first = text ? config::fromYaml(*text) : std::nullopt;
  if (!first)
    troubles << tr("its settings cannot be read, and limits and targets are those of the contract");
  held.emplace_back(events.front().at, first ? std::move(*first) : contractSettings());
  for (const Event& event : events)
    if (const auto* tuned = std::get_if<event::SettingsChanged>(&event.body)) {
      Settings settings = held.back().second;
      for (const event::SettingChange& change : tuned->changes)
        config::applySet(settings, change.key + "=" + change.became);
      held.emplace_back(event.at, std::move(settings));
    }
  return held;
}

bool isJsonLines(const std::filesystem::path& file) {
  const std::string suffix = QString::fromStdString(file.extension().string()).toLower().toStdString();
  return suffix == ".jsonl" || suffix == ".ndjson";
}

}  // namespace

namespace {

bool isCalled(const std::filesystem::path& file, const QString& ending) {
  return QString::fromStdString(file.extension().string()).compare(ending, Qt::CaseInsensitive) == 0;
}

}  // namespace

bool isRecording(const std::filesystem::path& file) {
  if (!isJsonLines(file))
    return isCalled(file, QStringLiteral(".db")) || isCalled(file, QStringLiteral(".vortexcap"));
  QFile lines(QString::fromStdString(file.string()));
  if (!lines.open(QIODevice::ReadOnly))
    return false;
  QByteArray first;
  while (first.isEmpty() && !lines.atEnd())
    first = lines.readLine(kLongestFirstLine).trimmed();
  return QJsonDocument::fromJson(first).object().contains(QStringLiteral("event"));
}

RecordingStore openStore(const std::filesystem::path& file, const std::atomic<bool>& stop) {
  if (!isJsonLines(file)) {
    // A capture whose program was killed: what lies beside it is taken in; where that cannot be, it is read as it is.
    if (isCalled(file, QStringLiteral(".vortexcap")) && history::isUnfinished(file))
      static_cast<void>(history::finishCapture(file));
    return {.file = file, .folder = {}, .trouble = {}};
  }
  RecordingStore store{.file = {}, .folder = std::make_shared<QTemporaryDir>(), .trouble = {}};
  if (!store.folder->isValid()) {
    store.trouble = store.folder->errorString();
    return store;
  }
  store.file = store.folder->filePath(QStringLiteral("imported.db")).toStdString();
  if (const auto done = report::importEvents(file, store.file, &stop); !done) {
    const report::EventRefusal& refusal = done.error();
    store.trouble = refusal.complaints.empty()
                        ? QString::fromStdString(refusal.why)
                        : tr("%n line(s) cannot be read, the first: %1", nullptr, static_cast<int>(refusal.wrong))
                              .arg(QString::fromStdString(refusal.complaints.front()));
  }
  return store;
}

RecordedRuns readRuns(const std::filesystem::path& file) {
  RecordedRuns answer;
  const auto reader = Reader::open(file);
  const auto runs = reader ? reader->runs() : tl::make_unexpected(reader.error());
  history::SlotFilter all;
  all.most = kMostCounted;
  const auto lines = runs ? reader->list(all) : tl::make_unexpected(runs.error());
  if (!lines) {
    answer.trouble = QString::fromStdString(lines.error());
    return answer;
  }
  answer.remark = QString::fromStdString(reader->remark());
  const auto counted = countRuns(*lines);
  for (auto run = runs->rbegin(); run != runs->rend(); ++run) {
    const auto found = counted.find(run->id);
    if (found == counted.end())
      continue;
    answer.lines.push_back({.id = run->id,
                            .number = static_cast<int>(runs->rend() - run),
                            .startedMs = run->clock.wall / kNsInAMs,
                            .ended = run->endedWall.has_value(),
                            .program = QString::fromStdString(run->program),
                            .version = QString::fromStdString(run->version),
                            .profile = QString::fromStdString(run->profile),
                            .slotCount = found->second.slotCount,
                            .outcomes = outcomesText(found->second)});
  }
  if (answer.lines.empty())
    answer.trouble = tr("%1 holds no slot").arg(QString::fromStdString(file.string()));
  return answer;
}

std::optional<std::int64_t> runOf(const std::filesystem::path& file, SlotId slot) {
  const auto reader = Reader::open(file);
  const auto line = reader ? reader->slot(slot) : tl::make_unexpected(reader.error());
  return line && *line ? std::optional((*line)->run) : std::nullopt;
}

RecordingAnswer readRecording(const RecordingQuestion& question) {
  RecordingAnswer answer;
  const auto reader = Reader::open(question.file);
  const auto runs = reader ? reader->runs() : tl::make_unexpected(reader.error());
  if (!runs) {
    answer.trouble = QString::fromStdString(runs.error());
    return answer;
  }
  const auto run = std::find_if(runs->begin(), runs->end(), [&](const RunLine& one) { return one.id == question.run; });
  if (run == runs->end()) {
    answer.trouble = tr("%1 has no run %2").arg(QString::fromStdString(question.file.string())).arg(question.run);
    return answer;
  }
  ToldRun told = readEvents(*reader, question);
  if (*question.stop)
    return answer;
  if (told.events.empty()) {
    answer.trouble = told.troubles.isEmpty() ? tr("nothing was told in this run") : told.troubles.join(QStringLiteral("; "));
    return answer;
  }
  if (const std::string remark = reader->remark(); !remark.empty())
    told.troubles << QString::fromStdString(remark);
  std::vector<RecordedSample> samples =
      readSamples(*reader, question.run, told.events.front().at, told.events.back().at, told.troubles);
  RecordingFacts facts{.file = question.opened,
                       .run = runs->size() > 1 ? tr("run %1 of %2").arg(run - runs->begin() + 1).arg(runs->size()) : QString(),
                       .program = QString::fromStdString(run->program),
                       .version = QString::fromStdString(run->version),
                       .store = QString::fromStdString(question.file.string()),
                       .wallAtZeroMs = (run->clock.wall - run->clock.at.time_since_epoch().count()) / kNsInAMs,
                       .simulated = run->backend == "simulated",
                       .trouble = {},
                       .settings = settingsOf(question, told.events, told.troubles)};
  facts.trouble = told.troubles.join(QStringLiteral("; "));
  answer.playback = std::make_unique<Playback>(Recording(std::move(told.events), std::move(samples)), std::move(facts));
  return answer;
}

}  // namespace vortex::ui
