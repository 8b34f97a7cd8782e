// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_layout.h"

#include <algorithm>
#include <array>

namespace vortex::ui {
namespace {

constexpr double kLeastWidth = 2, kLeastAbnormalWidth = 3, kMarkWidth = 1;

double heightOf(Detail detail) {
  switch (detail) {
  case Detail::Full:
  case Detail::Normal:
    return 33;
  case Detail::Bars:
    return 18;
  case Detail::Slots:
    return 10;
  }
  return 33;
}

Time beginOf(const Slot& slot) { return slot.startedAt.value_or(slot.queuedAt); }

Time endOf(const Slot& slot, Time now) {
  Time end = isOver(slot) ? slot.decidedAt.value_or(now) : now;
  if (slot.airAt && slot.startedAt)
    end = std::max(end, *slot.airAt);
  for (const Bar& bar : slot.bars)
    end = std::max(end, bar.end.value_or(now));
  return end;
}

// Lays one row.
class RowLayout {
 public:
  RowLayout(Scene& scene, const Slot& slot, const Row& row, const TimeRange& range, double width, Time now, const SlotTimes& times)
      : m_scene(scene), m_slot(slot), m_row(row), m_range(range), m_width(width), m_now(now), m_times(times) {}

  void lay() {
    if (m_scene.detail == Detail::Slots) {
      if (m_slot.startedAt)
        add(ShapeKind::SlotBar, *m_slot.startedAt, m_slot.decidedAt.value_or(m_now), m_row.top + 2, m_row.height - 4);
      return;
    }
    const bool onAir = m_slot.startedAt && m_slot.airAt && m_slot.lastUsefulFinish;
    if (onAir && m_scene.detail != Detail::Bars)
      phases();
    bars();
    if (onAir)
      marks();
  }

 private:
  // Clipped to a pixel beyond the view, so that what is far away costs no more than what is near.
  void add(ShapeKind kind, Time from, Time to, double top, double height, int index = -1, double least = kLeastWidth) {
    const double left = toPixel(from, m_range, m_width);
    const double right = std::max(toPixel(to, m_range, m_width), left + least);
    if (right < 0 || left > m_width)
      return;
    const double x = std::max(left, -1.0);
    m_scene.shapes.push_back({kind, QRectF(x, top, std::min(right, m_width + 1) - x, height), m_slot.id, index});
  }

  void phases() {
    const Time start = *m_slot.startedAt, air = *m_slot.airAt;
    const std::array edges{start, *m_slot.lastUsefulFinish, std::max(air - m_times.propagation - m_times.playback, start),
                           std::max(air - m_times.playback, start), air};
    for (std::size_t i = 0; i + 1 < edges.size(); ++i)
      if (edges[i] < edges[i + 1])
        add(ShapeKind::Phase, edges[i], edges[i + 1], m_row.top, m_row.height, static_cast<int>(i));
  }

  void bars() {
    const double half = (m_row.height - 5) / 2;
    for (std::size_t i = 0; i < m_slot.bars.size(); ++i) {
      const Bar& bar = m_slot.bars[i];
      const bool upper = bar.attempt.stage == Stage::Audio || bar.attempt.stage == Stage::Video;
      const double top = m_row.top + (upper ? 2 : 3 + half);
      const int index = static_cast<int>(i);
      const Time worked = bar.stopRequested.value_or(bar.end.value_or(m_now));
      const bool abnormal = bar.state != BarState::Running && bar.state != BarState::Finished;
      add(ShapeKind::Bar, bar.start, worked, top, half, index, abnormal ? kLeastAbnormalWidth : kLeastWidth);
      if (bar.stopRequested)
        add(ShapeKind::Tail, *bar.stopRequested, bar.end.value_or(m_now), top, half, index, kLeastAbnormalWidth);
      if (m_scene.detail != Detail::Bars && bar.timeout > Duration{})
        add(ShapeKind::TimeoutMark, bar.start + bar.timeout, bar.start + bar.timeout, top, half, index, kMarkWidth);
    }
  }

  void marks() {
    if (m_scene.detail != Detail::Bars)
      add(ShapeKind::Target, *m_slot.startedAt + m_times.target, *m_slot.startedAt + m_times.target, m_row.top + 2,
          m_row.height - 4, -1, kMarkWidth);
    add(ShapeKind::Flag, *m_slot.lastUsefulFinish, *m_slot.lastUsefulFinish, m_row.top + 1, m_row.height - 2, -1, kLeastWidth);
    add(ShapeKind::Air, *m_slot.airAt, *m_slot.airAt, m_row.top, m_row.height, -1, kMarkWidth);
  }

  Scene& m_scene;
  const Slot& m_slot;
  const Row& m_row;
  const TimeRange& m_range;
  double m_width;
  Time m_now;
  const SlotTimes& m_times;
};

}  // namespace

Detail detailOf(double pixelsPerSecond) {
  if (pixelsPerSecond >= 12)
    return Detail::Full;
  if (pixelsPerSecond >= 4)
    return Detail::Normal;
  return pixelsPerSecond >= 1 ? Detail::Bars : Detail::Slots;
}

Scene layOut(const Session& session, const TimeRange& range, QSizeF size, Time now, const SlotTimes& times) {
  Scene scene;
  scene.detail = detailOf(size.width() / inSeconds(range.span()));
  scene.rowHeight = heightOf(scene.detail);
  const auto room = static_cast<std::size_t>(std::max(size.height() / scene.rowHeight, 0.0));
  const std::deque<Slot>& all = session.allSlots();
  // Slots begin in the order of their numbers, near enough: what begins beyond the view is passed over from the newest back.
  std::vector<const Slot*> chosen;
  for (auto slot = all.rbegin(); slot != all.rend(); ++slot) {
    if (beginOf(*slot) > range.to || endOf(*slot, now) < range.from)
      continue;
    if (chosen.size() < room)
      chosen.push_back(&*slot);
    else if (++scene.above >= 1'000)
      break;
  }
  std::reverse(chosen.begin(), chosen.end());
  double top = 0;
  for (const Slot* slot : chosen) {
    scene.rows.push_back({slot->id, top, scene.rowHeight});
    top += scene.rowHeight;
  }
  for (std::size_t i = 0; i < chosen.size(); ++i)
    RowLayout(scene, *chosen[i], scene.rows[i], range, size.width(), now, times).lay();
  return scene;
}

const Shape* hit(const Scene& scene, QPointF point, double tolerance) {
  const auto near = [&](const Shape& shape) { return shape.rect.adjusted(-tolerance, 0, tolerance, 0).contains(point); };
  const Shape* behind = nullptr;
  for (auto shape = scene.shapes.rbegin(); shape != scene.shapes.rend(); ++shape) {
    if (!near(*shape))
      continue;
    if (shape->kind != ShapeKind::Phase)
      return &*shape;
    if (behind == nullptr)
      behind = &*shape;
  }
  return behind;
}

const Row* rowAt(const Scene& scene, double y) {
  for (const Row& row : scene.rows)
    if (y >= row.top && y < row.top + row.height)
      return &row;
  return nullptr;
}

}  // namespace vortex::ui
