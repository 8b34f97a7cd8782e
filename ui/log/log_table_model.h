// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of the event log that pass a filter, the oldest first, in the words of the engine's own log. Lines join at the end and
// leave at the front; nothing is reset but by another filter or another story. A line's words are made when it is shown, or when a
// text is looked for.
#pragma once

#include "engine/slot/settings.h"
#include "ui/models/event_log.h"

#include <QAbstractTableModel>
#include <QString>
#include <deque>
#include <functional>

namespace vortex::ui {

struct LogFilter {
  LogLevel least = LogLevel::Info;
  QString text;                // somewhere in the line, whatever its case; "": any
  std::optional<SlotId> slot;  // of this slot alone
  friend bool operator==(const LogFilter&, const LogFilter&) = default;
};

class LogTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { At = 0, Level, OfSlot, What, kColumns };

  // clock: a time as wall-clock text. The log outlives the model.
  LogTableModel(const EventLog& log, std::function<QString(Time)> clock, QObject* parent = nullptr);

  void setFilter(const LogFilter& filter);
  const LogFilter& filter() const { return m_filter; }
  // Takes over what the log learnt. How many lines left at the front.
  int refresh();

  std::optional<SlotId> slotAt(int row) const;
  QString lineText(int row) const;  // as it is copied: "14:32:17  warning  slot 4182: …"

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void readAnew();
  bool passes(const Event& event) const;
  const Event& at(int row) const { return m_log.at(m_lines[static_cast<std::size_t>(row)]); }
  QString text(const Event& event, int column) const;
  QVariant colourAt(const Event& event, int column) const;

  const EventLog& m_log;
  std::function<QString(Time)> m_clock;
  LogFilter m_filter;
  std::deque<std::uint64_t> m_lines;  // of the log
  std::uint64_t m_taken = 0;          // the log's lines below this were looked at
  std::uint64_t m_story = 0;          // that the lines are of
};

QString levelWord(LogLevel level);

}  // namespace vortex::ui
