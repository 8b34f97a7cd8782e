// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/capture_words.h"

#include "engine/analysis/leak_words.h"
#include "engine/analysis/stored_capture.h"
#include "engine/history/capture_file.h"
#include "engine/report/slot_json.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>

namespace vortex::headless {
namespace {

using Json = nlohmann::ordered_json;

std::string inMegabytes(double bytes) {
  char text[48] = {};
  std::snprintf(text, sizeof text, "%+.3f MB", bytes / 1e6);
  return text;
}

std::string stageWord(const std::optional<Stage>& stage) { return stage ? std::string(toString(*stage)) : "no stage"; }

// How far the floor and the processes' memory have come, between the slots `from` and `to` (analysis/capture_series.h).
struct Growth {
  int from = 0, to = 0;
  std::optional<double> floor, engineRss, deviceRss;
  std::optional<std::int64_t> engineHandles, deviceHandles;
};
Growth growthOf(const analysis::CaptureJudge& judge) {
  const auto ends = analysis::judgedEnds(judge.series().points(), judge.life());
  if (ends.from == nullptr)
    return {};
  Growth growth;
  growth.from = ends.from->number;
  growth.to = ends.to->number;
  const event::SlotMemory &a = ends.from->memory, &b = ends.to->memory;
  const auto bytes = [](const std::optional<Bytes>& from,
                        const std::optional<Bytes>& to) {  // anybody's: they may not fit an integer
    return from && to ? std::optional(static_cast<double>(to->count) - static_cast<double>(from->count)) : std::nullopt;
  };
  growth.floor = bytes(a.floor, b.floor);
  growth.engineRss = bytes(a.engineRss, b.engineRss);
  growth.deviceRss = bytes(a.deviceRss, b.deviceRss);
  if (a.engineHandles && b.engineHandles)
    growth.engineHandles = std::int64_t{*b.engineHandles} - *a.engineHandles;
  if (a.deviceHandles && b.deviceHandles)
    growth.deviceHandles = std::int64_t{*b.deviceHandles} - *a.deviceHandles;
  return growth;
}

Json seriesJson(const analysis::LeakVerdict& verdict) {
  Json all = Json::object();
  for (const analysis::JudgedSeries& series : verdict.series) {
    const analysis::Slope& slope = series.verdict.slope;
    const auto limit = [](const std::optional<double>& value) { return value ? Json(*value) : Json(); };
    all[std::string(toString(series.series))] = {{"verdict", toString(series.verdict.word)},
                                                 {"why", toString(series.verdict.why)},
                                                 {"slope", slope.value},
                                                 {"lower", limit(slope.lower)},
                                                 {"upper", limit(slope.upper)},
                                                 {"used", series.verdict.used}};
  }
  return all;
}

void tellJson(const analysis::StoredCapture& stored, const analysis::LeakVerdict& verdict, const std::filesystem::path& file) {
  const history::CaptureHead& head = stored.head;
  const analysis::CaptureSeries& series = stored.judge.series();
  const event::CaptureVerdict told = analysis::toldOf(verdict);
  Json object;
  object["event"] = "capture_result";
  object["file"] = file.string();
  object["label"] = head.label;
  object["verdict"] = toString(told.word);
  object["found"] = toString(verdict.found);
  object["text"] = told.text;
  object["slots"] = series.points().size();
  object["judged"] = told.judged;
  object["certain_from"] = told.certainFrom ? Json(*told.certainFrom) : Json();
  object["needs"] = told.needs ? Json(*told.needs) : Json();
  object["held_bytes"] = verdict.ledger.held.count;
  object["first_held_in"] = verdict.ledger.holders > 0 ? Json(verdict.ledger.first) : Json();
  object["outcomes"] = Json::object();
  for (const auto& [outcome, count] : series.outcomes())
    object["outcomes"][std::string(toString(outcome))] = count;
  object["series"] = seriesJson(verdict);
  const Growth growth = growthOf(stored.judge);
  const auto put = [&](const char* name, const auto& value) { object[name] = value ? Json(*value) : Json(); };
  put("floor_grew_bytes", growth.floor);
  put("engine_rss_grew_bytes", growth.engineRss);
  put("device_rss_grew_bytes", growth.deviceRss);
  put("engine_handles_grew", growth.engineHandles);
  put("device_handles_grew", growth.deviceHandles);
  Json blame = Json::array();
  for (const analysis::BlameRow& row : stored.judge.blame().rows())
    if (row.held > Bytes{})
      blame.push_back({{"stage", row.stage ? Json(toString(*row.stage)) : Json()},
                       {"path", toString(row.outcome)},
                       {"held_bytes", row.held.count},
                       {"attempts", row.holding},
                       {"slots", row.heldIn},
                       {"share", row.share}});
  object["blame"] = std::move(blame);
  object["ended"] = head.ended.empty() ? Json() : Json(head.ended);
  object["snapshots"] = head.snapshots.size();
  object["unreadable_events"] = stored.unreadable;
  object["cut_behind_event"] = stored.cut ? Json(stored.cut->behind) : Json();
  std::cout << report::lineOf(object) << std::endl;
}

void tellText(const analysis::StoredCapture& stored, const analysis::LeakVerdict& verdict, const std::filesystem::path& file) {
  const analysis::CaptureSeries& series = stored.judge.series();
  std::cout << wordOf(verdict.word) << ": " << saidOf(verdict) << '\n';
  std::cout << "  " << series.points().size() << " slots, " << verdict.judged() << " judged;";
  for (const auto& [outcome, count] : series.outcomes())
    std::cout << ' ' << count << ' ' << toString(outcome);
  std::cout << '\n';
  if (const Growth growth = growthOf(stored.judge); growth.floor) {
    const auto process = [](const char* whose, const std::optional<double>& rss, const std::optional<std::int64_t>& handles) {
      if (rss)
        std::cout << ", " << whose << " resident memory " << inMegabytes(*rss);
      if (handles)
        std::cout << ", " << whose << " open files " << std::showpos << *handles << std::noshowpos;
    };
    std::cout << "  grown from behind slot " << growth.from << " to behind slot " << growth.to << ": floor "
              << inMegabytes(*growth.floor);
    process("the engine's", growth.engineRss, growth.engineHandles);
    process("the device's", growth.deviceRss, growth.deviceHandles);
    std::cout << '\n';
  }
  for (const analysis::BlameRow& row : stored.judge.blame().rows())
    if (row.held > Bytes{})
      std::cout << "  " << stageWord(row.stage) << ", " << toString(row.outcome) << ": holds "
                << inMegabytes(static_cast<double>(row.held.count)) << " of " << row.holding << " attempts, from slot "
                << (row.heldIn.empty() ? 0 : row.heldIn.front()) << " on\n";
  if (stored.head.ended.empty())
    std::cout << "  it was not ended: its program was killed, or runs\n";
  if (stored.unreadable > 0)
    std::cout << "  " << stored.unreadable << " events of it cannot be read and are left out\n";
  if (stored.cut)
    std::cout << "  " << toString(*stored.cut) << '\n';
  std::cout << "  " << file.string() << std::endl;
}

ExitStatus judgeAndTell(const std::filesystem::path& file, bool json, bool requireVerdict) {
  const auto stored = analysis::judgeCapture(file);
  if (!stored)
    return refuse(stored.error());
  const analysis::LeakVerdict verdict = stored->judge.atEnd();
  (json ? tellJson : tellText)(*stored, verdict, file);
  return statusOf(verdict.word, requireVerdict);
}

}  // namespace

bool finishIfKilled(const std::filesystem::path& capture) {
  if (!history::isUnfinished(capture))
    return true;
  const auto finished = history::finishCapture(capture);
  if (!finished)
    std::cerr << "vortex-engine: " << finished.error() << '\n';
  return finished.has_value();
}

ExitStatus statusOf(analysis::LeakWord word, bool requireVerdict) {
  switch (word) {
  case analysis::LeakWord::Leak:
    return ExitStatus::Leak;
  case analysis::LeakWord::NoLeak:
    return ExitStatus::AllDelivered;
  case analysis::LeakWord::Inconclusive:
    return requireVerdict ? ExitStatus::NoVerdict : ExitStatus::AllDelivered;
  }
  return ExitStatus::EngineFailed;
}

ExitStatus tellCapture(const std::filesystem::path& file, bool json, bool requireVerdict) {
  finishIfKilled(file);
  return judgeAndTell(file, json, requireVerdict);
}

ExitStatus tellMadeCapture(const std::filesystem::path& file, bool json, bool requireVerdict) {
  const bool isFiled = finishIfKilled(file);
  const ExitStatus told = judgeAndTell(file, json, requireVerdict);
  return isFiled || told == ExitStatus::Leak ? told : ExitStatus::EngineFailed;
}

}  // namespace vortex::headless
