// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/alarm_words.h"

#include "engine/alarm/alarm_rules.h"
#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace vortex::ui {
namespace {

using alarm::Rule;

// The facts by name. complete() is false after one was asked for that is not there.
class AlarmFacts {
 public:
  explicit AlarmFacts(const event::AlarmChanged& alarm) : m_facts(alarm.facts) {}

  QString word(std::string_view name) { return QString::fromStdString(found(name)); }
  std::int64_t number(std::string_view name) {
    const std::string text = found(name);
    std::int64_t value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    m_complete = m_complete && error == std::errc() && rest == text.data() + text.size();
    return value;
  }
  QString gigabytes(std::string_view name) {
    return numberText(static_cast<double>(number(name)) * 1e-9, 2) + QStringLiteral(" GB");
  }
  bool complete() const { return m_complete; }

 private:
  std::string found(std::string_view name) {
    const auto at = std::find_if(m_facts.begin(), m_facts.end(), [&](const event::AlarmFact& fact) { return fact.name == name; });
    m_complete = m_complete && at != m_facts.end();
    return at == m_facts.end() ? std::string() : at->value;
  }

  const std::vector<event::AlarmFact>& m_facts;
  bool m_complete = true;
};

// The device's own word for it, as in the log, and what it said.
QString whyLost(AlarmFacts& facts) {
  const QString reason = facts.word("reason"), detail = facts.word("detail");
  return detail.isEmpty() ? reason : QStringLiteral("%1: %2").arg(reason, detail);
}

QString airsInstead(const QString& fallback) {
  if (fallback == QStringLiteral("repeat_last"))
    return tr("a repeat of the last clip");
  if (fallback == QStringLiteral("standby_file"))
    return tr("the standby clip");
  return fallback == QStringLiteral("nothing") ? tr("nothing") : fallback;
}

QString textOf(Rule rule, AlarmFacts& facts) {
  switch (rule) {
  case Rule::DeviceLost: {
    const auto attempts = facts.number("attempts");
    return attempts == 1 ? tr("The device was lost (%1), 1 attempt with it").arg(whyLost(facts))
                         : tr("The device was lost (%1), %2 attempts with it").arg(whyLost(facts)).arg(attempts);
  }
  case Rule::DeviceQuarantined:
    return tr("The %1 lane has not drained in its budget").arg(facts.word("stage"));
  case Rule::DeviceHeld:
    return tr("The device is held: %1").arg(facts.word("why"));
  case Rule::DeviceRestartsOften:
    return tr("The device was lost %1 times in %2 minutes, the last time by %3")
        .arg(facts.number("times"))
        .arg(facts.number("minutes"))
        .arg(whyLost(facts));
  case Rule::MemoryHigh:
    return tr("The device uses %1, above the soft limit of %2").arg(facts.gigabytes("used_bytes"), facts.gigabytes("limit_bytes"));
  case Rule::MemoryFull:
    return tr("The device uses %1, above the hard limit of %2").arg(facts.gigabytes("used_bytes"), facts.gigabytes("limit_bytes"));
  case Rule::MemoryHeld:
    return tr("slot %1, %2: %3 of device memory did not come back")
        .arg(facts.number("slot"))
        .arg(facts.word("stage"), bytesText({facts.number("held_bytes")}));
  case Rule::SlotMissed:
    return tr("Slot %1 misses its air time; instead airs: %2").arg(facts.number("slot")).arg(airsInstead(facts.word("fallback")));
  case Rule::DeliveryFailing:
    return tr("Slot %1 has no clip on disk: %2").arg(facts.number("slot")).arg(facts.word("message"));
  case Rule::HistoryNotStored:
    return tr("The history cannot be written: %1").arg(facts.word("trouble"));
  case Rule::HistoryLost:
    return tr("%1 events are in no store").arg(facts.number("events"));
  case Rule::SlotsFailing:
    return tr("%1 of the last %2 slots failed").arg(facts.number("failed")).arg(facts.number("slots"));
  case Rule::SlotsLate:
    return tr("%1 slots in a row were finished past the generation target").arg(facts.number("slots"));
  case Rule::IntakeStarved:
    return tr("No slot is queued or in the making: from the next air time on viewers get the fallback");
  case Rule::StageHangs:
    return tr("%1: %2 of %3 attempts took longer than its timeout, and of those that were let run on none finished")
        .arg(facts.word("stage"))
        .arg(facts.number("over"))
        .arg(facts.number("of"));
  }
  return {};
}

QString actionOf(Rule rule) {
  switch (rule) {
  case Rule::DeviceLost:
    return tr("It is started anew by itself. If it is lost again: run doctor, restart it by hand");
  case Rule::DeviceQuarantined:
    return tr("It takes no work until it has drained; else it is killed and started anew by itself");
  case Rule::DeviceHeld:
    return tr("Find the cause, then restart the device");
  case Rule::DeviceRestartsOften:
    return tr("Look for what the deaths have in common: stage, model, recipe, memory");
  case Rule::MemoryHigh:
    return tr("Clear the buffers, or lower the quality level");
  case Rule::MemoryFull:
    return tr("Clear the buffers; end what else uses the device; restart it");
  case Rule::MemoryHeld:
    return tr("Restart the device at the next pause: a stage leaks");
  case Rule::SlotMissed:
    return tr("See that the fallback airs");
  case Rule::DeliveryFailing:
    return tr("Make room on the disk of the output folder, or make it writable");
  case Rule::HistoryNotStored:
    return tr("Make room on the disk of the history, or end what locks it");
  case Rule::HistoryLost:
    return tr("What was told since then is in no record: note what matters by hand, then mend the disk");
  case Rule::SlotsFailing:
    return tr("Look at what they failed of; raise that timeout, or lower the quality level");
  case Rule::SlotsLate:
    return tr("Lower the quality level before one misses its air time");
  case Rule::IntakeStarved:
    return tr("Add recipes to the queue, or pause the intake if that is meant");
  case Rule::StageHangs:
    return tr("Look for what the attempts that hang have in common; a longer timeout does not help");
  }
  return {};
}

QString shortNameOf(Rule rule) {
  switch (rule) {
  case Rule::DeviceLost:
    return tr("device lost");
  case Rule::DeviceQuarantined:
    return tr("stage stuck");
  case Rule::DeviceHeld:
    return tr("device held");
  case Rule::DeviceRestartsOften:
    return tr("device lost often");
  case Rule::MemoryHigh:
    return tr("above the soft limit");
  case Rule::MemoryFull:
    return tr("above the hard limit");
  case Rule::MemoryHeld:
    return tr("memory held");
  case Rule::SlotMissed:
    return tr("slot missed");
  case Rule::DeliveryFailing:
    return tr("clip not written");
  case Rule::HistoryNotStored:
    return tr("history not written");
  case Rule::HistoryLost:
    return tr("history lost");
  case Rule::SlotsFailing:
    return tr("slots fail");
  case Rule::SlotsLate:
    return tr("slots late");
  case Rule::IntakeStarved:
    return tr("nothing to make");
  case Rule::StageHangs:
    return tr("stage hangs");
  }
  return {};
}

}  // namespace

QString alarmText(const event::AlarmChanged& alarm) {
  if (const auto rule = alarm::parseRule(alarm.alarm)) {
    AlarmFacts facts(alarm);
    if (QString text = textOf(*rule, facts); facts.complete())
      return text;
  }
  return QString::fromStdString(alarm.text);
}

QString alarmAction(const event::AlarmChanged& alarm) {
  const auto rule = alarm::parseRule(alarm.alarm);
  return rule ? actionOf(*rule) : QString::fromStdString(alarm.action);
}

QString alarmSentences(const event::AlarmChanged& alarm) {
  return QStringLiteral("%1. %2.").arg(alarmText(alarm), alarmAction(alarm));
}

QString alarmName(const std::string& key) {
  const auto rule = alarm::parseRule(key);
  return rule ? shortNameOf(*rule) : QString::fromStdString(key);
}

}  // namespace vortex::ui
