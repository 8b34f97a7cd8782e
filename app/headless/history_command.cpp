// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "engine/history/reader.h"
#include "engine/telemetry/event_json.h"
#include "engine/telemetry/log.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <deque>
#include <iostream>

namespace vortex::headless {
namespace {

using Json = nlohmann::ordered_json;
using history::AttemptLine;
using history::SlotLine;

std::string localTime(const std::optional<std::int64_t>& wall) {
  if (!wall)
    return "-";
  const std::time_t time = *wall / 1'000'000'000;
  std::tm parts{};
  std::array<char, 32> text{};
  ::localtime_r(&time, &parts);
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts)};
}

std::string utcTime(const std::optional<std::int64_t>& wall) {
  if (!wall)
    return {};
  const std::time_t time = *wall / 1'000'000'000;
  std::tm parts{};
  std::array<char, 48> text{};
  ::gmtime_r(&time, &parts);
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(text.data() + length, text.size() - length, ".%03dZ", static_cast<int>(*wall / 1'000'000 % 1000));
  return text.data();
}

std::string secondsText(const std::optional<Duration>& duration) {
  if (!duration)
    return "-";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f s", inSeconds(*duration));
  return text.data();
}

Json msOrNull(const std::optional<Duration>& duration) {
  return duration ? Json(std::round(static_cast<double>(duration->count()) / 1e3) / 1e3) : Json();
}
Json textOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }
template <typename T>
Json numberOrNull(const std::optional<T>& number) {
  return number ? Json(*number) : Json();
}
Json bytesOrNull(const std::optional<Bytes>& bytes) { return bytes ? Json(bytes->count) : Json(); }

std::string lineOf(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json jsonOf(const SlotLine& line) {
  Json json;
  json["slot"] = line.slot.value;
  json["state"] = line.state;
  json["outcome"] = textOrNull(line.outcome);
  json["stage"] = textOrNull(line.stage);
  json["reason"] = textOrNull(line.reason);
  json["message"] = textOrNull(line.message);
  json["started"] = textOrNull(utcTime(line.queuedWall));
  json["recipe_id"] = line.recipeId;
  json["label"] = line.label;
  json["seed"] = numberOrNull(line.seed);
  json["waited_ms"] = msOrNull(line.waited);
  json["elapsed_ms"] = msOrNull(line.elapsed);
  json["spare_to_air_ms"] = msOrNull(line.spareToAir);
  json["margin_generation_ms"] = msOrNull(line.marginGeneration);
  json["ready_ms"] = msOrNull(line.ready);
  json["missed"] = line.missed;
  json["folder"] = textOrNull(line.folder);
  json["files_removed"] = textOrNull(utcTime(line.outputsRemovedWall));
  json["rerun_of"] = line.rerunOf ? Json(line.rerunOf->value) : Json();
  json["source"] = textOrNull(line.sourceName);
  json["source_line"] = line.sourceName.empty() ? Json() : Json(line.sourceLine);
  json["run"] = line.runUuid;
  json["origin"] = line.origin;
  json["profile"] = line.profile;
  json["backend"] = line.backend;
  return json;
}

Json jsonOf(const AttemptLine& line) {
  Json json;
  json["stage"] = toString(line.stage);
  json["attempt"] = line.n;
  json["outcome"] = textOrNull(line.outcome);
  json["reason"] = textOrNull(line.reason);
  json["message"] = textOrNull(line.message);
  json["elapsed_ms"] = msOrNull(line.elapsed);
  json["cause"] = textOrNull(line.cause);
  json["request_to_stopped_ms"] = msOrNull(line.requestToStopped);
  json["drain_ms"] = msOrNull(line.drain);
  json["peak_bytes"] = bytesOrNull(line.peak);
  json["bytes_held"] = bytesOrNull(line.held);
  return json;
}

Json jsonOf(const event::OutputMade& made) {
  Json json;
  json["kind"] = made.kind;
  json["dtype"] = made.dtype;
  json["shape"] = made.shape;
  json["sha256"] = made.sha256;
  json["bytes"] = made.bytes.count;
  json["file"] = textOrNull(made.file);
  return json;
}

std::string rerunText(const SlotLine& line) {
  return line.rerunOf ? (line.recipeId.empty() ? "rerun of " : ", rerun of ") + std::to_string(line.rerunOf->value) : std::string();
}

void print(const SlotLine& line) {
  std::string outcome = line.outcome.empty() ? line.state : line.outcome;
  if (!line.stage.empty())
    outcome += " (" + line.stage + (line.reason.empty() ? "" : ", " + line.reason) + ")";
  std::printf("%6llu  %-19s  %-32s %9s  %9s  %s%s\n", static_cast<unsigned long long>(line.slot.value),
              localTime(line.queuedWall).c_str(), outcome.c_str(), secondsText(line.elapsed).c_str(),
              secondsText(line.spareToAir).c_str(), line.recipeId.c_str(), rerunText(line).c_str());
}

void printHead() { std::printf("%6s  %-19s  %-32s %9s  %9s  %s\n", "slot", "queued", "outcome", "elapsed", "spare", "recipe"); }

ExitStatus refuse(const std::string& why) {
  std::cerr << "vortex-engine: " << why << '\n';
  return ExitStatus::BadInput;
}

tl::expected<history::Reader, std::string> readerOf(const HistoryOptions& options) {
  return history::Reader::open(options.file ? *options.file : defaultHistoryFile());
}

}  // namespace

