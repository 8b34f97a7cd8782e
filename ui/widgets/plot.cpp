// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plot.h"

namespace vortex::ui {

void drawItself(QCustomPlot& plot) {
  plot.plotLayout()->clear();
  plot.layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);
  plot.setPlottingHint(QCP::phImmediateRefresh, false);
}

}  // namespace vortex::ui
