// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/read_capture.h"

#include "engine/analysis/stored_capture.h"
#include "engine/history/capture_file.h"
#include "ui/capture/trouble_words.h"
#include "ui/models/translate.h"

#include <algorithm>
#include <limits>

namespace vortex::ui {

ReadCapture readCapture(const std::filesystem::path& file) {
  ReadCapture answer;
  QStringList remarks;
  // Of a program that was killed: what lies beside it is taken in; where that cannot be, it is read as it is.
  if (history::isUnfinished(file))
    if (const auto finished = history::finishCapture(file); !finished)
      remarks << tr("What lies beside it could not be taken in: %1").arg(QString::fromStdString(finished.error()));
  const auto stored = analysis::judgeCapture(file);
  if (!stored) {
    answer.trouble = troubleText(stored.error());
    return answer;
  }
  answer.captured = capturedOf(stored->judge, LeakLook::Now);
  if (!answer.captured) {
    answer.trouble = tr("%1 holds no capture").arg(QString::fromStdString(file.filename().string()));
    return answer;
  }
  Captured& captured = *answer.captured;
  captured.file = QString::fromStdString(file.string());
  captured.running = false;
  if (stored->head.isLater)
    captured.remarks << tr("A later program made it: what this one does not know is left out.");
  if (!stored->judge.series().ended())
    captured.remarks << tr("It was not ended: its program was killed, or still writes it.");
  if (stored->unreadable > 0)
    captured.remarks << tr("%n event(s) of it are damaged or of a later program, and left out.", nullptr,
                           static_cast<int>(std::min<std::uint64_t>(stored->unreadable, std::numeric_limits<int>::max())));
  if (stored->cut)
    captured.remarks << tr("Behind event %1 nothing of it can be read: %2")
                            .arg(stored->cut->behind)
                            .arg(QString::fromStdString(stored->cut->why));
  captured.remarks << remarks;
  for (const history::CaptureHead::Snapshot& snapshot : stored->head.snapshots)
    captured.snapshots << QString::fromStdString(snapshot.name);
  return answer;
}

}  // namespace vortex::ui
