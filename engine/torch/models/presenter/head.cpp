// SPDX-License-Identifier: Apache-2.0
//
// Ears, face, what is written on it, nose.
#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/parts.h"
#include "engine/torch/models/presenter/surface.h"

#include <ATen/ops/exp.h>
#include <ATen/ops/sqrt.h>
#include <ATen/ops/where.h>

namespace vortex::torch {

ShapePtr faceOutline(const FaceGeometry& f) {
  return outline(mirrored({{0, -.395},
                           {.15, -.372},
                           {.248, -.275},
                           {f.fw, -.11},
                           {f.fw - .004, .04},
                           {f.fw - .035 + .012 * f.jaw, .165},
                           {.150 + .04 * f.jaw, f.chin - .080 + .022 * f.jaw},
                           {.068 + .034 * f.jaw, f.chin - .012},
                           {0, f.chin}}));
}

void addEars(Drawing& d, const Sitter& s) {
  for (const double side : {-1., 1.}) {
    Layer& ear = d.add(kHeadFrame, ellipse({side * (s.face.fw + .008), .03}, {.045, .078}, side * -.12), s.skin);
    ear.bevel = .05;
    ear.shading = s.skinShading;
    Layer& inner = d.add(kHeadFrame, ellipse({side * (s.face.fw + .010), .03}, {.022, .048}), s.skin * Colour{.72, .52, .46}, 2);
    inner.opacity = .55;
    inner.soft = .025;
    inner.shading = s.skinShading;
    if (!s.look.earrings)
      continue;
    Layer& ring = d.add(kHeadFrame, ellipse({side * (s.face.fw + .012), .125}, {.017, .021}), linear(0xd9a62e), 3);
    ring.bevel = .018;
    ring.spec = .8;
  }
}

void addFace(Drawing& d, const Sitter& s) {
  const FaceGeometry f = s.face;
  Layer& face = d.add(kHeadFrame, s.faceShape, s.skin);
  face.bevel = .24;
  face.shading = s.skinShading;
  face.spec = s.look.creature == Creature::Robot ? .28 : .10;
  face.gloss = 14;
  const double blush = s.look.creature == Creature::Human ? (s.man ? .20 : .30) : 0;
  const bool stubble = s.look.beard == Beard::Stubble;
  const Colour beard = s.beard;
  face.paint = [=](Surface& g) {
    bump(g, 0, .055, .034, .085, .55);
    bump(g, 0, f.ny - .005, .045, .035, .75);
    for (const double side : {-1., 1.}) {
      bump(g, side * .155, .10, .09, .075, .34);
      bump(g, side * f.ex, f.ey - .025, .075, .05, -.42);
    }
    bump(g, 0, f.chin - .055, .07, .05, .30);
    bump(g, 0, f.my + .038, .06, .02, -.30);
    const at::Tensor length = at::sqrt((g.nx * g.nx).addcmul_(g.ny, g.ny)).clamp_min_(1);
    g.nx = g.nx / length;
    g.ny = g.ny / length;
    if (blush > 0) {
      at::Tensor warm = bell(g, -.165, .105, .085, .06).add_(bell(g, .165, .105, .085, .06));
      warm.add_(bell(g, 0, f.ny, .05, .035), .5);
      tint(g, warm.mul_(blush), {1.02, .66, .62});
    }
    if (stubble) {
      // Less over the lips and on the bare cheek beside the nose.
      at::Tensor grown = smoothstep(g.y, .08, .20) * (bell(g, 0, f.my + .004, f.mw + .02, .03).neg_().add_(1));
      grown = grown * smoothstep((g.x.abs() * .45).add(g.y), .10, .20);
      const at::Tensor towards =
          tensorOf({static_cast<float>(beard.r), static_cast<float>(beard.g), static_cast<float>(beard.b)}, g.y.device());
      g.colour = g.colour.lerp(towards.view({3, 1, 1}), (grown * .30).unsqueeze(0));
    }
  };
}

namespace {

void addWrinkles(Drawing& d, const Sitter& s) {
  const FaceGeometry& f = s.face;
  const Colour fold = s.skin * Colour{.6, .42, .38};
  const auto crease = [&](const Points& points, const std::vector<double>& widths, double opacity) {
    Layer& line = d.add(kHeadFrame, stroke(points, widths), fold, 3);
    line.opacity = opacity;
    line.soft = .010;
    line.shading = s.skinShading;
  };
  for (const double side : {-1., 1.}) {
    crease(flipped({{.075, .12}, {.115, .165}, {.122, .215}}, side), {.003, .005, .0025}, .5);
    for (const double k : {-1., 0., 1.})
      crease(flipped({{f.ex + .075, .02 * k}, {f.ex + .090, -.008 + .0275 * k}, {f.ex + .105, -.012 + .035 * k}}, side),
             {.003, .003, .0025}, .40);
    crease(flipped({{f.ex - .045, f.ey + .060}, {f.ex, f.ey + .074}, {f.ex + .045, f.ey + .062}}, side), {.0025, .004, .0025}, .5);
  }
  for (const double up : {0., .035})
    crease({{-.12, -.195 - up}, {0, -.202 - up}, {.12, -.195 - up}}, {.0025, .004, .0025}, .42);
}

void addFreckles(Drawing& d, const Sitter& s) {
  for (int i = 0; i < 34; ++i) {
    const auto at = [&](const char* what) {
      return static_cast<double>(drawOf(s.look.seed, "freckle " + std::to_string(i) + what, 1001)) / 1000;
    };
    const double x = -.20 + .40 * at("x"), y = .015 + .12 * at("y"), r = .005 + .003 * at("r");
    if (std::abs(x) < s.face.nw && y > s.face.ny - .005)
      continue;  // not under the nose
    Layer& dot = d.add(kHeadFrame, ellipse({x, y}, {r, r}), s.skin * Colour{.58, .36, .26}, 3);
    dot.opacity = .55;
    dot.soft = .006;
    dot.shading = s.skinShading;
  }
}

void addRobotSeams(Drawing& d, const Sitter& s) {
  for (const double y : {-.16, .30}) {
    const double reach = y < 0 ? .27 : .15;
    Layer& seam = d.add(kHeadFrame, stroke({{-reach, y}, {0, y + .03}, {reach, y}}, {.004}), s.skin * .22, 3);
    seam.opacity = .8;
    for (const double side : {-1., 1.}) {
      Layer& rivet = d.add(kHeadFrame, ellipse({side * (reach - .05), y - .035}, {.014, .014}), s.skin * .8, 3);
      rivet.bevel = .012;
      rivet.spec = .6;
    }
  }
}

void addAntennae(Drawing& d, const Sitter& s) {
  for (const double side : {-1., 1.}) {
    Layer& stalk = d.add(kHeadFrame, stroke(flipped({{.10, -.37}, {.14, -.50}, {.20, -.58}}, side), {.016, .011, .009}), s.skin, 2);
    stalk.bevel = .014;
    Layer& ball = d.add(kHeadFrame, ellipse({side * .20, -.59}, {.038, .038}), linear(0xf2c230), 2);
    ball.bevel = .04;
    ball.spec = .5;
  }
}

}  // namespace

void addMarks(Drawing& d, const Sitter& s) {
  if (s.look.freckles)
    addFreckles(d, s);
  if (s.look.age == Age::Old && s.look.creature == Creature::Human)
    addWrinkles(d, s);
  if (s.look.creature == Creature::Robot)
    addRobotSeams(d, s);
  if (s.look.creature == Creature::Alien)
    addAntennae(d, s);
}

void addNose(Drawing& d, const Sitter& s) {
  const double nw = s.face.nw, ny = s.face.ny;
  const auto mark = [&](ShapePtr shape, Colour colour, double opacity, double soft) {
    Layer& layer = d.add(kHeadFrame, std::move(shape), colour, 2);
    layer.opacity = opacity;
    layer.soft = soft;
    layer.shading = s.skinShading;
  };
  mark(stroke({{.026, 0}, {.034, .05}, {.046, ny - .008}}, {.004, .010, .008}), s.skin * Colour{.66, .46, .42}, .30, .03);
  mark(stroke({{-nw, ny + .004}, {-.45 * nw, ny + .024}, {0, ny + .029}, {.45 * nw, ny + .024}, {nw, ny + .004}},
              {.002, .0065, .005, .0065, .002}),
       s.skin * Colour{.50, .30, .26}, .62, .012);
  for (const double side : {-1., 1.})
    mark(ellipse({side * .52 * nw, ny + .016}, {.011, .0055}, side * .3), s.skin * Colour{.28, .13, .11}, .62, .008);
  Layer& light = d.add(kHeadFrame, ellipse({-.010, ny - .012}, {.011, .009}), s.skin * .5 + grey(.5), 2);
  light.opacity = .26;
  light.soft = .014;
}

}  // namespace vortex::torch
