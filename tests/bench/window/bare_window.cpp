// SPDX-License-Identifier: GPL-3.0-or-later
//
// The baseline: an empty window of the same size, and nothing else.
#include "app/control_room/first_paint.h"

#include <QApplication>
#include <QMainWindow>

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QMainWindow window;
  window.resize(1600, 1000);
  new vortex::control_room::FirstPaint(window);
  window.show();
  return QApplication::exec();
}
