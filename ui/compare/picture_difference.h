// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace vortex::ui {

// Where and how strongly two pictures differ, as a picture: black where they are the same, lighter the more the channel that
// differs most does. A difference of one of 255 would not be seen, so it is drawn kGain times as strong.
struct PictureDelta {
  static constexpr int kGain = 4;
  QImage picture;   // null where the sizes differ
  int largest = 0;  // of 255
};
PictureDelta pictureDelta(const QImage& first, const QImage& second);

}  // namespace vortex::ui
