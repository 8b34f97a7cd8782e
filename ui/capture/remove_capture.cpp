// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/remove_capture.h"

#include "engine/history/capture_file.h"
#include "ui/models/translate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

namespace vortex::ui {
namespace {

QString removeOne(const QString& path) {
  QFile file(path);
  return file.remove() || !QFileInfo::exists(path) ? QString() : QStringLiteral("%1: %2").arg(path, file.errorString());
}

// As history/capture_file.h names them.
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
  // Of one whose program was killed this takes in what lies beside it, and of one that is written it says so.
  if (const std::filesystem::path path = file.toStdString(); history::isUnfinished(path))
    if (const auto finished = history::finishCapture(path); finished && *finished == history::Store::Recovery::InUse)
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
