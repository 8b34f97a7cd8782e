// SPDX-License-Identifier: Apache-2.0
//
// Mouth, beard, moustache.
#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/parts.h"
#include "engine/torch/models/presenter/surface.h"

#include <ATen/ops/atan2.h>

namespace vortex::torch {
namespace {

// Hairs of a beard run away from the middle of the mouth.
void comb(Layer& layer, const Sitter& s, double y, double depth) {
  layer.paint = [seed = s.look.seed, y, depth](Surface& g) {
    g.opacity = smoothstep(g.y, -.03, .07).expand({-1, g.x.size(1)});  // whiskers thin out beside the ears
    const at::Tensor angle = at::atan2(g.x.expand({g.y.size(0), -1}), (g.y - y).expand({-1, g.x.size(1)}));
    const at::Tensor radius = (g.x * g.x + (g.y - y) * (g.y - y)).sqrt_();
    const at::Tensor wave = streaks(angle.add(radius, .35), 26, seed).add_(streaks(angle.sub(radius, .6), 60, seed + 1), .7);
    dim(g, wave.mul_(depth).add_(1));
    g.nx = g.nx + wave * .05;
  };
}

void addMoustache(Drawing& d, const Sitter& s, double b, double drop) {
  const double my = s.face.my;
  for (const double side : {-1., 1.}) {
    const ShapePtr shape = outline(flipped({{0, my - .060},
                                            {.045 * b, my - .064},
                                            {.105 * b, my - .030},
                                            {.135 * b, my - .012 + drop},
                                            {.085 * b, my - .014},
                                            {0, my - .026}},
                                           side));
    d.shadow(kHeadFrame, shape, {0, .012}, .02, .30, s.skin * Colour{.42, .22, .20});
    Layer& hair = d.add(kHeadFrame, shape, s.beard, 2);
    hair.bevel = .03;
    hair.soft = .006;
    hair.rim = .5;
    comb(hair, s, my - .10, .16);
  }
}

}  // namespace

void addMouth(Drawing& d, const Sitter& s) {
  const FaceGeometry& f = s.face;
  const double w = f.mw * (1 + .1 * std::max(f.mood.smile, 0.)), lip = f.lip, up = f.up;
  const auto at = [&](const Points& points) { return moved(points, {0, f.my}); };
  const auto soft = [&](ShapePtr shape, Colour colour, double opacity, double edge) {
    Layer& layer = d.add(kHeadFrame, std::move(shape), colour, 2);
    layer.opacity = opacity;
    layer.soft = edge;
    layer.shading = s.skinShading;
    layer.rim = 0;
  };
  soft(ellipse({0, f.my + 1.5 * lip + .022}, {.05, .010}), s.skin * Colour{.50, .32, .29}, .32, .02);
  for (const double side : {-1., 1.})
    soft(ellipse({side * (w + .012), f.my - up}, {.012, .012}), s.skin * Colour{.50, .32, .29}, .35, .02);

  Layer& upper = d.add(kHeadFrame,
                       outline(at({{-w, -up},
                                   {-.45 * w, -.75 * lip},
                                   {-.014, -lip},
                                   {0, -.72 * lip},
                                   {.014, -lip},
                                   {.45 * w, -.75 * lip},
                                   {w, -up},
                                   {.4 * w, .006 + .3 * up},
                                   {0, .006 + .45 * up},
                                   {-.4 * w, .006 + .3 * up}})),
                       s.lips * .84, 2);
  upper.soft = .005;
  upper.rim = 0;
  Layer& lower = d.add(kHeadFrame,
                       outline(at({{-.96 * w, .003 - up},
                                   {-.4 * w, .35 * up},
                                   {0, .002 + .45 * up},
                                   {.4 * w, .35 * up},
                                   {.96 * w, .003 - up},
                                   {.5 * w, 1.15 * lip + .4 * up},
                                   {0, 1.5 * lip + .5 * up},
                                   {-.5 * w, 1.15 * lip + .4 * up}})),
                       s.lips, 2);
  lower.soft = .005;
  lower.rim = 0;
  Layer& line = d.add(
      kHeadFrame,
      stroke(at({{-1.03 * w, -1.05 * up}, {-.45 * w, .35 * up}, {0, .003 + .5 * up}, {.45 * w, .35 * up}, {1.03 * w, -1.05 * up}}),
             {.0035, .0055, .005, .0055, .0035}),
      s.skin * Colour{.26, .10, .10}, 2);
  line.soft = .005;
  line.rim = 0;
  Layer& gloss = d.add(kHeadFrame, ellipse({-.02, f.my + .85 * lip + .45 * up}, {.034, .006}), s.lips * 1.5 + grey(.10), 2);
  gloss.opacity = .40;
  gloss.soft = .014;
}

void addBeard(Drawing& d, const Sitter& s) {
  const double ch = s.face.chin, my = s.face.my;
  switch (s.look.beard) {
  case Beard::None:
  case Beard::Stubble:
    return;
  case Beard::Moustache:
    addMoustache(d, s, 1.25, 0);
    return;
  case Beard::Goatee: {
    const ShapePtr shape =
        outline({{-.085, my + .045}, {0, my + .035}, {.085, my + .045}, {.075, ch + .03}, {0, ch + .075}, {-.075, ch + .03}});
    Layer& hair = d.add(kHeadFrame, shape, s.beard, 2);
    hair.bevel = .06;
    hair.soft = .014;
    hair.rim = .6;
    comb(hair, s, my, .17);
    addMoustache(d, s, 1, .02);
    return;
  }
  case Beard::Full: {
    const ShapePtr shape = outline({{-.288, -.02},
                                    {-.292, .12},
                                    {-.245, .27},
                                    {-.15, ch + .035},
                                    {0, ch + .075},
                                    {.15, ch + .035},
                                    {.245, .27},
                                    {.292, .12},
                                    {.288, -.02},
                                    {.262, .06},
                                    {.225, .155},
                                    {.15, .165},
                                    {.065, my - .062},
                                    {0, my - .050},
                                    {-.065, my - .062},
                                    {-.15, .165},
                                    {-.225, .155},
                                    {-.262, .06}});
    const ShapePtr mouth = ellipse({0, my + .004}, {1.04 * s.face.mw, .034});
    Layer& shade = d.add(kHeadFrame, shape, s.skin * Colour{.42, .22, .20}, 2);
    shade.blend = Blend::Multiply;
    shade.shift = {0, -.012};
    shade.soft = .04;
    shade.opacity = .35;
    shade.outside = mouth;
    shade.inside = s.faceShape;
    Layer& hair = d.add(kHeadFrame, shape, s.beard, 2);
    hair.bevel = .09;
    hair.soft = .018;
    hair.outside = mouth;
    hair.rim = .6;
    comb(hair, s, my - .02, .17);
    addMoustache(d, s, 1, .02);
    return;
  }
  }
}

}  // namespace vortex::torch
