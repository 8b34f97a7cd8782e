// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/snapshot/snapshot_shape.h"

#include "engine/snapshot/refused.h"

#include <bit>
#include <cmath>

namespace vortex::snapshot {
namespace {

using Kind = Value::Kind;

constexpr std::size_t kSettingsKept = 1'000;
constexpr std::size_t kMostSettings = 200, kLongestKey = 100, kLongestSetting = 1'000;

}  // namespace

SnapshotShape::SnapshotShape(TextPool& texts, StackPool& stacks, RowSink& sink)
    : m_texts(texts), m_stacks(stacks), m_sink(sink), m_settings(kSettingsKept) {}

Value SnapshotShape::built(Built tag, std::int64_t number, std::uint32_t small) {
  return {.kind = Kind::Built, .tag = static_cast<std::uint8_t>(tag), .small = small, .number = number};
}

std::optional<std::int64_t> SnapshotShape::integer(const Dict& dict, Key key, std::uint64_t offset) const {
  if (!dict.knows(key))
    return std::nullopt;
  const Value& value = dict.at(key);
  if (value.kind == Kind::None)
    return std::nullopt;
  if (value.kind == Kind::Integer || value.kind == Kind::Unsigned || value.kind == Kind::Boolean)
    return value.number;
  if (value.kind == Kind::Real)
    if (const auto real = std::bit_cast<double>(value.number); std::abs(real) < 9e18)
      return static_cast<std::int64_t>(real);
  throw Refused(offset, "`" + std::string(kKeyNames[static_cast<std::size_t>(key)]) + "` is no number that fits into 64 bits");
}

std::optional<std::uint32_t> SnapshotShape::text(const Dict& dict, Key key) const {
  if (!dict.knows(key) || dict.at(key).kind != Kind::Text)
    return std::nullopt;
  return static_cast<std::uint32_t>(dict.at(key).number);
}

std::uint32_t SnapshotShape::stackOf(const Dict& dict, std::uint64_t offset) const {
  if (!dict.knows(Key::Frames))
    return 0;
  const Value& value = dict.at(Key::Frames);
  if (is(value, Built::Stack))
    return static_cast<std::uint32_t>(value.number);
  if (is(value, Built::EmptyList) || value.kind == Kind::None)
    return 0;
  throw Refused(offset, "`frames` is no list of frames");
}

RowRange SnapshotShape::rangeOf(const Dict& dict, Key key, Built list, std::uint64_t offset) const {
  if (!dict.knows(key) || is(dict.at(key), Built::EmptyList) || dict.at(key).kind == Kind::None)
    return {};
  const Value& value = dict.at(key);
  if (!is(value, list))
    throw Refused(offset,
                  "`" + std::string(kKeyNames[static_cast<std::size_t>(key)]) + "` is not the list that it is in a snapshot");
  return {.first = value.number, .count = value.small};
}

// Settings and the like: dictionaries of which no key is known.
void SnapshotShape::noteOther(Dict& dict, const Value& key, const Value& value) const {
  if (dict.has != 0 || key.kind != Kind::Text || dict.others.size() == kMostSettings)
    return;
  const std::string& name = m_texts.at(static_cast<std::uint32_t>(key.number));
  std::string words = wordsOf(value);
  if (name.size() <= kLongestKey && !words.empty() && words.size() <= kLongestSetting)
    dict.others.emplace_back(name, std::move(words));
}

// "" where it is of no interest.
std::string SnapshotShape::wordsOf(const Value& value) const {
  switch (value.kind) {
  case Kind::None:
    return "None";
  case Kind::Boolean:
    return value.number != 0 ? "True" : "False";
  case Kind::Integer:
    return std::to_string(value.number);
  case Kind::Unsigned:
    return std::to_string(static_cast<std::uint64_t>(value.number));
  case Kind::Real:
    return std::to_string(std::bit_cast<double>(value.number));
  case Kind::Text:
    return m_texts.at(static_cast<std::uint32_t>(value.number));
  case Kind::Built: {
    if (!is(value, Built::Settings) || value.number + static_cast<std::int64_t>(kSettingsKept) <= m_settingsSeen)
      return "";
    std::string words;
    for (const auto& [name, setting] : m_settings[static_cast<std::size_t>(value.number) % kSettingsKept])
      words += (words.empty() ? "" : ", ") + name + ": " + setting;
    return words;
  }
  case Kind::Container:
  case Kind::Opaque:
  case Kind::Unset:
    return "";
  }
  return "";
}

void SnapshotShape::beginDict(std::uint32_t dict) {
  if (dict >= m_dicts.size())
    m_dicts.resize(dict + 1);
  m_dicts[dict].has = 0;
  m_dicts[dict].others.clear();
}

void SnapshotShape::put(std::uint32_t dict, const Value& key, const Value& value, std::uint64_t) {
  Dict& to = m_dicts[dict];
  if (key.kind != Kind::Text || key.number >= static_cast<std::int64_t>(kKeyCount)) {
    noteOther(to, key, value);
    return;
  }
  to.has |= std::uint32_t{1} << key.number;
  to.values[static_cast<std::size_t>(key.number)] = value;
}

Value SnapshotShape::endDict(std::uint32_t number, std::uint64_t offset) {
  const Dict& dict = m_dicts[number];
  if (dict.has == 0)
    return dict.others.empty() ? Value{.kind = Kind::Opaque} : rememberSettings(dict);
  if (dict.knows(Key::Filename) && dict.knows(Key::Name))
    return frame(dict, offset);
  if (dict.knows(Key::Action))
    return event(dict, offset);
  if (dict.knows(Key::State) && dict.knows(Key::Size))
    return block(dict, offset);
  if (dict.knows(Key::Segments))
    return snapshot(dict, offset);
  if (dict.knows(Key::Blocks) && dict.knows(Key::TotalSize))
    return segment(dict, offset);
  if (dict.knows(Key::RealSize))
    return past(dict, offset);
  if (dict.knows(Key::TimeUs) && (dict.knows(Key::Name) || dict.knows(Key::Stage)))
    return annotation(dict, offset);
  return {.kind = Kind::Opaque};
}

Value SnapshotShape::rememberSettings(const Dict& dict) {
  m_settings[static_cast<std::size_t>(m_settingsSeen) % kSettingsKept] = dict.others;
  return built(Built::Settings, m_settingsSeen++);
}

Value SnapshotShape::frame(const Dict& dict, std::uint64_t offset) {
  return bounded(offset, [&] {
    Frame frame;
    frame.name = text(dict, Key::Name).value_or(0);
    frame.file = text(dict, Key::Filename).value_or(0);
    if (!text(dict, Key::Name))
      frame.name = m_texts.intern("?");
    if (!text(dict, Key::Filename))
      frame.file = m_texts.intern("");
    frame.line = integer(dict, Key::Line, offset).value_or(0);
    return built(Built::Frame, m_stacks.internFrame(frame));
  });
}

// Older snapshots: what a block held, the last first.
Value SnapshotShape::past(const Dict& dict, std::uint64_t offset) {
  return built(Built::Past, integer(dict, Key::RealSize, offset).value_or(0), stackOf(dict, offset));
}

Value SnapshotShape::block(const Dict& dict, std::uint64_t offset) {
  const auto state = text(dict, Key::State);
  if (!state)
    throw Refused(offset, "the `state` of a block is no text");
  BlockRow row{.address = integer(dict, Key::Address, offset), .state = *state};
  row.size = integer(dict, Key::Size, offset).value_or(0);
  row.requested = integer(dict, Key::RequestedSize, offset).value_or(row.size);
  if (row.size < 0 || row.requested < 0)
    throw Refused(offset, "a block has less than no bytes");
  row.stack = stackOf(dict, offset);
  if (dict.knows(Key::History) && is(dict.at(Key::History), Built::PastList)) {
    row.stack = dict.at(Key::History).small;
    row.requested = dict.at(Key::History).number;
  }
  m_rows.addressesMissing = m_rows.addressesMissing || !row.address;
  m_sink.block(row);
  return built(Built::Block, ++m_rows.blocks);
}

Value SnapshotShape::segment(const Dict& dict, std::uint64_t offset) {
  const RowRange blocks = rangeOf(dict, Key::Blocks, Built::BlockList, offset);
  if (blocks.count > 0) {
    if (blocks.first <= m_settledBlocks)
      throw Refused(offset, "two segments hold the same blocks, or not in the order in which they stand");
    if (blocks.first > m_settledBlocks + 1)
      m_sink.forgetBlocks(m_settledBlocks + 1, blocks.first);
    m_settledBlocks = blocks.first + blocks.count - 1;
  }
  SegmentRow row;
  const auto number = [&](Key key) { return integer(dict, key, offset).value_or(0); };
  row.device = number(Key::Device);
  row.address = number(Key::Address);
  row.total = number(Key::TotalSize);
  row.allocated = number(Key::AllocatedSize);
  row.active = number(Key::ActiveSize);
  row.requested = number(Key::RequestedSize);
  row.stream = number(Key::Stream);
  row.type = text(dict, Key::SegmentType);
  row.expandable = number(Key::IsExpandable) != 0;
  if (dict.knows(Key::SegmentPoolId) && is(dict.at(Key::SegmentPoolId), Built::Pair)) {
    row.poolA = dict.at(Key::SegmentPoolId).number;
    row.poolB = dict.at(Key::SegmentPoolId).small;
  }
  row.stack = stackOf(dict, offset);
  row.firstBlock = blocks.first;
  row.blocks = blocks.count;
  m_sink.segment(row);
  return built(Built::Segment, ++m_rows.allSegments);
}

Value SnapshotShape::event(const Dict& dict, std::uint64_t offset) {
  const auto action = text(dict, Key::Action);
  if (!action)
    throw Refused(offset, "the `action` of an event is no text");
  EventRow row{.action = *action};
  const Key address = dict.knows(Key::Addr) ? Key::Addr : Key::Address;
  row.address = integer(dict, address, offset).value_or(0);
  row.size = integer(dict, Key::Size, offset).value_or(0);
  row.stream = integer(dict, Key::Stream, offset).value_or(0);
  row.time = integer(dict, Key::TimeUs, offset);
  row.stack = stackOf(dict, offset);
  row.context = text(dict, Key::CompileContext);
  row.metadata = text(dict, Key::UserMetadata);
  m_sink.event(row);
  return built(Built::Event, ++m_rows.events);
}

Value SnapshotShape::annotation(const Dict& dict, std::uint64_t offset) {
  m_sink.annotation({.name = text(dict, Key::Name),
                     .stage = text(dict, Key::Stage),
                     .device = integer(dict, Key::Device, offset).value_or(0),
                     .time = integer(dict, Key::TimeUs, offset)});
  return built(Built::Annotation, ++m_annotations);
}

Value SnapshotShape::snapshot(const Dict& dict, std::uint64_t offset) {
  if (m_whole)
    throw Refused(offset, "a second snapshot stands in the first");
  m_whole = true;
  m_rows.segments = rangeOf(dict, Key::Segments, Built::SegmentList, offset);
  if (dict.knows(Key::DeviceTraces) && is(dict.at(Key::DeviceTraces), Built::EventLists))
    m_rows.traces = m_traceLists[static_cast<std::size_t>(dict.at(Key::DeviceTraces).number)];
  else
    rangeOf(dict, Key::DeviceTraces, Built::EventLists, offset);  // there is none, or it is none
  if (dict.knows(Key::AllocatorSettings) && is(dict.at(Key::AllocatorSettings), Built::Settings) &&
      dict.at(Key::AllocatorSettings).number + static_cast<std::int64_t>(kSettingsKept) > m_settingsSeen)
    m_rows.settings = m_settings[static_cast<std::size_t>(dict.at(Key::AllocatorSettings).number) % kSettingsKept];
  return built(Built::Snapshot, 0);
}

SnapshotRows SnapshotShape::finish(const Value& value, std::uint64_t offset) {
  if (is(value, Built::SegmentList)) {  // before PyTorch 2.0
    m_rows.segments = {.first = value.number, .count = value.small};
  } else if (!is(value, Built::Snapshot)) {
    throw Refused(offset, "the pickle holds no memory snapshot: that is a dictionary with `segments`", SnapshotFault::NoSnapshot);
  }
  if (m_rows.blocks > m_settledBlocks)
    m_sink.forgetBlocks(m_settledBlocks + 1, m_rows.blocks + 1);
  return m_rows;
}

}  // namespace vortex::snapshot
