// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/curve_layout.h"

#include "ui/models/slot_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <variant>

namespace vortex::ui {
namespace {

constexpr double kTimeTickPixels = 56, kShareTickPixels = 24;  // at least, between two ticks
constexpr double kWorthAPoint = 0.5;                           // pixels
constexpr double kRoomBeyond = 1.35;                           // of the axis, past what must be seen
constexpr double kFarOff = 4;                                  // times the record: what lies further stays off the axis
constexpr double kHandleWide = 12, kHandleHigh = 16;

// 1, 2 or 5 times a power of ten, the least that is at least this.
double axisStep(double atLeast) {
  const double power = std::pow(10, std::floor(std::log10(atLeast)));
  for (const double times : {1., 2., 5., 10.})
    if (power * times >= atLeast * (1 - 1e-9))
      return power * times;
  return power * 10;
}

void addTimes(CurveScene& scene) {
  const double end = inSeconds(scene.axisEnd);
  const double step = axisStep(end * kTimeTickPixels / std::max(scene.plot.width(), kTimeTickPixels));
  const int decimals = step < 0.0999 ? 2 : step < 0.999 ? 1 : 0;
  for (int i = 0; i * step <= end * (1 + 1e-9); ++i)
    scene.times.push_back({.at = scene.xOf(seconds(i * step)), .label = numberText(i * step, i == 0 ? 0 : decimals)});
}

void addShares(CurveScene& scene) {
  if (scene.shape == CurveShape::LongerThan) {
    for (const auto& [share, decimals] : {std::pair(1., 0), {.1, 0}, {.01, 0}, {.001, 1}})
      scene.shares.push_back({.at = scene.yOf(share), .label = numberText(share * 100, decimals) + QStringLiteral(" %")});
    return;
  }
  const int step = scene.plot.height() / 5 >= kShareTickPixels ? 20 : 50;
  for (int percent = 0; percent <= 100; percent += step)
    scene.shares.push_back({.at = scene.yOf(1 - percent / 100.), .label = numberText(percent, 0) + QStringLiteral(" %")});
}

// A staircase, of which a step is left out where it moves the pen by less than can be seen.
class Stairs {
 public:
  Stairs(const CurveScene& scene, CurvePoints& to) : m_scene(scene), m_to(to) {}
  void from(double share) { m_to.emplace_back(m_scene.plot.left(), m_scene.yOf(share)); }
  void step(Duration time, double share) {
    const double x = m_scene.xOf(time), y = m_scene.yOf(share);
    const QPointF last = m_to.back();
    if (x - last.x() < kWorthAPoint && std::abs(y - last.y()) < kWorthAPoint)
      return;
    m_to.emplace_back(x, last.y());
    m_to.emplace_back(x, y);
  }
  void to(Duration time) {
    const double y = m_to.back().y();
    m_to.emplace_back(m_scene.xOf(time), y);
  }

