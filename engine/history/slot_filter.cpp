// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/slot_filter.h"

#include "engine/slot/outcome.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace vortex::history {
namespace {

constexpr std::size_t kLongestSearch = 200;
constexpr int kMost = 100'000;

template <typename E>
void addWords(std::vector<std::string_view>& to, E first, E last) {
  for (auto value = static_cast<int>(first); value <= static_cast<int>(last); ++value)
    if (const std::string_view word = toString(static_cast<E>(value)); !word.empty())
      to.push_back(word);
}

std::optional<std::string> complainOf(std::string_view what, const std::string& given,
                                      const std::vector<std::string_view>& allowed) {
  if (given.empty() || std::find(allowed.begin(), allowed.end(), given) != allowed.end())
    return std::nullopt;
  std::string text = std::string(what) + " '" + given + "' is unknown; allowed are";
  for (const std::string_view word : allowed)
    text += (word == allowed.front() ? " " : ", ") + std::string(word);
  return text;
}

}  // namespace

std::optional<std::string> complaintOf(const SlotFilter& filter) {
  std::vector<std::string_view> outcomes, stages, reasons;
  addWords(outcomes, Outcome::Succeeded, Outcome::Failed);
  outcomes.insert(outcomes.end(), {"queued", "running", "decided", "interrupted"});
  addWords(stages, Stage::Audio, Stage::Clip);
  addWords(reasons, Reason::InvalidOutput, Reason::GaveWay);
  if (auto why = complainOf("outcome", filter.outcome, outcomes))
    return why;
  if (auto why = complainOf("stage", filter.stage, stages))
    return why;
  if (auto why = complainOf("reason", filter.reason, reasons))
    return why;
  if (auto why = complainOf("origin", filter.origin, {"engine", "import"}))
    return why;
  if (filter.text.size() > kLongestSearch)
    return "text has " + std::to_string(filter.text.size()) + " bytes; at most " + std::to_string(kLongestSearch) +
           " are looked for";
  const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-'; };
  if (filter.run.size() > 36 || !std::all_of(filter.run.begin(), filter.run.end(), hex))
    return "run '" + filter.run + "' is none; give how its UUID begins, as --json shows it";
  if (filter.sinceWall && filter.untilWall && *filter.sinceWall >= *filter.untilWall)
    return "since is not before until: no slot lies between them";
  if (filter.most < 1 || filter.most > kMost)
    return std::to_string(filter.most) + " slots at once; allowed are 1 to " + std::to_string(kMost);
  return std::nullopt;
}

}  // namespace vortex::history
