// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/utc_time.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <regex>

namespace vortex::report {
namespace {

constexpr std::int64_t kFirstSecond = -9'214'560'000, kEndSecond = 9'214'646'400;  // 1678-01-01 and 2262-01-01, 00:00 UTC

}  // namespace

std::string utcTime(const std::optional<std::int64_t>& wall) {
  if (!wall)
    return {};
  const std::time_t time = *wall / 1'000'000'000;
  std::tm parts{};
  std::array<char, 48> text{};
  ::gmtime_r(&time, &parts);
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(text.data() + length, text.size() - length, ".%03dZ", static_cast<int>(*wall / 1'000'000 % 1000));
  return text.data();
}

std::optional<std::int64_t> parseUtcTime(const std::string& text) {
  static const std::regex kMoment(R"((\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?Z)");
  std::smatch parts;
  if (!std::regex_match(text, parts, kMoment))
    return std::nullopt;
  const auto number = [&](std::size_t part) { return parts[part].matched ? std::stoi(parts[part].str()) : 0; };
  std::tm moment{};
  moment.tm_year = number(1) - 1900;
  moment.tm_mon = number(2) - 1;
  moment.tm_mday = number(3);
  moment.tm_hour = number(4);
  moment.tm_min = number(5);
  moment.tm_sec = number(6);
  const std::tm wanted = moment;
  const std::time_t time = ::timegm(&moment);  // which makes another day of one that there is none of
  if (moment.tm_mday != wanted.tm_mday || moment.tm_mon != wanted.tm_mon || wanted.tm_hour > 23 || wanted.tm_min > 59 ||
      wanted.tm_sec > 59)
    return std::nullopt;
  const double fraction = parts[7].matched ? std::stod("0" + parts[7].str()) : 0;
  return wallOf(time, static_cast<std::int64_t>(std::round(fraction * 1e9)));
}

std::optional<std::int64_t> wallOf(std::int64_t seconds, std::int64_t nanoseconds) {
  if (seconds < kFirstSecond || seconds >= kEndSecond)
    return std::nullopt;
  return seconds * 1'000'000'000 + nanoseconds;
}

}  // namespace vortex::report
