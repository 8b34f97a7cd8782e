// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where two pictures lie when they are compared: beside each other, or one over the other with a handle that wipes between them.
// Pure geometry, in pixels.
#pragma once

#include <QRectF>
#include <QSizeF>

namespace vortex::ui {

// How two pictures are looked at.
enum class PictureMode : std::uint8_t { SideBySide = 1, Wipe, Difference };

// The largest place of a picture's proportions in the middle of the room.
QRectF fitted(const QSizeF& picture, const QRectF& room);

// The handle between two pictures that lie over each other: left of it the first is seen, right of it the second.
class WipeHandle {
 public:
  static constexpr double kStep = 0.01, kWideStep = 0.1;  // of a key
  static constexpr double kGrip = 6;                      // pixels beside the line that still hold it

  double share() const { return m_share; }  // 0 to 1 of the picture's width, from its left
  void setShare(double share);
  void moveBy(double share) { setShare(m_share + share); }

  double x(const QRectF& picture) const;
  void dragTo(double x, const QRectF& picture);
  bool isAt(double x, const QRectF& picture) const;
  // The parts of the picture's place in which the first and the second are seen; either may be empty.
  QRectF firstPart(const QRectF& picture) const;
  QRectF secondPart(const QRectF& picture) const;

 private:
  double m_share = 0.5;
};

}  // namespace vortex::ui
