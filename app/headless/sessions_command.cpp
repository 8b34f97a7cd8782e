// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "app/headless/recorded_runs.h"
#include "app/headless/session_comparison_words.h"
#include "engine/config/settings_diff.h"
#include "engine/history/recorded_slot.h"
#include "engine/report/recorded_settings.h"
#include "engine/report/slot_json.h"

#include <algorithm>
#include <iostream>

namespace vortex::headless {
namespace {

tl::expected<analysis::SessionRecord, std::string> recordOf(const history::Reader& reader, const history::RunLine& run) {
  history::SlotFilter filter;
  filter.run = run.uuid;
  filter.most = 100'000;
  auto slots = reader.list(filter);
  if (!slots)
    return tl::unexpected(slots.error());
  analysis::SessionRecord record;
  for (history::SlotLine& slot : *slots) {
    auto attempts = reader.attempts(slot.slot);
    if (!attempts)
      return tl::unexpected(attempts.error());
    record.add(std::move(slot), std::move(*attempts));
  }
  return record;
}

// The settings under which a session's first slot began.
tl::expected<Settings, std::string> settingsOf(const std::filesystem::path& file, const analysis::SessionRecord& session,
                                               const history::RunLine& run) {
  if (session.lines.empty())
    return tl::unexpected(run.uuid + " made no slot");
  const auto recorded = history::recordedSlots(file, {session.lines.back().slot});  // the list begins with the newest
  if (!recorded)
    return tl::unexpected(recorded.error());
  const auto settings = report::recordedSettings(recorded->front());
  if (!settings)
    return tl::unexpected("this program does not read those of " + run.uuid);
  return *settings;
}

}  // namespace

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
  const auto one = recordOf(*reader, *first), other = recordOf(*reader, *second);
  if (!one || !other)
    return refuse(!one ? one.error() : other.error());

  SessionsSideBySide both{
      .first = *first, .second = *second, .comparison = analysis::compareSessions(*one, *other), .settings = {}};
  const auto was = settingsOf(file, *one, *first), became = settingsOf(file, *other, *second);
  if (was && became)
    both.settings = config::differences(*was, *became);
  else
    both.settings = tl::unexpected(!was ? was.error() : became.error());
  std::cout << (options.json ? report::lineOf(jsonOf(both)) + '\n' : textOf(both));
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
    std::cout << (options.json ? report::lineOf(jsonOf(*run)) + '\n' : textOf(*run));
  return ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
