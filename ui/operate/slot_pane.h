// SPDX-License-Identifier: GPL-3.0-or-later
//
// The slots of the session as a table, the newest first, with filters. Digits typed into the table, or Ctrl+F, go to the search
// box; Enter shows the chosen slot in the timeline.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/session.h"
#include "ui/models/slot_filter_model.h"
#include "ui/widgets/pane.h"

#include <optional>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QTableView;

namespace vortex::ui {

class SlotTableModel;
class TableNote;

class SlotPane : public Pane {
  Q_OBJECT

 public:
  explicit SlotPane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;
  void find();  // puts the focus into the search box

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* buildTable(QWidget* parent);
  QWidget* buildFilters();
  void applyFilter();
  void showSelection();
  void showInTimeline();

  Desk m_desk;
  SlotTableModel* m_model = nullptr;
  SlotFilterModel* m_filtered = nullptr;
  QTableView* m_table = nullptr;
  TableNote* m_none = nullptr;  // why there is no row
  QLineEdit* m_text = nullptr;
  QButtonGroup* m_show = nullptr;
  QComboBox* m_stage = nullptr;
  std::optional<Session::Mark> m_shown;  // what was taken over
  bool m_narrow = false;
  bool m_following = false;  // the table follows the selection, and does not make it
};

}  // namespace vortex::ui
