// SPDX-License-Identifier: Apache-2.0
//
// Tie, bow tie, beads, scarf.
#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/parts.h"
#include "engine/torch/models/presenter/surface.h"

#include <ATen/ops/sin.h>

namespace vortex::torch {
namespace {

void stripe(Layer& layer, double rate, double depth) {
  layer.paint = [rate, depth](Surface& g) {
    dim(g, smoothstep(at::sin((g.x + g.y) * rate), -.25, .25).mul_(depth).add_(1 - depth / 2));
  };
}

Layer& addCloth(Drawing& d, const ShapePtr& shape, Colour colour, double bevel) {
  d.shadow(kBodyFrame, shape, {.004, .014}, .03, .42);
  Layer& cloth = d.add(kBodyFrame, shape, colour, 2);
  cloth.bevel = bevel;
  cloth.spec = .10;
  cloth.gloss = 12;
  return cloth;
}

}  // namespace

void addTie(Drawing& d, const Sitter& s) {
  if (s.look.neckwear != Neckwear::Tie)
    return;
  const Colour colour = linear(s.look.neckwearColour);
  stripe(addCloth(d, polygon({{-.040, .50}, {.040, .50}, {.062, .80}, {.066, 1.1}, {-.066, 1.1}, {-.062, .80}}), colour, .05), 62,
         .30);
  stripe(addCloth(d, outline({{-.046, .435}, {0, .428}, {.046, .435}, {.034, .515}, {0, .522}, {-.034, .515}}), colour * 1.05, .03),
         62, .22);
}

void addBow(Drawing& d, const Sitter& s) {
  if (s.look.neckwear != Neckwear::Bow)
    return;
  const Colour colour = linear(s.look.neckwearColour);
  for (const double side : {-1., 1.})
    addCloth(d, outline(flipped({{.01, .475}, {.105, .415}, {.125, .478}, {.105, .545}, {.01, .50}}, side)), colour, .04);
  addCloth(d, box({0, .482}, {.026, .032}, .012), colour * 1.08, .022);
}

void addBeads(Drawing& d, const Sitter& s) {
  if (s.look.neckwear != Neckwear::Beads)
    return;
  for (int i = 0; i < 15; ++i) {
    const double t = -1 + 2. * i / 14;
    const Point at{t * (s.neckWidth + .045), .575 - .135 * t * t};
    d.shadow(kBodyFrame, ellipse(at, {.017, .017}), {0, .010}, .018, .40, s.skin * .4, 3);
    Layer& bead = d.add(kBodyFrame, ellipse(at, {.017, .017}), linear(s.look.neckwearColour), 3);
    bead.bevel = .018;
    bead.spec = .5;
    bead.gloss = 20;
  }
}

void addScarf(Drawing& d, const Sitter& s) {
  if (s.look.neckwear != Neckwear::Scarf)
    return;
  const double nw = s.neckWidth;
  const Colour colour = linear(s.look.neckwearColour);
  const auto knit = [](Layer& layer) {
    layer.paint = [](Surface& g) {
      dim(g, at::sin(g.y * 95 + g.x * 30).mul_(.08).add_(1));
      g.ny = g.ny + at::sin(g.y * 95 + g.x * 30 + 1.3) * .10;
    };
  };
  knit(addCloth(d, outline({{.02, .5}, {.16, .52}, {.19, .75}, {.17, 1.02}, {.04, 1.02}, {.05, .75}}), colour, .06));
  knit(addCloth(d, outline(mirrored({{0, .235}, {nw + .03, .25}, {nw + .085, .33}, {nw + .08, .45}, {.06, .55}, {0, .56}})),
                colour * 1.05, .09));
}

}  // namespace vortex::torch
