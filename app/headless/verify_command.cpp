// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "app/headless/wall_time.h"
#include "engine/analysis/run_replay.h"
#include "engine/config/config_reader.h"
#include "engine/history/reader.h"
#include "engine/telemetry/event_json.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace vortex::headless {
namespace {

using Json = nlohmann::ordered_json;
using analysis::ReplayResult;
using analysis::ReplayVerdict;
using history::RunLine;

// The runs that were asked for: the one whose UUID begins as given, or the newest.
tl::expected<std::vector<RunLine>, std::string> chosen(std::vector<RunLine> runs, const VerifyOptions& options) {
  if (!options.run) {
    if (runs.size() > static_cast<std::size_t>(options.last))
      runs.resize(static_cast<std::size_t>(options.last));
    return runs;
  }
  std::erase_if(runs, [&](const RunLine& run) { return !run.uuid.starts_with(*options.run); });
  if (runs.size() == 1)
    return runs;
  return tl::unexpected(runs.empty() ? "no run of the history begins with " + *options.run
                                     : std::to_string(runs.size()) + " runs of the history begin with " + *options.run);
}

// 1,234,567
std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;)
    text.insert(at -= 3, ",");
  return text;
}
std::string counted(std::uint64_t number, const char* what) { return grouped(number) + " " + what + (number == 1 ? "" : "s"); }

std::string sentence(const RunLine& run, const ReplayResult& result) {
  const std::string compared = counted(result.slotCount, "slot") + ", " + counted(result.events, "event");
  std::string text;
  switch (result.verdict) {
  case ReplayVerdict::Identical:
    text = "replayed exactly: " + compared;
    break;
  case ReplayVerdict::Different:
    text = "differs: " + result.why + "; before it the same: " + compared;
    break;
  case ReplayVerdict::NotReplayable:
    text = "not replayable: " + result.why + "; until there the same: " + compared;
    break;
  }
  if (result.notStored > 0)
    text += "; " + counted(result.notStored, "event") + " more, which the store had let go";
  if (result.verdict != ReplayVerdict::Identical && run.version != VORTEX_VERSION)
    text += "; it was recorded by " + run.program + " " + run.version + ", this is " + VORTEX_VERSION;
  return text;
}

void print(const RunLine& run, const ReplayResult& result) {
  std::cout << "run " << run.uuid << " (" << run.profile << ", " << run.backend << ", " << localTime(run.clock.wall)
            << (run.endedWall ? "" : ", without an end") << "): " << sentence(run, result) << '\n';
  if (result.verdict == ReplayVerdict::Different)
    for (const auto& [name, event] : {std::pair("recorded", &result.recorded), std::pair("replayed", &result.replayed)})
      std::cout << "  " << name << ": " << (*event ? telemetry::toText(**event) : "nothing") << '\n';
}

const char* wordOf(ReplayVerdict verdict) {
  switch (verdict) {
  case ReplayVerdict::Identical:
    return "identical";
  case ReplayVerdict::Different:
    return "different";
  case ReplayVerdict::NotReplayable:
    return "not_replayable";
  }
  return "?";
}

void printJson(const RunLine& run, const ReplayResult& result) {
  const auto eventOrNull = [](const std::optional<Event>& event) {
    return event ? Json::parse(telemetry::toJson(*event)) : Json();
  };
  const Json json{{"run", run.uuid},
                  {"program", run.program},
                  {"version", run.version},
                  {"profile", run.profile},
                  {"backend", run.backend},
                  {"ended", run.endedWall.has_value()},
                  {"result", wordOf(result.verdict)},
                  {"slots", result.slotCount},
                  {"inputs", result.inputs},
                  {"events", result.events},
                  {"not_stored", result.notStored},
                  {"why", result.why.empty() ? Json() : Json(result.why)},
                  {"recorded", eventOrNull(result.recorded)},
                  {"replayed", eventOrNull(result.replayed)}};
  std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

// Whether every row of the store is what was written; says how many are, and where some are not.
tl::expected<bool, std::string> rowsAreWhole(const std::filesystem::path& file, bool json) {
  const auto reader = history::Reader::open(file);
  const auto checks = reader ? reader->checkRows() : tl::make_unexpected(reader.error());
  if (!checks)
    return tl::unexpected(checks.error());
  std::uint64_t sealed = 0, unsealed = 0, damaged = 0;
  for (const history::Reader::TableCheck& check : *checks) {
    sealed += static_cast<std::uint64_t>(check.rows - check.unsealed);
    unsealed += static_cast<std::uint64_t>(check.unsealed);
    damaged += static_cast<std::uint64_t>(check.damaged);
    if (check.damaged > 0)
      std::cerr << file.string() << ": " << counted(static_cast<std::uint64_t>(check.damaged), "row") << " of " << check.table
                << (check.damaged == 1 ? " is" : " are") << " not what was written\n";
  }
  if (!json)
    std::cout << counted(sealed - damaged, "row") << " as written"
              << (unsealed > 0 ? ", " + counted(unsealed, "row") + " of before there were seals" : "")
              << (damaged > 0 ? ", " + counted(damaged, "row") + " damaged" : "") << '\n';
  return damaged == 0;
}

}  // namespace

ExitStatus historyVerifyCommand(const VerifyOptions& options) {
  const std::filesystem::path file = options.file ? *options.file : defaultHistoryFile();
  const auto store = history::RunReader::open(file);
  if (!store)
    return refuse(store.error());
  auto all = store->runs();
  if (!all)
    return refuse(all.error());
  const auto runs = chosen(std::move(*all), options);
  if (!runs)
    return refuse(runs.error());
  const auto whole = rowsAreWhole(file, options.json);
  if (!whole)
    return refuse(whole.error());
  bool same = *whole;
  for (const RunLine& run : *runs) {
    const ReplayResult result = analysis::replayRun(*store, run, config::fromYaml);
    same = same && result.verdict == ReplayVerdict::Identical;
    options.json ? printJson(run, result) : print(run, result);
  }
  return same ? ExitStatus::AllDelivered : ExitStatus::RunDiffers;
}

}  // namespace vortex::headless
