// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the panes read: one telling of a channel, with the clock that it was told in and the settings that held. The live engine
// gives one and so does a recording; Bridge has both and says which is shown. Panes read it through the bridge and know no
// difference.
#pragma once

#include "engine/slot/settings.h"
#include "ui/bridge/past.h"
#include "ui/models/channel.h"
#include "ui/models/event_log.h"
#include "ui/models/session.h"

#include <QString>
#include <QtGlobal>
#include <chrono>
#include <memory>
#include <optional>

namespace vortex::ui {

struct View {
  Session session;
  EventLog log;
  std::unique_ptr<Channel> channel;  // stays where it is while views change places; a recording has an empty one
  Settings settings;
  bool simulated = false;
  Time now{};                                          // of the frame that is shown
  qint64 wallAtZeroMs = 0;                             // since 1970, at the zero of the clock
  std::optional<std::chrono::milliseconds> silentFor;  // how long nothing has been heard; absent while what was told holds
  QString historyFile;                                 // where it is recorded; "": nowhere
  Past fetched;                                        // one slot that is older than the session

  // Of the session; else of what was fetched. Null: neither.
  const Slot* find(SlotId slot) const;
  qint64 wallMs(Time time) const;      // since 1970
  qint64 midnightMs() const;           // when the day of `now` began
  QString clockText(Time time) const;  // "14:32:17"
};

}  // namespace vortex::ui
