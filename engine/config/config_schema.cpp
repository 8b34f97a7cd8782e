// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/config_schema.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

namespace vortex::config {
namespace {

template <typename Key>
void add(std::vector<ConfigKey>& keys, Key key, std::vector<std::string> aliases = {}) {
  key.aliases = std::move(aliases);
  keys.push_back(std::move(key));
}

void append(std::vector<ConfigKey>& keys, std::vector<ConfigKey> more) {
  std::move(more.begin(), more.end(), std::back_inserter(keys));
}

void addDevice(std::vector<ConfigKey>& keys) {
  add(keys, deviceNameKey());
  add(keys, commandKey());
  add(keys, wholeKey("device.threads", 0, 1024, "compute threads in all, 0: as many as cores",
                     [](Settings& s) -> int& { return s.device.threads; }));
  add(keys, wholeKey("device.memory_limit_mb", 0, 10'000'000, "address space of the device process in MB, 0: no limit",
                     [](Settings& s) -> int& { return s.device.memoryLimitMb; }));
  add(keys, secondsKey("device.start_timeout_s", 1, 3600, "from its start to ready, models and warm-up included",
                       [](Settings& s) -> Duration& { return s.device.startTimeout; }));
  add(keys, secondsKey("device.heartbeat_s", 0.01, 10, "between two signs of life",
                       [](Settings& s) -> Duration& { return s.device.heartbeat; }));
  add(keys, secondsKey("device.hung_after_s", 0.05, 60, "without a sign of life while CPU time was to be had",
                       [](Settings& s) -> Duration& { return s.device.hungAfter; }));
  add(keys, secondsKey("device.drain_budget_s", 0.01, 60, "from a stop to its end, before the device is quarantined",
                       [](Settings& s) -> Duration& { return s.stop.drainBudget; }));
  add(keys, secondsKey("device.quarantine_bound_s", 0.05, 600, "in quarantine, before on_wedged is done",
                       [](Settings& s) -> Duration& { return s.stop.quarantineBound; }));
  add(keys, wordKey<OnWedged>("device.on_wedged", {OnWedged::Restart, OnWedged::Hold},
                              "a device that does not drain is killed and started anew, or held for an operator",
                              [](Settings& s) -> OnWedged& { return s.stop.onWedged; }));
  add(keys, secondsKey("device.restart_backoff_s", 0.01, 60, "before the first restart; doubled with each",
                       [](Settings& s) -> Duration& { return s.device.backoffBase; }));
  add(keys, secondsKey("device.restart_backoff_max_s", 0.01, 3600, "the longest wait before a restart",
                       [](Settings& s) -> Duration& { return s.device.backoffMax; }));
  add(keys, wholeKey("device.safe_mode_deaths", 1, 1000, "this many deaths within the window: held in safe mode",
                     [](Settings& s) -> int& { return s.device.safeModeDeaths; }));
  add(keys, secondsKey("device.safe_mode_window_s", 1, 86'400, "the window of safe mode",
                       [](Settings& s) -> Duration& { return s.device.safeModeWindow; }));
}

void addMemory(std::vector<ConfigKey>& keys) {
  add(keys, gigabytesKey("vram.soft_limit_gb", 0.1, 1000, "device memory in use, everybody's: above it is warned",
                         [](Settings& s) -> Bytes& { return s.memory.softLimit; }));
  add(keys, gigabytesKey("vram.hard_limit_gb", 0.1, 1000, "above it nothing starts, and what runs is stopped with out_of_memory",
                         [](Settings& s) -> Bytes& { return s.memory.hardLimit; }));
  add(keys, gigabytesKey("vram.hysteresis_gb", 0, 100, "a crossing is over below limit minus this",
                         [](Settings& s) -> Bytes& { return s.memory.hysteresis; }));
  add(keys,
      secondsKey("vram.sample_interval_s", 0.01, 60, "between two memory samples",
                 [](Settings& s) -> Duration& { return s.memory.sampleInterval; }),
      {"vram.monitor_interval_sec"});
  for (const Stage stage : kStages)
    add(keys,
        gigabytesKey("vram.need_gb." + std::string(toString(stage)), 0, 1000, "what an attempt needs, until a peak was measured",
                     [stage](Settings& s) -> Bytes& { return s.stages[stage].need; }));
  add(keys,
      wordKey<Residency>("models.residency", {Residency::Static, Residency::Paged},
                         "all models stay loaded, or what a stage does not need is on the host meanwhile (one slot in flight)",
                         [](Settings& s) -> Residency& { return s.models.residency; }));
  const auto model = [&](const char* name, Bytes ModelSettings::*member) {
    add(keys, gigabytesKey("models." + std::string(name) + "_gb", 0, 1000, "what this keeps of the device's memory while loaded",
                           [member](Settings& s) -> Bytes& { return s.models.*member; }));
  };
  model("image", &ModelSettings::image);
  model("video", &ModelSettings::video);
  model("speech", &ModelSettings::speech);
  model("clip_b", &ModelSettings::clipB);
  model("clip_l", &ModelSettings::clipL);
  model("overhead", &ModelSettings::overhead);
}

void addPipeline(std::vector<ConfigKey>& keys) {
  add(keys, flagKey("pipeline.parallel_audio_actor", "audio and image at once; false: one after the other",
                    [](Settings& s) -> bool& { return s.parallelAudioImage; }));
  add(keys,
      secondsKey("pipeline.generation_target_s", 0.001, 3600, "what a slot should take; margins are measured against it",
                 [](Settings& s) -> Duration& { return s.generationTarget; }),
      {"pipeline.generation_timeout_sec"});
  add(keys, wholeKey("pipeline.max_slots_in_flight", 1, 100'000, "slots that are worked on at once",
                     [](Settings& s) -> int& { return s.maxSlotsInFlight; }));
  add(keys, wholeKey("pipeline.max_queued", 0, 1'000'000, "slots that wait; beyond: shed",
                     [](Settings& s) -> int& { return s.maxQueued; }));
  for (const Stage stage : kStages)
    add(keys, wholeKey("pipeline.lane_capacity." + std::string(toString(stage)), 1, 100'000,
                       "attempts that may overlap on the stage's lane",
                       [stage](Settings& s) -> int& { return s.stages[stage].laneCapacity; }));
}

void addOrchestration(std::vector<ConfigKey>& keys) {
  constexpr double kMostStage_s = 3600;
  for (const Stage stage : kStages)
    add(keys, secondsKey("orchestration.targets." + std::string(toString(stage)) + "_s", 0.0001, kMostStage_s,
                         "a healthy attempt; stands in until history has enough samples",
                         [stage](Settings& s) -> Duration& { return s.stages[stage].target; }));
  for (const Stage stage : kStages)
    add(keys, secondsKey("orchestration.timeouts." + std::string(toString(stage)) + "_s", 0.0001, kMostStage_s,
                         "per attempt; its range is limits." + std::string(toString(stage)) + "_s",
                         [stage](Settings& s) -> Duration& { return s.stages[stage].timeout; }));
  for (const Stage stage : kStages) {
    const std::string path = "orchestration.retry_policy." + std::string(toString(stage));
    add(keys,
        wholeKey(path, 0, 10, "retries after a first attempt", [stage](Settings& s) -> int& { return s.stages[stage].retries; }),
        {path + ".max_retries"});
  }
  for (const Stage stage : kStages) {
    const std::string word(toString(stage));
    add(keys,
        secondsKey("orchestration.retry_backoff." + word + "_s", 0, 60, "before retry n = 0, 1, …: this · 2^n",
                   [stage](Settings& s) -> Duration& { return s.stages[stage].backoff; }),
        {"orchestration.retry_policy." + word + ".backoff_s"});
  }
  add(keys, wholeKey("orchestration.device_loss_retries", 0, 10, "of a slot, for attempts that died with the device",
                     [](Settings& s) -> int& { return s.deviceLossRetries; }));
  add(keys,
      secondsKey("orchestration.air_after_s", 0.01, 86'400, "from a slot's start to its air time, unless the request names one",
                 [](Settings& s) -> Duration& { return s.airAfter; }));
  add(keys, secondsKey("orchestration.downstream_s", 0, 3600, "what must still happen after generation; 0 in the old form",
                       [](Settings& s) -> Duration& { return s.downstream; }));
  add(keys, secondsKey("orchestration.deadline_buffer_s", 0, 3600, "kept free before the last useful finish; 5 in the old form",
                       [](Settings& s) -> Duration& { return s.deadlineBuffer; }));
  add(keys, secondsKey("orchestration.delivery_target_s", 0, 3600, "encoding and writing, until it was measured",
                       [](Settings& s) -> Duration& { return s.deliveryTarget; }));
  add(keys, numberKey("orchestration.abort_quantile", 0, 1, "of what is left: a slot that cannot make it even so is aborted",
                      [](Settings& s) -> double& { return s.abortQuantile; }));
  add(keys, numberKey("orchestration.warn_quantile", 0, 1, "of what is left: a slot that cannot make it then is at risk",
                      [](Settings& s) -> double& { return s.warnQuantile; }));
  add(keys,
      secondsKey("orchestration.at_risk_below_s", 0, 3600, "with less to spare to air, at warn_quantile, a slot comes forward",
                 [](Settings& s) -> Duration& { return s.atRiskBelow; }));
  add(keys, wordKey<DegradeMode>("orchestration.degrade", {DegradeMode::Off, DegradeMode::Suggest, DegradeMode::Auto},
                                 "a lower level of the ladder when slots run late: never, proposed, taken",
                                 [](Settings& s) -> DegradeMode& { return s.degrade; }));
  for (const Stage stage : kStages)
    add(keys, timeoutLimitsKey(stage));
}

void addAir(std::vector<ConfigKey>& keys) {
  add(keys, wordKey<Fallback>("air.fallback", {Fallback::RepeatLast, Fallback::StandbyFile, Fallback::Nothing},
                              "what airs in place of a missed slot", [](Settings& s) -> Fallback& { return s.fallback; }));
  add(keys,
      textKey("air.standby_file", "the clip of fallback standby_file", [](Settings& s) -> std::string& { return s.standbyFile; }));
  add(keys, secondsKey("air.missed_notice_s", 0, 60, "a missed slot is told at least this long before its air time",
                       [](Settings& s) -> Duration& { return s.missedNotice; }));
}

void addCheck(std::vector<ConfigKey>& keys) {
  add(keys, numberKey("check.min_b", 0, 1, "a clip passes with a B score of at least this …",
                      [](Settings& s) -> double& { return s.check.minB; }));
  add(keys,
      numberKey("check.min_l", 0, 1, "… and an L score of at least this", [](Settings& s) -> double& { return s.check.minL; }));
  add(keys,
      numberKey("check.weight_b", 0, 1, "of B in the ensemble score", [](Settings& s) -> double& { return s.check.weightB; }));
  add(keys,
      numberKey("check.weight_l", 0, 1, "of L in the ensemble score", [](Settings& s) -> double& { return s.check.weightL; }));
  add(keys, numberKey("check.outlier_gap", 0, 2, "B and L further apart are marked as an outlier",
                      [](Settings& s) -> double& { return s.check.outlierGap; }));
}

void addHistory(std::vector<ConfigKey>& keys) {
  add(keys,
      textKey("history.outputs_folder", "where slots' folders are made, ~/ is the home; empty: vortex/slots among the user's data",
              [](Settings& s) -> std::string& { return s.history.outputsFolder; }));
  add(keys, wholeKey("history.outputs_days", 1, 36'500, "a slot's files are removed after so many days …",
                     [](Settings& s) -> int& { return s.history.outputsDays; }));
  add(keys, gigabytesKey("history.outputs_gb", 0.001, 1'000'000, "… and the oldest when all slots' files take more than this …",
                         [](Settings& s) -> Bytes& { return s.history.outputs; }));
  add(keys, gigabytesKey("history.keep_free_gb", 0, 1'000'000, "… or less than this is free on their disk",
                         [](Settings& s) -> Bytes& { return s.history.keepFree; }));
  add(keys, wholeKey("history.samples_hours", 1, 876'000, "memory samples are kept one by one, then by their extremes only",
                     [](Settings& s) -> int& { return s.history.samplesHours; }));
  add(keys, wholeKey("history.keep_days", 1, 36'500, "slots, runs and their events; never before the slot's files are gone",
                     [](Settings& s) -> int& { return s.history.keepDays; }));
}

std::vector<ConfigKey> makeKeys() {
  std::vector<ConfigKey> keys;
  addDevice(keys);
  addMemory(keys);
  addPipeline(keys);
  addOrchestration(keys);
  append(keys, tuningKeys());
  addAir(keys);
  addCheck(keys);
  addHistory(keys);
  keys.push_back(ladderKey());
  append(keys, loggingKeys());
  append(keys, simulatedKeys());
  append(keys, oldBufferKeys());
  return keys;
}

// Letters to insert, remove or replace (Levenshtein), or kFar when that is surely above it.
constexpr std::size_t kFar = 3;
std::size_t distance(std::string_view a, std::string_view b) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= kFar)
    return kFar;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t k = 1; k <= b.size(); ++k)
      diagonal = std::exchange(row[k], std::min({row[k] + 1, row[k - 1] + 1, diagonal + (a[i - 1] != b[k - 1])}));
    if (*std::min_element(row.begin(), row.end()) >= kFar)  // it never falls again
      return kFar;
  }
  return row.back();
}

}  // namespace

const std::vector<ConfigKey>& configKeys() {
  static const std::vector<ConfigKey> keys = makeKeys();
  return keys;
}

const ConfigKey* findKey(std::string_view path) {
  for (const ConfigKey& key : configKeys())
    if (key.path == path || std::find(key.aliases.begin(), key.aliases.end(), path) != key.aliases.end())
      return &key;
  return nullptr;
}

bool isSection(std::string_view path) {
  const auto below = [&](const std::string& key) {
    return key.size() > path.size() && key.starts_with(path) && key[path.size()] == '.';
  };
  return std::any_of(configKeys().begin(), configKeys().end(), [&](const ConfigKey& key) {
    return below(key.path) || std::any_of(key.aliases.begin(), key.aliases.end(), below);
  });
}

std::string nearestKey(std::string_view path) {
  std::string nearest;
  std::size_t best = kFar;
  for (const ConfigKey& key : configKeys())
    if (const std::size_t d = distance(path, key.path); d < best) {
      best = d;
      nearest = key.path;
    }
  return nearest;
}

}  // namespace vortex::config
