// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys whose value is a list or a mapping.
#include "engine/config/canonical_json.h"
#include "engine/config/config_schema.h"
#include "engine/config/recipe_limits.h"

#include <algorithm>
#include <array>

namespace vortex::config {
namespace {

constexpr std::size_t kMaxCommandWords = 64;
constexpr std::size_t kMaxLevels = 16;
constexpr int kMostSide = 2048, kMostFrames = 14'400, kMostPasses = 64;

// The range of each number of a ladder's level.
struct LevelNumber {
  std::string_view key;
  int Quality::*member;
  int least, most;
};
constexpr std::array<LevelNumber, 5> kLevelNumbers{{{"side", &Quality::side, 32, kMostSide},
                                                    {"max_frames", &Quality::maxFrames, 1, kMostFrames},
                                                    {"supersample", &Quality::supersample, 1, 4},
                                                    {"frames_per_call", &Quality::framesPerCall, 1, 64},
                                                    {"text_draws", &Quality::textDraws, 1, 64}}};

void readPasses(const Node& node, const std::string& path, Quality& level, Report& report) {
  if (node.kind != Kind::List || node.items.size() != level.passes.size())
    return report.error(node.offset, path, describe(node) + " is not a list of 4 whole numbers, allowed are 1 to 64 each");
  for (std::size_t i = 0; i < level.passes.size(); ++i)
    if (const auto n = asWhole(*node.items[i], joinPath(path, "[" + std::to_string(i) + "]"), 1, kMostPasses, report))
      level.passes[i] = static_cast<int>(*n);
}

Quality readLevel(const Node& node, const std::string& path, Quality level, Report& report) {
  if (node.kind != Kind::Map) {
    complainOfKind(node, path, "a mapping", report);
    return level;
  }
  for (const Entry& entry : node.entries) {
    const std::string at = joinPath(path, entry.key);
    const auto number = std::find_if(kLevelNumbers.begin(), kLevelNumbers.end(), [&](const auto& n) { return n.key == entry.key; });
    if (number != kLevelNumbers.end()) {
      const auto value =
          asWhole(*entry.value, at, static_cast<std::uint64_t>(number->least), static_cast<std::uint64_t>(number->most), report);
      if (value && number->member == &Quality::side && *value % 2 != 0)
        report.error(entry.value->offset, at,
                     std::to_string(*value) + " is odd, allowed are even numbers from " + std::to_string(number->least) + " to " +
                         std::to_string(number->most) + ": a clip's 4:2:0 takes no others");
      else if (value)
        level.*(number->member) = static_cast<int>(*value);
    } else if (entry.key == "passes") {
      readPasses(*entry.value, at, level, report);
    } else if (entry.key == "sampling" && entry.value->kind == Kind::Text &&
               (entry.value->text == "bilinear" || entry.value->text == "bicubic")) {
      level.sampling = entry.value->text == "bilinear" ? Sampling::Bilinear : Sampling::Bicubic;
    } else if (entry.key == "sampling") {
      report.error(entry.value->offset, at, describe(*entry.value) + " is not allowed, allowed are bilinear, bicubic");
    } else {
      report.error(
          entry.offset, at,
          "is no part of a level, allowed are side, max_frames, passes, supersample, sampling, frames_per_call, text_draws");
    }
  }
  return level;
}

std::string writeLevel(const Quality& level) {
  std::string text = "{";
  for (const LevelNumber& number : kLevelNumbers)
    text += std::string(number.key) + ": " + std::to_string(level.*(number.member)) + ", ";
  text += "passes: [";
  for (std::size_t i = 0; i < level.passes.size(); ++i)
    text += (i > 0 ? ", " : "") + std::to_string(level.passes[i]);
  return text + "], sampling: " + std::string(toString(level.sampling)) + "}";
}

// A size of the old system's buffers: no level of the ladder goes beyond it.
ConfigKey bufferKey(std::string path, std::string unit, int least, int most, std::string doc, void (*cap)(Quality&, int)) {
  ConfigKey key = row(std::move(path), std::move(unit), rangeText(least, most), std::move(doc));
  key.origin = KeyOrigin::OldOnly;
  key.get = [](const Settings&) { return std::string(); };
  key.set = [=](Settings& settings, const Node& node, const std::string& at, Report& report) {
    if (const auto value = asWhole(node, at, static_cast<std::uint64_t>(least), static_cast<std::uint64_t>(most), report))
      for (Quality& level : settings.ladder)
        cap(level, static_cast<int>(*value));
  };
  return key;
}

}  // namespace

ConfigKey commandKey() {
  ConfigKey key =
      row("device.command", "", "list of text", "the device's program and its arguments; empty: vortex-device beside the engine");
  key.set = [](Settings& settings, const Node& node, const std::string& path, Report& report) {
    if (node.kind == Kind::Text) {
      settings.device.command = {node.text};
      return;
    }
    if (node.kind != Kind::List || node.items.size() > kMaxCommandWords)
      return report.error(node.offset, path, describe(node) + " is not a list of at most 64 words");
    std::vector<std::string> words;
    for (std::size_t i = 0; i < node.items.size(); ++i)
      if (const auto word = asText(*node.items[i], joinPath(path, "[" + std::to_string(i) + "]"), kMaxSpokenBytes, report))
        words.push_back(*word);
    if (words.size() == node.items.size())
      settings.device.command = std::move(words);
  };
  key.get = [](const Settings& settings) {
    std::string text;
    for (const std::string& word : settings.device.command)
      text += (text.empty() ? "" : ", ") + quoted(word);
    return "[" + text + "]";
  };
  return key;
}

ConfigKey timeoutLimitsKey(Stage stage) {
  ConfigKey key = row("limits." + std::string(toString(stage)) + "_s", "s", "[least, most], each 0.0001 to 3600",
                      "the range of the stage's timeout; a profile of a slower model widens it");
  key.set = [stage](Settings& settings, const Node& node, const std::string& path, Report& report) {
    if (node.kind != Kind::List || node.items.size() != 2)
      return report.error(node.offset, path, describe(node) + " is not a list of two numbers, the least and the most");
    const auto least = asNumber(*node.items[0], path + "[0]", 0.0001, 3600, report);
    const auto most = asNumber(*node.items[1], path + "[1]", 0.0001, 3600, report);
    if (!least || !most)
      return;
    if (*least > *most)
      return report.error(node.offset, path,
                          "the least, " + shortestNumber(*least) + ", is above the most, " + shortestNumber(*most));
    settings.stages[stage].minTimeout = seconds(*least);
    settings.stages[stage].maxTimeout = seconds(*most);
  };
  key.get = [stage](const Settings& settings) {
    const auto text = [](Duration d) { return shortestNumber(static_cast<double>(d.count()) / 1e9); };
    return "[" + text(settings.stages[stage].minTimeout) + ", " + text(settings.stages[stage].maxTimeout) + "]";
  };
  return key;
}

ConfigKey ladderKey() {
  ConfigKey key = row("ladder", "", "list of 1 to 16 levels, sides even",
                      "levels of quality, the best first; what a level does not say is as in the one above it");
  key.set = [](Settings& settings, const Node& node, const std::string& path, Report& report) {
    if (node.kind != Kind::List || node.items.empty() || node.items.size() > kMaxLevels)
      return report.error(node.offset, path, describe(node) + " is not a list of 1 to 16 levels");
    const std::size_t errors = report.errors();
    std::vector<Quality> ladder;
    for (std::size_t i = 0; i < node.items.size(); ++i)
      ladder.push_back(readLevel(*node.items[i], joinPath(path, "[" + std::to_string(i) + "]"),
                                 ladder.empty() ? Quality{} : ladder.back(), report));
    if (report.errors() == errors)
      settings.ladder = std::move(ladder);
  };
  key.get = [](const Settings& settings) {
    std::string text;
    for (const Quality& level : settings.ladder)
      text += (text.empty() ? "" : ", ") + writeLevel(level);
    return "[" + text + "]";
  };
  return key;
}

std::vector<ConfigKey> oldBufferKeys() {
  // Sides are even.
  const auto capSide = [](Quality& level, int side) { level.side = std::min(level.side, side - side % 2); };
  const auto capFrames = [](Quality& level, int frames) { level.maxFrames = std::min(level.maxFrames, frames); };
  const auto capSamples = [](Quality& level, int samples) {
    level.maxFrames = std::min(level.maxFrames, std::max(1, samples / (kSampleRate / kClipFps)));
  };
  std::vector<ConfigKey> keys;
  for (const std::string buffer : {"actor", "video"})
    for (const std::string side : {"width", "height"})
      keys.push_back(
          bufferKey("buffers." + buffer + "." + side, "pixels", 32, 8192, "old form: no picture of the ladder is larger", capSide));
  keys.push_back(
      bufferKey("buffers.video.frames", "frames", 1, kMostFrames, "old form: no clip of the ladder is longer", capFrames));
  keys.push_back(bufferKey("buffers.audio.samples", "samples", 1, kMostFrames * 1000, "old form: no clip of the ladder is longer",
                           capSamples));
  return keys;
}

}  // namespace vortex::config
