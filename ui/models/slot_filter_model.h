// SPDX-License-Identifier: GPL-3.0-or-later
//
// The slots that pass a filter, over the slot table.
#pragma once

#include "ui/models/session.h"

#include <QSortFilterProxyModel>
#include <QString>
#include <array>
#include <optional>
#include <string>

namespace vortex::ui {

class SlotTableModel;

struct SlotFilter {
  enum class Show : std::uint8_t {
    All = 1,
    Live,    // in the making, or its GPU work not finished yet
    Failed,  // ended without success, was interrupted, or missed its air time
    Queued,
  };
  Show show = Show::All;
  QString text;                // in its number, its recipe or its state, whatever the case; "": any
  std::optional<Stage> stage;  // where it is now, where it ended, or where a try of it came to nothing
  friend bool operator==(const SlotFilter&, const SlotFilter&) = default;
};

// A filter made ready for many slots: what does not depend on the slot is worked out once.
class SlotMatcher {
 public:
  explicit SlotMatcher(SlotFilter filter);
  bool operator()(const Slot& slot) const;
  const SlotFilter& filter() const { return m_filter; }

 private:
  bool holdsText(const Slot& slot) const;
  bool inState(const Slot& slot) const;

  SlotFilter m_filter;
  std::string m_lower;  // the text in lower case, where it is ASCII
  bool m_isAscii = false, m_isNumber = false;
  // Of a decided slot, by outcome and by stage (0: none): whether its words hold the text.
  std::array<std::array<bool, kStageCount + 1>, 9> m_decided{};
};

class SlotFilterModel : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  // The source outlives it.
  explicit SlotFilterModel(SlotTableModel& source, QObject* parent = nullptr);
  void setFilter(const SlotFilter& filter);  // another filter resets the model
  const SlotFilter& filter() const { return m_matches.filter(); }
  SlotId slotAt(int row) const;
  int rowOf(SlotId slot) const;  // -1: not in it, or filtered away

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  SlotTableModel& m_source;
  SlotMatcher m_matches{SlotFilter{}};
};

}  // namespace vortex::ui
