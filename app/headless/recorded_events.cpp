// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/recorded_events.h"

#include "engine/slot/slot_of.h"

#include <algorithm>
#include <iostream>
#include <map>

namespace vortex::headless {

using history::Reader;

tl::expected<std::vector<RunSlots>, std::string> runsOf(const Reader& reader, const std::vector<history::SlotLine>& slots) {
  auto lines = reader.runs();
  if (!lines)
    return tl::unexpected(lines.error());
  std::map<std::int64_t, std::vector<SlotId>> byRun;
  for (const history::SlotLine& slot : slots)
    byRun[slot.run].push_back(slot.slot);
  std::vector<RunSlots> runs;
  for (history::RunLine& line : *lines)
    if (const auto found = byRun.find(line.id); found != byRun.end())
      runs.push_back({std::move(line), std::move(found->second)});
  return runs;
}

namespace {

tl::expected<Reader::SeqRange, std::string> rangeOf(const Reader& reader, const std::vector<SlotId>& slots) {
  Reader::SeqRange range{.first = UINT64_MAX, .last = 0};
  for (const SlotId slot : slots) {
    const auto found = reader.seqRange(slot);
    if (!found)
      return tl::unexpected(found.error());
    if (*found) {
      range.first = std::min(range.first, (*found)->first);
      range.last = std::max(range.last, (*found)->last);
    }
  }
  return range;
}

}  // namespace

tl::expected<void, std::string> eachEvent(const Reader& reader, const RunSlots& of, Extent extent,
                                          const std::function<bool(const Event&)>& take) {
  const auto range = extent == Extent::Run ? Reader::SeqRange{.first = 1, .last = INT64_MAX} : rangeOf(reader, of.slots);
  if (!range)
    return tl::unexpected(range.error());
  if (range->last == 0)
    return {};
  Reader::Told told;
  told.lastSeq = range->first - 1;
  do {
    auto next = reader.eventsOf({.run = of.run.id, .afterSeq = told.lastSeq, .lastSeq = range->last});
    if (!next)
      return tl::unexpected(next.error());
    told = std::move(*next);
    if (!told.remark.empty())
      std::cerr << "vortex-engine: " << told.remark << '\n';
    for (const Event& event : told.events) {
      const auto slot = slotOf(event.body);
      if (slot && !std::binary_search(of.slots.begin(), of.slots.end(), *slot))
        continue;
      if (!take(event))
        return {};
    }
  } while (told.more);
  return {};
}

}  // namespace vortex::headless
