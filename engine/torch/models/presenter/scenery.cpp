// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/scenery.h"

#include <utility>

namespace vortex::torch {

Layer& addFlat(Drawing& d, ShapePtr shape, Colour colour, double opacity, double soft) {
  Layer& layer = d.add(kPictureFrame, std::move(shape), colour);
  layer.shading = Shading::Unlit;
  layer.opacity = opacity;
  layer.soft = soft;
  return layer;
}

void addBokeh(Drawing& d, Point at, double r, Colour colour, double opacity) {
  const ShapePtr disc = ellipse(at, {r, r});
  addFlat(d, disc, colour, opacity, .012);
  addFlat(d, ringOf(disc, r * .07), colour * 1.35 + grey(.04), opacity * .55, .012);
}

void addCloud(Drawing& d, Point at, double size, Colour colour, double opacity) {
  addFlat(d, ellipse(at, {size, size * .30}), colour, opacity, size * .4);
  addFlat(d, ellipse({at.x - size * .3, at.y - size * .16}, {size * .45, size * .28}), colour, opacity, size * .35);
  addFlat(d, ellipse({at.x + size * .25, at.y - size * .10}, {size * .38, size * .24}), colour, opacity, size * .35);
}

void addSkyline(Drawing& d, Dice& dice, int towers, double ground, double low, double high, Colour colour, Colour window,
                double lit) {
  for (int i = 0; i < towers; ++i) {
    const double x = -1.05 + 2.1 * (i + .5) / towers + dice.in(-.04, .04), w = dice.in(.055, .11), h = dice.in(low, high);
    addFlat(d, box({x, ground - h / 2}, {w, h / 2}), colour * dice.in(.75, 1.2));
    if (lit <= 0)
      continue;
    for (double y = ground - h + .05; y < ground - .03; y += .065)
      for (double c = -.6; c < .7; c += .4)
        if (dice.unit() < lit)
          addFlat(d, box({x + c * w, y}, {w * .13, .017}), window * dice.in(.5, 1.2), .9);
  }
}

Scenery sceneryOf(const Look& look) {
  Scenery s;
  Dice dice(look.seed);
  switch (look.backdrop) {
  case Backdrop::Studio:
    studio(s, dice);
    break;
  case Backdrop::Newsroom:
    newsroom(s, dice);
    break;
  case Backdrop::City:
    city(s, dice);
    break;
  case Backdrop::Harbour:
    harbour(s, dice);
    break;
  case Backdrop::Forest:
    forest(s, dice);
    break;
  case Backdrop::Sunset:
    sunset(s, dice);
    break;
  case Backdrop::Space:
    space(s, dice);
    break;
  case Backdrop::Weather:
    weather(s, dice);
    break;
  case Backdrop::Storm:
    storm(s, dice);
    break;
  case Backdrop::Snow:
    snow(s, dice);
    break;
  case Backdrop::Stadium:
    stadium(s, dice);
    break;
  case Backdrop::Library:
    library(s, dice);
    break;
  case Backdrop::Bank:
    bank(s, dice);
    break;
  }
  return s;
}

}  // namespace vortex::torch
