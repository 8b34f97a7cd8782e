// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is an alarm: each rule names a cause that an operator can do something about, what that is, and how long the cause must hold
// or be over. A single failed slot is none, unless viewers will see the fallback for it.
#pragma once

#include "engine/alarm/slot_trend.h"
#include "engine/slot/alarm.h"
#include "engine/slot/event.h"

#include <array>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::alarm {

enum class Rule : std::uint8_t {
  DeviceLost = 1,
  DeviceQuarantined,
  DeviceHeld,
  DeviceRestartsOften,
  MemoryHigh,  // above the soft limit
  MemoryFull,  // above the hard limit
  MemoryHeld,  // an attempt's memory did not come back
  SlotMissed,
  DeliveryFailing,
  HistoryNotStored,
  HistoryLost,
  SlotsFailing,   // a rate (slot_trend.h)
  SlotsLate,      // one after the other past the generation target
  IntakeStarved,  // a channel with air times has nothing to make
  StageHangs,     // what its timeout cuts never finishes, however long it is let run
};
inline constexpr std::array kRules{Rule::DeviceLost,      Rule::DeviceQuarantined, Rule::DeviceHeld,  Rule::DeviceRestartsOften,
                                   Rule::MemoryHigh,      Rule::MemoryFull,        Rule::MemoryHeld,  Rule::SlotMissed,
                                   Rule::DeliveryFailing, Rule::HistoryNotStored,  Rule::HistoryLost, Rule::SlotsFailing,
                                   Rule::SlotsLate,       Rule::IntakeStarved,     Rule::StageHangs};
inline constexpr std::size_t kRuleCount = kRules.size();
constexpr std::size_t indexOf(Rule rule) { return static_cast<std::size_t>(rule) - 1; }

struct RuleFacts {
  std::string_view key;  // for good: shelvings, records and translations go by it
  AlarmPriority priority = AlarmPriority::Low;
  Duration onDelay{}, offDelay{};
  std::string_view action;
};
const RuleFacts& factsOf(Rule rule);
std::optional<Rule> parseRule(std::string_view key);

// What an event says about a rule's cause.
enum class Turn : std::uint8_t { Begins = 1, Ends, Occurs };  // Occurs: it begins, and each time anew somebody has to know
struct Sign {
  Rule rule = Rule::DeviceLost;
  Turn turn = Turn::Begins;
  std::string text;
  std::vector<event::AlarmFact> facts;  // every number and word of the text that is another the next time
};

// Reads signs from events; keeps what a rule needs of earlier ones.
class RuleBook {
 public:
  static constexpr int kOftenDeaths = 3;
  static constexpr Duration kOftenWindow = seconds(600);

  void read(const Event& event, std::vector<Sign>& out);
  // Signs that come with time alone.
  void advance(Time now, std::vector<Sign>& out);
  std::optional<Time> nextDue() const;

 private:
  struct Reading;
  std::deque<Time> m_deaths;  // within kOftenWindow
  bool m_often = false;
  std::optional<Time> m_missOver;  // the last missed air time
  std::uint64_t m_notStored = 0;
  StageSet m_hangs;
  SlotTrend m_trend;
};

}  // namespace vortex::alarm
