// SPDX-License-Identifier: GPL-3.0-or-later
//
// From when to when: a question for what can be measured over any stretch of time.
#pragma once

#include <QDateTime>
#include <QString>
#include <optional>

class QWidget;

namespace vortex::ui {

struct WallRange {
  QDateTime from, until;  // until: no more in it
  bool isOne() const { return from.isValid() && until.isValid() && from < until; }
  friend bool operator==(const WallRange&, const WallRange&) = default;
};
QString rangeText(const WallRange& range);  // "28 Nov 22:00 to 29 Nov 06:00"; the day once where it is the same

// Nothing: it was cancelled. first: what is proposed.
std::optional<WallRange> askTimeRange(QWidget* parent, const WallRange& first);

}  // namespace vortex::ui
