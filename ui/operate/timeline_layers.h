// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lies over the timeline's picture, each on a buffered layer of its own, so that a frame without news paints a line and not
// rows: the present, and the cursor with the range that is being chosen.
#pragma once

#include "ui/operate/timeline_painter.h"
#include "ui/widgets/plot.h"

#include <functional>
#include <optional>

namespace vortex::ui {

// Lets a function paint a layer, in pixels of the whole plot.
class PaintedLayer final : public QCPLayerable {
 public:
  PaintedLayer(QCustomPlot& plot, const QString& layer, std::function<void(QPainter&)> paint)
      : QCPLayerable(&plot, layer), m_paint(std::move(paint)) {}

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setRenderHint(QPainter::Antialiasing, false); }
  QRect clipRect() const override { return parentPlot()->rect().adjusted(0, 0, 0, 1); }  // the plot moves it up by a pixel
  void draw(QCPPainter* painter) override { m_paint(*painter); }

 private:
  std::function<void(QPainter&)> m_paint;
};

// The box of the present at the ruler, in pixels of the whole plot; empty out of view. Half a time beside it would mislead.
QRectF presentFlag(const TimelinePicture& of);
void paintPresent(QPainter& painter, const TimelinePicture& of);
void paintCursor(QPainter& painter, const TimelinePicture& of, std::optional<Time> cursor);
void paintChosenRange(QPainter& painter, const TimelinePicture& of, const TimeRange& range);

}  // namespace vortex::ui
