// SPDX-License-Identifier: GPL-3.0-or-later
//
// QCustomPlot, included here and nowhere else (its header and some of Qt's switches do not agree).
#pragma once

#include <qcustomplot.h>

namespace vortex::ui {

// For a plot whose axes and pictures are ours: it has no axes of its own, what is not on a layer with a buffer shares one (each
// costs two passes over all pixels), and it is painted with the window's next picture, not in one of its own.
void drawItself(QCustomPlot& plot);

}  // namespace vortex::ui
