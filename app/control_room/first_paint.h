// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says on stdout, once, that a widget was painted: what tests/bench/window times from outside. Header only, for its bare window
// too.
#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QObject>
#include <cstdio>

namespace vortex::control_room {

class FirstPaint : public QObject {
 public:
  explicit FirstPaint(QObject& widget) : QObject(&widget) { widget.installEventFilter(this); }

 protected:
  bool eventFilter(QObject* widget, QEvent* event) override {
    if (event->type() != QEvent::Paint)
      return false;
    widget->removeEventFilter(this);
    // After the paint that this event begins.
    QMetaObject::invokeMethod(
        this,
        [] {
          std::puts("painted");
          std::fflush(stdout);
        },
        Qt::QueuedConnection);
    return false;
  }
};

}  // namespace vortex::control_room
