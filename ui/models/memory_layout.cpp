// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/memory_layout.h"

#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr double kNear = 2.5;             // limits that are further above what is used than this are off the scale
constexpr double kMemoryTickPixels = 26;  // at least, between two ticks
constexpr double kSameShare = 0.05;       // what is loaded is the models' sum to this share of it

float gigabytesOf(Bytes bytes) { return static_cast<float>(static_cast<double>(bytes.count) * 1e-9); }

float modelOf(MemoryBand band, const ModelSettings& models) {
  switch (band) {
  case MemoryBand::Loaded:
    return gigabytesOf(models.overhead);
  case MemoryBand::Image:
    return gigabytesOf(models.image);
  case MemoryBand::Speech:
    return gigabytesOf(models.speech);
  case MemoryBand::Clip:
    return gigabytesOf(models.clipB + models.clipL);
  case MemoryBand::Video:
    return gigabytesOf(models.video);
  }
  return 0;
}

// 1, 2 or 5 times a power of ten, at least `atLeast`.
double roundStep(double atLeast) {
  const double power = std::pow(10, std::floor(std::log10(std::max(atLeast, 1e-9))));
  for (const double step : {1.0, 2.0, 3.0, 5.0})
    if (step * power >= atLeast)
      return step * power;
  return 10 * power;
}

}  // namespace

std::optional<Stage> stageOf(MemoryBand band) {
  switch (band) {
  case MemoryBand::Loaded:
    return std::nullopt;
  case MemoryBand::Image:
    return Stage::Image;
  case MemoryBand::Speech:
    return Stage::Audio;
  case MemoryBand::Clip:
    return Stage::Clip;
  case MemoryBand::Video:
    return Stage::Video;
  }
  return std::nullopt;
}

bool tellsModelsApart(const event::MemorySample& sample, const ModelSettings& models) {
  const double whole = gigabytesOf(models.total());
  return models.residency == Residency::Static && whole > 0 && std::abs(gigabytesOf(sample.resident) - whole) <= kSameShare * whole;
}

MemoryLevels levelsOf(const event::MemorySample& sample, const ModelSettings& models) {
  const bool apart = tellsModelsApart(sample, models);
  MemoryLevels levels{};
  float sum = 0;
  for (std::size_t i = 0; i < kMemoryBands; ++i) {
    const auto band = static_cast<MemoryBand>(i);
    const auto stage = stageOf(band);
    sum += apart ? modelOf(band, models) : stage ? 0 : gigabytesOf(sample.resident);
    sum += stage ? gigabytesOf(sample.allocated[*stage]) : 0;
    levels[i] = sum;
  }
  levels[kUsedChannel] = gigabytesOf(sample.used);
  return levels;
}

double scaleTop(double peak, double hardLimit, double device) {
  if (peak <= 0 || hardLimit <= kNear * peak)
    return std::max({peak * 1.08, hardLimit * 1.12, device <= hardLimit * 1.3 ? device * 1.13 : 0});
  const double step = roundStep(peak * 1.35 / 4);
  return std::ceil(peak * 1.35 / step) * step;
}

double MemoryScene::yOf(double gigabytes) const { return (1 - gigabytes / top) * size.height(); }

double secondsOf(Time time) { return inSeconds(time.time_since_epoch()); }

MemoryScene layOutMemory(const Envelope& levels, const TimeRange& range, QSizeF size, double top) {
  MemoryScene scene;
  scene.top = top;
  scene.size = size;
  const double step = roundStep(top / std::max(size.height() / kMemoryTickPixels, 1.0));
  for (double at = 0; at < top; at += step)
    scene.ticks.push_back(at);
  const double from = secondsOf(range.from), to = secondsOf(range.to), perSecond = size.width() / std::max(to - from, 1e-9);
  const auto cells = levels.cells(from, to, static_cast<std::size_t>(std::max(size.width(), 2.0)));
  if (cells.empty())
    return scene;
  std::array<Outline, kMemoryChannels> tops;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double last = std::min(levels.last(), to);
    const double begins = std::max((cells[i].from - from) * perSecond, 0.0);
    const double ends = ((i + 1 < cells.size() ? cells[i + 1].from : last) - from) * perSecond;
    for (std::size_t channel = 0; channel < kMemoryChannels; ++channel) {
      const double y = scene.yOf(static_cast<double>(cells[i].values[channel].high));
      tops[channel].insert(tops[channel].end(), {QPointF(begins, y), QPointF(std::max(ends, begins), y)});
    }
  }
  for (std::size_t band = 0; band < kMemoryBands; ++band) {
    scene.bands[band] = tops[band];
    for (std::size_t i = tops[band].size(); i-- > 0;)
      scene.bands[band].push_back(band == 0 ? QPointF(tops[band][i].x(), size.height()) : tops[band - 1][i]);
  }
  scene.ours = tops[kMemoryBands - 1];
  scene.usedHigh = tops[kUsedChannel];
  return scene;
}

}  // namespace vortex::ui
