// SPDX-License-Identifier: GPL-3.0-or-later
//
// The timeline's data as a table: the attempts that touch the range in view, by slot and in the order in which they started, the
// newest at the bottom as the timeline has them. Rows come and go where they do, nothing is reset, so that selection and scroll
// position stay.
//
// Bounded: of a range that holds more, the newest kMost attempts.
#pragma once

#include "ui/models/timeline_layout.h"

#include <QAbstractTableModel>
#include <vector>

namespace vortex::ui {

class AttemptTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Number = 0, Label, StageName, Try, State, Began, Took, Target, Timeout, Finishing, Held, kColumns };
  static constexpr std::size_t kMost = 10'000;

  explicit AttemptTableModel(const Session& session, QObject* parent = nullptr) : QAbstractTableModel(parent), m_session(session) {}

  // What is in view now.
  void refresh(const SceneInput& input);
  SlotId slotAt(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Key {
    SlotId slot;
    int bar = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  std::vector<Key> inView(const SceneInput& input) const;
  void become(const std::vector<Key>& keys);
  QString text(const Slot& slot, const Bar& bar, int column) const;

  const Session& m_session;
  std::vector<Key> m_rows;
  std::uint64_t m_story = 0;
  Time m_now{};
  SlotTimes m_times;
  std::function<QString(Time)> m_clockText;
};

}  // namespace vortex::ui
