// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/death_table.h"

#include <algorithm>
#include <cstdio>

namespace vortex::test {
namespace {

double median(std::vector<double> values) {
  if (values.empty())
    return 0;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double most(const std::vector<double>& values) { return values.empty() ? 0 : *std::max_element(values.begin(), values.end()); }

}  // namespace

double DeathTable::longestRestart() const {
  double longest = 0;
  for (const auto& [kind, figures] : m_kinds)
    longest = std::max(longest, most(figures.back));
  return longest;
}

double DeathTable::longestNotice() const {
  double longest = 0;
  for (const auto& [kind, figures] : m_kinds)
    longest = std::max(longest, most(figures.noticed));
  return longest;
}

void DeathTable::print() const {
  std::printf("%-34s %4s | %8s %8s | %8s %8s | %7s %7s  %s\n", "death", "n", "noticed", "at most", "back, ms", "at most", "retried",
              "on time", "slots");
  DeathFigures sum;
  const auto line = [](const char* name, const DeathFigures& f) {
    std::string outcomes;
    for (const auto& [word, n] : f.outcomes)
      outcomes += (outcomes.empty() ? "" : ", ") + std::to_string(n) + " " + word;
    std::printf("%-34s %4d | %8.1f %8.1f | %8.0f %8.0f | %7d %7d  %s\n", name, f.deaths, median(f.noticed), most(f.noticed),
                median(f.back), most(f.back), f.retried, f.onTime, outcomes.c_str());
  };
  for (const auto& [kind, figures] : m_kinds) {
    line(kind.c_str(), figures);
    sum.noticed.insert(sum.noticed.end(), figures.noticed.begin(), figures.noticed.end());
    sum.back.insert(sum.back.end(), figures.back.begin(), figures.back.end());
    sum.deaths += figures.deaths;
    sum.retried += figures.retried;
    sum.onTime += figures.onTime;
    for (const auto& [word, n] : figures.outcomes)
      sum.outcomes[word] += n;
  }
  line("all", sum);
  std::fflush(stdout);
}

}  // namespace vortex::test
