// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_row.h"

#include "ui/models/prediction.h"
#include "ui/models/timeline_lane.h"
#include "ui/models/timeline_strip.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr double kFlagWidth = 8, kGhostRoom = 8, kTriangle = 9, kOutline = 3;  // pixels

// The last of its stage: the one that counts, whose ghosts are drawn.
bool isLast(const Slot& slot, std::size_t at) {
  for (std::size_t next = at + 1; next < slot.bars.size(); ++next)
    if (slot.bars[next].attempt.stage == slot.bars[at].attempt.stage)
      return false;
  return true;
}

bool isAbnormal(const Bar& bar) { return bar.state != BarState::Running && bar.state != BarState::Finished; }

}  // namespace

RowLayout::Lane RowLayout::laneOf(Stage stage) const {
  if (m_scene.unfolded) {
    const double height = std::floor((m_row.height - 3) / kStageCount) - 1;
    return {m_row.top + 2 + static_cast<double>(indexOf(stage)) * (height + 1), height};
  }
  const double half = std::floor((m_row.height - 5) / 2);
  const bool upper = stage == Stage::Audio || stage == Stage::Video;
  return {m_row.top + (upper ? 2 : 3 + half), half};
}

void RowLayout::mark(ShapeKind kind, const Slot& slot, Time at, double width, int index) {
  const double x = m_scale.x(at);
  m_to.add({.kind = kind, .slot = slot.id, .index = index}, x, x + width, m_row.top + 1, m_row.height - 2, width);
}

void RowLayout::lay(const Slot* slot) {
  if (slot == nullptr)
    return coming();
  if (m_scene.detail == Detail::Slots)
    return asOneBar(*slot);
  const bool onAir = slot->hasAirTime && slot->startedAt && slot->airAt && slot->lastUsefulFinish;
  if (onAir && hasMarks())
    phases(*slot);
  if (m_scene.unfolded)
    for (const Stage stage : kStages)
      lane(*slot, {stage});
  else {
    lane(*slot, {Stage::Audio, Stage::Video});
    lane(*slot, {Stage::Image, Stage::Clip});
  }
  if (slot->state == SlotState::Queued) {
    const Lane lane = laneOf(Stage::Image);
    m_to.add({.kind = ShapeKind::Wait, .slot = slot->id}, m_scale.x(slot->queuedAt), m_scale.x(m_input.now), lane.top, lane.height,
             1);
  }
  if (onAir)
    lines(*slot);
  if (hasMarks()) {
    prediction(*slot);
    words(*slot);
  }
}

void RowLayout::asOneBar(const Slot& slot) {
  const bool abnormal = ui::isAbnormal(slot);
  const Time end = isOver(slot) ? slot.decidedAt.value_or(slot.lastAt) : m_input.now;
  const double left = m_scale.x(slot.begin());
  const double right = std::max(m_scale.x(end), left + (abnormal ? LaneFolder::kLeastAbnormal : LaneFolder::kLeast));
  m_to.add({.kind = ShapeKind::SlotBar, .slot = slot.id, .abnormal = abnormal}, left, right, m_row.top + 2, m_row.height - 4,
           LaneFolder::kLeast);
  if (abnormal && right + 13 <= m_to.width())  // a glyph is whole or not there
    m_to.add({.kind = ShapeKind::Outcome, .slot = slot.id, .abnormal = true}, right + 3, right + 13, m_row.top, m_row.height, 10);
}

void RowLayout::phases(const Slot& slot) {
  const Time start = *slot.startedAt, air = *slot.airAt;
  const Time last = *slot.lastUsefulFinish;
  const std::array edges{start, std::min(start + m_input.times.target, last), last, std::max(air - m_input.times.playback, last),
                         air};
  for (std::size_t i = 0; i + 1 < edges.size(); ++i)
    if (edges[i] < edges[i + 1])
      m_to.add({.kind = ShapeKind::Phase, .slot = slot.id, .index = static_cast<int>(i)}, m_scale.x(edges[i]),
               m_scale.x(edges[i + 1]), m_row.top, m_row.height - 1, 1);
}

void RowLayout::lines(const Slot& slot) {
  if (hasMarks())
    mark(ShapeKind::Target, slot, *slot.startedAt + m_input.times.target, 1);
  mark(ShapeKind::Flag, slot, *slot.lastUsefulFinish, kFlagWidth);
  mark(ShapeKind::Air, slot, *slot.airAt, 1);
}

