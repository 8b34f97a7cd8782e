// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/risk_layout.h"

#include <algorithm>

namespace vortex::ui {

RiskScene layOutRisk(const RiskLine& line, Time now, const QRectF& box) {
  const Time from = line.started ? now : std::max(now, line.startsAt);
  const Duration useful = line.lastUsefulFinish - from, toAir = line.airAt - from;
  const double whole = std::max({inSeconds(toAir), inSeconds(line.work), 1e-3});
  const auto x = [&](Duration after) { return box.left() + std::clamp(inSeconds(after) / whole, 0.0, 1.0) * box.width(); };
  RiskScene scene;
  scene.flag = x(useful);
  const auto add = [&](RiskPiece piece, const WorkPart& part, Duration begin, Duration length) {
    if (length <= Duration{})
      return;
    scene.segments.push_back({.piece = piece,
                              .part = part,
                              .length = length,
                              .rect = QRectF(QPointF(x(begin), box.top()), QPointF(x(begin + length), box.bottom())),
                              .overhangs = piece == RiskPiece::Work && begin + length > useful});
  };
  // Below what overhangs, so that it is seen.
  add(RiskPiece::Downstream, {}, std::max(useful, Duration{}), toAir - std::max(useful, Duration{}));
  Duration begin{};
  for (const WorkPart& part : line.parts) {
    add(RiskPiece::Work, part, begin, part.length);
    begin += part.length;
  }
  add(RiskPiece::Spare, {}, begin, useful - begin);
  return scene;
}

const RiskSegment* segmentAt(const RiskScene& scene, QPointF point) {
  const auto found = std::find_if(scene.segments.rbegin(), scene.segments.rend(),
                                  [&](const RiskSegment& segment) { return segment.rect.contains(point); });
  return found == scene.segments.rend() ? nullptr : &*found;
}

}  // namespace vortex::ui
