// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tuning_words.h"

#include "ui/models/slot_words.h"

#include <QStringList>
#include <algorithm>

namespace vortex::ui {

QString timeoutText(Duration timeout, int leastDecimals) {
  const std::int64_t ms = (timeout.count() + 500'000) / 1'000'000;
  const int decimals = ms % 1'000 == 0 ? 0 : ms % 100 == 0 ? 1 : ms % 10 == 0 ? 2 : 3;
  return numberText(static_cast<double>(ms) / 1'000, std::max(decimals, leastDecimals));
}

QString timeoutWithUnit(Duration timeout, int leastDecimals) { return timeoutText(timeout, leastDecimals) + QStringLiteral(" s"); }

QString changeText(const TimeoutChange& change) {
  return QStringLiteral("%1 %2 %3 %4 s")
      .arg(stageName(change.stage), timeoutText(change.was), QString(QChar(0x2192)), timeoutText(change.became));
}

QString stepText(const DraftStep& step) {
  QStringList changes;
  for (const TimeoutChange& change : step.changes)
    changes << changeText(change);
  return changes.join(QStringLiteral(", "));
}

}  // namespace vortex::ui
