// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small signs drawn as vectors, each a shape and a letter, so that nobody needs the colour.
#pragma once

#include "engine/slot/alarm.h"
#include "engine/slot/outcome.h"
#include "engine/slot/stage.h"

#include <QPointF>
#include <QRectF>

class QPainter;
class QColor;

namespace vortex::ui {

// Triangle H, diamond M, square L; filled while nobody has acknowledged it, else an outline, dashed once it has returned.
void drawAlarm(QPainter& painter, const QRectF& box, AlarmPriority priority, AlarmState state);
// A box with the outcome's letter; a grey tick for succeeded.
void drawOutcome(QPainter& painter, const QRectF& box, Outcome outcome);
// A box in the stage's colour with its letter.
void drawStage(QPainter& painter, const QRectF& box, Stage stage);
char letterOf(Stage stage);
char letterOf(Outcome outcome);
// The colour of an outcome in words: high, medium, or none of both.
const QColor& colourOf(Outcome outcome);

// A bar in the stage's colour and pattern; `dimmed`: an attempt that came to nothing.
void drawStageBar(QPainter& painter, const QRectF& rect, Stage stage);
// Hatched at 45 degrees in the alarm colour: reserved for what drains and what was missed.
void drawHatched(QPainter& painter, const QRectF& rect, const QColor& colour);

}  // namespace vortex::ui
