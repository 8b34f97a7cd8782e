// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys of the tuning of timeouts (slot/tuning.h).
#include "engine/config/canonical_json.h"
#include "engine/config/config_schema.h"

namespace vortex::config {
namespace {

constexpr double kLeastRate = .001, kMostRate = .2, kMostWatch_s = 3600;
constexpr int kMostSamples = 100'000, kMostEvery = 1'000;

ConfigKey pinnedKey() {
  ConfigKey key = row("tuning.pinned", "", "list of stages", "stages whose timeouts are left alone");
  key.set = [](Settings& settings, const Node& node, const std::string& path, Report& report) {
    if (node.kind != Kind::List)
      return report.error(node.offset, path, describe(node) + " is not a list, allowed are audio, image, video, clip");
    StageSet pinned;
    for (const auto& item : node.items) {
      const auto stage = item->kind == Kind::Text ? parseStage(item->text) : std::nullopt;
      if (!stage)
        return report.error(item->offset, path, describe(*item) + " is no stage, allowed are audio, image, video, clip");
      pinned.insert(*stage);
    }
    settings.tuning.pinned = pinned;
  };
  key.get = [](const Settings& settings) {
    std::string text;
    for (const Stage stage : kStages)
      if (settings.tuning.pinned.contains(stage))
        text += (text.empty() ? "" : ", ") + std::string(toString(stage));
    return "[" + text + "]";
  };
  return key;
}

ConfigKey watchKey(Stage stage) {
  ConfigKey key = row("tuning.watch." + std::string(toString(stage)), "s", "[limit, every], 0 to 3600 and 1 to 1000",
                      "set while it is watched: one first attempt in `every` may run to `limit` where its slot's slack allows it");
  key.set = [stage](Settings& settings, const Node& node, const std::string& path, Report& report) {
    if (node.kind != Kind::List || node.items.size() != 2)
      return report.error(node.offset, path, describe(node) + " is not a list of two numbers, the limit and one in how many");
    const auto limit = asNumber(*node.items[0], path + "[0]", 0, kMostWatch_s, report);
    const auto every = asWhole(*node.items[1], path + "[1]", 1, kMostEvery, report);
    if (limit && every)
      settings.stages[stage].watch = {.limit = seconds(*limit), .every = static_cast<int>(*every)};
  };
  key.get = [stage](const Settings& settings) {
    const WatchSettings& watch = settings.stages[stage].watch;
    return "[" + shortestNumber(static_cast<double>(watch.limit.count()) / 1e9) + ", " + std::to_string(watch.every) + "]";
  };
  return key;
}

}  // namespace

std::vector<ConfigKey> tuningKeys() {
  std::vector<ConfigKey> keys{
      wordKey<TuningMode>("tuning.mode", {TuningMode::Off, TuningMode::Suggest, TuningMode::Auto},
                          "timeouts by what was seen: not at all, proposed, set",
                          [](Settings& s) -> TuningMode& { return s.tuning.mode; }),
      numberKey("tuning.rate", kLeastRate, kMostRate,
                "of first attempts that may be cut although they would have finished in time; auto wants 0.005 at least",
                [](Settings& s) -> double& { return s.tuning.rate; }),
      wholeKey("tuning.min_samples", 0, kMostSamples,
               "attempts before a timeout is lowered, where that is more than the rate's claim takes",
               [](Settings& s) -> int& { return s.tuning.minSamples; }),
      pinnedKey()};
  for (const Stage stage : kStages)
    keys.push_back(watchKey(stage));
  return keys;
}

}  // namespace vortex::config
