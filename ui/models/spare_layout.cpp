// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/spare_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace vortex::ui {
namespace {

constexpr double kDrawingsGap = 8;            // between the two drawings
constexpr double kDistributionShare = 0.28;   // of the width
constexpr double kWidest = 14, kBetween = 1;  // of a bar, between two bars
constexpr double kBelow = 20;                 // pixels below the flag, at least
constexpr double kSpareTickPixels = 26;       // at least, between two ticks
constexpr int kMostBins = 24;
constexpr std::array kSteps{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};  // seconds

int stepFor(double span, double most) {
  for (const int step : kSteps)
    if (span / step <= most)
      return step;
  return kSteps.back();
}

Duration wholeSeconds(double s) { return seconds(s); }

void scale(SpareScene& scene, const SpareInput& input) {
  double top = inSeconds(input.target), bottom = 0;
  const auto reach = [&](Duration spare) {
    top = std::max(top, inSeconds(spare));
    bottom = std::min(bottom, inSeconds(spare));
  };
  for (const DueSlot& slot : input.all)
    if (slot.spare)
      reach(*slot.spare);
  for (const DueSlot& slot : input.bars)
    if (slot.spare)
      reach(*slot.spare);
  for (const ForeseenSpare& slot : input.inTheMaking)
    reach(slot.spare);
  top = std::ceil(top * 1.12 + 0.2);
  // Room below for the missed ones and their number.
  const double share = kBelow / std::max(scene.plot.height() - kBelow, kBelow);
  bottom = std::min(bottom, -top * std::max(share, 0.15));
  scene.top = wholeSeconds(top);
  scene.bottom = wholeSeconds(bottom);
  const int step = stepFor(top - bottom, std::max(scene.plot.height() / kSpareTickPixels, 1.0));
  for (int at = static_cast<int>(std::ceil(bottom / step)) * step; at < top; at += step)
    scene.ticks.push_back({.y = scene.yOf(seconds(at)), .seconds = at});
}

void addBars(SpareScene& scene, const SpareInput& input) {
  const std::size_t columns = std::max<std::size_t>(input.bars.size() + input.inTheMaking.size(), 1);
  const double pitch = std::min(scene.plot.width() / static_cast<double>(columns), kWidest);
  double x = scene.plot.left();
  const auto add = [&](SpareKind kind, SlotId slot, std::optional<Duration> spare, Outcome outcome) {
    SpareBar bar{.kind = kind,
                 .rect = {},
                 .hit = QRectF(x, scene.plot.top(), pitch, scene.plot.height()),
                 .slot = slot,
                 .spare = spare,
                 .outcome = outcome};
    const double width = std::max(pitch - kBetween, 1.0);
    if (kind == SpareKind::Missed)
      bar.rect = QRectF(x, scene.plot.top(), width, scene.plot.height());
    else
      bar.rect =
          QRectF(QPointF(x, scene.yOf(std::max(*spare, Duration{}))), QPointF(x + width, scene.yOf(std::min(*spare, Duration{}))));
    scene.bars.push_back(bar);
    x += pitch;
  };
  for (const DueSlot& slot : input.bars)
    add(slot.missed() ? SpareKind::Missed : SpareKind::Made, slot.slot, slot.spare, slot.outcome);
  for (const ForeseenSpare& slot : input.inTheMaking)
    add(SpareKind::Foreseen, slot.slot, slot.spare, Outcome::Succeeded);
}

void addBins(SpareScene& scene, const SpareInput& input) {
  const double span = inSeconds(scene.top);
  const double width = span <= kMostBins / 2.0 ? 0.5 : stepFor(span, kMostBins);
  std::map<int, int> counts;
  int missed = 0, most = 1;
  for (const DueSlot& slot : input.all) {
    if (slot.missed())
      ++missed;
    else
      most = std::max(most, ++counts[static_cast<int>(std::floor(inSeconds(*slot.spare) / width))]);
  }
  const auto wide = [&](int count) { return std::max(scene.distribution.width() * count / most, 1.0); };
  for (const auto& [bin, count] : counts) {
    const Duration from = seconds(bin * width), to = seconds((bin + 1) * width);
    scene.bins.push_back({.rect = QRectF(scene.distribution.left(), scene.yOf(to) + 0.5, wide(count),
                                         std::max(scene.yOf(from) - scene.yOf(to) - 1, 1.0)),
                          .from = from,
                          .to = to,
                          .count = count});
  }
  if (missed > 0) {
    const double height = std::min(scene.plot.bottom() - scene.zero - 4, 12.0);
    scene.bins.push_back({.rect = QRectF(scene.distribution.left(), scene.zero + 4,
                                         std::min(wide(missed), scene.distribution.width()), std::max(height, 3.0)),
                          .from = scene.bottom,
                          .to = {},
                          .count = missed,
                          .missed = true});
  }
}

}  // namespace

double SpareScene::yOf(Duration spare) const {
  const double share = inSeconds(top - spare) / std::max(inSeconds(top - bottom), 1e-9);
  return plot.top() + std::clamp(share, 0.0, 1.0) * plot.height();
}

SpareScene layOutSpares(const SpareInput& input, QSizeF size) {
  SpareScene scene;
  const double height = std::max(size.height() - kSpareHead - kSpareFoot, 10.0);
  const double width = std::max(size.width() - kSpareAxis - kDrawingsGap, 40.0);
  scene.plot = QRectF(kSpareAxis, kSpareHead, width * (1 - kDistributionShare) - kDrawingsGap, height);
  scene.distribution = QRectF(scene.plot.right() + kDrawingsGap, kSpareHead, width * kDistributionShare, height);
  scale(scene, input);
  scene.zero = scene.yOf({});
  scene.target = scene.yOf(input.target);
  addBars(scene, input);
  addBins(scene, input);
  return scene;
}

const SpareBar* barAt(const SpareScene& scene, QPointF point) {
  const auto found =
      std::find_if(scene.bars.begin(), scene.bars.end(), [&](const SpareBar& bar) { return bar.hit.contains(point); });
  return found == scene.bars.end() ? nullptr : &*found;
}

const SpareBin* binAt(const SpareScene& scene, QPointF point) {
  const auto found = std::find_if(scene.bins.begin(), scene.bins.end(),
                                  [&](const SpareBin& bin) { return bin.rect.adjusted(-3, -1, 3, 1).contains(point); });
  return found == scene.bins.end() ? nullptr : &*found;
}

}  // namespace vortex::ui
