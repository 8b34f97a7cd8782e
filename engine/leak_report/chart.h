// SPDX-License-Identifier: GPL-3.0-or-later
//
// The charts of a leak report. Pure but for the canvas; the cost is of pixels, not of slots: where slots are denser than pixels,
// each column shows the least and the most.
#pragma once

#include "engine/leak_report/canvas.h"
#include "engine/leak_report/content.h"

namespace vortex::leak {

void drawFigure(Canvas& canvas, const Box& box, const LeakDocument& document, const Figure& figure);

}  // namespace vortex::leak
