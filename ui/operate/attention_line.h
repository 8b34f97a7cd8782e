// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line that answers "what needs me": a calm sentence, or the worst alarm with what helps, a button that does it where the
// window can, one that shows the cause, and one that acknowledges it. Always as high, whatever it says.
#pragma once

#include "ui/bridge/desk.h"

#include <QWidget>
#include <string>

class QAction;
class QLabel;
class QPushButton;

namespace vortex::ui {

class AttentionLine : public QWidget {
  Q_OBJECT

 public:
  explicit AttentionLine(const Desk& desk, QWidget* parent = nullptr);
  void refresh();
  // Shown while no alarm stands, with a button that does the action (while it is enabled), until it is dismissed or done.
  void setNotice(const QString& notice, QAction* action);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Desk m_desk;
  Bridge& m_bridge;
  QLabel *m_text = nullptr, *m_count = nullptr;
  QPushButton *m_act = nullptr, *m_show = nullptr, *m_acknowledge = nullptr, *m_dismiss = nullptr;
  QString m_notice;
  QAction *m_action = nullptr, *m_remedy = nullptr;  // the notice's; the alarm's
  std::string m_alarm;                               // the one that is shown, "" when calm
};

}  // namespace vortex::ui
