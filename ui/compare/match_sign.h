// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small signs for whether two things are the same, each a shape, so that nobody needs the colour.
#pragma once

#include <QRectF>

class QPainter;

namespace vortex::ui {

enum class MatchSign : std::uint8_t {
  Same = 1,      // a grey tick
  DiffersFirst,  // ≠ in a box, amber
  Differs,       // ≠, grey: it follows from the one before
  Unknown,       // a question mark in a box
};
void drawMatch(QPainter& painter, const QRectF& box, MatchSign sign);

}  // namespace vortex::ui
