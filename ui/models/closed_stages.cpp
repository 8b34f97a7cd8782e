// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/closed_stages.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <QStringList>

namespace vortex::ui {

StageSet closedStages(const Session& session, Time now, Duration after) {
  StageSet closed;
  for (const Stage stage : kStages)
    session.lane(stage).visit({now, now}, [&](const LaneSpan& span) {
      if (span.end == LaneSpan::kOpen && span.worked != LaneSpan::kOpen && now - span.worked >= after)
        closed.insert(stage);
    });
  return closed;
}

QString closedText(StageSet stages) {
  QStringList names;
  for (const Stage stage : kStages)
    if (stages.contains(stage))
      names << stageName(stage);
  if (names.isEmpty())
    return {};
  return names.size() == 1 ? tr("%1 stage closed").arg(names.front())
                           : tr("%1 stages closed").arg(names.join(QStringLiteral(", ")));
}

}  // namespace vortex::ui
