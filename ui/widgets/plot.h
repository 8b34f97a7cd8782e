// SPDX-License-Identifier: GPL-3.0-or-later
//
// QCustomPlot, included here and nowhere else (its header and some of Qt's switches do not agree).
#pragma once

#include <qcustomplot.h>
