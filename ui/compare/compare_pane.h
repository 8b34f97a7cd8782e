// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two recorded slots side by side (comparison_view.h), those that are chosen in the list when somebody asks for it, or two recorded
// sessions (sessions_view.h). What it shows stays until something else is asked for; a slot whose files are still being written is
// read again when they are there.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/compared_choice.h"
#include "ui/models/wipe.h"
#include "ui/widgets/pane.h"

#include <memory>
#include <optional>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace vortex::ui {

class ComparisonSource;
class ComparisonView;
class RecordedPane;
class SessionCommands;
class SessionsView;
struct ComparedPair;
struct ComparedSessions;

class ComparePane : public Pane {
  Q_OBJECT

 public:
  // The list, whose chosen slots are compared, outlives the pane.
  ComparePane(const Desk& desk, RecordedPane& list, QWidget* parent = nullptr);
  ~ComparePane() override;
  void refresh() override;
  Exportables exportables() override;

 signals:
  void wanted();  // it has, or will have, something to show: bring it forward

 protected:
  void make() override;

 private:
  void addActions();
  QWidget* buildNothing();
  QWidget* buildComparison();
  QWidget* buildSessions();
  QWidget* buildTools(QWidget* parent);
  QPushButton* exportButton(QWidget* parent);
  void connectSessions();
  void allow();
  void compareChosen();
  void ask(const ComparedChoice::Both& both);
  void swapSides();
  void setMode(PictureMode mode);
  void take(const std::shared_ptr<const ComparedPair>& pair);
  void showPair();
  void showSessions();
  void showNothing(const QString& why);
  QString nameOf(SlotId slot) const;
  std::uint64_t stateOf(const ComparedChoice::Both& both) const;

  Desk m_desk;
  RecordedPane& m_list;
  ComparisonSource* m_source = nullptr;
  QAction *m_compare = nullptr, *m_swap = nullptr;
  QAction* m_modes[3] = {};  // in the order of PictureMode
  QTimer* m_settles = nullptr;
  enum Page { Nothing, Pair, Sessions };
  QStackedWidget* m_whole = nullptr;
  QLabel* m_nothing = nullptr;
  ComparisonView* m_view = nullptr;
  SessionCommands* m_sessionCommands = nullptr;
  SessionsView* m_sessionsView = nullptr;

  std::optional<ComparedChoice::Both> m_both;          // what is shown, or asked for
  std::shared_ptr<const ComparedPair> m_pair;          // shared with those that paint it; null: none is there yet
  std::shared_ptr<const ComparedSessions> m_sessions;  // in its place; at most one of them is there
  std::uint64_t m_asked = 0;                           // how both stood when they were read
  bool m_pending = false;                              // as soon as the list has the selected slot
};

}  // namespace vortex::ui
