// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/trouble_words.h"

#include "ui/models/translate.h"

#include <QFileInfo>

namespace vortex::ui {

QString troubleText(const history::FileTrouble& trouble) {
  using history::FileFault;
  const QString name = QFileInfo(QString::fromStdString(trouble.file)).fileName();
  QString detail = QString::fromStdString(trouble.detail);
  detail.remove(QStringLiteral("damaged: "));
  switch (trouble.fault) {
  case FileFault::NoFile:
    return tr("There is no file %1").arg(name);
  case FileFault::NoPlainFile:
    return tr("%1 is no file that a capture could be in").arg(name);
  case FileFault::NotOurs:
    return tr("%1 is no capture of this program's").arg(name);
  case FileFault::Empty:
    return tr("%1 holds nothing yet").arg(name);
  case FileFault::OddSchema:
    return tr("%1 was not made by this program: it %2").arg(name, detail);
  case FileFault::Endless:
    return tr("%1 takes too long to read; no program of ours makes such a file").arg(name);
  case FileFault::Damaged:
    return tr("%1 is damaged: %2").arg(name, detail);
  case FileFault::Busy:
    return tr("%1 is held by another program").arg(name);
  case FileFault::NoCapture:
    return tr("%1 holds no capture").arg(name);
  case FileFault::NoSnapshot:
    return tr("%1 does not hold the snapshot that was asked for").arg(name);
  case FileFault::Later:
    return tr("%1 was made by a later program; this one cannot read it").arg(name);
  case FileFault::OutOfReach:
  case FileFault::Other:
    return tr("%1 cannot be read: %2").arg(name, detail);
  }
  return {};
}

QString troubleText(const snapshot::SnapshotTrouble& trouble) {
  using snapshot::SnapshotFault;
  const QString name = QFileInfo(QString::fromStdString(trouble.file)).fileName(), detail = QString::fromStdString(trouble.detail);
  switch (trouble.fault) {
  case SnapshotFault::OutOfReach:
    return tr("%1 cannot be read: %2").arg(name, detail);
  case SnapshotFault::NoPlainFile:
    return tr("%1 is no file that a memory snapshot could be in").arg(name);
  case SnapshotFault::EndsEarly:
    return tr("%1 is cut short, or still being written: more is wanted behind byte %2").arg(name).arg(trouble.offset);
  case SnapshotFault::Archive:
    return tr("%1 is an archive of torch.save(); a memory snapshot is written by torch.cuda.memory._dump_snapshot()").arg(name);
  case SnapshotFault::Compressed:
    return tr("%1 is compressed (gzip): unpack it first").arg(name);
  case SnapshotFault::NoPickle:
    return tr("%1 is no pickle of protocols 2 to 5").arg(name);
  case SnapshotFault::NoSnapshot:
    return tr("%1 is a pickle, but no memory snapshot").arg(name);
  case SnapshotFault::Malformed:
    return tr("%1 is damaged, or PyTorch did not write it: %2").arg(name, detail);
  case SnapshotFault::CannotBeKept:
    return tr("What is read of the snapshot cannot be kept: %1").arg(QString::fromStdString(trouble.text()));
  case SnapshotFault::Cancelled:
    break;
  }
  return {};
}

}  // namespace vortex::ui
