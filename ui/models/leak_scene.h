// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plot of floor and peak as geometry in its own units (slots of the capture; bytes divided by the unit): what was measured, the
// lines that were fitted with their intervals, where they go if nothing changes, and what is said at which place. Pure.
#pragma once

#include "ui/models/captured.h"

#include <QPointF>
#include <QString>
#include <optional>
#include <vector>

namespace vortex::ui {

struct LeakTrend {
  QPointF from, to, ahead;            // the line over what was judged, and where it leaves the plot
  std::vector<QPointF> lower, upper;  // of the interval, two points each; empty: it is open
  bool isLeak = false;
};

struct LeakScene {
  double unit = 1e9;
  QString unitName;
  std::vector<QPointF> peaks, floors;            // judged
  std::vector<QPointF> otherPeaks, otherFloors;  // not: of the warm-up, or of another life of the device
  std::vector<QPointF> basePeaks, baseFloors;    // of the capture that it is held against
  // Between two slots: the warm-up of what is judged, where what is to come begins, where the device was started anew.
  double warmUpBegin = .5, warmUpEnd = 0, measuredEnd = 0;
  std::vector<double> restarts;
  double right = 20, top = 1;      // of the axes, which begin at 0.5 and at 0
  double lowest = 0, highest = 1;  // of what was measured, with a margin: for whoever looks more closely
  std::optional<double> limit;
  bool isFarBelowLimit = false;  // so far that from 0 to the limit what was measured lies flat
  std::optional<LeakTrend> peak, floor;
  std::optional<QPointF> limitReached;  // on the limit
  std::optional<double> certainFrom;    // slot
  std::optional<double> ledgerAt;       // slot
  QString limitText, certainText, ledgerText, reachedText, baseText;
  bool isLeak = false;
  bool everyPoint = true;  // few enough to be drawn and named one by one
};

// baseline: a capture that is known to be good, drawn beside it; null: none.
LeakScene leakScene(const Captured& captured, const Captured* baseline = nullptr);

// The same as rows, for those who read instead of looking: slot, floor, peak, judged or not.
std::vector<QStringList> leakRows(const Captured& captured);

}  // namespace vortex::ui
