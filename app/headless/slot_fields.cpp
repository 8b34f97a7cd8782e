// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/slot_fields.h"

#include "app/headless/wall_time.h"

#include <array>
#include <cstdio>

namespace vortex::headless {
namespace {

using Json = nlohmann::ordered_json;
using history::SlotLine;

std::string secondsText(const std::optional<Duration>& duration) {
  if (!duration)
    return "-";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f s", inSeconds(*duration));
  return text.data();
}

std::string printable(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      c = ' ';
  return text;
}

std::string quotedWhereNeeded(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    text.insert(text.begin(), '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos)
    return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"')
      quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string csvHeader(const Json& object) {
  std::string row;
  for (const auto& field : object.items())
    row += (row.empty() ? "" : ",") + quotedWhereNeeded(field.key());
  return row + "\r\n";
}

std::string csvRow(const Json& object) {
  std::string row;
  bool first = true;
  for (const auto& field : object.items()) {
    if (!first)
      row += ',';
    first = false;
    if (field.value().is_string())
      row += quotedWhereNeeded(field.value().get<std::string>());
    else if (!field.value().is_null())
      row += field.value().dump();
  }
  return row + "\r\n";
}

std::string tableHead() {
  std::array<char, 128> text{};
  std::snprintf(text.data(), text.size(), "%6s  %-19s  %-32s %9s  %9s  %s\n", "slot", "queued", "outcome", "elapsed", "spare",
                "recipe");
  return text.data();
}

std::string tableRow(const SlotLine& line, const std::string& remark) {
  std::string outcome = line.outcome.empty() ? line.state : line.outcome;
  if (!line.stage.empty())
    outcome += " (" + line.stage + (line.reason.empty() ? "" : ", " + line.reason) + ")";
  std::string recipe = line.recipeId.empty() ? line.label : line.recipeId;
  if (line.rerunOf)
    recipe += (recipe.empty() ? "rerun of " : ", rerun of ") + std::to_string(line.rerunOf->value);
  if (!remark.empty())
    recipe += (recipe.empty() ? "" : ", ") + remark;
  if (line.foreignSlot)
    recipe += (recipe.empty() ? "" : " ") + ("(imported, there " + std::to_string(*line.foreignSlot)) + ")";
  std::array<char, 256> text{};
  std::snprintf(text.data(), text.size(), "%6llu  %-19s  %-32.100s %9s  %9s  ", static_cast<unsigned long long>(line.slot.value),
                localTime(line.queuedWall).c_str(), printable(outcome).c_str(), secondsText(line.elapsed).c_str(),
                secondsText(line.spareToAir).c_str());
  return text.data() + printable(recipe) + '\n';
}

}  // namespace vortex::headless
