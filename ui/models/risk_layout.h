// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bar of a slot at risk, in pixels. The bar *is* the sum: the work left, the spare, and what comes after generation fill the
// time to air; work that no longer fits overhangs the flag of the last useful finish. Pure geometry.
#pragma once

#include "ui/models/risk.h"

#include <QRectF>
#include <vector>

namespace vortex::ui {

enum class RiskPiece : std::uint8_t { Work = 1, Spare, Downstream };
struct RiskSegment {
  RiskPiece piece = RiskPiece::Work;
  WorkPart part;  // of RiskPiece::Work
  Duration length{};
  QRectF rect;
  bool overhangs = false;  // it ends after the last useful finish
};
struct RiskScene {
  std::vector<RiskSegment> segments;  // without a gap between them, but that downstream may lie under what overhangs
  double flag = 0;                    // x of the last useful finish
};

// `now`: what is left is counted from there, or from the slot's start if that is still to come.
RiskScene layOutRisk(const RiskLine& line, Time now, const QRectF& box);
const RiskSegment* segmentAt(const RiskScene& scene, QPointF point);

}  // namespace vortex::ui
