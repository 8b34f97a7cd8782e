// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where everything of the spare-to-air plot lies, in pixels: a bar a due slot, the slots in the making behind them, and beside them
// how the spare of all due slots is distributed, on the same scale. Pure geometry: what is drawn can be hit.
#pragma once

#include "ui/models/spare_book.h"

#include <QRectF>
#include <QSizeF>
#include <vector>

namespace vortex::ui {

// A slot in the making: what is foreseen.
struct ForeseenSpare {
  SlotId slot;
  Duration spare{}, likely{};
};

struct SpareInput {
  std::vector<DueSlot> bars;  // the oldest first
  std::vector<ForeseenSpare> inTheMaking;
  std::vector<DueSlot> all;  // that the distribution is of
  Duration target{};         // the spare of a slot that ends at the generation target
};

enum class SpareKind : std::uint8_t { Made = 1, Missed, Foreseen };
struct SpareBar {
  SpareKind kind = SpareKind::Made;
  QRectF rect;  // what is painted
  QRectF hit;   // the whole column
  SlotId slot;
  std::optional<Duration> spare;
  Outcome outcome = Outcome::Succeeded;
};
struct SpareBin {
  QRectF rect;
  Duration from{}, to{};
  int count = 0;
  bool missed = false;  // of those without a video of their own
};
struct SpareTick {
  double y = 0;
  int seconds = 0;
};
struct SpareScene {
  QRectF plot, distribution;  // the two drawings
  double zero = 0, target = 0;
  Duration top{}, bottom{};  // of the scale
  std::vector<SpareTick> ticks;
  std::vector<SpareBar> bars;
  std::vector<SpareBin> bins;
  double yOf(Duration spare) const;
};

constexpr double kSpareAxis = 34, kSpareHead = 20, kSpareFoot = 4;  // left of the plot, above and below

SpareScene layOutSpares(const SpareInput& input, QSizeF size);
const SpareBar* barAt(const SpareScene& scene, QPointF point);
const SpareBin* binAt(const SpareScene& scene, QPointF point);

}  // namespace vortex::ui