 private:
  const CurveScene& m_scene;
  CurvePoints& m_to;
};

CurveLine lineOf(const CurveScene& scene, const analysis::SurvivalCurve& curve, Duration longest) {
  CurveLine line;
  Stairs sure(scene, line.sure), thin(scene, line.thin);
  sure.from(1);
  bool few = false;
  for (const analysis::SurvivalCurve::Step& step : curve.steps()) {
    if (!few && step.atRisk < kFewAtRisk) {
      few = true;
      sure.to(step.time);
      line.thin.push_back(line.sure.back());
    }
    (few ? thin : sure).step(step.time, step.share.survival);
  }
  (few ? thin : sure).to(longest);
  return line;
}

CurvePoints bandOf(const CurveScene& scene, const StageEvidence& evidence) {
  CurvePoints upper, lower;
  Stairs above(scene, upper), below(scene, lower);
  above.from(1);
  below.from(1);
  for (const analysis::SurvivalCurve::Step& step : evidence.curve.steps()) {
    above.step(step.time, step.share.upper);
    below.step(step.time, step.share.lower);
  }
  above.to(evidence.longest);
  below.to(evidence.longest);
  upper.insert(upper.end(), lower.rbegin(), lower.rend());
  return upper;
}

std::vector<double> cutsOf(const CurveScene& scene, const StageEvidence& evidence) {
  std::vector<double> cuts;
  for (const analysis::Observation& one : evidence.observations)
    if (!one.finished)
      cuts.push_back(std::round(scene.xOf(one.time)));
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  return cuts;
}

// How long attempts took; where none finished, how long they were watched. Not how long the longest was watched: one that hung
// until a far timeout says nothing between.
Duration recordEnd(const StageEvidence& evidence) {
  const auto& steps = evidence.curve.steps();
  return steps.empty() ? evidence.longest : steps.back().time;
}

std::optional<double> shareAt(const StageEvidence& evidence, Duration time) {
  const analysis::Share there = evidence.curve.at(time);
  const auto* share = std::get_if<analysis::Identified>(&there);
  return share != nullptr && !evidence.observations.empty() ? std::optional(share->survival) : std::nullopt;
}

}  // namespace

double CurveScene::xOf(Duration time) const {
  return plot.left() + std::clamp(inSeconds(time) / std::max(inSeconds(axisEnd), 1e-9), 0., 1.) * plot.width();
}

double CurveScene::yOf(double share) const {
  const double down =
      shape == CurveShape::DoneBy ? share : std::clamp(std::log(std::max(share, kLeastShare)) / std::log(kLeastShare), 0., 1.);
  return plot.top() + down * plot.height();
}

Duration CurveScene::timeAt(double x) const {
  return seconds(std::clamp((x - plot.left()) / std::max(plot.width(), 1.), 0., 1.) * inSeconds(axisEnd));
}

Duration axisEndFor(const CurveInput& input) {
  const double record = inSeconds(recordEnd(*input.evidence));
  double most = record;
  for (const Duration mark : {input.running.timeout, input.draft, input.running.target, input.evidence->longest})
    if (input.evidence->observations.empty() || inSeconds(mark) <= kFarOff * record)
      most = std::max(most, inSeconds(mark));
  const double wanted = std::max(most * kRoomBeyond, 0.01);
  const double step = axisStep(wanted / 10);
  return seconds(std::ceil(wanted / step - 1e-9) * step);
}

CurveScene layOutCurve(const CurveInput& input, QSizeF size) {
  CurveScene scene;
  scene.plot = QRectF(kCurveLeft, kCurveTop, std::max(size.width() - kCurveLeft - kCurveRight, 40.),
                      std::max(size.height() - kCurveTop - kCurveBelow, 20.));
  scene.axisEnd = input.axisEnd;
  scene.shape = input.shape;
  const StageEvidence& evidence = *input.evidence;
  addTimes(scene);
  addShares(scene);
  if (!evidence.observations.empty()) {
    scene.line = lineOf(scene, evidence.curve, evidence.longest);
    scene.band = bandOf(scene, evidence);
    scene.cuts = cutsOf(scene, evidence);
  }
  if (evidence.bounds) {
    scene.low = lineOf(scene, evidence.bounds->low, evidence.longest);
    scene.high = lineOf(scene, evidence.bounds->high, evidence.longest);
  }
  if (input.baseline != nullptr && !input.baseline->observations.empty())
    scene.baseline = lineOf(scene, input.baseline->curve, input.baseline->longest);
  const double known = scene.xOf(evidence.longest);
  scene.unknown = QRectF(QPointF(known, scene.plot.top()), scene.plot.bottomRight());
  const auto onAxis = [&](Duration time) { return time <= input.axisEnd ? std::optional(scene.xOf(time)) : std::nullopt; };
  scene.target = onAxis(input.running.target);
  scene.running = onAxis(input.running.timeout);
  scene.horizon = onAxis(input.horizon);
  scene.draft = scene.xOf(input.draft);
  scene.draftIsBeyond = input.draft > input.axisEnd;
  scene.allowedFrom = scene.xOf(input.running.minTimeout);
  scene.allowedTo = scene.xOf(input.running.maxTimeout);
  if (const auto share = shareAt(evidence, input.draft))
    scene.draftShare = scene.yOf(*share);
  scene.handle = QRectF(scene.draft - kHandleWide / 2, scene.plot.top(), kHandleWide, kHandleHigh);
  return scene;
}

bool holdsHandle(const CurveScene& scene, QPointF point) {
  return std::abs(point.x() - scene.draft) <= kHandleReach && point.y() >= scene.plot.top() && point.y() <= scene.plot.bottom() + 4;
}

}  // namespace vortex::ui
