// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/session_comparison.h"

#include "engine/config/settings_diff.h"
#include "engine/history/recorded_slot.h"
#include "engine/report/recorded_settings.h"
#include "engine/report/session_record.h"

#include <algorithm>
#include <utility>

namespace vortex::report {
namespace {

const history::RunLine* runWith(const std::vector<history::RunLine>& runs, std::int64_t id) {
  const auto found = std::find_if(runs.begin(), runs.end(), [&](const history::RunLine& run) { return run.id == id; });
  return found == runs.end() ? nullptr : &*found;
}

// The settings under which a session's first slot began.
tl::expected<Settings, std::string> settingsOf(const std::filesystem::path& file, const analysis::SessionRecord& session,
                                               const history::RunLine& run) {
  if (session.lines.empty())
    return tl::unexpected(run.uuid + " made no slot");
  const auto recorded = history::recordedSlots(file, {session.lines.back().slot});  // the list begins with the newest
  if (!recorded)
    return tl::unexpected(recorded.error());
  const auto settings = recordedSettings(recorded->front());
  if (!settings)
    return tl::unexpected("this program does not read those of " + run.uuid);
  return *settings;
}

}  // namespace

tl::expected<ComparedSessions, std::string> compareSessions(const std::filesystem::path& store, std::int64_t first,
                                                            std::int64_t second, const std::atomic<bool>& abandon) {
  const auto reader = history::Reader::open(store);
  if (!reader)
    return tl::unexpected(reader.error());
  const auto runs = reader->runs();
  if (!runs)
    return tl::unexpected(runs.error());
  const history::RunLine *left = runWith(*runs, first), *right = runWith(*runs, second);
  if (left == nullptr || right == nullptr)
    return tl::unexpected("there is no run " + std::to_string(left == nullptr ? first : second) + " any more");
  const auto one = recordOf(*reader, *left, abandon), other = recordOf(*reader, *right, abandon);
  if (!one || !other)
    return tl::unexpected(!one ? one.error() : other.error());
  ComparedSessions both{.first = *left, .second = *right, .comparison = analysis::compareSessions(*one, *other), .settings = {}};
  const auto was = settingsOf(store, *one, *left), became = settingsOf(store, *other, *right);
  if (was && became)
    both.settings = config::differences(*was, *became);
  else
    both.settings = tl::unexpected(!was ? was.error() : became.error());
  return both;
}

}  // namespace vortex::report
