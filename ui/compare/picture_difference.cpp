// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/picture_difference.h"

#include <algorithm>
#include <cstdlib>

namespace vortex::ui {

PictureDelta pictureDelta(const QImage& first, const QImage& second) {
  PictureDelta delta;
  if (first.isNull() || first.size() != second.size())
    return delta;
  const QImage a = first.convertToFormat(QImage::Format_RGB888), b = second.convertToFormat(QImage::Format_RGB888);
  delta.picture = QImage(a.size(), QImage::Format_Grayscale8);
  for (int y = 0; y < a.height(); ++y) {
    const uchar *one = a.constScanLine(y), *other = b.constScanLine(y);
    uchar* to = delta.picture.scanLine(y);
    for (int x = 0; x < a.width(); ++x) {
      int most = 0;
      for (int channel = 0; channel < 3; ++channel)
        most = std::max(most, std::abs(int{one[3 * x + channel]} - int{other[3 * x + channel]}));
      delta.largest = std::max(delta.largest, most);
      to[x] = static_cast<uchar>(std::min(most * PictureDelta::kGain, 255));
    }
  }
  return delta;
}

}  // namespace vortex::ui
