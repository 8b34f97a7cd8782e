// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarm/alarm_rules.h"

#include <algorithm>
#include <cstdio>
#include <type_traits>
#include <utility>

namespace vortex::alarm {
namespace {

// What viewers get, of the config's word for it (contract 2).
std::string inWords(const std::string& fallback) {
  if (fallback == "repeat_last")
    return "a repeat of the last clip";
  if (fallback == "standby_file")
    return "the standby clip";
  return fallback;
}

constexpr Duration kNone{};
constexpr std::size_t kMostDeaths = 1'000;  // that are remembered

// In the order of kRules.
constexpr std::array<RuleFacts, kRuleCount> kFacts{{
    {"device_lost", AlarmPriority::High, kNone, seconds(2),
     "It is started anew by itself. If it is lost again: run doctor, restart it by hand"},
    {"device_quarantined", AlarmPriority::High, kNone, kNone,
     "It takes no work until it has drained; else it is killed and started anew by itself"},
    {"device_held", AlarmPriority::High, kNone, kNone, "Find the cause, then restart the device"},
    {"device_restarts_often", AlarmPriority::Medium, kNone, kNone,
     "Look for what the deaths have in common: stage, model, recipe, memory"},
    {"memory_high", AlarmPriority::Medium, seconds(5), seconds(5), "Clear the buffers, or lower the quality level"},
    {"memory_full", AlarmPriority::High, kNone, seconds(2), "Clear the buffers; end what else uses the device; restart it"},
    {"memory_held", AlarmPriority::Medium, kNone, kNone, "Restart the device at the next pause: a stage leaks"},
    {"slot_missed", AlarmPriority::High, kNone, kNone, "See that the fallback airs"},
    {"delivery_failing", AlarmPriority::High, kNone, kNone, "Make room on the disk of the output folder, or make it writable"},
    {"history_not_stored", AlarmPriority::Medium, kNone, kNone, "Make room on the disk of the history, or end what locks it"},
    {"history_lost", AlarmPriority::High, kNone, kNone,
     "What was told since then is in no record: note what matters by hand, then mend the disk"},
    {"slots_failing", AlarmPriority::Medium, kNone, kNone,
     "Look at what they failed of; raise that timeout, or lower the quality level"},
    {"slots_late", AlarmPriority::Medium, kNone, kNone, "Lower the quality level before one misses its air time"},
    {"intake_starved", AlarmPriority::Low, seconds(60), kNone, "Add recipes to the queue, or pause the intake if that is meant"},
    {"stage_hangs", AlarmPriority::Medium, kNone, kNone,
     "Look for what the attempts that hang have in common; a longer timeout does not help"},
}};

std::string gigabytesText(Bytes bytes) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f GB", static_cast<double>(bytes.count) * 1e-9);
  return text.data();
}

// "450 MB": in the unit that a person would take.
std::string sizeText(Bytes bytes) {
  const auto count = static_cast<double>(bytes.count);
  if (count >= 1e9)
    return gigabytesText(bytes);
  std::array<char, 32> text{};
  if (count >= 1e6)
    std::snprintf(text.data(), text.size(), "%.0f MB", count * 1e-6);
  else
    std::snprintf(text.data(), text.size(), "%.0f B", count);
  return text.data();
}

using Facts = std::vector<event::AlarmFact>;

event::AlarmFact fact(std::string name, std::string value) { return {std::move(name), std::move(value)}; }
event::AlarmFact fact(std::string name, std::string_view word) { return {std::move(name), std::string(word)}; }
template <typename T>
requires std::is_integral_v<T> event::AlarmFact fact(std::string name, T number) {
  return {std::move(name), std::to_string(number)};
}

std::string named(const AttemptName& name) {
  return "slot " + std::to_string(name.slot.value) + ", " + std::string(toString(name.stage));
}

}  // namespace

const RuleFacts& factsOf(Rule rule) { return kFacts[indexOf(rule)]; }

std::optional<Rule> parseRule(std::string_view key) {
  for (const Rule rule : kRules)
    if (factsOf(rule).key == key)
      return rule;
  return std::nullopt;
}

