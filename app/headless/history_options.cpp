// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/history_options.h"

#include "app/headless/wall_time.h"

#include <chrono>
#include <cmath>

namespace vortex::headless {
namespace {

constexpr double kWidestMargin_s = 1e9;

}  // namespace

tl::expected<history::SlotFilter, std::string> filterOf(const FilterOptions& options, std::int64_t now) {
  history::SlotFilter filter{.outcome = options.outcome,
                             .stage = options.stage,
                             .reason = options.reason,
                             .text = options.text,
                             .run = options.run,
                             .origin = options.origin,
                             .missed = options.missed,
                             .open = options.open,
                             .most = options.most};
  const auto moment = [&](const char* name, const std::string& text,
                          std::optional<std::int64_t>& to) -> std::optional<std::string> {
    if (text.empty())
      return std::nullopt;
    const auto wall = parseWallTime(text, now);
    if (!wall)
      return std::string(name) + " " + wall.error();
    to = *wall;
    return std::nullopt;
  };
  if (auto why = moment("--since", options.since, filter.sinceWall))
    return tl::unexpected(std::move(*why));
  if (auto why = moment("--until", options.until, filter.untilWall))
    return tl::unexpected(std::move(*why));
  for (const auto& [name, given, to] : {std::tuple("--margin-below", options.marginBelow_s, &filter.marginBelow),
                                        std::tuple("--margin-above", options.marginAbove_s, &filter.marginAbove)}) {
    if (given && !(std::abs(*given) <= kWidestMargin_s))
      return tl::unexpected(std::string(name) + " " + std::to_string(*given) + ": allowed are seconds from -1e9 to 1e9");
    if (given)
      *to = seconds(*given);
  }
  if (options.before)
    filter.before = SlotId{*options.before};
  if (auto why = history::complaintOf(filter))
    return tl::unexpected(std::move(*why));
  return filter;
}

std::int64_t wallClock() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace vortex::headless