void RowLayout::lane(const Slot& slot, StageSet stages) {
  std::vector<std::size_t> order;
  for (std::size_t at = 0; at < slot.bars.size(); ++at)
    if (stages.contains(slot.bars[at].attempt.stage))
      order.push_back(at);
  if (order.empty())
    return;
  const Lane place = laneOf(slot.bars[order.front()].attempt.stage);
  LaneFolder folder(m_to, place.top, place.height);
  for (const std::size_t at : order) {
    const Bar& bar = slot.bars[at];
    const bool last = isLast(slot, at);
    folder.add({.kind = ShapeKind::Bar,
                .slot = slot.id,
                .index = static_cast<int>(at),
                .stage = bar.attempt.stage,
                .abnormal = isAbnormal(bar),
                .crossed = isAbnormal(bar) && (!last || bar.retryIn)},
               m_scale.x(bar.start), m_scale.x(workedUntil(bar)));
    attempt(slot, at);
    if (hasMarks() && last)
      ghosts(slot, at);
    if (hasMarks() && !last)
      backOff(slot, at);
  }
}

// What is still running on the GPU after its stop, and what it may still take.
void RowLayout::attempt(const Slot& slot, std::size_t at) {
  const Bar& bar = slot.bars[at];
  if (!bar.stopRequested)
    return;
  const Lane lane = laneOf(bar.attempt.stage);
  Shape tail{.kind = ShapeKind::Tail, .slot = slot.id, .index = static_cast<int>(at), .stage = bar.attempt.stage, .abnormal = true};
  const double from = m_scale.x(*bar.stopRequested), to = m_scale.x(bar.end.value_or(m_input.now));
  m_to.add(tail, from, to, lane.top, lane.height, LaneFolder::kLeastAbnormal);
  tail.kind = ShapeKind::TailBudget;
  const double bound = m_scale.x(*bar.stopRequested + m_input.times.drainBudget);
  if (bar.draining() && bound > to + kOutline)
    m_to.add(tail, to, bound, lane.top, lane.height, 1);
}

void RowLayout::ghosts(const Slot& slot, std::size_t at) {
  const Bar& bar = slot.bars[at];
  const Lane lane = laneOf(bar.attempt.stage);
  const Duration target = m_input.times.stageTarget[bar.attempt.stage];
  const double goal = m_scale.x(bar.start + target), bound = m_scale.x(bar.start + bar.timeout);
  const bool room = m_scene.detail == Detail::Full || bound - goal >= kGhostRoom;
  Shape ghost{.kind = ShapeKind::StageMark, .slot = slot.id, .index = static_cast<int>(at), .stage = bar.attempt.stage};
  const bool stoppedBefore = bar.stopRequested && *bar.stopRequested < bar.start + target;
  if (room && target > Duration{} && !stoppedBefore)
    m_to.add(ghost, goal, goal + 1, lane.top, lane.height, 1);
  ghost.kind = ShapeKind::TimeoutMark;
  if (room && bar.timeout > Duration{} && bar.state != BarState::TimedOut)
    m_to.add(ghost, bound - 4, bound + 1, lane.top, lane.height, 1);
}

void RowLayout::backOff(const Slot& slot, std::size_t at) {
  const Bar& bar = slot.bars[at];
  const auto next = std::find_if(slot.bars.begin() + static_cast<std::ptrdiff_t>(at) + 1, slot.bars.end(),
                                 [&](const Bar& other) { return other.attempt.stage == bar.attempt.stage; });
  if (next == slot.bars.end() || !bar.end || next->start <= *bar.end)
    return;
  const Lane lane = laneOf(bar.attempt.stage);
  const double left = m_scale.x(*bar.end), right = m_scale.x(next->start);
  if (right - left >= 2)
    m_to.add({.kind = ShapeKind::BackOff, .slot = slot.id, .index = static_cast<int>(at), .stage = bar.attempt.stage}, left, right,
             lane.top, lane.height, 1);
}

// Each stage that is left, to where it will have finished; and the point of no return.
void RowLayout::prediction(const Slot& slot) {
  const auto prediction = predictionOf(slot, m_input.times.drainBudget, m_input.now);
  if (!prediction)
    return;
  for (const Stage stage : kStages) {
    if (!prediction->left[stage])
      continue;
    const Lane lane = laneOf(stage);
    const double from = m_scale.x(prediction->left[stage]->from), to = m_scale.x(prediction->left[stage]->to);
    if (to > from + kOutline)
      m_to.add({.kind = ShapeKind::Predicted, .slot = slot.id, .stage = stage}, from, to, lane.top, lane.height, 1);
  }
  if (!prediction->noReturn || !slot.hasAirTime)
    return;
  const double at = m_scale.x(*prediction->noReturn) - kTriangle / 2;
  m_to.add({.kind = ShapeKind::NoReturn, .slot = slot.id}, at, at + kTriangle, m_row.top + 1, m_row.height - 2, kTriangle);
}

}  // namespace vortex::ui
