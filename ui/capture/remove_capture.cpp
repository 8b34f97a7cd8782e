// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/remove_capture.h"

#include "engine/history/capture_file.h"
#include "ui/models/translate.h"

namespace vortex::ui {

QString removeCapture(const QString& file) {
  const auto removed = history::removeCapture(file.toStdString());
  if (!removed)
    return QString::fromStdString(removed.error());
  return *removed == history::Store::Recovery::InUse ? tr("%1: a program writes it").arg(file) : QString();
}

}  // namespace vortex::ui
