// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/session_comparison_words.h"

#include "app/headless/wall_time.h"
#include "engine/report/utc_time.h"

#include <cmath>
#include <cstdio>

namespace vortex::headless {
namespace {

using Json = nlohmann::ordered_json;
using analysis::Compared;
using analysis::SessionSide;

// In the order in which people look for them; what else occurred comes after.
constexpr const char* kUsualWords[] = {"succeeded",
                                       "late",
                                       "self_check_failed",
                                       "timed_out",
                                       "deadline_unreachable",
                                       "failed",
                                       "canceled",
                                       "shed",
                                       "interrupted",
                                       "running",
                                       "queued",
                                       "damaged"};

std::string shortId(const history::RunLine& run) { return run.uuid.substr(0, 8); }

std::string made(const history::RunLine& run) {
  std::string text = run.program + (run.version.empty() ? "" : " " + run.version);
  if (!run.profile.empty())
    text += ", " + run.profile + (run.backend.empty() ? "" : " on " + run.backend);
  return run.origin == "import" ? text + ", imported" : text;
}

std::string row(const std::string& name, const std::string& first, const std::string& second, const std::string& says = {}) {
  char text[320] = {};
  std::snprintf(text, sizeof text, "%-18.40s %14.20s %14.20s  %.200s", name.c_str(), first.c_str(), second.c_str(), says.c_str());
  std::string line = text;
  line.erase(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

std::string number(double value, const char* unit, const char* format) {
  char text[48] = {};
  std::snprintf(text, sizeof text, format, value);
  return std::string(text) + unit;
}

std::string spareText(const std::variant<analysis::Percentile<Duration>, analysis::TooFew>& spare) {
  if (const auto* found = std::get_if<analysis::Percentile<Duration>>(&spare))
    return number(inSeconds(found->value), " s", "%+.3f");
  const auto& few = std::get<analysis::TooFew>(spare);
  return "needs " + std::to_string(few.needs) + ", has " + std::to_string(few.has);
}

struct Words {
  const char *more, *less;
};
constexpr Words kTimes{"slower", "faster"}, kBytes{"more", "less"};

std::string wordOf(const Compared& compared, const Words& words) {
  switch (compared.word) {
  case Compared::Word::Same:
    return "the same";
  case Compared::Word::More:
    return words.more;
  case Compared::Word::Less:
    return words.less;
  case Compared::Word::TooFew:
    return "too few: " + std::to_string(compared.needs) + " in each would tell";
  case Compared::Word::NotIdentifiable:
    return "not known: too many were cut short";
  }
  return "?";
}

std::string says(const Compared& compared, const Words& words) {
  std::string text;
  if (compared.ratio) {
    char ratio[80] = {};
    std::snprintf(ratio, sizeof ratio, "x %.3f [%.3f, %.3f]  ", compared.ratio->value, compared.ratio->lower,
                  compared.ratio->upper);
    text = ratio;
  }
  return text + wordOf(compared, words);
}

std::string comparedRow(const std::string& name, const Compared& compared, double scale, const char* unit, const char* format,
                        const Words& words) {
  const auto value = [&](const std::optional<analysis::Estimate>& e) {
    return e ? number(e->value * scale, unit, format) : std::string("-");
  };
  return row(name, value(compared.first), value(compared.second), says(compared, words));
}

std::string attemptsText(const analysis::StageTimes& times) {
  std::string text = std::to_string(times.attempts);
  if (times.cut > 0)
    text += ", " + std::to_string(times.cut) + " cut";
  return text;
}

std::string madeText(const SessionSide& side) {
  std::string text;
  for (const auto& [conditions, count] : side.made)
    text += (text.empty() ? "" : "; ") + std::to_string(count) + (count == 1 ? " slot " : " slots ") + conditions;
  return text.empty() ? "none was begun" : text;
}

std::string outcomeRows(const SessionSide& first, const SessionSide& second) {
  auto left = first.outcomes, right = second.outcomes;
  std::string text;
  const auto say = [&](const std::string& word) {
    if (left[word] + right[word] > 0)
      text += row("  " + word, std::to_string(left[word]), std::to_string(right[word]));
    left.erase(word);
    right.erase(word);
  };
  for (const char* word : kUsualWords)
    say(word);
  while (!left.empty())
    say(left.begin()->first);
  while (!right.empty())
    say(right.begin()->first);
  return text;
}

double threeDigits(double value) { return std::round(value * 1000) / 1000; }

Json estimateJson(const std::optional<analysis::Estimate>& estimate, double scale) {
  if (!estimate)
    return {};
  const auto side = [&](const std::optional<double>& value) { return value ? Json(threeDigits(*value * scale)) : Json(); };
  return {{"value", threeDigits(estimate->value * scale)}, {"lower", side(estimate->lower)}, {"upper", side(estimate->upper)}};
}

Json comparedJson(const Compared& compared, double scale) {
  constexpr const char* kWords[] = {"same", "more", "less", "too_few", "not_identifiable"};
  Json json{{"word", kWords[static_cast<std::size_t>(compared.word) - 1]},
            {"first", estimateJson(compared.first, scale)},
            {"second", estimateJson(compared.second, scale)},
            {"ratio", nullptr},
            {"needs", compared.needs > 0 ? Json(compared.needs) : Json()}};
  if (compared.ratio)
    json["ratio"] = {{"value", compared.ratio->value}, {"lower", compared.ratio->lower}, {"upper", compared.ratio->upper}};
  return json;
}

Json spareJson(const std::variant<analysis::Percentile<Duration>, analysis::TooFew>& spare) {
  const auto* found = std::get_if<analysis::Percentile<Duration>>(&spare);
  return found != nullptr ? Json(threeDigits(inMilliseconds(found->value))) : Json();
}

Json sideJson(const history::RunLine& run, const SessionSide& side) {
  Json json = jsonOf(run);
  json["slots"] = side.slotCount;
  json["outcomes"] = side.outcomes;
  json["missed"] = side.missed;
  json["spare_to_air_50_ms"] = spareJson(side.spareMedian);
  json["spare_to_air_95_ms"] = spareJson(side.spare95);
  json["made"] = side.made;
  return json;
}

Json timesJson(const analysis::StageTimes& times) {
  return {{"attempts", times.attempts}, {"cut", times.cut}, {"left_out", times.leftOut}};
}

}  // namespace

Json jsonOf(const history::RunLine& run) {
  return {{"run", run.uuid},
          {"started", report::utcTime(run.clock.wall)},
          {"ended", run.endedWall ? Json(report::utcTime(run.endedWall)) : Json()},
          {"origin", run.origin},
          {"program", run.program},
          {"version", run.version},
          {"profile", run.profile},
          {"backend", run.backend}};
}

std::string textOf(const history::RunLine& run) {
  return shortId(run) + "  " + localTime(run.clock.wall) + "  " +
         (run.endedWall ? "ended " + localTime(run.endedWall) : std::string("runs, or was killed      ")) + "  " + made(run) + '\n';
}

std::string textOf(const SessionsSideBySide& both) {
  const auto& [first, second, c, settings] = both;
  std::string text = shortId(first) + ": " + localTime(first.clock.wall) + ", " + made(first) + '\n' + shortId(second) + ": " +
                     localTime(second.clock.wall) + ", " + made(second) + "\n\n";
  text += row("", shortId(first), shortId(second));
  text += row("slots", std::to_string(c.first.slotCount), std::to_string(c.second.slotCount)) + outcomeRows(c.first, c.second);
  text += row("missed", std::to_string(c.first.missed), std::to_string(c.second.missed));
  text += row("spare, 50 % have", spareText(c.first.spareMedian), spareText(c.second.spareMedian));
  text += row("spare, 95 % have", spareText(c.first.spare95), spareText(c.second.spare95));
  for (const analysis::StageComparison& stage : c.stages) {
    if (stage.first.attempts + stage.second.attempts == 0)
      continue;
    text += row(std::string(toString(stage.stage)), attemptsText(stage.first), attemptsText(stage.second));
    text += comparedRow("  50 % within", stage.p50, 1, " s", "%.3f", kTimes);
    text += comparedRow("  95 % within", stage.p95, 1, " s", "%.3f", kTimes);
    text += comparedRow("  99 % within", stage.p99, 1, " s", "%.3f", kTimes);
  }
  if (c.peak)
    text += comparedRow("peak memory, 50 %", *c.peak, 1e-6, " MB", "%.1f", kBytes);
  if (c.mixed)
    text += "\nNot made under the same conditions: " + shortId(first) + " " + madeText(c.first) + "; " + shortId(second) + " " +
            madeText(c.second) + ".\n";
  if (!settings)
    text += "\nSettings: not compared: " + settings.error() + '\n';
  else if (!settings->empty()) {
    text += "\nSettings that differ, when their first slots began:\n";
    for (const event::SettingChange& change : *settings)
      text += "  " + change.key + ": " + change.was + " -> " + change.became + '\n';
  }
  return text;
}

Json jsonOf(const SessionsSideBySide& both) {
  const analysis::SessionComparison& c = both.comparison;
  Json json{{"first", sideJson(both.first, c.first)}, {"second", sideJson(both.second, c.second)}, {"same_conditions", !c.mixed}};
  for (const analysis::StageComparison& stage : c.stages)
    json["stages"][std::string(toString(stage.stage))] = {{"first", timesJson(stage.first)},
                                                          {"second", timesJson(stage.second)},
                                                          {"p50_ms", comparedJson(stage.p50, 1e3)},
                                                          {"p95_ms", comparedJson(stage.p95, 1e3)},
                                                          {"p99_ms", comparedJson(stage.p99, 1e3)}};
  json["peak_bytes"] = c.peak ? comparedJson(*c.peak, 1) : Json();
  json["settings"] = nullptr;
  if (both.settings) {
    json["settings"] = Json::array();
    for (const event::SettingChange& change : *both.settings)
      json["settings"].push_back({{"key", change.key}, {"first", change.was}, {"second", change.became}});
  }
  return json;
}

}  // namespace vortex::headless
