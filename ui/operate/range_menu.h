// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with a range of time that was chosen in a plot: come closer, or write its rows to a file.
#pragma once

#include "ui/models/time_axis.h"

#include <QPoint>
#include <functional>

class QWidget;

namespace vortex::ui {

// A menu at the point, in the view's pixels; returns when it is closed. name: the range in the words of the view's ruler. rowsOf:
// the range's rows as CSV, asked for only if they are wanted, for the pane that the view lies in.
void askAboutRange(QWidget& view, const QPoint& at, TimeAxis& axis, const TimeRange& range, const QString& name,
                   const std::function<QByteArray(const TimeRange&)>& rowsOf);

}  // namespace vortex::ui
