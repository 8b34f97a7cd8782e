// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/past.h"

#include "engine/history/reader.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>
#include <utility>
#include <variant>
#include <vector>

namespace vortex::ui {
namespace {

using history::Reader;
using history::RunLine;

// The runs that made the slots of the question, with the oldest of these slots, the oldest run first.
tl::expected<std::map<std::int64_t, SlotId>, std::string> runsOf(const Reader& reader, const PastQuestion& question) {
  history::SlotFilter filter;
  filter.sinceWall = question.since;
  filter.origin = "engine";
  filter.most = Past::kMostSlots;
  auto lines = reader.list(filter);
  if (!lines)
    return tl::make_unexpected(std::move(lines.error()));
  std::map<std::int64_t, SlotId> oldest;
  for (const history::SlotLine& line : *lines)  // the newest first
    oldest[line.run] = line.slot;
  return oldest;
}

// The last instant that the end of a run tells of: an event, or when a slot of it airs.
Time lastOf(const Reader& reader, const RunLine& run) {
  constexpr std::uint64_t kLastEvents = 500;
  Time last = run.clock.at;
  const auto told =
      reader.eventsOf({.run = run.id, .afterSeq = run.lastSeq > kLastEvents ? run.lastSeq - kLastEvents : 0, .lastSeq = {}});
  if (!told)
    return last;  // telling the run says why
  for (const Event& event : told->events) {
    last = std::max(last, event.at);
    if (const auto* started = std::get_if<event::SlotStarted>(&event.body))
      last = std::max(last, started->airAt);
    else if (const auto* queued = std::get_if<event::SlotQueued>(&event.body); queued != nullptr && queued->airAt)
      last = std::max(last, *queued->airAt);
  }
  return last;
}

// What lies between its clock and the one that is told in. A pretended clock's seconds are kept as they are: such a run is as long
// as it was told, and over when it was over, so that nothing of it is still to air.
Duration earlierOf(const Reader& reader, const RunLine& run, std::int64_t wallAtZero) {
  const Time at = run.clock.scale == 1 ? run.clock.at : lastOf(reader, run);
  return Duration(run.clock.wallOf(at) - wallAtZero) - at.time_since_epoch();
}

// Tells the events of a run from `first` on; what went wrong or is missing, "" for nothing.
std::string tellRun(Session& session, const Reader& reader, std::int64_t run, std::uint64_t first, Duration earlier) {
  Reader::Stretch stretch{.run = run, .afterSeq = first - 1};
  Time last{};
  std::string remark;
  for (bool more = true; more;) {
    auto told = reader.eventsOf(stretch);
    if (!told)
      return std::move(told.error());
    for (const Event& event : told->events) {
      session.apply(event, earlier);
      last = event.at + earlier;
    }
    if (!told->remark.empty())
      remark = std::move(told->remark);
    more = told->more;
    stretch.afterSeq = told->lastSeq;
  }
  session.endRun(last);
  return remark;
}

// What the last start of such a device took that a run tells of; 0 where none does.
Duration lastRestart(const Reader& reader, const std::vector<RunLine>& runs, const PastQuestion& question) {
  constexpr int kMostRuns = 20, kFirstEvents = 500;  // a device is ready early in a run, or never was
  int looked = 0;
  for (auto run = runs.rbegin(); run != runs.rend() && looked < kMostRuns; ++run) {
    if (run->profile != question.profile || run->backend != question.backend || run->clock.wall >= question.until)
      continue;
    ++looked;
    const auto told = reader.eventsOf({.run = run->id, .afterSeq = 0, .lastSeq = {}, .most = kFirstEvents});
    Duration restart{};
    if (told)
      for (const Event& event : told->events)
        if (const auto* ready = std::get_if<event::DeviceReady>(&event.body))
          restart = ready->restart;
    if (restart > Duration{})
      return restart;
  }
  return {};
}

}  // namespace

Past readPast(const PastQuestion& question) {
  Past past;
  const auto reader = Reader::open(question.store);
  if (!reader) {
    past.trouble = reader.error();
    return past;
  }
  const auto runs = reader->runs();
  const auto oldest = runs ? runsOf(*reader, question) : tl::make_unexpected(runs.error());
  if (!oldest) {
    past.trouble = oldest.error();
    return past;
  }
  for (const RunLine& run : *runs) {
    const auto slot = oldest->find(run.id);
    if (slot == oldest->end() || run.clock.wall >= question.until)
      continue;
    const auto range = reader->seqRange(slot->second);
    std::string trouble =
        !range               ? range.error()
        : range->has_value() ? tellRun(past.session, *reader, run.id, (*range)->first, earlierOf(*reader, run, question.wallAtZero))
                             : std::string();
    if (!trouble.empty())
      past.trouble = std::move(trouble);
  }
  past.session.expectRestart(lastRestart(*reader, *runs, question));
  return past;
}

Past readSlot(const SlotQuestion& question) {
  Past past;
  const auto reader = Reader::open(question.store);
  const auto line = reader ? reader->slot(question.slot) : tl::make_unexpected(reader.error());
  const auto runs = line ? reader->runs() : tl::make_unexpected(line.error());
  const auto told = runs ? reader->events(question.slot) : tl::make_unexpected(runs.error());
  if (!told || !line->has_value()) {
    past.trouble = told ? QCoreApplication::translate("Past", "it is not in the history").toStdString() : told.error();
    return past;
  }
  const auto run = std::find_if(runs->begin(), runs->end(), [&](const RunLine& one) { return one.id == (*line)->run; });
  const Duration earlier = run == runs->end() ? Duration{} : earlierOf(*reader, *run, question.wallAtZero);
  Time last{};
  for (const Event& event : told->events) {
    past.session.apply(event, earlier);
    last = event.at + earlier;
  }
  past.session.endRun(last);
  return past;
}

}  // namespace vortex::ui
