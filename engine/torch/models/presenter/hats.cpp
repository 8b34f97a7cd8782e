// SPDX-License-Identifier: Apache-2.0
//
// Nine kinds of hat, each with its shadow on hair and forehead.
#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/parts.h"
#include "engine/torch/models/presenter/surface.h"

#include <ATen/ops/sin.h>

namespace vortex::torch {
namespace {

Layer& addPiece(Drawing& d, const ShapePtr& shape, Colour colour, double bevel, double spec = .05, int detail = 1) {
  Layer& piece = d.add(kHeadFrame, shape, colour, detail);
  piece.bevel = bevel;
  piece.spec = spec;
  return piece;
}

void castShadow(Drawing& d, const ShapePtr& shape) { d.shadow(kHeadFrame, shape, {.006, .040}, .05, .48, {.06, .03, .03}); }

void ribbed(Layer& layer, double rate, double depth) {
  layer.paint = [rate, depth](Surface& g) {
    dim(g, at::sin(g.x * rate).mul_(depth * .6).add_(1).expand({g.y.size(0), -1}));
    g.nx = g.nx + at::sin(g.x * rate + 1.4) * depth;
  };
}

void addBrimmed(Drawing& d, Colour colour, Colour band, double w, double h, double dent) {
  const ShapePtr crown = outline({{-.29, -.20},
                                  {-w, -.42},
                                  {-.8 * w, h + .02},
                                  {-.3 * w, h},
                                  {0, h + dent},
                                  {.3 * w, h},
                                  {.8 * w, h + .02},
                                  {w, -.42},
                                  {.29, -.20},
                                  {0, -.17}});
  const ShapePtr brim =
      outline({{-.47, -.255}, {-.30, -.245}, {0, -.212}, {.30, -.245}, {.47, -.255}, {.36, -.175}, {0, -.128}, {-.36, -.175}});
  castShadow(d, brim);
  addPiece(d, crown, colour, .11, .06);
  Layer& ribbon = addPiece(d, stroke({{-.32, -.275}, {0, -.245}, {.32, -.275}}, {.042}), band, .03, .10);
  ribbon.inside = crown;
  d.shadow(kHeadFrame, brim, {0, -.02}, .03, .30);
  addPiece(d, brim, colour * 1.08, .045, .10);
}

void addCap(Drawing& d, Colour colour, Colour badge) {
  const ShapePtr crown = outline(mirrored({{.1, -.525}, {.25, -.45}, {.325, -.28}, {.315, -.14}, {0, -.18}}));
  const ShapePtr peak = outline({{-.30, -.185},
                                 {-.15, -.235},
                                 {0, -.245},
                                 {.15, -.235},
                                 {.30, -.185},
                                 {.33, -.10},
                                 {.2, -.135},
                                 {0, -.150},
                                 {-.2, -.135},
                                 {-.33, -.10}});
  castShadow(d, peak);
  addPiece(d, crown, colour, .12);
  for (const double x : {-.13, .13}) {
    Layer& seam = d.add(kHeadFrame, stroke({{x * .3, -.515}, {x, -.38}, {x * 1.25, -.22}}, {.004}), colour * .5, 3);
    seam.opacity = .5;
    seam.soft = .008;
    seam.inside = crown;
  }
  addPiece(d, ellipse({0, -.335}, {.06, .055}), badge, .03, .2, 3);
  addPiece(d, peak, colour * .85, .04, .12);
}

void addBeanie(Drawing& d, Colour colour) {
  const ShapePtr cuff = outline({{-.34, -.27}, {0, -.32}, {.34, -.27}, {.345, -.135}, {0, -.175}, {-.345, -.135}});
  castShadow(d, cuff);
  Layer& ball = addPiece(d, ellipse({0, -.63}, {.085, .08}), colour * .5 + grey(.38), .08);
  ball.paint = [](Surface& g) {
    const at::Tensor fluff = at::sin(g.x * 160 + at::sin(g.y * 90) * 2) * at::sin(g.y * 150 + at::sin(g.x * 110) * 2);
    dim(g, (fluff * .16).add_(1));
    g.nx = g.nx + fluff * .2;
  };
  ribbed(addPiece(d, outline(mirrored({{.1, -.59}, {.25, -.50}, {.335, -.30}, {.325, -.12}, {0, -.17}})), colour, .13), 85, .16);
  d.shadow(kHeadFrame, cuff, {0, -.018}, .04, .35);
  ribbed(addPiece(d, cuff, colour * 1.06, .05), 85, .20);
}

void addCrown(Drawing& d, Colour gold) {
  // Tips at five places with valleys between.
  const Points points{{-.29, -.30}, {-.315, -.60}, {-.21, -.44}, {-.163, -.63}, {-.063, -.44}, {0, -.66}, {.063, -.44},
                      {.163, -.63}, {.21, -.44},   {.315, -.60}, {.29, -.30},   {.15, -.262},  {0, -.25}, {-.15, -.262}};
  const ShapePtr crown = polygon(points);
  castShadow(d, crown);
  Layer& metal = addPiece(d, crown, gold, .05, .5);
  metal.gloss = 10;
  Layer& rim = addPiece(d, stroke({{-.29, -.305}, {0, -.258}, {.29, -.305}}, {.018}), gold * 1.1, .018, .5, 2);
  rim.gloss = 10;
  const Colour gems[] = {linear(0x2f62b8), linear(0xc22f2f), linear(0x138a63)};
  for (int i = 0; i < 3; ++i) {
    const Point at{-.2 + .2 * i, i == 1 ? -.335 : -.36};
    addPiece(d, ellipse(at, {.031, .037}), gold * .6, .01, .3, 2);
    addPiece(d, ellipse(at, {.026, .032}), gems[i], .03, .8, 2).gloss = 20;
  }
  for (const Point tip : {Point{-.315, -.60}, Point{-.163, -.63}, Point{0, -.66}, Point{.163, -.63}, Point{.315, -.60}})
    addPiece(d, ellipse(tip, {.024, .024}), grey(.85), .024, .5, 2);
}

void addSailorCap(Drawing& d, Colour colour) {
  const ShapePtr peak = outline({{-.30, -.225}, {0, -.265}, {.30, -.225}, {.27, -.135}, {0, -.15}, {-.27, -.135}});
  castShadow(d, peak);
  addPiece(d, outline(mirrored({{0, -.585}, {.15, -.575}, {.36, -.50}, {.40, -.40}, {.31, -.26}, {0, -.30}})), colour, .10);
  addPiece(d, outline({{-.315, -.33}, {0, -.375}, {.315, -.33}, {.312, -.215}, {0, -.255}, {-.312, -.215}}), linear(0x1a2440), .04);
  addPiece(d, peak, linear(0x0e0f14), .035, .45);
  addPiece(d, stroke({{-.29, -.235}, {0, -.275}, {.29, -.235}}, {.009}), linear(0xd9a62e), .009, .5, 2);
  addPiece(d, ellipse({0, -.375}, {.045, .045}), linear(0xd9a62e), .03, .4, 2);
  const Colour dark = linear(0x1a2440);
  addPiece(d, stroke({{0, -.402}, {0, -.352}}, {.005}), dark, .005, 0, 3);
  addPiece(d, stroke({{-.022, -.365}, {-.012, -.35}, {0, -.347}, {.012, -.35}, {.022, -.365}}, {.005}), dark, .005, 0, 3);
  addPiece(d, stroke({{-.014, -.388}, {.014, -.388}}, {.004}), dark, .005, 0, 3);
}

void addChefHat(Drawing& d, Colour colour) {
  const ShapePtr cuff = outline({{-.29, -.46}, {0, -.48}, {.29, -.46}, {.305, -.215}, {0, -.255}, {-.305, -.215}});
  castShadow(d, cuff);
  Points puff = scallop(.40, .25, -.55, .10, 5, 1.9);
  for (const Point p : {Point{.27, -.30}, Point{0, -.28}, Point{-.27, -.30}})
    puff.push_back(p);
  addPiece(d, outline(puff), colour, .12);
  d.shadow(kHeadFrame, cuff, {0, -.016}, .03, .22);
  addPiece(d, cuff, colour * 1.03, .06);
}

void addHelmet(Drawing& d, Colour colour) {
  const ShapePtr rim = outline(mirrored({{0, -.26}, {.38, -.19}, {.39, -.135}, {.2, -.165}, {0, -.175}}));
  castShadow(d, rim);
  addPiece(d, outline(mirrored({{0, -.585}, {.25, -.51}, {.35, -.33}, {.35, -.16}, {0, -.20}})), colour, .16, .4).gloss = 22;
  addPiece(d, stroke({{0, -.585}, {0, -.40}, {0, -.22}}, {.03, .045, .05}), colour * 1.04, .04, .35, 2).gloss = 22;
  addPiece(d, rim, colour * 1.05, .04, .35);
}

void addHeadphones(Drawing& d, Colour colour) {
  const ShapePtr band = stroke({{-.335, 0}, {-.35, -.22}, {-.27, -.42}, {0, -.53}, {.27, -.42}, {.35, -.22}, {.335, 0}},
                               {.020, .024, .026, .026, .026, .024, .020});
  d.shadow(kHeadFrame, band, {.004, .024}, .04, .4);
  addPiece(d, band, colour, .024, .35);
  for (const double side : {-1., 1.}) {
    const ShapePtr cup = box({side * .335, .03}, {.055, .105}, .05);
    d.shadow(kHeadFrame, cup, {-.02 * side, .02}, .05, .4);
    addPiece(d, cup, colour * 1.2, .05, .35);
    addPiece(d, box({side * .362, .03}, {.022, .07}, .02), linear(0xc22f2f), .02, .4, 2);
  }
}

}  // namespace

void addHat(Drawing& d, const Sitter& s) {
  const Colour colour = linear(s.look.hatColour);
  switch (s.look.hat) {
  case Hat::None:
    return;
  case Hat::Fedora:
    addBrimmed(d, colour, colour * .35, .27, -.60, .035);
    return;
  case Hat::Top:
    addBrimmed(d, colour, linear(s.look.neckwear == Neckwear::None ? hex(0x9d1f33) : s.look.neckwearColour), .275, -.68, 0);
    return;
  case Hat::Cap:
    addCap(d, colour, grey(.8));
    return;
  case Hat::Beanie:
    addBeanie(d, colour);
    return;
  case Hat::Crown:
    addCrown(d, colour);
    return;
  case Hat::Sailor:
    addSailorCap(d, colour);
    return;
  case Hat::Chef:
    addChefHat(d, colour);
    return;
  case Hat::Helmet:
    addHelmet(d, colour);
    return;
  case Hat::Phones:
    addHeadphones(d, colour);
    return;
  }
}

}  // namespace vortex::torch