struct RuleBook::Reading {
  RuleBook& book;
  Time at;
  std::vector<Sign>& out;

  void begins(Rule rule, std::string text, Facts facts) { out.push_back({rule, Turn::Begins, std::move(text), std::move(facts)}); }
  void occurs(Rule rule, std::string text, Facts facts) { out.push_back({rule, Turn::Occurs, std::move(text), std::move(facts)}); }
  void ends(Rule rule) { out.push_back({rule, Turn::Ends, {}, {}}); }

  void operator()(const event::DeviceLost& e) {
    ends(Rule::DeviceQuarantined);
    if (e.reason == DeviceLoss::Shutdown)
      return;
    const std::string why = std::string(toString(e.reason)) + (e.detail.empty() ? "" : ": " + e.detail);
    begins(Rule::DeviceLost,
           "The device was lost (" + why + "), " + std::to_string(e.attempts) + (e.attempts == 1 ? " attempt" : " attempts") +
               " with it",
           {fact("reason", toString(e.reason)), fact("detail", e.detail), fact("attempts", e.attempts)});
    book.m_deaths.push_back(at);
    if (book.m_deaths.size() > kMostDeaths)
      book.m_deaths.pop_front();
    book.advance(at, out);
    if (static_cast<int>(book.m_deaths.size()) >= kOftenDeaths) {
      book.m_often = true;
      begins(Rule::DeviceRestartsOften,
             "The device was lost " + std::to_string(book.m_deaths.size()) + " times in " +
                 std::to_string(kOftenWindow / seconds(60)) + " minutes, the last time by " + why,
             {fact("times", book.m_deaths.size()), fact("minutes", kOftenWindow / seconds(60)), fact("reason", toString(e.reason)),
              fact("detail", e.detail)});
    }
  }
  void operator()(const event::DeviceReady&) {
    ends(Rule::DeviceLost);
    ends(Rule::DeviceHeld);
    ends(Rule::DeviceQuarantined);
    ends(Rule::MemoryHeld);  // a new process holds nothing of the old one
  }
  void operator()(const event::DeviceQuarantined& e) {
    begins(Rule::DeviceQuarantined, "The " + std::string(toString(e.lane)) + " lane has not drained in its budget",
           {fact("stage", toString(e.lane))});
  }
  void operator()(const event::QuarantineLifted&) { ends(Rule::DeviceQuarantined); }
  void operator()(const event::DeviceHeld& e) { begins(Rule::DeviceHeld, "The device is held: " + e.why, {fact("why", e.why)}); }
  void operator()(const event::MemoryCrossed& e) {
    const Rule rule = e.limit == event::MemoryLimit::Hard ? Rule::MemoryFull : Rule::MemoryHigh;
    if (e.above)
      begins(rule,
             "The device uses " + gigabytesText(e.used) + ", above the " + (e.limit == event::MemoryLimit::Hard ? "hard" : "soft") +
                 " limit of " + gigabytesText(e.bound),
             {fact("used_bytes", e.used.count), fact("limit_bytes", e.bound.count)});
    else
      ends(rule);
  }
  void held(const AttemptName& name, Bytes bytes) {
    if (bytes > Bytes{})
      occurs(Rule::MemoryHeld, named(name) + ": " + sizeText(bytes) + " of device memory did not come back",
             {fact("slot", name.slot.value), fact("stage", toString(name.stage)), fact("held_bytes", bytes.count)});
  }
  void operator()(const event::StageComplete& e) { held(e.attempt, e.held.value_or(Bytes{})); }
  void operator()(const event::AttemptFailed& e) { held(e.attempt, e.held); }
  void operator()(const event::AttemptStopped& e) { held(e.attempt, e.held); }
  void operator()(const event::SlotMissed& e) {
    occurs(Rule::SlotMissed, "Slot " + std::to_string(e.slot.value) + " misses its air time; instead airs: " + inWords(e.fallback),
           {fact("slot", e.slot.value), fact("fallback", e.fallback)});
    book.m_missOver = std::max(book.m_missOver.value_or(e.airAt), e.airAt);
  }
  void operator()(const event::DeliveryFailed& e) {
    occurs(Rule::DeliveryFailing, "Slot " + std::to_string(e.slot.value) + " has no clip on disk: " + e.message,
           {fact("slot", e.slot.value), fact("message", e.message)});
  }
  void operator()(const event::SlotDelivered&) { ends(Rule::DeliveryFailing); }
  void starved() {
    if (book.m_trend.starved())
      begins(Rule::IntakeStarved, "No slot is queued or in the making: from the next air time on viewers get the fallback", {});
    else
      ends(Rule::IntakeStarved);
  }
  void operator()(const event::SlotQueued& e) {
    book.m_trend.queued(e);
    starved();
  }
  void operator()(const event::IntakeChanged& e) {
    book.m_trend.intake(e.open);
    starved();
  }
  void operator()(const event::SlotComplete& e) {
    SlotTrend& trend = book.m_trend;
    trend.complete(e);
    if (trend.failed() >= SlotTrend::kFailing)
      begins(Rule::SlotsFailing,
             std::to_string(trend.failed()) + " of the last " + std::to_string(trend.counted()) + " slots failed",
             {fact("failed", trend.failed()), fact("slots", trend.counted())});
    else if (trend.failed() <= SlotTrend::kSound)
      ends(Rule::SlotsFailing);
    if (trend.lateInARow() >= SlotTrend::kLateRun)
      begins(Rule::SlotsLate, std::to_string(trend.lateInARow()) + " slots in a row were finished past the generation target",
             {fact("slots", trend.lateInARow())});
    else if (trend.lateInARow() == 0)
      ends(Rule::SlotsLate);
    starved();
  }
  void operator()(const event::TimeoutAdvice& e) {
    const bool knew = book.m_hangs.contains(e.stage), hangs = e.state == TuningState::Held;
    if (knew == hangs)
      return;
    if (hangs)
      book.m_hangs.insert(e.stage);
    else
      book.m_hangs.erase(e.stage);
    if (hangs)
      begins(Rule::StageHangs,
             std::string(toString(e.stage)) + ": " + std::to_string(e.over) + " of " + std::to_string(e.of) +
                 " attempts took longer than its timeout, and of those that were let run on none finished",
             {fact("stage", toString(e.stage)), fact("over", e.over), fact("of", e.of)});
    else if (book.m_hangs.empty())
      ends(Rule::StageHangs);
  }
  void operator()(const event::HistoryChanged& e) {
    if (e.storing)
      ends(Rule::HistoryNotStored);
    else
      begins(Rule::HistoryNotStored, "The history cannot be written: " + e.trouble, {fact("trouble", e.trouble)});
    if (e.notStored > book.m_notStored) {
      occurs(Rule::HistoryLost, std::to_string(e.notStored) + " events are in no store", {fact("events", e.notStored)});
      book.m_notStored = e.notStored;
    } else if (e.storing) {
      ends(Rule::HistoryLost);
    }
  }
  template <typename Other>
  void operator()(const Other&) {}  // says nothing about a cause
};

void RuleBook::read(const Event& event, std::vector<Sign>& out) { std::visit(Reading{*this, event.at, out}, event.body); }

void RuleBook::advance(Time now, std::vector<Sign>& out) {
  while (!m_deaths.empty() && m_deaths.front() + kOftenWindow <= now)
    m_deaths.pop_front();
  if (m_often && m_deaths.size() < kOftenDeaths) {
    m_often = false;
    out.push_back({Rule::DeviceRestartsOften, Turn::Ends, {}, {}});
  }
  if (m_missOver && *m_missOver <= now) {
    m_missOver.reset();
    out.push_back({Rule::SlotMissed, Turn::Ends, {}, {}});
  }
}

std::optional<Time> RuleBook::nextDue() const {
  std::optional<Time> due = m_missOver;
  if (m_often) {
    // When so many have left the window that too few are left.
    const Time over = m_deaths[m_deaths.size() - kOftenDeaths] + kOftenWindow;
    due = due ? std::min(*due, over) : over;
  }
  return due;
}

}  // namespace vortex::alarm
