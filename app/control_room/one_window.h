// SPDX-License-Identifier: GPL-3.0-or-later
//
// A capture or a memory snapshot that somebody opens from a file manager is shown by the window of theirs that runs: another one
// would start a device of its own beside the one that is on the air.
//
// The window listens on a socket in the user's runtime folder ($XDG_RUNTIME_DIR; where there is none, it does not); a program that
// was started for files alone hands over their paths and ends. Said is: each path in UTF-8 and a zero byte behind it, one more zero
// byte; answered is one byte, once they are taken. What is no snapshot by its name is opened as a capture, and as anybody's.
#pragma once

#include <QLocalServer>
#include <QStringList>
#include <functional>

class QLocalSocket;

namespace vortex::control_room {

class OneWindow : public QObject {
 public:
  static constexpr int kAnswerMs = 2'000;  // who has not answered by then hangs: the files are shown by a window of their own
  static constexpr int kMostBytes = 1 << 20;

  using Open = std::function<void(const QStringList& captures, const QStringList& snapshots)>;

  // Whether a window that runs has taken them. files: absolute.
  static bool handOver(const QStringList& files);

  // Listens from now on, where no other window does. open: called with what is handed over, in the event loop.
  explicit OneWindow(Open open);

 private:
  void read(QLocalSocket* from);

  Open m_open;
  QLocalServer m_server;
};

}  // namespace vortex::control_room
