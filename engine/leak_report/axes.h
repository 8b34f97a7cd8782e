// SPDX-License-Identifier: GPL-3.0-or-later
//
// The two scales of a chart, with ticks at round numbers.
#pragma once

#include "engine/leak_report/canvas.h"

#include <string>
#include <vector>

namespace vortex::leak {

struct Range {
  double low = 0, high = 1;  // low < high
};

class Axes {
 public:
  // box: of the plot itself; labels lie left of it and below.
  Axes(const Box& box, const Range& x, const Range& y) : m_box(box), m_x(x), m_y(y) {}

  const Box& box() const { return m_box; }
  const Range& x() const { return m_x; }
  double atX(double value) const { return m_box.x + (value - m_x.low) / (m_x.high - m_x.low) * m_box.width; }
  double atY(double value) const { return m_box.bottom() - (value - m_y.low) / (m_y.high - m_y.low) * m_box.height; }
  Spot at(double x, double y) const { return {atX(x), atY(y)}; }

  // Grid and labels. unit: "GB", by which y is divided; "" for a count.
  void draw(Canvas& canvas, double divisor, const std::string& unit) const;

 private:
  Box m_box;
  Range m_x, m_y;
};

// 1, 2 or 5 times a power of ten, so that there are at most `most` of them.
std::vector<double> ticksOf(const Range& range, int most);

}  // namespace vortex::leak
