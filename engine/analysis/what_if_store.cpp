// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/what_if_store.h"

#include <algorithm>
#include <utility>

namespace vortex::analysis {
namespace {

constexpr std::uint64_t kInputsBetweenLooks = 512;
constexpr const char* kStoppedLoading = "loading was stopped";

bool isWanted(const history::RunLine& run, const LoadQuestion& question) {
  return question.runs.empty() || std::any_of(question.runs.begin(), question.runs.end(),
                                              [&](const std::string& begin) { return run.uuid.starts_with(begin); });
}

// Gives each input to `append`; stops at the first that cannot follow, with the reason.
template <typename Append>
tl::expected<void, std::string> feedFrom(const history::Rowwise<history::StoredInput>& next,
                                         const schedule::SettingsReader& readSettings, const Append& append) {
  for (;;) {
    const auto stored = next();
    if (!stored)
      return tl::unexpected(stored.error());
    if (!*stored)
      return {};
    const auto input = schedule::decode((*stored)->kind, (*stored)->body, readSettings);
    if (!input)
      return tl::unexpected("input " + std::to_string((*stored)->n) + " cannot be read");
    if (auto done = append((*stored)->n, (*stored)->at, *input); !done)
      return done;
  }
}

std::size_t dueSlots(const RecordedSession& session) {
  const auto& all = session.slotsByArrival();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const RecordedSlot& slot) { return slot.isDue(); }));
}

bool isSet(const std::atomic<bool>* stop) { return stop != nullptr && stop->load(std::memory_order_relaxed); }

}  // namespace

tl::expected<LoadedRuns, std::string> loadRuns(const history::RunReader& store, const LoadQuestion& question,
                                               const schedule::SettingsReader& readSettings, const LoadProgress& progress,
                                               const std::atomic<bool>* stop) {
  auto lines = store.runs();
  if (!lines)
    return tl::unexpected(lines.error());
  LoadedRuns loaded;
  std::string profile = question.profile, backend = question.backend;
  std::vector<std::pair<RecordedSession, history::RunLine>> newestFirst;
  std::size_t loadedSlots = 0;
  for (const history::RunLine& run : *lines) {
    if (question.last && loadedSlots >= static_cast<std::size_t>(*question.last))
      break;
    if (!isWanted(run, question))
      continue;
    if ((!profile.empty() && run.profile != profile) || (!backend.empty() && run.backend != backend)) {
      ++loaded.otherProfiles;
      continue;
    }
    if (run.origin != "engine") {
      loaded.leftOut.push_back({.run = run, .why = "another system told it, and of its decisions there is no record"});
      continue;
    }
    const auto text = store.settings(run.id);
    if (!text)
      return tl::unexpected(text.error());
    auto settings = readSettings(*text);
    if (!settings) {
      loaded.leftOut.push_back({.run = run, .why = "its settings cannot be read exactly"});
      continue;
    }
    RecordedSession session(std::move(*settings));
    const auto append = [&](std::uint64_t n, Time at, const schedule::Input& input) -> tl::expected<void, std::string> {
      if (n % kInputsBetweenLooks == 0) {
        if (isSet(stop))
          return tl::unexpected(std::string(kStoppedLoading));
        if (progress)
          progress(loadedSlots + session.slotsByArrival().size());
      }
      return session.append(n, at, input);
    };
    const auto fed = feedFrom(store.inputs(run.id), readSettings, append);
    if (isSet(stop))
      return tl::unexpected(std::string(kStoppedLoading));
    if (session.slotsByArrival().empty()) {
      if (!fed || session.inputs() == 0)
        loaded.leftOut.push_back({.run = run, .why = fed ? "no input was recorded" : fed.error()});
      continue;
    }
    if (!fed)
      loaded.leftOut.push_back({.run = run, .why = fed.error(), .whole = false});
    profile = run.profile;
    backend = run.backend;
    loadedSlots += dueSlots(session);
    newestFirst.emplace_back(std::move(session), run);
  }
  if (newestFirst.empty())
    return tl::unexpected(loaded.leftOut.empty() ? std::string("no run with slots is like that")
                                                 : "run " + loaded.leftOut.front().run.uuid +
                                                       " cannot be lived through again: " + loaded.leftOut.front().why);
  for (auto at = newestFirst.rbegin(); at != newestFirst.rend(); ++at) {
    loaded.whatIf.add(std::move(at->first));
    loaded.runs.push_back(std::move(at->second));
  }
  return loaded;
}

tl::expected<std::uint64_t, std::string>
LoadedRuns::follow(const history::RunReader& store, const schedule::SettingsReader& readSettings, const std::atomic<bool>* stop) {
  const std::uint64_t known = whatIf.session(whatIf.sessions() - 1).inputs();
  std::uint64_t added = 0;
  const auto fed = feedFrom(store.inputs(runs.back().id, known), readSettings,
                            [&](std::uint64_t n, Time at, const schedule::Input& input) -> tl::expected<void, std::string> {
                              if (n % kInputsBetweenLooks == 0 && isSet(stop))
                                return tl::unexpected(std::string(kStoppedLoading));
                              ++added;
                              return whatIf.append(n, at, input);
                            });
  if (!fed)
    return tl::unexpected(fed.error());
  return added;
}

}  // namespace vortex::analysis
