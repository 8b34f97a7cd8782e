// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/session_comparison_words.h"

#include "app/headless/wall_time.h"
#include "engine/analysis/session_rows.h"

#include <cstdio>

namespace vortex::headless {
namespace {

using analysis::Compared;
using analysis::SessionRow;
using analysis::SessionSide;

std::string shortId(const history::RunLine& run) { return run.uuid.substr(0, 8); }

std::string made(const history::RunLine& run) {
  std::string text = run.program + (run.version.empty() ? "" : " " + run.version);
  if (!run.profile.empty())
    text += ", " + run.profile + (run.backend.empty() ? "" : " on " + run.backend);
  return run.origin == "import" ? text + ", imported" : text;
}

std::string lineOf(const std::string& name, const std::string& first, const std::string& second, const std::string& says = {}) {
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
  char ratio[80] = {};
  if (compared.atLeast) {
    std::snprintf(ratio, sizeof ratio, "x %.3f [%.3f, open] or more  ", compared.atLeast->value, compared.atLeast->lower);
    text = ratio;
  }
  if (compared.ratio) {
    std::snprintf(ratio, sizeof ratio, "x %.3f [%.3f, %.3f]  ", compared.ratio->value, compared.ratio->lower,
                  compared.ratio->upper);
    text = ratio;
  }
  return text + wordOf(compared, words);
}

std::string nameOf(const SessionRow& row) {
  switch (row.what) {
  case SessionRow::What::SlotCount:
    return "slots";
  case SessionRow::What::Outcome:
    return "  " + row.outcome;
  case SessionRow::What::Missed:
    return "missed";
  case SessionRow::What::SpareHalf:
    return "spare, 50 % have";
  case SessionRow::What::Spare95:
    return "spare, 95 % have";
  case SessionRow::What::Attempts:
    return std::string(toString(row.stage));
  case SessionRow::What::StageTime:
    return "  " + std::to_string(row.percent) + " % within";
  case SessionRow::What::Peak:
    return "peak memory, 50 %";
  }
  return "?";
}

struct ValueText {
  bool isBytes = false;  // an estimate is; else it is seconds

  std::string operator()(int count) const { return std::to_string(count); }
  std::string operator()(const analysis::Percentile<Duration>& spare) const {
    return number(inSeconds(spare.value), " s", "%+.3f");
  }
  std::string operator()(const analysis::TooFew& few) const {
    return "needs " + std::to_string(few.needs) + ", has " + std::to_string(few.has);
  }
  std::string operator()(const analysis::StageTimes& times) const {
    return std::to_string(times.attempts) + (times.cut > 0 ? ", " + std::to_string(times.cut) + " cut" : "");
  }
  std::string operator()(const analysis::Estimate& estimate) const {
    return isBytes ? number(estimate.value * 1e-6, " MB", "%.1f") : number(estimate.value, " s", "%.3f");
  }
  std::string operator()(std::monostate) const { return "-"; }
};

std::string textOf(const SessionRow& row) {
  const ValueText text{.isBytes = row.what == SessionRow::What::Peak};
  return lineOf(nameOf(row), std::visit(text, row.first), std::visit(text, row.second),
                row.compared ? says(*row.compared, text.isBytes ? kBytes : kTimes) : std::string());
}

std::string madeText(const SessionSide& side) {
  std::string text;
  for (const auto& [conditions, count] : side.made)
    text += (text.empty() ? "" : "; ") + std::to_string(count) + (count == 1 ? " slot " : " slots ") + toString(conditions);
  return text.empty() ? "none was begun" : text;
}

}  // namespace

std::string textOf(const history::RunLine& run) {
  return shortId(run) + "  " + localTime(run.clock.wall) + "  " +
         (run.endedWall ? "ended " + localTime(run.endedWall) : std::string("runs, or was killed      ")) + "  " + made(run) + '\n';
}

std::string textOf(const report::ComparedSessions& both) {
  const auto& [first, second, c, settings] = both;
  std::string text = shortId(first) + ": " + localTime(first.clock.wall) + ", " + made(first) + '\n' + shortId(second) + ": " +
                     localTime(second.clock.wall) + ", " + made(second) + "\n\n";
  text += lineOf("", shortId(first), shortId(second));
  for (const SessionRow& row : analysis::rowsOf(c))
    text += textOf(row);
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

}  // namespace vortex::headless
