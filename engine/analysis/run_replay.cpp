// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/run_replay.h"

#include <utility>

namespace vortex::analysis {
namespace {

ReplayResult notReplayable(std::string why) {
  ReplayResult result;
  result.verdict = ReplayVerdict::NotReplayable;
  result.why = std::move(why);
  return result;
}

}  // namespace

ReplayResult replayRun(const history::RunReader& store, const history::RunLine& run, const schedule::SettingsReader& readSettings) {
  if (run.origin != "engine")
    return notReplayable("another system told it, not an engine");
  const auto text = store.settings(run.id);
  if (!text)
    return notReplayable(text.error());
  auto settings = readSettings(*text);
  if (!settings)
    return notReplayable("its settings cannot be read exactly");

  Record record{.settings = std::move(*settings),
                .readSettings = readSettings,
                .inputs = [next = store.inputs(run.id)]() -> tl::expected<std::optional<RecordedInput>, std::string> {
                  auto stored = next();
                  if (!stored)
                    return tl::unexpected(std::move(stored.error()));
                  if (!*stored)
                    return std::nullopt;
                  return RecordedInput{.n = (*stored)->n, .at = (*stored)->at, .kind = (*stored)->kind, .body = (*stored)->body};
                },
                .events = [next = store.events(run.id)]() -> tl::expected<std::optional<RecordedEvent>, std::string> {
                  auto stored = next();
                  if (!stored)
                    return tl::unexpected(std::move(stored.error()));
                  if (!*stored)
                    return std::nullopt;
                  if (!(*stored)->isWhole)
                    return tl::unexpected("damaged: event " + std::to_string((*stored)->seq) + " is not what was written");
                  return RecordedEvent{.seq = (*stored)->seq, .at = (*stored)->at, .body = std::move((*stored)->body)};
                },
                .told = std::nullopt};
  if (run.endedWall && run.inputs)
    record.told = {.inputs = *run.inputs, .lastSeq = run.lastSeq};
  return replay(record);
}

}  // namespace vortex::analysis
