// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holding two recorded sessions against each other: asks which two of the store's runs, reads them on threads of its own, and hands
// over what they come to. The latest wish wins.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/compare/compared_sessions.h"

#include <QObject>
#include <memory>

class QAction;
class QWidget;

namespace vortex::ui {

class SessionCommands : public QObject {
  Q_OBJECT

 public:
  SessionCommands(const Desk& desk, QWidget* window);
  ~SessionCommands() override;  // what is being read is given up

  QAction* action() const { return m_compare; }
  void refresh();  // once a frame
  void compare(const SessionsQuestion& question);

 signals:
  void asked(const vortex::ui::SessionNames& names);  // they are being read
  void read(const std::shared_ptr<const vortex::ui::ComparedSessions>& both);
  void failed(const QString& why);

 private:
  void choose();
  void offer(const RecordedRuns& runs);
  void giveUp();

  Desk m_desk;
  QWidget* m_window;
  QAction* m_compare = nullptr;
  std::shared_ptr<std::atomic<bool>> m_abandon;  // of the wish that holds; shared with the thread that looks at it
};

}  // namespace vortex::ui
