// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/light.h"

namespace vortex::torch {
namespace {

void light(Lights& l, Backdrop backdrop) {
  switch (backdrop) {
  case Backdrop::Studio:
  case Backdrop::Newsroom:
  case Backdrop::Weather:
    return;
  case Backdrop::Bank:
    l.rim = Colour{.40, .95, .80} * .8;
    return;
  case Backdrop::City:
    l.fill = {.38, .40, .58};
    l.rim = Colour{.85, .60, 1.0} * .85;
    return;
  case Backdrop::Harbour:
    l.key = {1.04, 1.0, .93};
    l.fill = {.48, .54, .64};
    l.rim = Colour{.75, .88, 1.0} * .8;
    return;
  case Backdrop::Forest:
    l.key = {1.02, 1.0, .86};
    l.fill = {.40, .50, .42};
    l.rim = Colour{.80, 1.0, .55} * .8;
    return;
  case Backdrop::Sunset:
    l.key = {1.04, .92, .80};
    l.fill = {.46, .38, .50};
    l.rim = {1.3, .62, .30};
    return;
  case Backdrop::Space:
    l.fill = {.36, .34, .56};
    l.rim = Colour{.65, .50, 1.1} * .9;
    return;
  case Backdrop::Storm:
    l.key = {.92, .95, 1.0};
    l.fill = {.38, .44, .54};
    l.rim = Colour{.75, .88, 1.1} * .75;
    return;
  case Backdrop::Snow:
    l.key = {1.0, .99, .98};
    l.fill = {.54, .60, .70};
    l.rim = Colour{.85, .95, 1.1} * .8;
    return;
  case Backdrop::Stadium:
    l.key = {1.02, 1.0, .97};
    l.rim = Colour{.85, .92, 1.0} * .95;
    return;
  case Backdrop::Library:
    l.key = {1.04, .95, .82};
    l.fill = {.48, .42, .40};
    l.rim = Colour{1.1, .72, .40} * .75;
    return;
  }
}

void light(Lights& l, Lighting lighting) {
  switch (lighting) {
  case Lighting::Plain:
    return;
  case Lighting::Warm:
    l.key = {1.08, .93, .74};
    l.fill = {.50, .42, .40};
    l.rim = Colour{1.2, .75, .40} * .8;
    return;
  case Lighting::Cold:
    l.key = {.88, .96, 1.08};
    l.fill = {.36, .44, .60};
    l.rim = Colour{.50, .75, 1.2} * .85;
    return;
  case Lighting::Neon:
    l.key = {.98, .90, .98};
    l.fill = {.40, .30, .58};
    l.rim = {1.25, .25, .95};
    return;
  case Lighting::Noir:
    l.key = {1.0, .98, .95};
    l.fill = grey(.20);
    l.rim = grey(.75);
    l.toKey = normalised({-.8, -.35, .5});
    return;
  case Lighting::Bright:
    l.key = {1.1, 1.08, 1.03};
    l.fill = {.58, .60, .66};
    return;
  }
}

}  // namespace

Direction normalised(Direction d) {
  const double n = std::sqrt(d.x * d.x + d.y * d.y + d.z * d.z);
  return {d.x / n, d.y / n, d.z / n};
}

Lights lightsOf(const Look& look) {
  Lights l{normalised({-.52, -.55, .66}), normalised({.86, -.28, .1}), {1, .97, .92}, {.42, .46, .56}, Colour{.55, .7, 1} * .8};
  light(l, look.backdrop);
  light(l, look.lighting);
  return l;
}

Lights withKeyMoved(const Lights& lights, double dx, double dy) {
  Lights moved = lights;
  moved.toKey = normalised({lights.toKey.x + dx, lights.toKey.y + dy, lights.toKey.z});
  return moved;
}

}  // namespace vortex::torch
