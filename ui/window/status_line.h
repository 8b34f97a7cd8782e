// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's lowest line: how much was told and where it is kept, of what is shown; and how one moves about in it.
#pragma once

#include "ui/bridge/desk.h"

#include <QObject>

class QLabel;
class QStatusBar;

namespace vortex::ui {

class PlainLine;

class StatusLine : public QObject {
  Q_OBJECT

 public:
  StatusLine(const Desk& desk, QStatusBar* bar);
  void say(const QString& what);  // for a few seconds, in place of it
  void refresh();                 // once a frame

 private:
  QString hint() const;

  Desk m_desk;
  QStatusBar* m_bar;
  PlainLine* m_told = nullptr;
  QLabel* m_hint = nullptr;
};

}  // namespace vortex::ui
