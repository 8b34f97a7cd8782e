// SPDX-License-Identifier: GPL-3.0-or-later
//
// The session's slots as a table, the newest first. Rows come at the top and change in place; nothing is reset, so that selection
// and scroll position stay.
#pragma once

#include "ui/models/prediction.h"
#include "ui/models/session.h"
#include "ui/models/slot_tone.h"

#include <QAbstractTableModel>
#include <functional>
#include <optional>

namespace vortex::ui {

class SlotTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Number = 0, Airs, Label, State, Total, Spare, Used, kColumns };
  enum Role {
    SlotRole = Qt::UserRole + 1,  // the slot's number, qulonglong
    ToneRole,                     // int: how a cell is written, SlotTone
  };

  using Foresee = std::function<std::optional<Prediction>(const Slot&)>;
  // clock: a time as wall-clock text. foresee: what is foreseen of a slot now.
  SlotTableModel(const Session& session, std::function<QString(Time)> clock, Foresee foresee, QObject* parent = nullptr);

  void refresh();   // takes over what the session learnt
  void tellTime();  // time went on: what is foreseen of those in the making is another
  SlotId slotAt(int row) const;
  const Slot* at(int row) const;
  int rowOf(SlotId slot) const;  // -1: not in it

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::optional<Duration> spareOf(const Slot& slot) const;
  QString text(const Slot& slot, int column) const;
  SlotTone tone(const Slot& slot, int column) const;

  const Session& m_session;
  std::function<QString(Time)> m_clock;
  Foresee m_foresee;
  std::vector<SlotId> m_rows;  // ascending: the last is row 0
  std::uint64_t m_story = 0;   // that they are of
};

}  // namespace vortex::ui
