// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "app/headless/recorded_runs.h"
#include "app/headless/session_comparison_words.h"
#include "engine/report/session_comparison.h"
#include "engine/report/slot_json.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <iostream>

namespace vortex::headless {

ExitStatus compareSessionsCommand(const CompareOptions& options) {
  const std::filesystem::path file = options.history ? *options.history : defaultHistoryFile();
  const auto reader = history::Reader::open(file);
  if (!reader)
    return refuse(reader.error());
  const auto runs = reader->runs();
  if (!runs)
    return refuse(runs.error());
  const auto first = runBeginning(*runs, options.sessions.at(0)), second = runBeginning(*runs, options.sessions.at(1));
  if (!first || !second)
    return refuse(!first ? first.error() : second.error());
  const std::atomic<bool> abandon{false};
  const auto both = report::compareSessions(file, first->id, second->id, abandon);
  if (!both)
    return refuse(both.error());
  std::cout << (options.json ? report::lineOf(report::jsonOf(*both)) + '\n' : textOf(*both));
  return ExitStatus::AllDelivered;
}

ExitStatus historyRunsCommand(const HistoryOptions& options) {
  const auto reader = history::Reader::open(options.file ? *options.file : defaultHistoryFile());
  if (!reader)
    return refuse(reader.error());
  const auto runs = reader->runs();
  if (!runs)
    return refuse(runs.error());
  int left = options.most;
  for (auto run = runs->rbegin(); run != runs->rend() && left > 0; ++run, --left)
    std::cout << (options.json ? report::lineOf(report::jsonOf(*run)) + '\n' : textOf(*run));
  return ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
