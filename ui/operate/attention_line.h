// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line that answers "what needs me": a calm sentence, or the worst alarm with what helps and a button that acknowledges it.
// Always as high, whatever it says.
#pragma once

#include <QWidget>
#include <string>

class QAction;
class QLabel;
class QPushButton;

namespace vortex::ui {

class Bridge;

class AttentionLine : public QWidget {
  Q_OBJECT

 public:
  explicit AttentionLine(Bridge& bridge, QWidget* parent = nullptr);
  void refresh();
  // Shown while no alarm stands, with a button that does the action (while it is enabled), until it is dismissed or done.
  void setNotice(const QString& notice, QAction* action);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Bridge& m_bridge;
  QLabel *m_text = nullptr, *m_count = nullptr;
  QPushButton *m_acknowledge = nullptr, *m_act = nullptr, *m_dismiss = nullptr;
  QString m_notice;
  QAction* m_action = nullptr;
  std::string m_alarm;  // the one that is shown, "" when calm
};

}  // namespace vortex::ui
