// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every slot of a store as a line of a list, with the chains of reruns that they are in. A value: filled by
// whoever reads the store (ui/bridge/recorded_reader.h), brought up to date by what was told since.
#pragma once

#include "engine/analysis/rerun_chain.h"
#include "engine/slot/outcome.h"
#include "engine/slot/units.h"
#include "ui/models/session.h"

#include <QString>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vortex::ui {

struct RecordedLine {
  SlotId slot;
  SlotState state = SlotState::Queued;
  std::optional<Outcome> outcome;  // when decided
  std::optional<Stage> stage;      // where it ended
  Reason reason = Reason::None;
  bool missed = false;
  std::optional<SlotId> rerunOf;       // the slot that it made again
  std::int64_t wall = 0;               // ns since 1970: when it began, of one that never did when it was queued
  std::optional<Duration> elapsed;     // in all
  std::optional<Duration> spareToAir;  // of one that finished: until its clip was on the disk
  std::string recipe, label;           // the recipe's id and its own label; either may be ""
  std::string message;                 // its outcome's sentence
  std::string byHand;                  // what was said when it was addressed by hand; "" it was not. Filled by the list
  std::string words;                   // what a search looks in, in lower case
  analysis::ChainPlace chain;          // filled by the list
};

// Ended without success, or was interrupted.
bool isUnsuccessful(const RecordedLine& line);
// Unsuccessful, and nothing of it reached a viewer late either: what a rerun or a person addresses.
bool leftNoClip(const RecordedLine& line);
// It left no clip, nothing that made it again succeeded, and nobody addressed it by hand: what is still to be dealt with. A rerun
// is not, its ancestor is.
bool isOpenFailure(const RecordedLine& line);
// "4182", or of a rerun "4163·2".
QString chainName(const RecordedLine& line);
QString outcomeText(const RecordedLine& line);  // "timed_out", "failed: out_of_memory", "interrupted"
std::string searchWords(const RecordedLine& line);

using ByHand = std::map<SlotId, std::string>;

class RecordedList {
 public:
  // lines: in any order; what was there before is forgotten.
  void assign(std::vector<RecordedLine> lines);
  // Those of the same number take each other's place, the others join.
  void merge(std::vector<RecordedLine> lines);
  // All that was addressed by hand, with what was said; who is not named is not, any more.
  void address(ByHand byHand);
  const ByHand& byHand() const { return m_byHand; }

  const std::vector<RecordedLine>& lines() const { return m_lines; }  // by number, ascending: who joins is appended
  std::optional<std::size_t> placeOf(SlotId slot) const;              // among them
  const RecordedLine* find(SlotId slot) const;
  QString nameOf(SlotId slot) const;  // as chainName; its bare number where it is not in the list
  // From this number on something may have changed since it was last read: the oldest that is not decided, else the next one.
  SlotId openFrom() const { return m_openFrom; }

 private:
  void settle();
  void sayByHand(SlotId slot, const std::string& said);

  std::vector<RecordedLine> m_lines;
  ByHand m_byHand;
  SlotId m_openFrom;
};

}  // namespace vortex::ui
