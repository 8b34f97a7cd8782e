// SPDX-License-Identifier: Apache-2.0
//
// The three lights of a scene: a key from the upper left, a fill from everywhere, a rim from behind on the right.
#pragma once

#include "engine/torch/models/presenter/colour.h"

namespace vortex::torch {

struct Direction {
  double x = 0, y = 0, z = 0;  // y down, z towards the eye
};
Direction normalised(Direction d);

struct Lights {
  Direction toKey, toRim;  // unit length
  Colour key, fill, rim;
};
Lights lightsOf(const Look& look);

// The same lights with the key moved by (dx, dy).
Lights withKeyMoved(const Lights& lights, double dx, double dy);

}  // namespace vortex::torch
