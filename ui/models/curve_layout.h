// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where everything of a stage's curve lies, in pixels: the share that takes longer than a time, on a log axis down to 0.1 %, or the
// share that is done by then; band, cut attempts, what is not identifiable, target, running timeout and the one that is drafted.
// Pure geometry: what is drawn can be hit, and cost is bounded by pixels, not by attempts.
#pragma once

#include "engine/slot/settings.h"
#include "ui/models/tuning_sample.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <optional>
#include <vector>

namespace vortex::ui {

enum class CurveShape : std::uint8_t { LongerThan = 1, DoneBy };

struct CurveInput {
  const StageEvidence* evidence = nullptr;
  const StageEvidence* baseline = nullptr;  // of another session, behind; null: none
  StageSettings running;
  Duration draft{}, horizon{};
  Duration axisEnd{};  // where the time axis ends; axisEndFor() has one that shows all of it
  CurveShape shape = CurveShape::LongerThan;
};

using CurvePoints = std::vector<QPointF>;
struct CurveLine {
  CurvePoints sure, thin;  // thin: fewer than kFewAtRisk are left, drawn dashed; it begins where `sure` ends
};
struct CurveTick {
  double at = 0;  // x, or y
  QString label;
};
struct CurveScene {
  QRectF plot;
  Duration axisEnd{};
  CurveShape shape = CurveShape::LongerThan;
  std::vector<CurveTick> times, shares;
  CurveLine line, baseline;
  CurveLine low, high;  // bounds of `line` where attempts were canceled; else empty
  CurvePoints band;
  std::vector<double> cuts;                        // x of attempts that were cut
  QRectF unknown;                                  // beyond the longest that was watched
  double draft = 0;                                // at the axis' end where it lies beyond
  std::optional<double> target, running, horizon;  // absent: right of the axis' end
  bool draftIsBeyond = false;
  double allowedFrom = 0, allowedTo = 0;
  std::optional<double> draftShare;  // y of the share at the draft; absent: beyond the record, where none is known
  QRectF handle;

  double xOf(Duration time) const;
  double yOf(double share) const;  // of the share that takes longer
  Duration timeAt(double x) const;
};

constexpr int kFewAtRisk = 5;
constexpr double kLeastShare = 0.001;  // where the log axis ends
constexpr double kCurveLeft = 44, kCurveTop = 6, kCurveBelow = 34, kCurveRight = 12;
constexpr double kHandleReach = 6;  // pixels on either side of the line that take hold of it

// An end of the axis that shows the record, the timeouts and some room beyond, at a round number of seconds. A timeout that is
// several times as long as what was recorded stays off it: the curve would be a stroke at the left edge.
Duration axisEndFor(const CurveInput& input);
CurveScene layOutCurve(const CurveInput& input, QSizeF size);
bool holdsHandle(const CurveScene& scene, QPointF point);

}  // namespace vortex::ui
