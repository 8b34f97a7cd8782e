// SPDX-License-Identifier: Apache-2.0
//
// The neck, and the outlines that several garments share.
#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/parts.h"
#include "engine/torch/models/presenter/surface.h"

#include <ATen/ops/exp.h>

namespace vortex::torch {

ShapePtr neckOutline(double nw) {
  return outline(mirrored({{nw, -.1}, {nw, .12}, {nw + .008, .28}, {nw + .018, .37}, {nw + .045, .44}, {0, .80}}));
}

ShapePtr torsoOutline(double nw, double sw) {
  constexpr double top = kTorsoTop;
  return outline(mirrored({{0, top + .10},
                           {nw + .005, top - .002},
                           {nw + .045, top + .012},
                           {nw + .105, top + .047},
                           {.62 * sw, top + .135},
                           {.88 * sw, top + .215},
                           {.99 * sw, top + .36},
                           {1.04 * sw, top + .60},
                           {1.06 * sw, 1.25}}));
}

void addNeck(Drawing& d, const Sitter& s) {
  Layer& neck = d.add(kBodyFrame, s.neckShape, s.skin);
  neck.bevel = .17;
  neck.shading = s.skinShading;
  const double chin = s.face.chin + kHeadY + kBodyRaise;
  neck.paint = [chin](Surface& g) {
    // The chin's shadow.
    const at::Tensor below = at::exp(((g.y - chin - .005) / .085).square_().neg_());
    dim(g, below.mul_(-.62).add_(1).expand({-1, g.x.size(1)}));
  };
}

}  // namespace vortex::torch
