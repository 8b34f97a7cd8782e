// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/leak_scene.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <QStringList>
#include <algorithm>

namespace vortex::ui {
namespace {

using analysis::JudgedSeries;
using analysis::LeakSeries;
using analysis::LeakWord;

constexpr std::size_t kMostPoints = 60;  // that are drawn one by one
constexpr double kAhead = 3;             // so many times what was measured, at most
constexpr double kFewestAhead = 20;      // slots that a running capture's axis has room for at first
constexpr double kAboveAll = 1.15;       // how high the axis goes
constexpr double kLeakMargin = .08;      // around what was measured
constexpr double kFarLimit = 4;          // so many times what was measured most

// The last slot of the life that is judged; null: it has none.
const CapturedPoint* lastOfLife(const Captured& captured) {
  const auto last = std::find_if(captured.points.rbegin(), captured.points.rend(),
                                 [&](const CapturedPoint& point) { return point.life == captured.life; });
  return last == captured.points.rend() ? nullptr : &*last;
}

// The device was started anew since: nothing goes on from where it was.
bool isOver(const Captured& captured) {
  const CapturedPoint* last = lastOfLife(captured);
  return last != nullptr && last != &captured.points.back();
}

// Where the line of what leaks reaches the limit.
std::optional<std::uint64_t> reachedIn(const Captured& captured) {
  const analysis::LeakVerdict& verdict = captured.verdict;
  if (isOver(captured))
    return std::nullopt;
  for (const JudgedSeries* judged : {verdict.find(LeakSeries::Peak), verdict.find(LeakSeries::Floor)})
    if (judged != nullptr && judged->limitReachedIn)
      return judged->limitReachedIn;
  return std::nullopt;
}

// How far the plot goes: to the last slot, or to where the limit is reached if that is near; a running capture's to what was asked
// for, in few large steps where that is far.
double rightOf(const Captured& captured, const std::optional<std::uint64_t>& reached) {
  const double last = captured.points.empty() ? 0 : captured.points.back().slot;
  double right = std::max(last, 5.);
  if (captured.running) {
    double room = kFewestAhead;
    while (room < 1.2 * last)
      room *= 2;
    right = captured.wanted > 0 ? std::max(right, std::min(room, static_cast<double>(captured.wanted))) : room;
  }
  if (reached && static_cast<double>(*reached) <= kAhead * std::max(last, 5.))
    right = std::max(right, static_cast<double>(*reached) + 1);
  return right + .5;
}

std::optional<LeakTrend> trendOf(const Captured& captured, LeakSeries series, const LeakScene& scene) {
  const JudgedSeries* judged = captured.verdict.find(series);
  const CapturedPoint* lastPoint = lastOfLife(captured);
  if (judged == nullptr || judged->verdict.used < analysis::kLeastJudged || lastPoint == nullptr)
    return std::nullopt;
  const analysis::Slope& slope = judged->verdict.slope;
  const auto first = static_cast<double>(judged->verdict.usedFrom);
  const double last = lastPoint->slot, right = isOver(captured) ? last : scene.right;
  const auto at = [&](double x, double a) { return (slope.middleY + a * (x - slope.middleX)) / scene.unit; };
  const auto point = [&](double x) { return QPointF(x, slope.at(x) / scene.unit); };
  // Where it leaves the plot, to the right or through the top.
  double end = right;
  if (slope.value > 0)
    end = std::min(end, std::max(last, (scene.top * scene.unit - slope.intercept) / slope.value));
  LeakTrend trend{.from = point(first),
                  .to = point(last),
                  .ahead = point(end),
                  .lower = {},
                  .upper = {},
                  .isLeak = judged->verdict.word == LeakWord::Leak};
  if (slope.lower && slope.upper) {
    trend.lower = {{first, at(first, *slope.lower)}, {right, at(right, *slope.lower)}};
    trend.upper = {{first, at(first, *slope.upper)}, {right, at(right, *slope.upper)}};
  }
  return trend;
}

void addPoints(const Captured& captured, const Captured* baseline, LeakScene& scene) {
  double most = 0, least = captured.points.empty() ? 0 : captured.points.front().floor;
  for (const Captured* one : {&captured, baseline})
    for (std::size_t i = 0; one != nullptr && i < one->points.size(); ++i) {
      const CapturedPoint& point = one->points[i];
      most = std::max({most, point.peak, point.floor});
      least = std::min({least, point.peak, point.floor});
    }
  scene.isFarBelowLimit = most > 0 && captured.limit.value_or(0) > kFarLimit * most;
  const double largest = std::max(most, captured.limit.value_or(0)), read = scene.isFarBelowLimit ? most : largest;
  scene.unit = read >= 1e9 ? 1e9 : read >= 1e6 ? 1e6 : 1e3;
  scene.unitName = read >= 1e9 ? QStringLiteral("GB") : read >= 1e6 ? QStringLiteral("MB") : QStringLiteral("kB");
  scene.top = largest > 0 ? kAboveAll * largest / scene.unit : 1;
  const double margin = std::max(most - least, .02 * most) * kLeakMargin;
  scene.lowest = std::max(least - 3 * margin, 0.) / scene.unit;
  scene.highest = most > 0 ? (most + 4 * margin) / scene.unit : 1;
  scene.everyPoint = captured.points.size() <= kMostPoints;
  const CapturedPoint* before = nullptr;
  for (const CapturedPoint& point : captured.points) {
    const bool judged = captured.isJudged(point);
    (judged ? scene.peaks : scene.otherPeaks).emplace_back(point.slot, point.peak / scene.unit);
    (judged ? scene.floors : scene.otherFloors).emplace_back(point.slot, point.floor / scene.unit);
    const bool isAnew = before != nullptr && before->life != point.life;
    if (isAnew)
      scene.restarts.push_back(point.slot - .5);
    if (isAnew && point.life == captured.life)
      scene.warmUpBegin = point.slot - .5;
    if (point.warmUp && point.life == captured.life)
      scene.warmUpEnd = point.slot + .5;
    before = &point;
  }
  if (baseline != nullptr) {
    for (const CapturedPoint& point : baseline->points) {
      scene.basePeaks.emplace_back(point.slot, point.peak / scene.unit);
      scene.baseFloors.emplace_back(point.slot, point.floor / scene.unit);
    }
    scene.baseText = tr("baseline: %1").arg(baseline->label);
  }
  if (captured.points.empty() && captured.warmUp > 0)
    scene.warmUpEnd = captured.warmUp + .5;
  scene.measuredEnd = captured.points.empty() ? .5 : captured.points.back().slot + .5;
}

}  // namespace

LeakScene leakScene(const Captured& captured, const Captured* baseline) {
  LeakScene scene;
  addPoints(captured, baseline, scene);
  const analysis::LeakVerdict& verdict = captured.verdict;
  const auto reached = reachedIn(captured);
  scene.isLeak = verdict.word == LeakWord::Leak;
  scene.right = rightOf(captured, reached);
  if (captured.limit) {
    scene.limit = *captured.limit / scene.unit;
    scene.limitText = tr("hard limit %1").arg(bytesText({static_cast<std::int64_t>(*captured.limit)}));
  }
  scene.peak = trendOf(captured, LeakSeries::Peak, scene);
  scene.floor = trendOf(captured, LeakSeries::Floor, scene);
  if (reached && scene.limit && static_cast<double>(*reached) < scene.right) {
    scene.limitReached = QPointF(static_cast<double>(*reached), *scene.limit);
    scene.reachedText = tr("reached in slot %1").arg(*reached);
  }
  if (verdict.certainFrom && verdict.word != LeakWord::Inconclusive) {
    scene.certainFrom = static_cast<double>(*verdict.certainFrom);
    scene.certainText = verdict.certainFromJudged > 0 ? tr("certain from judged slot %1").arg(verdict.certainFromJudged)
                                                      : tr("certain from slot %1, of the warm-up").arg(*verdict.certainFrom);
  }
  if (verdict.ledger.holders > 0) {
    scene.ledgerAt = static_cast<double>(verdict.ledger.first);
    scene.ledgerText = tr("ledger: slot %1 still holds memory").arg(verdict.ledger.first);
  }
  return scene;
}

std::vector<QStringList> leakRows(const Captured& captured) {
  std::vector<QStringList> rows;
  rows.reserve(captured.points.size());
  for (const CapturedPoint& point : captured.points)
    rows.push_back({numberText(point.slot, 0), numberText(point.floor / 1e6, 3), numberText(point.peak / 1e6, 3),
                    point.warmUp               ? tr("warm-up, not judged")
                    : captured.isJudged(point) ? tr("judged")
                                               : tr("of another life of the device")});
  return rows;
}

}  // namespace vortex::ui
