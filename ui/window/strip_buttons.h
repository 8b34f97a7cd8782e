// SPDX-License-Identifier: GPL-3.0-or-later
//
// The four buttons at the right end of the channel strip: what an operator does to the channel as a whole. On a small screen two,
// and the menus have the others.
#pragma once

#include <QWidget>

class QPushButton;

namespace vortex::ui {

class Actions;

class StripButtons : public QWidget {
  Q_OBJECT

 public:
  explicit StripButtons(const Actions& actions, QWidget* parent = nullptr);

  void setCompact(bool compact);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QPushButton *m_cancel = nullptr, *m_clear = nullptr;
};

}  // namespace vortex::ui
