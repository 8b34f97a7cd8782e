// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the dictionaries and lists of a memory snapshot are, told by their keys and read from the leaves up: a dictionary with
// `filename` and `line` is a frame, a list of frames a stack, a dictionary with `state` and `size` a block, and so on. Blocks,
// events and segments become rows as soon as they are whole; unknown keys are passed over, so that a later PyTorch's snapshots open
// too. In the end the one value must be a snapshot that holds all of it. Throws Refused.
#pragma once

#include "engine/snapshot/known_keys.h"
#include "engine/snapshot/pickle_machine.h"
#include "engine/snapshot/rows.h"
#include "engine/snapshot/stack_pool.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace vortex::snapshot {

// Rows of a kind, from `first` on.
struct RowRange {
  std::int64_t first = 0, count = 0;
};

// What the whole came to.
struct SnapshotRows {
  RowRange segments;
  std::vector<RowRange> traces;                          // events, by device
  std::int64_t blocks = 0, events = 0, allSegments = 0;  // told to the sink, repeated ones with them
  bool addressesMissing = false;                         // of some blocks
  std::vector<std::pair<std::string, std::string>> settings;
};

class SnapshotShape : public ContainerBuilder {
 public:
  // All outlive it; `texts` begins with the known keys.
  SnapshotShape(TextPool& texts, StackPool& stacks, RowSink& sink);

  // `value`: what the pickle is.
  SnapshotRows finish(const Value& value, std::uint64_t offset);
  std::int64_t blocks() const { return m_rows.blocks; }
  std::int64_t events() const { return m_rows.events; }

  void beginDict(std::uint32_t dict) override;
  void put(std::uint32_t dict, const Value& key, const Value& value, std::uint64_t offset) override;
  Value endDict(std::uint32_t dict, std::uint64_t offset) override;
  void beginList(std::uint32_t list) override;
  void append(std::uint32_t list, const Value& value, std::uint64_t offset) override;
  Value endList(std::uint32_t list, std::uint64_t offset) override;
  Value tuple(std::span<const Value> values) override;

 private:
  // The tag of a Built value; what `small` and `number` of it are.
  enum class Built : std::uint8_t {
    Frame = 1,   // number: its id
    Stack,       // number
    Block,       // number: its row
    Segment,     // number: its row
    Event,       // number: its row
    Annotation,  // number: its row
    Past,        // of a block, in older snapshots. small: its stack; number: the bytes that were asked for
    EmptyList,   // of anything
    PastList,    // as its first
    BlockList,   // number: its first row, small: how many; so are the next
    SegmentList,
    EventList,
    AnnotationList,
    EventLists,  // number: in m_traceLists
    Pair,        // of integers; small: the second, number: the first
    Settings,    // number: how many were before it
    Snapshot,
  };
  struct Dict {
    std::uint32_t has = 0;  // a bit a key
    std::array<Value, kKeyCount> values;
    std::vector<std::pair<std::string, std::string>> others;  // short ones
    bool knows(Key key) const { return (has >> static_cast<int>(key) & 1) != 0; }
    const Value& at(Key key) const { return values[static_cast<std::size_t>(key)]; }
  };
  // What a list may be a list of.
  enum class Of : std::uint8_t { Nothing = 1, Frames, Rows, Lists, Pasts, Others };
  struct List {
    Of of = Of::Nothing;
    bool mixed = false;
    Value first;
    RowRange rows;
    std::vector<std::uint32_t> frames;
    std::vector<RowRange> traces;
  };

  static Of kindOf(const Value& value);
  static Value built(Built tag, std::int64_t number, std::uint32_t small = 0);
  static bool is(const Value& value, Built tag) {
    return value.kind == Value::Kind::Built && value.tag == static_cast<std::uint8_t>(tag);
  }
  std::optional<std::int64_t> integer(const Dict& dict, Key key, std::uint64_t offset) const;
  std::optional<std::uint32_t> text(const Dict& dict, Key key) const;
  std::uint32_t stackOf(const Dict& dict, std::uint64_t offset) const;
  RowRange rangeOf(const Dict& dict, Key key, Built list, std::uint64_t offset) const;
  void noteOther(Dict& dict, const Value& key, const Value& value) const;
  std::string wordsOf(const Value& value) const;

  Value frame(const Dict& dict, std::uint64_t offset);
  Value block(const Dict& dict, std::uint64_t offset);
  Value segment(const Dict& dict, std::uint64_t offset);
  Value event(const Dict& dict, std::uint64_t offset);
  Value annotation(const Dict& dict, std::uint64_t offset);
  Value past(const Dict& dict, std::uint64_t offset);
  Value snapshot(const Dict& dict, std::uint64_t offset);
  void appendRow(List& list, const Value& value, std::uint64_t offset);
  Value rememberSettings(const Dict& dict);

  TextPool& m_texts;
  StackPool& m_stacks;
  RowSink& m_sink;
  std::vector<Dict> m_dicts;
  std::vector<List> m_lists;
  std::vector<std::vector<RowRange>> m_traceLists;
  std::vector<std::vector<std::pair<std::string, std::string>>> m_settings;  // the last of them, round and round
  std::int64_t m_settingsSeen = 0;
  std::int64_t m_annotations = 0;
  std::int64_t m_settledBlocks = 0;  // rows up to here belong to a segment, or were forgotten; segments hold theirs in order
  SnapshotRows m_rows;
  bool m_whole = false;
};

}  // namespace vortex::snapshot
