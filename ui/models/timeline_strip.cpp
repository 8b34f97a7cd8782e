// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_strip.h"

#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr double kHighest = 120, kGlyphRoom = 14, kMargin = 6;  // pixels

struct Column {
  int count = 0;
  const Slot* worst = nullptr;  // the newest of the worst
  const Slot* any = nullptr;
};

}  // namespace

int severity(const Slot& slot) {
  if (slot.state == SlotState::Interrupted)
    return 3;
  if (slot.state != SlotState::Decided)
    return slot.missed ? 4 : 0;
  switch (slot.verdict.outcome) {
  case Outcome::Succeeded:
    return slot.missed || !slot.deliveryError.empty() ? 4 : 0;
  case Outcome::Canceled:
    return slot.missed ? 3 : 1;
  case Outcome::Shed:
    return slot.missed ? 3 : 2;
  case Outcome::Late:
  case Outcome::SelfCheckFailed:
  case Outcome::DeadlineUnreachable:
    return 5;
  case Outcome::TimedOut:
  case Outcome::Failed:
    return 6;
  }
  return 0;
}

bool isAbnormal(const Slot& slot) { return severity(slot) > 0; }

std::optional<SlotId> nextAbnormal(const std::deque<Slot>& all, std::optional<SlotId> from, int direction) {
  const auto before = [](const Slot& slot, SlotId id) { return slot.id < id; };
  auto at = from ? std::lower_bound(all.begin(), all.end(), *from, before) : direction < 0 ? all.end() : all.begin();
  if (direction < 0) {
    while (at != all.begin())
      if (isAbnormal(*--at))
        return at->id;
    return std::nullopt;
  }
  if (from && at != all.end() && at->id == *from)
    ++at;
  for (; at != all.end(); ++at)
    if (isAbnormal(*at))
      return at->id;
  return std::nullopt;
}

void layStrip(const SceneInput& input, const PixelScale& scale, const std::vector<const Slot*>& found, SceneBuilder& builder,
              Scene& scene) {
  scene.strip =
      QRectF(0, kMargin, input.size.width(), std::clamp(scene.stagesTop - 2 * kMargin, kGlyphRoom + 2, kHighest + kGlyphRoom));
  const Duration wide{std::max<std::int64_t>(static_cast<std::int64_t>(kColumnWidth / scale.perSecond() * 1e9), 1)};
  const auto columnOf = [&](Time at) {
    return static_cast<std::int64_t>(
        std::floor(static_cast<double>(at.time_since_epoch().count()) / static_cast<double>(wide.count())));
  };
  const std::int64_t firstColumn = columnOf(input.range.from);
  std::vector<Column> columns(static_cast<std::size_t>(columnOf(input.range.to) - firstColumn + 1));
  for (const Slot* slot : found) {
    const std::int64_t at = columnOf(slot->begin()) - firstColumn;
    if (at < 0 || at >= static_cast<std::int64_t>(columns.size()))
      continue;
    Column& column = columns[static_cast<std::size_t>(at)];
    ++column.count;
    column.any = slot;
    if (isAbnormal(*slot) && (column.worst == nullptr || severity(*slot) >= severity(*column.worst)))
      column.worst = slot;
    scene.most = std::max(scene.most, column.count);
  }
  const double highest = scene.strip.height() - kGlyphRoom, bottom = scene.strip.bottom();
  double free = -kGlyphRoom;  // where the next glyph may begin
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns[i];
    if (column.count == 0)
      continue;
    const Slot& slot = column.worst != nullptr ? *column.worst : *column.any;
    const double left = scale.x(Time{} + (firstColumn + static_cast<std::int64_t>(i)) * wide);
    const double height = std::max(highest * column.count / scene.most, 2.0);
    builder.add({.kind = ShapeKind::Column,
                 .slot = slot.id,
                 .index = column.worst != nullptr ? severity(*column.worst) : 0,
                 .count = column.count,
                 .abnormal = column.worst != nullptr},
                left, left + (column.worst != nullptr ? kColumnWidth : kColumnWidth - 1), bottom - height, height, 2);
    if (column.worst != nullptr && left >= free && left >= 5 && left + 8 <= builder.width()) {
      builder.add({.kind = ShapeKind::Outcome, .slot = slot.id, .abnormal = true}, left - 4.5, left + 7.5,
                  bottom - height - kGlyphRoom + 1, 12, 12);
      free = left + kGlyphRoom;
    }
  }
}

}  // namespace vortex::ui
