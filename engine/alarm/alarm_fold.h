// SPDX-License-Identifier: GPL-3.0-or-later
//
// Alarms as a fold over what is told: events in, changes of alarms out, which are told like everything else. Pure: no thread, no
// clock; whoever drives it names the time, which never runs backwards. States and terms are those of ISA-18.2; the rules are in
// alarm_rules.h.
//
// An alarm is raised once its cause has held for the rule's on-delay, and returns once it has been over for the off-delay, so that
// what flickers is one alarm. An occurrence (a missed slot) asks an acknowledged alarm to be acknowledged anew; of one that is not,
// the text is renewed, once a kRenewal at most: a thousand failures are one alarm and a few lines. A shelved alarm is silent until
// its time is over; what holds then is unacknowledged again.
#pragma once

#include "engine/alarm/alarm_rules.h"
#include "engine/slot/alarm.h"
#include "engine/slot/event.h"

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vortex::alarm {

class AlarmFold {
 public:
  // More raised than this within the window is a flood; at half of it the flood is over. (ISA-18.2: ten alarms in ten minutes.)
  static constexpr int kFloodAbove = 10;
  static constexpr Duration kFloodWindow = seconds(600);
  static constexpr Duration kRenewal = seconds(1);
  static constexpr Duration kLongestShelf = seconds(12 * 3600.0);

  // Each appends what changed: AlarmChanged and AlarmFlood.
  void apply(const Event& event, std::vector<EventBody>& out);
  // Changes nothing for an alarm that is none, or a shelving that lasts no time.
  void command(const AlarmCommand& command, Time now, std::vector<EventBody>& out);
  void advance(Time now, std::vector<EventBody>& out);
  // When advance() has something to do, if nothing is told until then.
  std::optional<Time> nextDue() const;

  AlarmState state(Rule rule) const { return standing(rule).state; }
  // The rules that raised most since the start, the worst first; those that raised nothing are left out.
  std::vector<std::pair<Rule, int>> worstActors() const;

 private:
  struct Standing {
    AlarmState state = AlarmState::Normal;
    bool holds = false;                              // its cause, delays left aside
    std::optional<Time> raiseAt, returnAt, renewAt;  // delays that run
    std::optional<Time> shelvedUntil;
    Time toldAt{};
    std::string text;
    std::vector<event::AlarmFact> facts;  // of the text
    int raised = 0;
  };

  const Standing& standing(Rule rule) const { return m_standings[indexOf(rule)]; }
  Standing& standing(Rule rule) { return m_standings[indexOf(rule)]; }
  void take(const Sign& sign, Time now, std::vector<EventBody>& out);
  void settle(Rule rule, Time now, std::vector<EventBody>& out);
  void raise(Rule rule, Time now, std::vector<EventBody>& out);
  void enter(Rule rule, AlarmState state, Time now, std::vector<EventBody>& out);
  void countRaise(Time now, std::vector<EventBody>& out);
  void calm(Time now, std::vector<EventBody>& out);

  RuleBook m_rules;
  std::array<Standing, kRuleCount> m_standings;
  std::vector<Sign> m_signs;  // kept for its capacity
  std::deque<Time> m_raises;  // within the flood's window
  bool m_flood = false;
};

}  // namespace vortex::alarm
