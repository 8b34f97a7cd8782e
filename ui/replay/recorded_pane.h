// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every slot of the store as a table, the newest first: found by typing, filtered, several chosen at once. The slot under the
// cursor is the window's selected one. Why there is nothing to see is said in the table's place.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/recorded_list.h"
#include "ui/widgets/pane.h"

#include <QList>
#include <vector>

class QAction;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTableView;

namespace vortex::ui {

class Actions;
class RecordedFilters;
class RecordedSource;
class RecordedTableModel;

class RecordedPane : public Pane {
  Q_OBJECT

 public:
  explicit RecordedPane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;
  Exportables exportables() override;

  const RecordedList& list() const;
  std::vector<const RecordedLine*> chosen() const;     // in the order of the table
  void addToBar(QWidget* tool, int stretch = 0);       // under the table, from left to right
  void addRowActions(const QList<QAction*>& actions);  // at a right click, a group of them
  // These slots alone, ascending, until the filter is cleared.
  void showOnly(std::vector<SlotId> which);
  // By hand, with the reason, "" to take it back: told to the engine, and shown at once.
  void address(const std::vector<SlotId>& which, const QString& comment);

 signals:
  void chosenChanged();

 protected:
  void make() override;  // its filters: what is chosen in its table others ask for

 private:
  QWidget* buildTable();
  void registerActions(Actions& actions);
  void take();
  void showByHand();
  void applyFilter();
  void showSelection();
  void showInTimeline();
  void sayHowMany();
  void sayNothing(const QString& why);
  std::int64_t wallNow() const;

  Desk m_desk;
  RecordedSource* m_source = nullptr;
  RecordedTableModel* m_model = nullptr;
  RecordedFilters* m_filters = nullptr;
  QTableView* m_table = nullptr;
  QLabel* m_nothing = nullptr;
  QStackedWidget* m_pages = nullptr;
  QHBoxLayout* m_bar = nullptr;
  ByHand m_stored;           // addressed by hand, as the store had it when it was read last
  ByHand m_said;             // … what was said since and the store does not have yet
  bool m_more = false;       // the store has older ones
  bool m_following = false;  // the table follows the selection, and does not make it
};

}  // namespace vortex::ui
