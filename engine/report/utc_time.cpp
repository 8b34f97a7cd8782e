// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/utc_time.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace vortex::report {

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

}  // namespace vortex::report
