// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that can be done in the window, as actions in the registry: what each is called, its keys, what it does, and when it
// cannot be done and why.
#pragma once

#include "ui/bridge/desk.h"

#include <QObject>
#include <QString>

class QAction;
class QWidget;

namespace vortex::ui {

class Commands : public QObject {
  Q_OBJECT

 public:
  // sample: the recipe file that the sample actions run. window: the parent of what is asked.
  Commands(const Desk& desk, QString sample, QWidget* window);

  void refresh();  // what can be done now

 private:
  void file();
  void onSlots();
  void device();
  void view();

  Desk m_desk;
  QString m_sample;
  QWidget* m_window;
  QAction *m_intake = nullptr, *m_cancel = nullptr, *m_again = nullptr;
  bool m_askedAgain = false;
};

}  // namespace vortex::ui
