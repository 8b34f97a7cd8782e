// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_layout.h"

#include "ui/models/timeline_row.h"
#include "ui/models/timeline_stages.h"
#include "ui/models/timeline_strip.h"

#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kMostComing = 2;  // rows for what waits in the channel's queue, and never more than a third

// Those of the queue that have rows: below the present ones, and only where these leave the room.
int comingRows(const SceneInput& input, Detail detail, int room) {
  const bool present = input.now <= input.range.to && input.now >= input.range.from;
  return present && (detail == Detail::Full || detail == Detail::Normal)
             ? std::min({static_cast<int>(input.coming.size()), kMostComing, room / 3})
             : 0;
}

int roomFor(const SceneInput& input, const Scene& scene) {
  return std::max(static_cast<int>((input.size.height() - kStagesHeight) / scene.rowHeight), 1);
}

// The topmost row: the one that was chosen, as long as it is in view, else as many of the newest as there is room for.
int firstRow(const SceneInput& input, const std::vector<const Slot*>& found, int rowCount, int room) {
  const int newest = std::max(rowCount - room, 0);
  if (!input.scroll.top)
    return newest;
  const auto at =
      std::lower_bound(found.begin(), found.end(), *input.scroll.top, [](const Slot* slot, SlotId id) { return slot->id < id; });
  return std::min(static_cast<int>(at - found.begin()), newest);
}

}  // namespace

Detail detailOf(double pixelsPerSecond) {
  if (pixelsPerSecond >= 12)
    return Detail::Full;
  if (pixelsPerSecond >= 4)
    return Detail::Normal;
  if (pixelsPerSecond >= 1)
    return Detail::Bars;
  return pixelsPerSecond >= 0.1 ? Detail::Slots : Detail::Strip;
}

double rowHeightOf(Detail detail, bool unfolded) {
  switch (detail) {
  case Detail::Full:
  case Detail::Normal:
    return unfolded ? 63 : 33;
  case Detail::Bars:
    return 18;
  case Detail::Slots:
  case Detail::Strip:
    return 10;
  }
  return 33;
}

Scene layOut(const SceneInput& input) {
  Scene scene;
  const PixelScale scale(input.range, input.size.width());
  scene.detail = detailOf(scale.perSecond());
  scene.unfolded = input.unfolded && (scene.detail == Detail::Full || scene.detail == Detail::Normal);
  scene.rowHeight = rowHeightOf(scene.detail, scene.unfolded);
  scene.stagesTop = std::max(input.size.height() - kStagesHeight, 0.0);
  const std::vector<const Slot*> found = input.session.slotsIn(input.range, input.now);
  scene.slotCount = static_cast<int>(found.size());
  // A row without words that is scrolled away hides what went wrong in it: the strip has them all.
  if (scene.detail == Detail::Slots && scene.slotCount > roomFor(input, scene))
    scene.detail = Detail::Strip;
  SceneBuilder builder(input.size.width());
  if (scene.detail == Detail::Strip) {
    layStrip(input, scale, found, builder, scene);
  } else {
    const int room = roomFor(input, scene);
    const int coming = comingRows(input, scene.detail, room);
    scene.rowCount = scene.slotCount + coming;
    scene.first = firstRow(input, found, scene.rowCount, room);
    for (int i = 0; i < room && scene.first + i < scene.rowCount; ++i) {
      const int at = scene.first + i;
      const bool waits = at >= scene.slotCount;
      Row row{.slot = waits ? SlotId{} : found[static_cast<std::size_t>(at)]->id,
              .coming = waits ? at - scene.slotCount : -1,
              .label = waits ? input.coming[static_cast<std::size_t>(at - scene.slotCount)].label : std::string(),
              .top = i * scene.rowHeight,
              .height = scene.rowHeight};
      RowLayout(input, scale, scene, row, builder).lay(waits ? nullptr : found[static_cast<std::size_t>(at)]);
      scene.rows.push_back(row);
    }
  }
  layStages(input, scale, builder, scene);
  builder.moveInto(scene);
  return scene;
}

RowScroll scrolledTo(const SceneInput& input, const Scene& scene, int first) {
  const int newest = std::max(scene.rowCount - roomFor(input, scene), 0);
  if (scene.detail == Detail::Strip || first >= newest)
    return {};
  const std::vector<const Slot*> found = input.session.slotsIn(input.range, input.now);
  if (found.empty())
    return {};
  return {found[std::min(static_cast<std::size_t>(std::max(first, 0)), found.size() - 1)]->id};
}

}  // namespace vortex::ui
