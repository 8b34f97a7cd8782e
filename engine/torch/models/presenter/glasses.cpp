// SPDX-License-Identifier: Apache-2.0
//
// Glasses: rims, lenses with a glint, bridge, arms; the monocle with its cord.
#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/parts.h"
#include "engine/torch/models/presenter/surface.h"

namespace vortex::torch {
namespace {

// A pale, or for sunglasses a dark, lens with a diagonal band of reflected light.
void addLens(Drawing& d, const ShapePtr& shape, Point centre, bool dark) {
  Layer& lens = d.add(kHeadFrame, shape, dark ? grey(1) : Colour{.85, .93, 1}, 2);
  lens.opacity = dark ? .95 : .025;
  lens.rim = 0;
  lens.shading = dark ? Shading::Unlit : Shading::Lit;
  if (dark)
    lens.paint = [centre](Surface& g) {
      const at::Tensor down = ((g.y - centre.y) / .16).add_(.5).clamp_(0, 1);
      const at::Tensor top = tensorOf({.015F, .017F, .025F}, g.y.device()).view({3, 1, 1});
      const at::Tensor bottom = tensorOf({.10F, .09F, .13F}, g.y.device()).view({3, 1, 1});
      g.colour = top + (bottom - top) * down.unsqueeze(0);
    };
  Layer& glint = d.add(kHeadFrame, shape, grey(1), 2);
  glint.opacity = dark ? .35 : .05;
  glint.shading = Shading::Unlit;
  glint.paint = [centre](Surface& g) {
    const at::Tensor across = (g.x - centre.x) + (g.y - centre.y) * .55;
    const auto band = [&](double from, double to) {
      return smoothstep(across, from - .004, from + .004) * smoothstep(across, to + .004, to - .004);
    };
    g.opacity = band(-.045, -.012) + band(.0, .012);
  };
}

void addRim(Drawing& d, const ShapePtr& shape, double halfWidth, Colour colour) {
  Layer& rim = d.add(kHeadFrame, ringOf(shape, halfWidth), colour, 2);
  rim.bevel = halfWidth;
  rim.spec = .35;
  rim.gloss = 12;
}

}  // namespace

void addGlasses(Drawing& d, const Sitter& s) {
  const double ex = s.face.ex + .004, ey = s.face.ey;
  const Colour frame = linear(s.look.glassesColour);
  const auto line = [&](const Points& points, double w, Colour colour) {
    Layer& layer = d.add(kHeadFrame, stroke(points, {w}), colour, 2);
    layer.bevel = w;
    layer.spec = .3;
  };
  ShapePtr right;
  double reach = 0;
  bool dark = false;
  switch (s.look.glasses) {
  case Glasses::None:
    return;
  case Glasses::Monocle: {
    const ShapePtr lens = ellipse({ex, ey + .006}, {.088, .088});
    d.shadow(kHeadFrame, ringOf(lens, .010), {.004, .016}, .02, .35, s.skin * Colour{.42, .22, .20});
    addLens(d, lens, {ex, ey}, false);
    addRim(d, lens, .0095, linear(0xb9bec6));
    line({{ex + .05, .09}, {ex + .12, .25}, {ex + .10, .44}}, .0035, linear(0xd9a62e));
    return;
  }
  case Glasses::Round:
    right = ellipse({ex, ey + .006}, {.092, .090});
    reach = .092;
    break;
  case Glasses::Square:
    right = box({ex, ey + .006}, {.098, .0725}, .045);
    reach = .098;
    break;
  case Glasses::Sun:
    right = box({ex, ey + .008}, {.108, .080}, .060);
    reach = .108;
    dark = true;
    break;
  }
  const auto mirrorOf = [&](const ShapePtr& shape) {
    Shape left = *shape;
    left.centre.x = -left.centre.x;
    return std::make_shared<const Shape>(std::move(left));
  };
  const ShapePtr left = mirrorOf(right);
  for (const ShapePtr& lens : {left, right})
    d.shadow(kHeadFrame, ringOf(lens, .011), {.003, .017}, .022, .38, s.skin * Colour{.42, .22, .20});
  for (const ShapePtr& lens : {left, right}) {
    addLens(d, lens, lens->centre, dark);
    addRim(d, lens, .0095, frame);
  }
  line({{-ex + reach, ey - .006}, {0, ey - .020}, {ex - reach, ey - .006}}, .0085, frame);
  for (const double side : {-1., 1.})
    line({{side * (ex + reach), ey - .012}, {side * (s.face.fw + .004), ey - .03}}, .008, frame);
}

}  // namespace vortex::torch
