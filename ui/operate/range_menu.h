// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with a range of time that was chosen in a plot: come closer, write its rows or its picture to a file, copy its
// times.
#pragma once

#include "ui/models/time_axis.h"

#include <QByteArray>
#include <QImage>
#include <QPoint>
#include <QString>
#include <functional>

class QWidget;

namespace vortex::ui {

// A chosen range, as the plot that it was chosen in knows it. Rows and picture are asked for only if they are wanted.
struct ChosenRange {
  TimeRange range;
  QString from, to;                  // in the words of the plot's ruler
  std::function<QByteArray()> rows;  // CSV
  std::function<QImage()> picture;   // as it is seen, without the frame around the choice
};

// A menu at the point, in the view's pixels; returns when it is closed. Files are written for the pane that the view lies in.
void askAboutRange(QWidget& view, const QPoint& at, TimeAxis& axis, const ChosenRange& chosen);

// Of a picture of a plot, its gutter and what lies between two of its columns: all in the plot's pixels.
QImage cutOut(const QImage& plot, int gutter, double left, double right);

}  // namespace vortex::ui
