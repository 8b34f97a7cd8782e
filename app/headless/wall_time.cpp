// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/wall_time.h"

#include "engine/report/utc_time.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <regex>

namespace vortex::headless {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

tl::unexpected<std::string> unknown(const std::string& text) {
  return tl::unexpected("'" + text +
                        "' is no time; allowed are 2026-11-28, 2026-11-28T14:00[:30][Z or +01:00], 14:00 of today, and "
                        "-90s, -30m, -2h, -3d from now");
}

tl::expected<std::int64_t, std::string> momentAt(std::int64_t seconds, std::int64_t nanoseconds, const std::string& text) {
  if (const auto wall = report::wallOf(seconds, nanoseconds))
    return *wall;
  return tl::unexpected("'" + text + "' is beyond the times that are told apart; allowed are " + report::kWallYears);
}

// A day or hour that there is none of (the 31st of June, 25:00) is another one for mktime; here it is a mistake.
std::optional<std::int64_t> secondsOf(std::tm parts, bool utc) {
  const std::tm wanted = parts;
  parts.tm_isdst = -1;
  const std::time_t time = utc ? ::timegm(&parts) : ::mktime(&parts);
  if (parts.tm_mday != wanted.tm_mday || parts.tm_mon != wanted.tm_mon || wanted.tm_hour > 23 || wanted.tm_min > 59 ||
      wanted.tm_sec > 59)
    return std::nullopt;
  return static_cast<std::int64_t>(time);
}

int numberOf(const std::ssub_match& part) { return part.matched ? std::stoi(part.str()) : 0; }

}  // namespace

tl::expected<std::int64_t, std::string> parseWallTime(const std::string& text, std::int64_t now) {
  static const std::regex kAgo(R"(-(\d{1,6})([smhd]))");
  static const std::regex kMoment(
      R"((?:(\d{4})-(\d\d)-(\d\d))?(?:[T ]?(\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?)?(Z|[+-]\d\d:?\d\d)?)");
  std::smatch parts;
  if (std::regex_match(text, parts, kAgo)) {
    const std::int64_t unit = parts[2] == "s" ? 1 : parts[2] == "m" ? 60 : parts[2] == "h" ? 3'600 : 86'400;
    return momentAt(now / kSecond - std::stoll(parts[1].str()) * unit, now % kSecond, text);
  }
  if (text.empty() || !std::regex_match(text, parts, kMoment) || (!parts[1].matched && !parts[4].matched))
    return unknown(text);
  const bool zoned = parts[8].matched;
  if (zoned && !(parts[1].matched && parts[4].matched))
    return unknown(text);
  std::tm moment{};
  if (parts[1].matched) {
    moment.tm_year = numberOf(parts[1]) - 1900;
    moment.tm_mon = numberOf(parts[2]) - 1;
    moment.tm_mday = numberOf(parts[3]);
  } else {
    const std::time_t today = now / kSecond;
    std::tm day{};
    ::localtime_r(&today, &day);
    moment.tm_year = day.tm_year, moment.tm_mon = day.tm_mon, moment.tm_mday = day.tm_mday;
  }
  moment.tm_hour = numberOf(parts[4]);
  moment.tm_min = numberOf(parts[5]);
  moment.tm_sec = numberOf(parts[6]);
  const auto seconds = secondsOf(moment, zoned);
  if (!seconds)
    return unknown(text);
  std::int64_t offset = 0;
  if (zoned && parts[8] != "Z") {
    const std::string zone = parts[8].str();
    offset = std::stoll(zone.substr(1, 2)) * 3'600 + std::stoll(zone.substr(zone.size() - 2)) * 60;
    offset = zone[0] == '-' ? -offset : offset;
  }
  const double fraction = parts[7].matched ? std::stod("0" + parts[7].str()) : 0;
  return momentAt(*seconds - offset, static_cast<std::int64_t>(std::round(fraction * 1e9)), text);
}

std::string localTime(const std::optional<std::int64_t>& wall) {
  if (!wall)
    return "-";
  const std::time_t time = *wall / kSecond;
  std::tm parts{};
  std::array<char, 32> text{};
  ::localtime_r(&time, &parts);
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts)};
}

}  // namespace vortex::headless
