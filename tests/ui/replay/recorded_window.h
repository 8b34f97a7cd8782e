// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session that was recorded by a real window, and what opens one and finds its controls.
#pragma once

#include "tests/ui/window/live_window.h"
#include "ui/replay/recording_commands.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QWidget>

namespace vortex::ui::test {

inline constexpr double kScale = 200;  // engine seconds per second
inline const QString kSample = QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/evening-news.json");
inline const QString kSlots = QStringLiteral("Slots");
inline const RunChoice kLast{.which = RunChoice::Which::Last};

// The table's cells, a row a string; without air times, which a scaled clock sets a little apart from the wall's.
QStringList rowsOf(const LiveWindow& live, const QString& name);

// A finished run with slots that succeed and slots that do not; what its window showed at the end.
struct Recorded {
  QStringList slotRows;
  int decided = 0, missed = 0;
};
Recorded record(const QString& folder);
inline QString storeIn(const QTemporaryDir& folder) { return folder.filePath(QStringLiteral("history.db")); }

void open(LiveWindow& live, const QString& file, const RunChoice& choice);  // returns when it is shown
inline QWidget* banner(const LiveWindow& live) { return live.window().findChild<QWidget*>(QStringLiteral("recordingBanner")); }

}  // namespace vortex::ui::test
