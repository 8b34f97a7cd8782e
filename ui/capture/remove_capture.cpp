// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/remove_capture.h"

#include "ui/models/translate.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

namespace vortex::ui {
namespace {

// Whoever writes a capture holds a lock on its ring (history/ring.h); while we hold it, nobody begins to.
class RingLock {
 public:
  explicit RingLock(const QString& capture)
      : m_ring(::open(QFile::encodeName(capture + QStringLiteral("-ring")).constData(), O_RDONLY | O_CLOEXEC)),
        m_isTaken(m_ring >= 0 && ::flock(m_ring, LOCK_EX | LOCK_NB) != 0) {}
  ~RingLock() {
    if (m_ring >= 0)
      ::close(m_ring);
  }
  RingLock(const RingLock&) = delete;
  RingLock& operator=(const RingLock&) = delete;
  bool isTaken() const { return m_isTaken; }

 private:
  int m_ring;
  bool m_isTaken;
};

QString removeOne(const QString& path) {
  QFile file(path);
  return file.remove() || !QFileInfo::exists(path) ? QString() : QStringLiteral("%1: %2").arg(path, file.errorString());
}

// As engine/history/capture_file.h names them.
QStringList besideIt(const QFileInfo& capture) {
  QStringList found;
  for (const char* ending : {"-ring", "-wal", "-shm", "-journal"})
    found << capture.filePath() + QLatin1String(ending);
  const QString begins = capture.fileName() + QStringLiteral(".snapshot-");
  for (const QFileInfo& one : capture.dir().entryInfoList(QDir::Files | QDir::Hidden | QDir::System))
    if (one.fileName().startsWith(begins) && one.fileName().endsWith(QStringLiteral(".pickle")))
      found << one.filePath();
  return found;
}

}  // namespace

QString removeCapture(const QString& file) {
  const RingLock lock(file);
  if (lock.isTaken())
    return tr("%1: a program writes it").arg(file);
  if (const QString trouble = removeOne(file); !trouble.isEmpty())
    return trouble;
  QStringList left;
  for (const QString& one : besideIt(QFileInfo(file)))
    if (const QString trouble = removeOne(one); !trouble.isEmpty())
      left << trouble;
  return left.join(QStringLiteral("\n"));
}

}  // namespace vortex::ui
