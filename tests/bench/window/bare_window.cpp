// SPDX-License-Identifier: GPL-3.0-or-later
//
// The baseline: a window of the same size that says what time it is, and nothing else.
#include "app/control_room/first_paint.h"

#include <QApplication>
#include <QLabel>
#include <QMainWindow>
#include <QTime>
#include <QTimer>

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QMainWindow window;
  window.resize(1600, 1000);
  auto* clock = new QLabel(&window);
  QTimer second;
  QObject::connect(&second, &QTimer::timeout, clock, [clock] { clock->setText(QTime::currentTime().toString()); });
  second.start(1'000);
  window.setCentralWidget(clock);
  new vortex::control_room::FirstPaint(window);
  window.show();
  return QApplication::exec();
}
