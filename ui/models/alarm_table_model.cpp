// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/alarm_table_model.h"

#include "ui/models/alarm_order.h"
#include "ui/models/alarm_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vortex::ui {
namespace {

bool sameLines(const std::vector<AlarmLine>& a, const std::vector<AlarmLine>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const AlarmLine& x, const AlarmLine& y) {
    return x.alarm.alarm == y.alarm.alarm && x.alarm.state == y.alarm.state && x.alarm.text == y.alarm.text && x.since == y.since;
  });
}

}  // namespace

AlarmTableModel::AlarmTableModel(const Session& session, std::function<QString(Time)> clock, QObject* parent)
    : QAbstractTableModel(parent), m_session(session), m_clock(std::move(clock)) {}

void AlarmTableModel::refresh(Time now) {
  std::vector<AlarmLine> lines = inOrder(m_session);
  QStringList states;
  for (const AlarmLine& line : lines)
    states << stateText(line, now);
  if (sameLines(lines, m_lines) && states == m_states)
    return;
  beginResetModel();  // a handful of rows
  m_lines = std::move(lines);
  m_states = std::move(states);
  endResetModel();
}

int AlarmTableModel::rowOf(const std::string& alarm) const {
  for (std::size_t row = 0; row < m_lines.size(); ++row)
    if (m_lines[row].alarm.alarm == alarm)
      return static_cast<int>(row);
  return -1;
}

const AlarmLine* AlarmTableModel::alarmAt(int row) const {
  return row >= 0 && row < rowCount() ? &m_lines[static_cast<std::size_t>(row)] : nullptr;
}

int AlarmTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_lines.size()); }
int AlarmTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant AlarmTableModel::data(const QModelIndex& index, int role) const {
  const AlarmLine* line = index.isValid() ? alarmAt(index.row()) : nullptr;
  if (line == nullptr)
    return {};
  if (role == Qt::ToolTipRole)
    return QStringLiteral("%1.\n%2.").arg(alarmText(line->alarm), alarmAction(line->alarm));
  if (role == PriorityRole)
    return static_cast<int>(line->alarm.priority);
  if (role == StateRole)
    return static_cast<int>(line->alarm.state);
  if (role == KeyRole)
    return QString::fromStdString(line->alarm.alarm);
  if (role != Qt::DisplayRole)
    return {};
  switch (index.column()) {
  case State:
    return m_states[index.row()];
  case Since:
    return m_clock(line->since);
  case Text:
    return QStringLiteral("%1. %2").arg(alarmText(line->alarm), alarmAction(line->alarm));
  default:
    return {};
  }
}

QVariant AlarmTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
    return {};
  static const std::array<const char*, kColumns> names{QT_TR_NOOP("State"), QT_TR_NOOP("Since"),
                                                       QT_TR_NOOP("What, and what to do")};
  return tr(names[static_cast<std::size_t>(section)]);
}

}  // namespace vortex::ui
