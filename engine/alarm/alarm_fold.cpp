// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarm/alarm_fold.h"

#include <algorithm>

namespace vortex::alarm {

void AlarmFold::apply(const Event& event, std::vector<EventBody>& out) {
  advance(event.at, out);
  m_signs.clear();
  m_rules.read(event, m_signs);
  for (const Sign& sign : m_signs)
    take(sign, event.at, out);
}

void AlarmFold::take(const Sign& sign, Time now, std::vector<EventBody>& out) {
  Standing& alarm = standing(sign.rule);
  const RuleFacts& facts = factsOf(sign.rule);
  if (sign.turn == Turn::Ends) {
    alarm.raiseAt.reset();
    if (alarm.holds)
      alarm.returnAt = now + facts.offDelay;
    alarm.holds = false;
    settle(sign.rule, now, out);
    return;
  }
  const bool stands = alarm.holds || alarm.returnAt;
  alarm.holds = true;
  alarm.returnAt.reset();
  alarm.text = sign.text;
  alarm.facts = sign.facts;
  if (alarm.raiseAt)
    return;
  if (!stands && facts.onDelay > Duration{})
    alarm.raiseAt = now + facts.onDelay;
  else if (!stands || sign.turn == Turn::Occurs)
    raise(sign.rule, now, out);
}

void AlarmFold::raise(Rule rule, Time now, std::vector<EventBody>& out) {
  Standing& alarm = standing(rule);
  ++alarm.raised;
  if (alarm.state == AlarmState::Shelved)
    return;
  if (alarm.state == AlarmState::Unacknowledged) {
    if (!alarm.renewAt)
      alarm.renewAt = alarm.toldAt + kRenewal;
    settle(rule, now, out);
    return;
  }
  enter(rule, AlarmState::Unacknowledged, now, out);
  countRaise(now, out);
}

void AlarmFold::enter(Rule rule, AlarmState state, Time now, std::vector<EventBody>& out) {
  Standing& alarm = standing(rule);
  const RuleFacts& facts = factsOf(rule);
  alarm.state = state;
  alarm.toldAt = now;
  alarm.renewAt.reset();
  out.push_back(event::AlarmChanged{.alarm = std::string(facts.key),
                                    .priority = facts.priority,
                                    .state = state,
                                    .text = alarm.text,
                                    .action = std::string(facts.action),
                                    .raised = alarm.raised,
                                    .shelvedUntil = alarm.shelvedUntil,
                                    .facts = alarm.facts});
}

void AlarmFold::command(const AlarmCommand& command, Time now, std::vector<EventBody>& out) {
  advance(now, out);
  const auto rule = parseRule(command.alarm);
  if (!rule)
    return;
  Standing& alarm = standing(*rule);
  switch (command.act) {
  case AlarmAct::Acknowledge:
    if (alarm.state == AlarmState::Unacknowledged)
      enter(*rule, AlarmState::Acknowledged, now, out);
    else if (alarm.state == AlarmState::Returned)
      enter(*rule, AlarmState::Normal, now, out);
    return;
  case AlarmAct::Shelve:
    if (alarm.state == AlarmState::Normal || command.lasting <= Duration{})
      return;
    alarm.shelvedUntil = now + std::min(command.lasting, kLongestShelf);
    enter(*rule, AlarmState::Shelved, now, out);
    return;
  case AlarmAct::Unshelve:
    if (alarm.state == AlarmState::Shelved)
      alarm.shelvedUntil = now;
    settle(*rule, now, out);
    return;
  }
}

void AlarmFold::advance(Time now, std::vector<EventBody>& out) {
  m_signs.clear();
  m_rules.advance(now, m_signs);
  for (const Sign& sign : m_signs)
    take(sign, now, out);
  for (const Rule rule : kRules)
    settle(rule, now, out);
  calm(now, out);
}

// What the rule's delays have come to by now.
void AlarmFold::settle(Rule rule, Time now, std::vector<EventBody>& out) {
  Standing& alarm = standing(rule);
  const auto isOver = [now](std::optional<Time>& delay) {
    if (!delay || *delay > now)
      return false;
    delay.reset();
    return true;
  };
  if (isOver(alarm.raiseAt))
    raise(rule, now, out);
  if (isOver(alarm.renewAt))
    enter(rule, alarm.state, now, out);
  if (isOver(alarm.returnAt)) {
    if (alarm.state == AlarmState::Unacknowledged)
      enter(rule, AlarmState::Returned, now, out);
    else if (alarm.state == AlarmState::Acknowledged)
      enter(rule, AlarmState::Normal, now, out);
  }
  if (isOver(alarm.shelvedUntil))
    enter(rule, alarm.holds || alarm.returnAt ? AlarmState::Unacknowledged : AlarmState::Normal, now, out);
}

std::optional<Time> AlarmFold::nextDue() const {
  std::optional<Time> due = m_rules.nextDue();
  const auto earlier = [&](std::optional<Time> other) {
    if (other && (!due || *other < *due))
      due = other;
  };
  for (const Standing& alarm : m_standings) {
    earlier(alarm.raiseAt);
    earlier(alarm.returnAt);
    earlier(alarm.renewAt);
    earlier(alarm.shelvedUntil);
  }
  if (m_flood)
    earlier(m_raises.front() + kFloodWindow);
  return due;
}

void AlarmFold::countRaise(Time now, std::vector<EventBody>& out) {
  m_raises.push_back(now);
  calm(now, out);
  if (!m_flood && m_raises.size() > kFloodAbove) {
    m_flood = true;
    out.push_back(event::AlarmFlood{.flood = true, .raised = static_cast<int>(m_raises.size())});
  }
}

void AlarmFold::calm(Time now, std::vector<EventBody>& out) {
  while (!m_raises.empty() && m_raises.front() + kFloodWindow <= now)
    m_raises.pop_front();
  if (m_flood && m_raises.size() <= kFloodAbove / 2) {
    m_flood = false;
    out.push_back(event::AlarmFlood{.flood = false, .raised = static_cast<int>(m_raises.size())});
  }
}

std::vector<std::pair<Rule, int>> AlarmFold::worstActors() const {
  std::vector<std::pair<Rule, int>> actors;
  for (const Rule rule : kRules)
    if (standing(rule).raised > 0)
      actors.emplace_back(rule, standing(rule).raised);
  std::stable_sort(actors.begin(), actors.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return actors;
}

}  // namespace vortex::alarm
