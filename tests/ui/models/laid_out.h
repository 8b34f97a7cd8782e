// SPDX-License-Identifier: GPL-3.0-or-later
//
// A timeline of three minutes, 900 by 400 pixels, and the shapes in it.
#pragma once

#include "tests/ui/models/scenes.h"
#include "ui/models/timeline_layout.h"

#include <vector>

namespace vortex::ui::test {

inline constexpr QSizeF kSize(900, 400);
inline constexpr TimeRange kThreeMinutes{at(0), at(180)};

inline std::vector<Shape> ofKind(const Scene& scene, ShapeKind kind) {
  std::vector<Shape> found;
  for (const Shape& shape : scene.shapes)
    if (shape.kind == kind)
      found.push_back(shape);
  return found;
}

}  // namespace vortex::ui::test
