// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/view.h"

#include <QDateTime>

namespace vortex::ui {

const Slot* View::find(SlotId slot) const {
  const Slot* found = session.find(slot);
  return found != nullptr ? found : fetched.session.find(slot);
}

qint64 View::wallMs(Time time) const { return wallAtZeroMs + static_cast<qint64>(inMilliseconds(time.time_since_epoch())); }

qint64 View::midnightMs() const { return QDateTime::fromMSecsSinceEpoch(wallMs(now)).date().startOfDay().toMSecsSinceEpoch(); }

QString View::clockText(Time time) const {
  return QDateTime::fromMSecsSinceEpoch(wallMs(time)).toString(QStringLiteral("HH:mm:ss"));
}

}  // namespace vortex::ui
