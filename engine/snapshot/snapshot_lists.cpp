// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lists of a snapshot: stacks, rows, traces of devices.
#include "engine/snapshot/refused.h"
#include "engine/snapshot/snapshot_shape.h"

#include <algorithm>
#include <limits>

namespace vortex::snapshot {
namespace {

using Kind = Value::Kind;

constexpr std::size_t kMostDevices = 1'024;
constexpr std::size_t kMostTraceLists = 100;
constexpr std::size_t kDeepestStack = 100'000;

}  // namespace

void SnapshotShape::beginList(std::uint32_t list) {
  if (list >= m_lists.size())
    m_lists.resize(list + 1);
  List& fresh = m_lists[list];
  fresh.of = Of::Nothing;
  fresh.mixed = false;
  fresh.rows = {};
  fresh.frames.clear();
  fresh.traces.clear();
}

SnapshotShape::Of SnapshotShape::kindOf(const Value& value) {
  if (value.kind != Kind::Built)
    return Of::Others;
  switch (static_cast<Built>(value.tag)) {
  case Built::Frame:
    return Of::Frames;
  case Built::Block:
  case Built::Segment:
  case Built::Event:
  case Built::Annotation:
    return Of::Rows;
  case Built::EmptyList:
  case Built::EventList:
    return Of::Lists;
  case Built::Past:
    return Of::Pasts;
  case Built::Stack:
  case Built::PastList:
  case Built::BlockList:
  case Built::SegmentList:
  case Built::AnnotationList:
  case Built::EventLists:
  case Built::Pair:
  case Built::Settings:
  case Built::Snapshot:
    return Of::Others;
  }
  return Of::Others;
}

void SnapshotShape::append(std::uint32_t number, const Value& value, std::uint64_t offset) {
  List& list = m_lists[number];
  const Of of = kindOf(value);
  if (list.of == Of::Nothing) {
    list.of = of;
    list.first = value;
    if (of == Of::Rows)
      list.rows.first = value.number;
  }
  if (of != list.of || (of == Of::Rows && value.tag != list.first.tag)) {
    if (of == Of::Rows || list.of == Of::Rows)
      throw Refused(offset, "a list of blocks, segments or events holds something else too");
    list.mixed = true;
  }
  if (list.mixed)
    return;
  switch (of) {
  case Of::Frames:
    if (list.frames.size() == kDeepestStack)
      throw Refused(offset, "a stack has more than " + std::to_string(kDeepestStack) + " frames");
    list.frames.push_back(static_cast<std::uint32_t>(value.number));
    return;
  case Of::Rows:
    appendRow(list, value, offset);
    return;
  case Of::Lists:
    if (list.traces.size() < kMostDevices)
      list.traces.push_back(is(value, Built::EventList) ? RowRange{.first = value.number, .count = value.small} : RowRange{});
    else
      list.mixed = true;
    return;
  case Of::Nothing:
  case Of::Pasts:
  case Of::Others:
    return;
  }
}

// Rows of a list follow each other. One that stood somewhere before (the file reads it from its memo) is told once more.
void SnapshotShape::appendRow(List& list, const Value& value, std::uint64_t offset) {
  const std::int64_t next = list.rows.first + list.rows.count;
  if (value.number != next) {
    const bool isBlock = is(value, Built::Block), isEvent = is(value, Built::Event);
    if ((isBlock && next == m_rows.blocks + 1) || (isEvent && next == m_rows.events + 1)) {
      isBlock ? m_sink.repeatBlock(value.number) : m_sink.repeatEvent(value.number);
      ++(isBlock ? m_rows.blocks : m_rows.events);
    } else {
      throw Refused(offset, "a block, segment or event stands in two lists");
    }
  }
  if (++list.rows.count > std::numeric_limits<std::uint32_t>::max())
    throw Refused(offset, "a list has more than 4 billion items");
}

Value SnapshotShape::endList(std::uint32_t number, std::uint64_t offset) {
  const List& list = m_lists[number];
  const auto rows = [&](Built tag) { return built(tag, list.rows.first, static_cast<std::uint32_t>(list.rows.count)); };
  if (list.mixed)
    return {.kind = Kind::Opaque};
  switch (list.of) {
  case Of::Nothing:
    return built(Built::EmptyList, 0);
  case Of::Frames:
    return built(Built::Stack, bounded(offset, [&] { return m_stacks.internStack(list.frames); }));
  case Of::Rows:
    if (is(list.first, Built::Block))
      return rows(Built::BlockList);
    if (is(list.first, Built::Segment))
      return rows(Built::SegmentList);
    return rows(is(list.first, Built::Event) ? Built::EventList : Built::AnnotationList);
  case Of::Lists:
    if (std::all_of(list.traces.begin(), list.traces.end(), [](const RowRange& trace) { return trace.count == 0; }))
      return built(Built::EmptyList, 0);
    if (m_traceLists.size() == kMostTraceLists)
      return {.kind = Kind::Opaque};
    m_traceLists.push_back(list.traces);
    return built(Built::EventLists, static_cast<std::int64_t>(m_traceLists.size() - 1));
  case Of::Pasts:
    return built(Built::PastList, list.first.number, list.first.small);
  case Of::Others:
    return {.kind = Kind::Opaque};
  }
  return {.kind = Kind::Opaque};
}

Value SnapshotShape::tuple(std::span<const Value> values) {
  if (values.size() == 2 && values[0].kind == Kind::Integer && values[1].kind == Kind::Integer && values[1].number >= 0 &&
      values[1].number <= std::numeric_limits<std::uint32_t>::max())
    return built(Built::Pair, values[0].number, static_cast<std::uint32_t>(values[1].number));
  return {.kind = Kind::Opaque};
}

}  // namespace vortex::snapshot
