// SPDX-License-Identifier: GPL-3.0-or-later
//
// The draft as a file beside the history, so that what two operators drafted, and all that can be undone, outlives the program:
// JSON, durations in whole nanoseconds. What cannot be read is said, and what can be is taken.
#pragma once

#include "ui/models/tuning_draft.h"

#include <QByteArray>
#include <QString>

namespace vortex::ui {

struct KeptDraft {
  std::vector<DraftStep> steps;
  std::size_t place = 0;
  PerStage<std::optional<Duration>> pending;
  std::string profile;  // that it was drafted under; "" where an earlier program kept it
};
KeptDraft keptOf(const TuningDraft& draft, const std::string& profile);

QByteArray draftFile(const KeptDraft& draft);
struct ReadDraft {
  KeptDraft draft;
  QString trouble;  // why it is not whole; "" when it is
};
ReadDraft readDraft(const QByteArray& file);

}  // namespace vortex::ui
