// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_stages.h"

#include "ui/models/slot_words.h"
#include "ui/models/timeline_lane.h"
#include "ui/models/translate.h"

#include <QStringList>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr double kBarHeight = kLaneHeight - 2, kFromNow = 8, kStateHeight = kLaneHeight;
constexpr double kBold = 1.08;  // how much wider an alarm's words are

void layLane(const SceneInput& input, const PixelScale& scale, Stage stage, SceneBuilder& builder, const Scene& scene) {
  const double top = laneTop(scene, stage);
  LaneFolder bars(builder, top, kBarHeight);
  LaneFolder tails(builder, top, kBarHeight);
  input.session.lane(stage).visit(input.range, [&](const LaneSpan& span) {
    const Time worked = std::min(span.worked, input.now), end = std::min(span.end, input.now);
    Shape shape{.kind = ShapeKind::Held, .slot = span.slot, .index = span.bar, .stage = stage};
    bars.add(shape, scale.x(span.start), scale.x(std::max(worked, span.start)));
    if (!span.abnormal || end <= worked)
      return;
    shape.kind = ShapeKind::Tail;
    shape.abnormal = true;
    tails.add(shape, scale.x(worked), scale.x(end));
  });
}

}  // namespace

LaneNow laneNow(const Session& session, Stage stage, Time now) {
  switch (session.device().condition) {
  case DeviceCondition::Starting:
    return {tr("device starting"), Tone::Plain, {}};
  case DeviceCondition::Lost:
    return {tr("CLOSED, device lost"), Tone::Alarm, {}};
  case DeviceCondition::Held:
    return {tr("CLOSED, device held"), Tone::Alarm, {}};
  case DeviceCondition::Quarantined:
    if (session.device().quarantined == stage)
      return {tr("CLOSED, stage stuck"), Tone::Alarm, {}};
    break;
  case DeviceCondition::Ready:
    break;
  }
  QStringList running;
  LaneNow state{tr("free"), Tone::Quiet, {}};
  if (const auto& first = session.heldBack(); first && first->stage == stage)
    state = {tr("held back: no output buffer"), Tone::Thin, first->slot};
  if (const auto& held = session.heldForMemory(); held && held->stage == stage)
    state = {tr("held back: VRAM, %1 needed, %2 free").arg(bytesText(held->need), bytesText(std::max(held->free, Bytes{}))),
             Tone::Thin, held->slot};
  session.lane(stage).visit({now, now}, [&](const LaneSpan& span) {
    if (span.end != LaneSpan::kOpen)
      return;
    state.slot = span.slot;
    if (span.worked != LaneSpan::kOpen)
      state.tone = Tone::Alarm;
    else
      running << QString::number(span.slot.value);
  });
  if (state.tone == Tone::Alarm)
    state.text = tr("CLOSED, GPU finishing");
  else if (!running.isEmpty())
    state = {tr("running %1").arg(running.join(QStringLiteral(", "))), Tone::Plain, state.slot};
  return state;
}

void layStages(const SceneInput& input, const PixelScale& scale, SceneBuilder& builder, Scene& scene) {
  for (const Stage stage : kStages) {
    layLane(input, scale, stage, builder, scene);
    LaneNow state = laneNow(input.session, stage, input.now);
    const double left = scale.x(input.now) + kFromNow;
    const auto widthOf = [&](const QString& text) {
      return input.textWidth(text, false) * (state.tone == Tone::Alarm ? kBold : 1) + (state.tone == Tone::Alarm ? 16 : 2);
    };
    // That a stage is closed is said, where there is no room for why.
    if (state.tone == Tone::Alarm && left + widthOf(state.text) > builder.width())
      state.text = state.text.section(QLatin1Char(','), 0, 0);
    const double wide = widthOf(state.text);
    if (left < 0 || left + wide > builder.width())
      continue;
    builder.add({.kind = ShapeKind::LaneState,
                 .slot = state.slot,
                 .index = static_cast<int>(indexOf(stage)),
                 .stage = stage,
                 .abnormal = state.tone == Tone::Alarm,
                 .tone = state.tone,
                 .text = state.text},
                left, left + wide, laneTop(scene, stage) - 1, kStateHeight, 1);
  }
}

}  // namespace vortex::ui
