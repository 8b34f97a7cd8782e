// SPDX-License-Identifier: GPL-3.0-or-later
//
// The memory graph without its painting: what each band holds at a sample, how far the scale reaches, and where the bands lie in
// pixels. From below: what stays loaded, then image, speech, clip and video; beside them what the device says is used. Pure.
#pragma once

#include "engine/slot/event.h"
#include "engine/slot/settings.h"
#include "ui/models/envelope.h"
#include "ui/models/time_axis.h"

#include <QPointF>
#include <QSizeF>
#include <array>
#include <optional>
#include <vector>

namespace vortex::ui {

// In the order in which they are stacked.
enum class MemoryBand : std::uint8_t { Loaded = 0, Image, Speech, Clip, Video };
constexpr std::size_t kMemoryBands = 5, kUsedChannel = kMemoryBands, kMemoryChannels = kMemoryBands + 1;
std::optional<Stage> stageOf(MemoryBand band);

// One channel a band, each with those below it added, then what the device says is used; gigabytes.
using MemoryLevels = std::array<float, kMemoryChannels>;
// A sample says what stays loaded as one number. Where that is what the config's models take together, each stage's band has its
// own model; else all of it is the lowest band.
MemoryLevels levelsOf(const event::MemorySample& sample, const ModelSettings& models);
bool tellsModelsApart(const event::MemorySample& sample, const ModelSettings& models);

// How far the scale reaches, in gigabytes: over the limits and the device where what is used comes anywhere near them, else over
// what is used, and the limits lie above.
double scaleTop(double peak, double hardLimit, double device);

using Outline = std::vector<QPointF>;

struct MemoryScene {
  std::array<Outline, kMemoryBands> bands;  // its top from left to right, then its bottom back, point for point
  Outline ours, usedHigh;                   // lines: the top of the bands, and the most that was used
  std::vector<double> ticks;                // gigabytes
  double top = 1;
  QSizeF size;
  double yOf(double gigabytes) const;
};
MemoryScene layOutMemory(const Envelope& levels, const TimeRange& range, QSizeF size, double top);

double secondsOf(Time time);

}  // namespace vortex::ui
