// SPDX-License-Identifier: GPL-3.0-or-later
//
// Address by hand…: slots that left no clip need no rerun (any more), for a reason that an operator gives; and taking that back. Of
// the slots that are chosen in the list, or of the window's selected slot where the list is not seen.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/recorded_list.h"

#include <QObject>
#include <vector>

class QAction;
class QWidget;

namespace vortex::ui {

class RecordedPane;

class AddressCommands : public QObject {
  Q_OBJECT

 public:
  // The pane outlives it. window: the parent of what is asked.
  AddressCommands(const Desk& desk, RecordedPane& pane, QWidget* window);

  void refresh();  // once a frame: what can be done now

 signals:
  void said(const QString& what);  // for the status bar

 private:
  void takeChosen();
  void address();
  void withdraw();
  std::vector<SlotId> open() const;  // that can be addressed
  QString whyNot() const;            // "" when one can be
  QString nameOf(const std::vector<SlotId>& which) const;

  Desk m_desk;
  RecordedPane& m_pane;
  QWidget* m_window;
  QAction *m_address = nullptr, *m_withdraw = nullptr;
  // Of the list, kept while the choice stands.
  std::vector<SlotId> m_open, m_byHand;
  QString m_whyNone, m_said;  // m_said: what was said of the first
};

}  // namespace vortex::ui
