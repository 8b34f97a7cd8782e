// SPDX-License-Identifier: GPL-3.0-or-later
//
// The channel's queue as a table: what waits, when it airs if all goes on as it stands, and whether it is held. Rows can be dragged
// to another place; the model asks for that by a signal and shows what the channel then says.
#pragma once

#include "ui/models/channel.h"

#include <QAbstractTableModel>
#include <functional>
#include <vector>

namespace vortex::ui {

class QueueModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Airs = 0, Label, From, State, kColumns };
  enum Role { KeyRole = Qt::UserRole + 1, HeldRole, OffAirRole, MayBeOffAirRole };

  // clock: a time as wall-clock text. airAfter: from a slot's start to its air time.
  QueueModel(const Channel& channel, Duration airAfter, std::function<QString(Time)> clock, QObject* parent = nullptr);

  void refresh();                      // takes over what the channel has
  bool hasOffAir() const;              // something waits for a gap between air slots
  int rowOf(std::uint64_t key) const;  // -1: not in it
  std::uint64_t keyAt(int row) const;  // 0: no such row

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

 signals:
  void moveAsked(quint64 key, int to);

 private:
  struct Line {
    std::uint64_t key = 0;
    QString label, from, state;
    bool held = false, offAir = false, mayBeOffAir = false;
    std::optional<Time> airs;
  };
  Line lineOf(const Waiting& entry) const;

  const Channel& m_channel;
  Duration m_airAfter;
  std::function<QString(Time)> m_clock;
  std::vector<Line> m_lines;
  std::uint64_t m_revision = 0;
  std::optional<Time> m_next;
};

}  // namespace vortex::ui
