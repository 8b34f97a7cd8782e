// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of a row, and where they have room: right of the last useful finish, else right of what ran; callouts in the empty part
// of the row before its slot began.
#include "ui/models/slot_words.h"
#include "ui/models/timeline_row.h"
#include "ui/models/timeline_words.h"
#include "ui/models/translate.h"

#include <algorithm>

namespace vortex::ui {
namespace {

constexpr double kGap = 10, kPadding = 8, kGlyph = 20, kLine = 15, kScrollBar = 14;  // pixels

}  // namespace

void RowLayout::beside(const Slot& slot, const Words& words, double left, bool upper) {
  const double right = m_to.width() - kScrollBar, flag = left - kPadding - 1;
  const bool alarm = words.tone == Tone::Alarm;
  if (words.text.isEmpty() || left < 0 || left >= m_to.width())
    return;
  for (const QString& text : {words.text, words.brief}) {
    const double wide = m_input.textWidth(text, words.number) + 4;
    const Words said{.text = text, .tone = words.tone, .number = words.number};
    if (text.isEmpty())
      break;
    if (left + wide <= right)
      return label(slot.id, said, left, wide, upper);
    if (alarm && flag - kGap / 2 - wide >= ranUntil(slot, upper))
      return label(slot.id, said, flag - kGap / 2 - wide, wide, upper);
  }
  if (!alarm)
    return;
  const Words said{.text = words.brief.isEmpty() ? words.text : words.brief, .tone = words.tone, .number = words.number};
  const double wide = m_input.textWidth(said.text, said.number) + 4;
  label(slot.id, said, std::max(right - wide, 0.0), wide, upper);
}

void RowLayout::label(SlotId slot, const Words& words, double left, double wide, bool upper) {
  const double top = upper ? m_row.top + 1 : m_row.top + m_row.height - kLine - 1;
  m_to.add({.kind = ShapeKind::Label,
            .slot = slot,
            .abnormal = words.tone == Tone::Alarm,
            .number = words.number,
            .tone = words.tone,
            .text = words.text},
           left, left + wide, top, kLine, 1);
}

double RowLayout::ranUntil(const Slot& slot, bool upper) const {
  double ran = std::max(m_scale.x(slot.begin()), 0.0);
  for (const Bar& bar : slot.bars)
    if (const Stage stage = bar.attempt.stage; m_scene.unfolded || upper == (stage == Stage::Audio || stage == Stage::Video))
      ran = std::max(ran, m_scale.x(bar.end.value_or(m_input.now)));
  return ran;
}

bool RowLayout::callout(SlotId slot, const QString& text, Tone tone, double rightEdge) {
  const double wide = m_input.textWidth(text, false) + 2 * kPadding + (tone == Tone::Alarm ? kGlyph : 0);
  const double right = std::min(rightEdge, m_to.width()) - kGap, line = tone == Tone::Alarm ? kCalloutLine : 0;
  if (right - wide < 2)
    return false;
  const double height = std::min(m_row.height - 9, 24.0);
  m_to.add({.kind = ShapeKind::Callout, .slot = slot, .abnormal = tone == Tone::Alarm, .tone = tone, .text = text}, right - wide,
           right + line, m_row.top + (m_row.height - height) / 2, height, 1);
  return true;
}

void RowLayout::words(const Slot& slot) {
  double left = m_scale.x(slot.begin());
  if (slot.hasAirTime && slot.startedAt && slot.lastUsefulFinish && slot.airAt) {
    left = m_scale.x(*slot.lastUsefulFinish) + kPadding + 1;
  } else {
    for (const Bar& bar : slot.bars)
      left = std::max(left, m_scale.x(std::max(bar.end.value_or(m_input.now), bar.start + bar.timeout)));
    left += kPadding;
  }
  const Words upper = upperWords(m_input, slot), lower = lowerWords(m_input, slot);
  beside(slot, upper, left, true);
  beside(slot, lower, left, false);
  // "air" stands at its line, where the words before it leave the room.
  if (slot.state == SlotState::Running && slot.hasAirTime && !upper.text.isEmpty()) {
    const double wide = m_input.textWidth(tr("air"), false) + 4, at = m_scale.x(*slot.airAt) - wide - 2;
    if (at > left + m_input.textWidth(upper.text, upper.number) + kGap)
      label(slot.id, {.text = tr("air")}, at, wide, true);
  }
  const double begin = m_scale.x(slot.begin());
  if (const auto sentence = drainSentence(m_input, slot); sentence && !callout(slot.id, *sentence, Tone::Alarm, begin))
    callout(slot.id, drainWords(m_input, slot), Tone::Alarm, begin);
}

void RowLayout::coming() {
  const Coming& next = m_input.coming[static_cast<std::size_t>(m_row.coming)];
  const QString text = tr("starts %1").arg(m_input.clockText(next.startsAt));
  const double wide = m_input.textWidth(text, false) + 4;
  const double left = std::min(m_scale.x(next.startsAt) + 2, m_to.width() - wide - kScrollBar);
  m_to.add({.kind = ShapeKind::Label, .index = m_row.coming, .text = text}, left, left + wide,
           m_row.top + (m_row.height - kLine) / 2, kLine, 1);
  // What keeps a stage closed concerns the next one: by when it opens, and what happens else.
  for (const Stage stage : kStages)
    m_input.session.lane(stage).visit({m_input.now, m_input.now}, [&](const LaneSpan& span) {
      if (m_row.coming != 0 || span.end != LaneSpan::kOpen || span.worked == LaneSpan::kOpen)
        return;
      QString name = stageName(stage);
      name[0] = name[0].toUpper();
      QString sentence =
          tr("Next starts at %1. %2 stage opens by %3, else device restart")
              .arg(m_input.clockText(next.startsAt), name, m_input.clockText(span.worked + m_input.times.drainBudget));
      const Duration restart = m_input.session.device().restart;
      if (restart > Duration{})
        sentence += QStringLiteral(" (%1)").arg(secondsText(restart, 0));
      callout({}, sentence, Tone::Plain, left);
    });
}

}  // namespace vortex::ui
