// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/alarm_order.h"

#include "ui/models/alarm_words.h"
#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace vortex::ui {
namespace {

// A device that does not work is what the slots' alarms come of, and stands before them.
bool before(const AlarmLine& a, const AlarmLine& b) {
  const auto rank = [](const AlarmLine& line) {
    return std::tuple(line.alarm.state, -static_cast<int>(line.alarm.priority), isOfDevice(line.alarm.alarm) ? 0 : 1,
                      -line.since.time_since_epoch().count());
  };
  return rank(a) < rank(b);
}

}  // namespace

std::vector<AlarmLine> inOrder(const Session& session) {
  std::vector<AlarmLine> lines;
  for (const auto& [key, line] : session.alarms())
    lines.push_back(line);
  std::sort(lines.begin(), lines.end(), before);
  return lines;
}

const AlarmLine* worstAlarm(const Session& session) {
  const AlarmLine* worst = nullptr;
  for (const auto& [key, line] : session.alarms()) {
    const bool holds = line.alarm.state == AlarmState::Unacknowledged || line.alarm.state == AlarmState::Acknowledged;
    if (holds && (worst == nullptr || before(line, *worst)))
      worst = &line;
  }
  return worst;
}

QString stateText(const AlarmLine& line, Time now) {
  switch (line.alarm.state) {
  case AlarmState::Unacknowledged:
    return tr("unacknowledged");
  case AlarmState::Acknowledged:
    return tr("acknowledged");
  case AlarmState::Returned:
    return tr("returned");
  case AlarmState::Shelved:
    if (line.alarm.shelvedUntil)
      return tr("shelved %1 min").arg(numberText(std::ceil(std::max(inSeconds(*line.alarm.shelvedUntil - now), 0.0) / 60), 0));
    return tr("shelved");
  case AlarmState::Normal:
    break;
  }
  return tr("normal");
}

bool isOfDevice(const std::string& alarm) {
  return alarm == "device_held" || alarm == "device_lost" || alarm == "device_quarantined";
}

QString remedyOf(const std::string& alarm) {
  if (alarm == "device_held" || alarm == "memory_held" || alarm == "device_restarts_often")
    return QStringLiteral("device.restart");
  if (alarm == "memory_high" || alarm == "memory_full")
    return QStringLiteral("device.clear");
  if (alarm == "intake_starved")
    return QStringLiteral("file.open");
  return {};
}

QString worstActor(const Session& session) {
  const auto& raised = session.raised();
  const auto worst =
      std::max_element(raised.begin(), raised.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return worst == raised.end() ? QString() : QStringLiteral("%1, %2").arg(alarmName(worst->first)).arg(worst->second);
}

}  // namespace vortex::ui