ExitStatus historyListCommand(const HistoryOptions& options) {
  const auto reader = readerOf(options);
  if (!reader)
    return refuse(reader.error());
  const auto lines = reader->list({.outcome = options.outcome, .sinceWall = {}, .before = {}, .most = options.most});
  if (!lines)
    return refuse(lines.error());
  if (!options.json)
    printHead();
  for (const SlotLine& line : *lines) {
    if (options.json)
      std::cout << lineOf(jsonOf(line)) << '\n';
    else
      print(line);
  }
  return ExitStatus::AllDelivered;
}

// The events of a run that matter to a reader, which is all that the log ever shows; the last ones.
ExitStatus historyLogCommand(const HistoryOptions& options) {
  const auto reader = readerOf(options);
  if (!reader)
    return refuse(reader.error());
  const auto runs = reader->runs();
  if (!runs)
    return refuse(runs.error());
  const auto run =
      std::find_if(runs->rbegin(), runs->rend(), [&](const history::RunLine& r) { return r.uuid.starts_with(options.run); });
  if (run == runs->rend())
    return refuse(options.run.empty() ? "the history holds no run" : "no run's id begins with " + options.run);
  std::deque<Event> last;
  std::uint64_t after = 0;
  for (bool more = true; more;) {
    auto told = reader->eventsOf({.run = run->id, .afterSeq = after});
    if (!told)
      return refuse(told.error());
    for (Event& event : told->events)
      if (telemetry::levelOf(event.body) >= options.level) {
        last.push_back(std::move(event));
        if (last.size() > static_cast<std::size_t>(options.most))
          last.pop_front();
      }
    after = told->lastSeq;
    more = told->more;
  }
  for (const Event& event : last) {
    const auto wall = run->clock.wallOf(event.at);
    if (!options.json) {
      std::cout << localTime(wall) << "  " << telemetry::toText(event) << '\n';
      continue;
    }
    Json json = Json::parse(telemetry::toJson(event));
    json["level"] = toString(telemetry::levelOf(event.body));
    json["wall"] = utcTime(wall);
    std::cout << lineOf(json) << '\n';
  }
  return ExitStatus::AllDelivered;
}

ExitStatus historyShowCommand(const HistoryOptions& options) {
  const auto reader = readerOf(options);
  if (!reader)
    return refuse(reader.error());
  const SlotId slot{options.slot};
  const auto line = reader->slot(slot);
  const auto attempts = reader->attempts(slot);
  const auto told = reader->events(slot);
  const auto outputs = reader->outputs(slot);
  if (!line || !attempts || !told || !outputs)
    return refuse(!line ? line.error() : !attempts ? attempts.error() : !told ? told.error() : outputs.error());
  if (!*line)
    return refuse("slot " + std::to_string(options.slot) + " is not in the history");
  if (options.json) {
    Json json = jsonOf(**line);
    json["attempts"] = Json::array();
    for (const AttemptLine& attempt : *attempts)
      json["attempts"].push_back(jsonOf(attempt));
    json["outputs"] = Json::array();
    for (const event::OutputMade& made : *outputs)
      json["outputs"].push_back(jsonOf(made));
    json["events"] = Json::array();
    for (const Event& event : told->events)
      json["events"].push_back(Json::parse(telemetry::toJson(event)));
    std::cout << lineOf(json) << '\n';
    return ExitStatus::AllDelivered;
  }
  printHead();
  print(**line);
  if (!(*line)->message.empty())
    std::printf("        %s\n", (*line)->message.c_str());
  if (!(*line)->sourceName.empty())
    std::printf("        recipe from %s:%d\n", (*line)->sourceName.c_str(), (*line)->sourceLine);
  if ((*line)->outputsRemovedWall)
    std::printf("        its files were removed on %s\n", localTime((*line)->outputsRemovedWall).c_str());
  for (const event::OutputMade& made : *outputs)
    std::printf("        %-9s %s %s %s\n", made.kind.c_str(), made.sha256.c_str(), made.dtype.c_str(), made.shape.c_str());
  std::printf("\n");
  for (const Event& event : told->events)
    std::cout << telemetry::toText(event) << '\n';
  if (told->unknown > 0)
    std::cout << told->unknown << " events of kinds that this program does not know\n";
  return ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
