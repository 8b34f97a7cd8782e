// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/log_table_model.h"

#include "engine/slot/slot_of.h"
#include "engine/telemetry/event_json.h"
#include "engine/telemetry/log.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace vortex::ui {
namespace {

QString sentence(const Event& event) { return QString::fromStdString(telemetry::sentenceOf(event.body)); }

}  // namespace

QString levelWord(LogLevel level) {
  switch (level) {
  case LogLevel::Debug:
    return QCoreApplication::translate("words", "detail");
  case LogLevel::Info:
    return QCoreApplication::translate("words", "info");
  case LogLevel::Warning:
    return QCoreApplication::translate("words", "◆ warning");
  case LogLevel::Error:
    return QCoreApplication::translate("words", "▲ error");
  }
  return {};
}

LogTableModel::LogTableModel(const EventLog& log, std::function<QString(Time)> clock, QObject* parent)
    : QAbstractTableModel(parent), m_log(log), m_clock(std::move(clock)) {}

bool LogTableModel::passes(const Event& event) const {
  if (m_filter.slot && slotOf(event.body) != m_filter.slot)
    return false;
  if (telemetry::levelOf(event.body) < m_filter.least)
    return false;
  return m_filter.text.isEmpty() || sentence(event).contains(m_filter.text, Qt::CaseInsensitive);
}

void LogTableModel::setFilter(const LogFilter& filter) {
  if (filter == m_filter)
    return;
  m_filter = filter;
  readAnew();
}

void LogTableModel::readAnew() {
  beginResetModel();
  m_story = m_log.story();
  m_lines.clear();
  for (m_taken = m_log.first(); m_taken < m_log.end(); ++m_taken)
    if (passes(m_log.at(m_taken)))
      m_lines.push_back(m_taken);
  endResetModel();
}

int LogTableModel::refresh() {
  if (m_story != m_log.story()) {
    const int before = rowCount();
    readAnew();
    return before;
  }
  const auto kept = std::lower_bound(m_lines.begin(), m_lines.end(), m_log.first());
  const int gone = static_cast<int>(kept - m_lines.begin());
  if (gone > 0) {
    beginRemoveRows({}, 0, gone - 1);
    m_lines.erase(m_lines.begin(), kept);
    endRemoveRows();
  }
  std::vector<std::uint64_t> fresh;
  for (m_taken = std::max(m_taken, m_log.first()); m_taken < m_log.end(); ++m_taken)
    if (passes(m_log.at(m_taken)))
      fresh.push_back(m_taken);
  if (!fresh.empty()) {
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    m_lines.insert(m_lines.end(), fresh.begin(), fresh.end());
    endInsertRows();
  }
  return gone;
}

std::optional<SlotId> LogTableModel::slotAt(int row) const { return slotOf(at(row).body); }

QString LogTableModel::lineText(int row) const {
  const Event& event = at(row);
  return QStringLiteral("%1  %2  %3").arg(text(event, At), text(event, Level), text(event, What));
}

int LogTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_lines.size()); }
int LogTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString LogTableModel::text(const Event& event, int column) const {
  switch (column) {
  case At:
    return m_clock(event.at);
  case Level:
    return levelWord(telemetry::levelOf(event.body));
  case OfSlot: {
    const auto slot = slotOf(event.body);
    return slot ? QString::number(slot->value) : QString();
  }
  case What:
    return sentence(event);
  default:
    return {};
  }
}

QVariant LogTableModel::colourAt(const Event& event, int column) const {
  if (column == At || column == OfSlot)
    return tokens().text2;
  switch (telemetry::levelOf(event.body)) {
  case LogLevel::Error:
    return tokens().high;
  case LogLevel::Warning:
    return tokens().medium;
  case LogLevel::Info:
    return column == What ? tokens().text : tokens().text2;
  case LogLevel::Debug:
    return tokens().text3;
  }
  return {};
}

QVariant LogTableModel::data(const QModelIndex& index, int role) const {
  // A line that the log let go since the last refresh has nothing to show until the next one takes its row away.
  if (!index.isValid() || index.row() >= rowCount() || m_story != m_log.story() ||
      m_lines[static_cast<std::size_t>(index.row())] < m_log.first())
    return {};
  const Event& event = at(index.row());
  switch (role) {
  case Qt::DisplayRole:
    return text(event, index.column());
  case Qt::ToolTipRole:
    return index.column() == What ? text(event, What) : QVariant();
  case Qt::ForegroundRole:
    return colourAt(event, index.column());
  case Qt::FontRole:
    return index.column() == At || index.column() == OfSlot ? numberFont(12) : QVariant();
  default:
    return {};
  }
}

QVariant LogTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
    return {};
  static const std::array<const char*, kColumns> names{QT_TR_NOOP("Time"), QT_TR_NOOP("Level"), QT_TR_NOOP("Slot"),
                                                       QT_TR_NOOP("What happened")};
  return tr(names[static_cast<std::size_t>(section)]);
}

}  // namespace vortex::ui
