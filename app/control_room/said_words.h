// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says on stdout what the window's attention line says of the device, once that was painted: what tests/app times from outside. A
// JSON line for each change:
//   at_ns        when it was painted, CLOCK_MONOTONIC
//   words        the sentence
//   device       "starting", "ready", "quarantined", "lost", "held"; pid: its process, 0 when there is none
//   noticed_ms   from the engine's notice of that condition to the paint
//   making       the stages that run, "" when no slot is in the making
//   verdict      what Leak hunt says of the capture that it shows, "" while that is not looked at
//   remark       what the status bar and the log were told last of what somebody asked for, "" before
//   stall_ms     the longest time since the line before in which the event loop answered nobody
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

class QWidget;

namespace vortex::ui {
class Bridge;
class MainWindow;
}  // namespace vortex::ui

namespace vortex::control_room {

class SaidWords : public QObject {
 public:
  SaidWords(ui::MainWindow& window, const ui::Bridge& bridge);

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* widget, QEvent* event) override;

 private:
  void beat();
  void say();

  const ui::Bridge& m_bridge;
  QWidget *m_line = nullptr, *m_verdict = nullptr;
  QTimer m_beat;
  QElapsedTimer m_sinceBeat;
  qint64 m_stallMs = 0;
  QString m_said, m_remark;
};

}  // namespace vortex::control_room
