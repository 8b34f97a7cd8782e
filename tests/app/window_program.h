// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real vortex-control-room, started as a user starts it, and what it says of its device on the screen (--say-words,
// app/control_room/said_words.h), line by line.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <deque>
#include <functional>

namespace vortex::test {

struct Said {
  QString words, device, making, verdict, remark;
  int pid = 0;
  double atMs = 0;       // CLOCK_MONOTONIC, when it was painted
  double noticedMs = 0;  // from the engine's notice to the paint
  double stallMs = 0;    // the longest that the event loop stood still since the line before
};

class WindowProgram {
 public:
  // Settings, queue and outputs lie in a folder of its own.
  explicit WindowProgram(QStringList arguments);
  // Another program than the one that was built here; runtime: where windows find each other, "": nowhere.
  WindowProgram(const QString& program, QStringList arguments, const QString& runtime);
  ~WindowProgram();  // kills it where it still runs

  // The next line that fits, from the one after the last that was returned; fails the test when the program ends before.
  Said await(const std::function<bool(const Said&)>& fits);
  // What it said last, of all that there is.
  const Said& last();
  double longestStallMs() const { return m_longestStallMs; }
  // SIGTERM; its exit status.
  int end();
  void kill();  // SIGKILL, waited for
  qint64 pid() const { return m_program.processId(); }

  // What it has open, and of memory it shares with a device.
  int descriptors() const;
  int sharedMemories() const;

  static double nowMs();  // CLOCK_MONOTONIC

 private:
  bool read();  // one more line; false when it has ended

  QTemporaryDir m_home;
  QProcess m_program;
  Said m_last;
  double m_longestStallMs = 0;
};

}  // namespace vortex::test
