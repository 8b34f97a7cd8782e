// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line that answers "what needs me": a calm sentence, or the worst alarm with what helps and a button that acknowledges it.
// Always as high, whatever it says.
#pragma once

#include <QWidget>
#include <string>

class QLabel;
class QPushButton;

namespace vortex::ui {

class Bridge;

class AttentionLine : public QWidget {
  Q_OBJECT

 public:
  explicit AttentionLine(Bridge& bridge, QWidget* parent = nullptr);
  void refresh();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Bridge& m_bridge;
  QLabel *m_text = nullptr, *m_count = nullptr;
  QPushButton* m_acknowledge = nullptr;
  std::string m_alarm;  // the one that is shown, "" when calm
};

}  // namespace vortex::ui
