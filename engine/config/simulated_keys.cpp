// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys of the simulated backend (slot/simulated_settings.h).
#include "engine/config/canonical_json.h"
#include "engine/config/config_schema.h"

#include <array>
#include <limits>
#include <optional>

namespace vortex::config {
namespace {

constexpr std::size_t kMaxRecorded = 100'000, kMaxFaults = 1'000;
constexpr int kMostCount = 1'000'000'000;
constexpr double kMostTime_s = 3600;

constexpr std::array kFaults{Fault::Block,         Fault::IgnoreStop, Fault::SlowDrain, Fault::Fail,        Fault::TransientFail,
                             Fault::InvalidOutput, Fault::LowScores,  Fault::Leak,      Fault::OutOfMemory, Fault::DeviceLost,
                             Fault::Grow,          Fault::Jitter,     Fault::Fragment};

std::string secondsText(Duration d) { return shortestNumber(static_cast<double>(d.count()) / 1e9); }

ConfigKey timeKey(const std::string& path, Stage stage) {
  ConfigKey key = row(path, "s", "null, " + rangeText(0, kMostTime_s), "a stage's time, mean or median; null: its target");
  key.set = [stage](Settings& settings, const Node& node, const std::string& at, Report& report) {
    if (node.kind == Kind::Null)
      settings.simulated.stages[stage].time.reset();
    else if (const auto value = asNumber(node, at, 0, kMostTime_s, report))
      settings.simulated.stages[stage].time = seconds(*value);
  };
  key.get = [stage](const Settings& settings) {
    const auto& time = settings.simulated.stages[stage].time;
    return time ? secondsText(*time) : std::string("null");
  };
  return key;
}

ConfigKey recordedKey(const std::string& path, Stage stage) {
  ConfigKey key =
      row(path, "s", "list of at most 100000 times, each " + rangeText(0, kMostTime_s), "times of distribution recorded, in turn");
  key.set = [stage](Settings& settings, const Node& node, const std::string& at, Report& report) {
    if (node.kind != Kind::List || node.items.size() > kMaxRecorded)
      return report.error(node.offset, at, describe(node) + " is not a list of at most 100000 times");
    std::vector<Duration> times;
    for (std::size_t i = 0; i < node.items.size(); ++i)
      if (const auto time = asNumber(*node.items[i], joinPath(at, "[" + std::to_string(i) + "]"), 0, kMostTime_s, report))
        times.push_back(seconds(*time));
    if (times.size() == node.items.size())
      settings.simulated.stages[stage].recorded = std::move(times);
  };
  key.get = [stage](const Settings& settings) {
    std::string text;
    for (const Duration time : settings.simulated.stages[stage].recorded)
      text += (text.empty() ? "" : ", ") + secondsText(time);
    return "[" + text + "]";
  };
  return key;
}

// The value of a word of `words`, or a complaint.
template <typename Word>
std::optional<Word> asWord(const Node* node, const Node& map, const std::string& path, const std::string& allowed,
                           std::optional<Word> (*parse)(std::string_view), Report& report) {
  if (node == nullptr) {
    report.error(map.offset, path, "is required, allowed are " + allowed);
    return std::nullopt;
  }
  const auto word = node->kind == Kind::Text ? parse(node->text) : std::nullopt;
  if (!word)
    report.error(node->offset, path, describe(*node) + " is not allowed, allowed are " + allowed);
  return word;
}

std::optional<PlantedFault> readFault(const Node& node, const std::string& path, Report& report) {
  if (node.kind != Kind::Map) {
    complainOfKind(node, path, "a mapping", report);
    return std::nullopt;
  }
  const std::size_t errors = report.errors();
  std::string words;
  for (const Fault fault : kFaults)
    words += (words.empty() ? "" : ", ") + std::string(toString(fault));
  PlantedFault planted;
  const auto stage =
      asWord<Stage>(node.find("stage"), node, joinPath(path, "stage"), "audio, image, video, clip", parseStage, report);
  const auto fault = asWord<Fault>(node.find("fault"), node, joinPath(path, "fault"), words, parseFault, report);
  for (const Entry& entry : node.entries) {
    const std::string at = joinPath(path, entry.key);
    if (entry.key == "nth")
      planted.nth = static_cast<int>(asWhole(*entry.value, at, 1, kMostCount, report).value_or(1));
    else if (entry.key == "every")
      planted.every = static_cast<int>(asWhole(*entry.value, at, 0, kMostCount, report).value_or(0));
    else if (entry.key == "gb")
      planted.bytes = gigabytes(asNumber(*entry.value, at, 0, 1000, report).value_or(0));
    else if (entry.key == "lasts_s")
      planted.lasts = seconds(asNumber(*entry.value, at, 0, kMostTime_s, report).value_or(0));
    else if (entry.key == "when")
      planted.when =
          asWord<FaultWhen>(entry.value, node, at, "always, finished, stopped", parseFaultWhen, report).value_or(FaultWhen::Always);
    else if (entry.key == "most")
      planted.most = static_cast<int>(asWhole(*entry.value, at, 0, kMostCount, report).value_or(0));
    else if (entry.key != "stage" && entry.key != "fault")
      report.error(entry.offset, at, "is no part of a fault, allowed are stage, fault, nth, every, gb, lasts_s, when, most");
  }
  if (report.errors() > errors)
    return std::nullopt;
  planted.stage = *stage;
  planted.fault = *fault;
  return planted;
}

std::string writeFault(const PlantedFault& fault) {
  return "{stage: " + std::string(toString(fault.stage)) + ", fault: " + std::string(toString(fault.fault)) +
         ", nth: " + std::to_string(fault.nth) + ", every: " + std::to_string(fault.every) +
         ", gb: " + shortestNumber(static_cast<double>(fault.bytes.count) / 1e9) + ", lasts_s: " + secondsText(fault.lasts) +
         (fault.when == FaultWhen::Always ? "" : ", when: " + std::string(toString(fault.when))) +
         (fault.most == 0 ? "" : ", most: " + std::to_string(fault.most)) + "}";
}

ConfigKey faultsKey() {
  ConfigKey key =
      row("simulated.faults", "", "list of {stage, fault, nth, every, gb, lasts_s, when, most}",
          "what goes wrong: the nth attempt of a stage and, with every, each so-manieth after it; gb stays, lasts_s drains slowly");
  key.set = [](Settings& settings, const Node& node, const std::string& path, Report& report) {
    if (node.kind != Kind::List || node.items.size() > kMaxFaults)
      return report.error(node.offset, path, describe(node) + " is not a list of at most 1000 faults");
    std::vector<PlantedFault> faults;
    for (std::size_t i = 0; i < node.items.size(); ++i)
      if (const auto fault = readFault(*node.items[i], joinPath(path, "[" + std::to_string(i) + "]"), report))
        faults.push_back(*fault);
    if (faults.size() == node.items.size())
      settings.simulated.faults = std::move(faults);
  };
  key.get = [](const Settings& settings) {
    std::string text;
    for (const PlantedFault& fault : settings.simulated.faults)
      text += (text.empty() ? "" : ", ") + writeFault(fault);
    return "[" + text + "]";
  };
  return key;
}

ConfigKey seedKey() {
  ConfigKey key = row("simulated.seed", "", "0 to 18446744073709551615", "of the drawn times: the same seed gives the same run");
  key.set = [](Settings& settings, const Node& node, const std::string& path, Report& report) {
    if (const auto seed = asWhole(node, path, 0, std::numeric_limits<std::uint64_t>::max(), report))
      settings.simulated.seed = *seed;
  };
  key.get = [](const Settings& settings) { return std::to_string(settings.simulated.seed); };
  return key;
}

}  // namespace

std::vector<ConfigKey> simulatedKeys() {
  std::vector<ConfigKey> keys;
  keys.push_back(numberKey("simulated.slowdown", 0.001, 1000, "stretches stages and start-up: 1.5 is a GPU half as slow again",
                           [](Settings& s) -> double& { return s.simulated.slowdown; }));
  keys.push_back(numberKey("simulated.clock_scale", 0.001, 100'000, "engine seconds per real second",
                           [](Settings& s) -> double& { return s.simulated.clockScale; }));
  keys.push_back(secondsKey("simulated.startup_s", 0, kMostTime_s, "from the device's start to ready",
                            [](Settings& s) -> Duration& { return s.simulated.startup; }));
  keys.push_back(secondsKey("simulated.encode_s", 0, kMostTime_s, "delivery of a clip",
                            [](Settings& s) -> Duration& { return s.simulated.encode; }));
  keys.push_back(secondsKey("simulated.drain_s", 0, kMostTime_s, "what was enqueued runs on after a stop was noticed",
                            [](Settings& s) -> Duration& { return s.simulated.drain; }));
  keys.push_back(
      numberKey("simulated.score_b", 0, 1, "the clip check's B", [](Settings& s) -> double& { return s.simulated.scoreB; }));
  keys.push_back(
      numberKey("simulated.score_l", 0, 1, "the clip check's L", [](Settings& s) -> double& { return s.simulated.scoreL; }));
  keys.push_back(gigabytesKey("simulated.total_gb", 0.1, 1000, "memory of the pretended device",
                              [](Settings& s) -> Bytes& { return s.simulated.total; }));
  keys.push_back(gigabytesKey("simulated.resident_gb", 0, 1000, "what is loaded on it before any slot",
                              [](Settings& s) -> Bytes& { return s.simulated.resident; }));
  keys.push_back(seedKey());
  for (const Stage stage : kStages) {
    const std::string section = "simulated." + std::string(toString(stage)) + ".";
    keys.push_back(wordKey<TimeSpread>(
        section + "distribution", {TimeSpread::Fixed, TimeSpread::Normal, TimeSpread::LogNormal, TimeSpread::Recorded},
        "how the stage's time varies", [stage](Settings& s) -> TimeSpread& { return s.simulated.stages[stage].form; }));
    keys.push_back(timeKey(section + "time_s", stage));
    keys.push_back(numberKey(section + "spread", 0, 2,
                             "standard deviation: of normal, in parts of the time; of lognormal, of the logarithm",
                             [stage](Settings& s) -> double& { return s.simulated.stages[stage].spread; }));
    keys.push_back(recordedKey(section + "recorded_s", stage));
    keys.push_back(gigabytesKey(section + "memory_gb", 0, 1000, "device memory of an attempt",
                                [stage](Settings& s) -> Bytes& { return s.simulated.stages[stage].bytes; }));
    keys.push_back(wholeKey(section + "steps", 0, 1000, "progress reports of an attempt",
                            [stage](Settings& s) -> int& { return s.simulated.stages[stage].steps; }));
    keys.push_back(secondsKey(section + "operator_s", 0, 60, "a stop is noticed at the next multiple of this; 0: at once",
                              [stage](Settings& s) -> Duration& { return s.simulated.stages[stage].operatorTime; }));
  }
  keys.push_back(faultsKey());
  return keys;
}

}  // namespace vortex::config
