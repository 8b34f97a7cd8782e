// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/comparison_text.h"

#include "app/headless/proof_words.h"
#include "engine/analysis/recorded_facts.h"

#include <array>
#include <cstdio>

namespace vortex::headless {
namespace {

using report::Comparison;
using report::Measured;

std::string lineOfColumns(const std::string& name, const std::string& first, const std::string& second, const std::string& delta) {
  std::array<char, 256> text{};
  std::snprintf(text.data(), text.size(), "%-22.40s %24.48s %24.48s %12.20s", name.c_str(), first.c_str(), second.c_str(),
                delta.c_str());
  std::string line = text.data();
  line.erase(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

std::string inSecondsOrDash(const std::optional<Duration>& duration) {
  if (!duration)
    return "-";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3f s", std::chrono::duration<double>(*duration).count());
  return text.data();
}
std::string deltaText(const std::optional<Duration>& duration) {
  if (!duration)
    return {};
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%+.3f s", std::chrono::duration<double>(*duration).count());
  return text.data();
}
std::string deltaText(const std::optional<Bytes>& bytes) {
  if (!bytes)
    return {};
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%+.1f MB", static_cast<double>(bytes->count) / 1e6);
  return text.data();
}
std::string inMegabytesOrDash(const std::optional<Bytes>& bytes) {
  if (!bytes)
    return "-";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f MB", static_cast<double>(bytes->count) / 1e6);
  return text.data();
}
std::string orDash(const std::string& text) { return text.empty() ? "-" : text; }

std::string levelText(const report::ComparedSlot& slot) {
  return slot.line.qualityLevel ? "Q" + std::to_string(*slot.line.qualityLevel) : std::string();
}

std::string outcomeText(const analysis::StageSide& side) {
  if (side.attempts == 0)
    return "-";
  return orDash(side.outcome) + (side.reason.empty() ? "" : ", " + side.reason) +
         (side.attempts > 1 ? " (" + std::to_string(side.attempts) + " attempts)" : "");
}

std::string decibels(const std::optional<double>& value) {
  if (!value)
    return "no difference";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f dB", *value);
  return text.data();
}

std::string measuredText(const output::SoundDifference& d) {
  std::array<char, 160> text{};
  std::snprintf(text.data(), text.size(), "%zu of %zu samples differ, from %.3f s to %.3f s, by at most %ld of 32768", d.differing,
                d.of, d.first_s, d.last_s, d.largest);
  return text.data();
}
std::string measuredText(const output::PictureDifference& d) {
  return "PSNR " + decibels(d.psnr_dB) + ", by at most " + std::to_string(d.largest) + " of 255";
}
std::string measuredText(const output::ClipDifference& d) {
  if (d.differing == 0)
    return "no decoded frame of " + std::to_string(d.compared) + " differs";
  return std::to_string(d.differing) + " of " + std::to_string(d.compared) + " decoded frames differ, from " +
         std::to_string(d.firstFrame) + " to " + std::to_string(d.lastFrame) + "; PSNR " + decibels(d.mean_dB) + ", worst " +
         decibels(d.worst_dB) + " at frame " + std::to_string(d.worstFrame);
}
template <typename T>
std::string measuredLine(const char* name, const Measured<T>& measured) {
  if (!measured)
    return {};
  return std::string(name) + ": " + (*measured ? measuredText(**measured) : "not measured: " + measured->error()) + '\n';
}

}  // namespace

std::string textOf(const Comparison& c) {
  std::string text = sentenceOf(c.proof) + "\n\n";
  text +=
      lineOfColumns("", "slot " + std::to_string(c.first.line.slot.value), "slot " + std::to_string(c.second.line.slot.value), "");
  const auto row = [&](const char* name, const std::string& first, const std::string& second) {
    text += lineOfColumns(name, orDash(first), orDash(second), "");
  };
  const auto lengths = [&](const std::string& name, const std::optional<Duration>& a, const std::optional<Duration>& b) {
    if (a || b)
      text += lineOfColumns(name, inSecondsOrDash(a), inSecondsOrDash(b), deltaText(analysis::deltaOf(a, b)));
  };
  const auto seedText = [](const std::optional<std::uint64_t>& seed) { return seed ? std::to_string(*seed) : std::string(); };
  row("outcome", c.first.line.outcome, c.second.line.outcome);
  row("seed", seedText(c.first.line.seed), seedText(c.second.line.seed));
  row("profile", c.first.line.profile, c.second.line.profile);
  row("device", c.first.recorded.device, c.second.recorded.device);
  row("build", c.first.recorded.build, c.second.recorded.build);
  row("quality", levelText(c.first), levelText(c.second));
  lengths("elapsed", c.first.line.elapsed, c.second.line.elapsed);
  lengths("spare to air", analysis::spareOnDisk(c.first.line), analysis::spareOnDisk(c.second.line));
  lengths("margin to target", c.first.line.marginGeneration, c.second.line.marginGeneration);
  lengths("encoding", c.first.line.encode, c.second.line.encode);
  for (const analysis::StagePair& pair : c.stages) {
    if (pair.first.attempts + pair.second.attempts == 0)
      continue;
    const std::string stage(toString(pair.stage));
    text += lineOfColumns(stage, outcomeText(pair.first), outcomeText(pair.second), "");
    lengths("  elapsed", pair.first.elapsed, pair.second.elapsed);
    if (pair.first.timeout != pair.second.timeout)
      lengths("  timeout", pair.first.timeout, pair.second.timeout);
    if (pair.first.peak || pair.second.peak)
      text +=
          lineOfColumns("  peak", inMegabytesOrDash(pair.first.peak), inMegabytesOrDash(pair.second.peak), deltaText(pair.more));
  }
  if (c.first.deviceUsed || c.second.deviceUsed)
    text += lineOfColumns("device used", inMegabytesOrDash(c.first.deviceUsed), inMegabytesOrDash(c.second.deviceUsed),
                          deltaText(analysis::deltaOf(c.first.deviceUsed, c.second.deviceUsed)));
  for (const config::FieldDifference& field : c.recipe)
    text += lineOfColumns("recipe: " + field.field, field.first.value_or("-"), field.second.value_or("-"), "");
  if (!c.settings)
    text += "settings: not compared: " + c.settings.error() + '\n';
  else
    for (const event::SettingChange& change : *c.settings)
      text += lineOfColumns(change.key, change.was, change.became, "");
  return text + measuredLine("sound", c.sound) + measuredLine("picture", c.picture) + measuredLine("clip", c.clip);
}

}  // namespace vortex::headless
