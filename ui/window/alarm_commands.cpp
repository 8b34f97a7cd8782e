// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/alarm_commands.h"

#include "ui/bridge/bridge.h"
#include "ui/models/alarm_order.h"
#include "ui/models/selection.h"
#include "ui/models/time_axis.h"
#include "ui/widgets/actions.h"

#include <algorithm>
#include <array>

namespace vortex::ui {
namespace {

// Nobody has said that they know of it.
bool isUnknown(const AlarmLine& line) {
  return line.alarm.state == AlarmState::Unacknowledged || line.alarm.state == AlarmState::Returned;
}

}  // namespace

AlarmCommands::AlarmCommands(const Desk& desk, QObject* parent) : QObject(parent), m_desk(desk) {
  Actions& actions = m_desk.actions;
  m_acknowledge = actions.add(Menu::Alarms, {QStringLiteral("alarms.acknowledge"),
                                             tr("&Acknowledge"),
                                             tr("Says that you know of the selected alarm, or of the worst"),
                                             {Qt::Key_F9},
                                             true});
  connect(m_acknowledge, &QAction::triggered, this, [this] {
    if (const AlarmLine* line = toAcknowledge())
      m_desk.bridge.acknowledge(line->alarm.alarm);
  });
  m_show = actions.add(Menu::Alarms, {QStringLiteral("alarms.show"),
                                      tr("&Show the cause"),
                                      tr("Selects the slot that raised the alarm and brings its time into view"),
                                      {}});
  connect(m_show, &QAction::triggered, this, [this] {
    const AlarmLine* line = meant();
    if (line == nullptr)
      return;
    m_desk.axis.bringIntoView(line->since);
    if (const auto slot = m_desk.bridge.session().causeOf(line->alarm.alarm))
      m_desk.selection.select(slot);
  });
  connect(actions.add(Menu::Alarms,
                      {QStringLiteral("alarms.next"), tr("&Next alarm"), tr("Selects the next alarm of the list"), {Qt::Key_F8}}),
          &QAction::triggered, this, [this] { walk(1); });
  connect(actions.add(Menu::Alarms, {QStringLiteral("alarms.previous"),
                                     tr("&Previous alarm"),
                                     tr("Selects the alarm before"),
                                     {QKeySequence(Qt::SHIFT | Qt::Key_F8)}}),
          &QAction::triggered, this, [this] { walk(-1); });
  actions.separate(Menu::Alarms);
  const std::array<std::pair<QString, double>, 3> spans{
      {{tr("Shelve for 15 minutes"), 900}, {tr("Shelve for an hour"), 3'600}, {tr("Shelve for 8 hours"), 28'800}}};
  for (std::size_t i = 0; i < spans.size(); ++i) {
    m_shelve[i] = actions.add(Menu::Alarms, {QStringLiteral("alarms.shelve%1").arg(i + 1),
                                             spans[i].first,
                                             tr("Silences the selected alarm for this time; it comes back by itself"),
                                             {},
                                             true});
    connect(m_shelve[i], &QAction::triggered, this, [this, span = spans[i].second] {
      if (const AlarmLine* line = meant())
        m_desk.bridge.shelve(line->alarm.alarm, seconds(span));
    });
  }
  m_unshelve = actions.add(
      Menu::Alarms, {QStringLiteral("alarms.unshelve"), tr("&Unshelve"), tr("Ends the selected alarm's shelving now"), {}, true});
  connect(m_unshelve, &QAction::triggered, this, [this] { m_desk.bridge.unshelve(m_desk.selection.alarm()); });
  refresh();
}

const AlarmLine* AlarmCommands::selected() const {
  const auto& standing = m_desk.bridge.session().alarms();
  const auto found = standing.find(m_desk.selection.alarm());
  return found == standing.end() ? nullptr : &found->second;
}

const AlarmLine* AlarmCommands::meant() const {
  if (const AlarmLine* line = selected())
    return line;
  const auto& standing = m_desk.bridge.session().alarms();
  if (const AlarmLine* worst = worstAlarm(m_desk.bridge.session()))
    return worst;
  // One whose cause is over still wants to be known of.
  const auto returned = std::find_if(standing.begin(), standing.end(),
                                     [](const auto& entry) { return entry.second.alarm.state == AlarmState::Returned; });
  return returned == standing.end() ? nullptr : &returned->second;
}

const AlarmLine* AlarmCommands::toAcknowledge() const {
  if (const AlarmLine* line = selected(); line != nullptr && isUnknown(*line))
    return line;
  const std::vector<AlarmLine> lines = inOrder(m_desk.bridge.session());
  const auto first = std::find_if(lines.begin(), lines.end(), isUnknown);
  return first == lines.end() ? nullptr : &m_desk.bridge.session().alarms().find(first->alarm.alarm)->second;
}

void AlarmCommands::walk(int step) {
  const std::vector<AlarmLine> lines = inOrder(m_desk.bridge.session());
  if (lines.empty())
    return;
  const int count = static_cast<int>(lines.size());
  int at = step > 0 ? -1 : count;
  for (int i = 0; i < count; ++i)
    if (lines[static_cast<std::size_t>(i)].alarm.alarm == m_desk.selection.alarm())
      at = i;
  m_desk.selection.selectAlarm(lines[static_cast<std::size_t>((at + step + count) % count)].alarm.alarm);
}

void AlarmCommands::refresh() {
  const AlarmLine* line = meant();
  const QString none = tr("No alarm stands");
  Actions::allow(m_acknowledge, toAcknowledge() != nullptr, line == nullptr ? none : tr("All alarms are acknowledged already"));
  Actions::allow(m_show, line != nullptr, none);
  const bool shelved = line != nullptr && line->alarm.state == AlarmState::Shelved;
  for (QAction* shelve : m_shelve)
    Actions::allow(shelve, line != nullptr && !shelved, line == nullptr ? none : tr("It is shelved already"));
  Actions::allow(m_unshelve, shelved, tr("The selected alarm is not shelved"));
}

}  // namespace vortex::ui
