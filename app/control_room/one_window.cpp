// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control_room/one_window.h"

#include "ui/capture/capture_room.h"

#include <QDir>
#include <QLocalSocket>
#include <algorithm>
#include <utility>

namespace vortex::control_room {
namespace {

const QByteArray kEnd(2, '\0');  // behind the last path

QString socketName() {
  const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
  return folder.isEmpty() ? QString() : QDir(folder).filePath(QStringLiteral("vortex-control-room"));
}

}  // namespace

bool OneWindow::handOver(const QStringList& files) {
  const QString name = socketName();
  if (name.isEmpty() || files.isEmpty())
    return false;
  QLocalSocket socket;
  socket.connectToServer(name);
  if (!socket.waitForConnected(kAnswerMs))
    return false;
  socket.write(files.join(QChar(u'\0')).toUtf8() + kEnd);
  return socket.waitForReadyRead(kAnswerMs) && socket.bytesAvailable() > 0;
}

OneWindow::OneWindow(Open open) : m_open(std::move(open)) {
  const QString name = socketName();
  if (name.isEmpty())
    return;
  m_server.setSocketOptions(QLocalServer::UserAccessOption);
  if (!m_server.listen(name)) {
    QLocalSocket other;
    other.connectToServer(name);
    if (other.waitForConnected(kAnswerMs))
      return;
    QLocalServer::removeServer(name);  // of a window that was killed
    m_server.listen(name);
  }
  connect(&m_server, &QLocalServer::newConnection, this, [this] {
    while (QLocalSocket* const from = m_server.nextPendingConnection()) {
      connect(from, &QLocalSocket::readyRead, this, [this, from] { read(from); });
      connect(from, &QLocalSocket::disconnected, from, &QObject::deleteLater);
    }
  });
}

void OneWindow::read(QLocalSocket* from) {
  if (from->bytesAvailable() > kMostBytes)
    return from->abort();
  const QByteArray said = from->peek(kMostBytes);
  if (!said.endsWith(kEnd))
    return;  // the rest is still to come
  from->readAll();
  from->write("1", 1);
  from->disconnectFromServer();
  QStringList files = QString::fromUtf8(said.chopped(kEnd.size())).split(QChar(u'\0'));
  const auto captures = std::stable_partition(files.begin(), files.end(), &ui::CaptureRoom::isSnapshot);
  m_open({captures, files.end()}, {files.begin(), captures});
}

}  // namespace vortex::control_room
