// SPDX-License-Identifier: Apache-2.0
//
// Nine garments on one torso.
#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/parts.h"
#include "engine/torch/models/presenter/surface.h"

#include <ATen/ops/sin.h>

namespace vortex::torch {
namespace {

constexpr Colour kLinen{.86, .85, .82};  // a white shirt, linear
enum class Weave : std::uint8_t { Plain = 1, PinStripe, Knit };

void addTorso(Drawing& d, const Sitter& s, Weave weave, double spec = .02) {
  Layer& torso = d.add(kBodyFrame, s.torsoShape, s.garment);
  torso.bevel = .16;
  torso.spec = spec;
  torso.gloss = 10;
  torso.paint = [weave](Surface& g) {
    const at::Tensor shade = smoothstep(g.y, kTorsoTop + .02, kTorsoTop + .22).mul_(.28).add_(.72);
    switch (weave) {
    case Weave::Plain:
      dim(g, shade.expand({-1, g.x.size(1)}));
      return;
    case Weave::PinStripe:
      dim(g, shade * at::sin(g.x * 190).clamp_(-.2, 1).mul_(.05).add_(1));
      return;
    case Weave::Knit: {
      const at::Tensor loops = at::sin(g.x * 95 + at::sin(g.y * 60) * 1.1);
      dim(g, shade * (loops * .05).add_(1));
      g.nx = g.nx + at::sin(g.x * 95 + at::sin(g.y * 60) * 1.1 + 1.2) * .04;
      return;
    }
    }
  };
  for (const double side : {-1., 1.}) {
    Layer& fold =
        d.add(kBodyFrame, stroke(flipped({{.52, .66}, {.55, .82}, {.60, 1.0}}, side), {.004, .010, .010}), s.garment * .45, 2);
    fold.opacity = .32;
    fold.soft = .03;
    Layer& arm =
        d.add(kBodyFrame, stroke(flipped({{.60, .78}, {.585, .90}, {.59, 1.1}}, side), {.003, .012, .014}), s.garment * .35, 2);
    arm.opacity = .40;
    arm.soft = .045;
  }
}

Layer& addTrim(Drawing& d, const ShapePtr& shape, Colour colour, double bevel, double shadow = .45) {
  if (shadow > 0)
    d.shadow(kBodyFrame, shape, {.006, .016}, .045, shadow);
  Layer& trim = d.add(kBodyFrame, shape, colour, 2);
  trim.bevel = bevel;
  return trim;
}

void addButton(Drawing& d, Point at, double r, Colour colour) {
  d.shadow(kBodyFrame, ellipse(at, {r, r}), {0, .006}, .012, .5, {}, 3);
  Layer& button = d.add(kBodyFrame, ellipse(at, {r, r}), colour, 3);
  button.bevel = r;
  button.spec = .35;
}

void addMicrophone(Drawing& d) {
  d.shadow(kBodyFrame, box({.185, .735}, {.011, .028}, .008), {.004, .008}, .016, .5, {}, 3);
  Layer& clip = d.add(kBodyFrame, box({.185, .735}, {.011, .028}, .008), grey(.03), 3);
  clip.bevel = .011;
  clip.spec = .6;
}

void addShirtCollar(Drawing& d, const Sitter& s, Colour colour) {
  const double nw = s.neckWidth;
  for (const double side : {-1., 1.}) {
    const Points points = s.man ? Points{{nw - .02, .345}, {nw + .035, .40}, {.135, .575}, {.055, .535}, {.004, .465}, {.06, .43}}
                                : Points{{nw, .36}, {nw + .05, .42}, {.15, .66}, {.055, .60}, {nw - .03, .47}};
    addTrim(d, outline(flipped(points, side)), colour, .035, .35);
  }
}

void addLapels(Drawing& d, const Sitter& s, Colour colour) {
  const double nw = s.neckWidth;
  for (const double side : {-1., 1.})
    addTrim(d,
            outline(flipped(
                {{nw + .02, .405}, {nw + .085, .395}, {.345, .60}, {.265, .645}, {.33, .685}, {.035, 1.08}, {0, 1.08}, {0, .93}},
                side)),
            colour, .04);
}

void addPocketSquare(Drawing& d, const Sitter& s) {
  const ShapePtr cloth =
      polygon({{-.455, .82}, {-.44, .76}, {-.415, .785}, {-.39, .735}, {-.365, .78}, {-.345, .752}, {-.345, .808}});
  Layer& square = addTrim(d, cloth, linear(s.look.neckwearColour) * .6 + kLinen * .4, .02, .3);
  square.detail = 3;
  Layer& edge = d.add(kBodyFrame, stroke({{-.46, .822}, {-.34, .808}}, {.004}), s.garment * .35, 3);
  edge.opacity = .7;
}

// The neck once more, within an opening: what a blouse or an open collar shows.
void addSkinWithin(Drawing& d, const Sitter& s, const ShapePtr& opening) {
  addNeck(d, s);
  Layer& skin = d.layers.back();
  skin.inside = opening;
  skin.detail = 2;
}

bool buttonedUp(const Sitter& s) { return s.man || s.look.neckwear == Neckwear::Tie || s.look.neckwear == Neckwear::Bow; }

Colour shirtColour(const Sitter& s) { return s.look.clothes == Clothes::Lab ? linear(0x9fc2df) : kLinen; }

void addOpenFront(Drawing& d, const Sitter& s, double depth) {
  const double nw = s.neckWidth;
  // Its upper edge hangs in a bow behind the collar.
  const ShapePtr front = polygon({{-nw - .06, kTorsoTop},
                                  {-.75 * nw, .432},
                                  {-.4 * nw, .455},
                                  {0, .463},
                                  {.4 * nw, .455},
                                  {.75 * nw, .432},
                                  {nw + .06, kTorsoTop},
                                  {0, depth}});
  Layer& layer = d.add(kBodyFrame, front, shirtColour(s), 2);
  layer.rim = 0;
  layer.paint = [](Surface& g) {
    dim(g, smoothstep(g.y, kTorsoTop, kTorsoTop + .2).mul_(.25).add_(.75).expand({-1, g.x.size(1)}));
  };
  if (!buttonedUp(s))
    addSkinWithin(d, s, polygon({{-nw - .03, .30}, {nw + .03, .30}, {nw + .02, .44}, {0, .60}, {-nw - .02, .44}}));
}

void addSuit(Drawing& d, const Sitter& s) {
  const bool lab = s.look.clothes == Clothes::Lab, coat = s.look.clothes == Clothes::Coat;
  addTorso(d, s, lab || coat ? Weave::Plain : Weave::PinStripe);
  addOpenFront(d, s, .92);
  addTie(d, s);
  addShirtCollar(d, s, shirtColour(s));
  addBow(d, s);
  addBeads(d, s);
  addLapels(d, s, s.garment * 1.22 + grey(.006));
  addButton(d, {0, .985}, .018, s.garment * .5 + grey(.01));
  addMicrophone(d);
  if (s.man && !lab && drawOf(s.look.seed, "pocket square", 2) == 0)
    addPocketSquare(d, s);
}

void addRaincoat(Drawing& d, const Sitter& s) {
  const double nw = s.neckWidth;
  addTorso(d, s, Weave::Plain, .16);
  addOpenFront(d, s, .56);
  addTie(d, s);
  addBow(d, s);
  for (const double side : {-1., 1.})
    addTrim(d, outline(flipped({{.02, .50}, {nw + .03, .345}, {nw + .12, .40}, {nw + .17, .60}, {.10, .62}}, side)),
            s.garment * 1.08, .06)
        .spec = .2;
  Layer& placket = d.add(kBodyFrame, stroke({{.045, .62}, {.047, .9}, {.045, 1.2}}, {.004}), s.garment * .45, 3);
  placket.opacity = .5;
  placket.soft = .012;
  for (const double y : {.70, .86, 1.0})
    addButton(d, {0, y}, .020, grey(.02));
}

void addShirt(Drawing& d, const Sitter& s) {
  addTorso(d, s, Weave::Plain);
  for (const double side : {-1., 1.}) {
    Layer& placket =
        d.add(kBodyFrame, stroke({{side * .032, .50}, {side * .034, .8}, {side * .032, 1.2}}, {.003}), s.garment * .5, 3);
    placket.opacity = .4;
    placket.soft = .010;
  }
  for (const double y : {.64, .78, .92})
    addButton(d, {0, y}, .013, s.garment * .5 + grey(.3));
  addTie(d, s);
  addShirtCollar(d, s, s.garment * 1.06 + grey(.01));
  addBow(d, s);
  addBeads(d, s);
}

void addTurtleneck(Drawing& d, const Sitter& s) {
  const double nw = s.neckWidth;
  addTorso(d, s, Weave::Knit);
  Layer& roll =
      addTrim(d, outline(mirrored({{0, .262}, {nw + .012, .27}, {nw + .030, .33}, {nw + .055, .42}, {nw + .045, .465}, {0, .50}})),
              s.garment * 1.05, .06);
  roll.paint = [](Surface& g) {
    dim(g, at::sin(g.x * 130).mul_(.12).add_(1).expand({g.y.size(0), -1}));
    g.nx = g.nx + at::sin(g.x * 130 + 1.4) * .18;
  };
  // The collar is folded over: a shadow along its upper edge tells so.
  Layer& foldLine =
      d.add(kBodyFrame, stroke({{-nw - .03, .345}, {0, .375}, {nw + .03, .345}}, {.004, .007, .004}), s.garment * .4, 3);
  foldLine.opacity = .45;
  foldLine.soft = .02;
  addBeads(d, s);
}

void addSweater(Drawing& d, const Sitter& s) {
  const double nw = s.neckWidth;
  addTorso(d, s, Weave::Knit);
  const ShapePtr opening = polygon(mirrored({{nw + .06, kTorsoTop - .02}, {nw + .06, .43}, {.07, .585}, {0, .63}}));
  if (buttonedUp(s)) {
    Layer& shirt = d.add(kBodyFrame, opening, kLinen * .92, 2);
    shirt.rim = 0;
    shirt.inside = s.torsoShape;
    // The tie hangs inside.
    const std::size_t before = d.layers.size();
    addTie(d, s);
    for (std::size_t k = before; k < d.layers.size(); ++k)
      d.layers[k].inside = opening;
  } else {
    addSkinWithin(d, s, opening);
  }
  Layer& hem =
      addTrim(d, stroke({{-nw - .06, .43}, {-.07, .585}, {0, .63}, {.07, .585}, {nw + .06, .43}}, {.020}), s.garment * 1.05, .02);
  hem.inside = s.torsoShape;
  if (buttonedUp(s)) {
    for (const double side : {-1., 1.})
      addTrim(d, outline(flipped({{nw - .02, .345}, {nw + .03, .40}, {.135, .555}, {.06, .54}, {.006, .47}}, side)), kLinen, .035,
              .35);
  }
  addBow(d, s);
  addBeads(d, s);
}

void addHoodie(Drawing& d, const Sitter& s) {
  const double nw = s.neckWidth;
  addTorso(d, s, Weave::Plain);
  for (const double side : {-1., 1.})
    addTrim(d, outline(flipped({{.02, .55}, {nw, .37}, {nw + .09, .33}, {nw + .17, .43}, {nw + .12, .58}, {.10, .66}}, side)),
            s.garment * 1.12 + grey(.003), .06);
  for (const double side : {-1., 1.}) {
    const ShapePtr cord = stroke(flipped({{.07, .60}, {.085, .72}, {.078, .84}}, side), {.009});
    addTrim(d, cord, grey(.80), .009, .4).spec = .1;
  }
}

void addBlouse(Drawing& d, const Sitter& s) {
  const double nw = s.neckWidth;
  addTorso(d, s, Weave::Plain, .06);
  const ShapePtr opening = outline({{-nw - .10, .365}, {nw + .10, .365}, {.085, .60}, {0, .665}, {-.085, .60}});
  Layer& skin = d.add(kBodyFrame, opening, s.skin, 2);
  skin.shading = s.skinShading;
  skin.inside = s.torsoShape;
  skin.rim = 0;
  skin.paint = [](Surface& g) { dim(g, smoothstep(g.y, .36, .56).mul_(.35).add_(.68).expand({-1, g.x.size(1)})); };
  for (const double side : {-1., 1.}) {
    Layer& bone = d.add(kBodyFrame, stroke(flipped({{.20, .485}, {.09, .495}, {.035, .47}}, side), {.003, .007, .003}),
                        s.skin * Colour{.55, .36, .32}, 3);
    bone.opacity = .35;
    bone.soft = .016;
    bone.shading = s.skinShading;
  }
  Layer& hem = d.add(kBodyFrame, ringOf(opening, .012), s.garment * 1.08, 2);
  hem.bevel = .012;
  hem.inside = s.torsoShape;
  addTie(d, s);
  addBow(d, s);
  addBeads(d, s);
}

}  // namespace

void addGarment(Drawing& d, const Sitter& s) {
  switch (s.look.clothes) {
  case Clothes::Suit:
  case Clothes::Coat:
  case Clothes::Lab:
    addSuit(d, s);
    return;
  case Clothes::Raincoat:
    addRaincoat(d, s);
    return;
  case Clothes::Shirt:
    addShirt(d, s);
    return;
  case Clothes::Turtleneck:
    addTurtleneck(d, s);
    return;
  case Clothes::Sweater:
    addSweater(d, s);
    return;
  case Clothes::Hoodie:
    addHoodie(d, s);
    return;
  case Clothes::Blouse:
    addBlouse(d, s);
    return;
  }
}

}  // namespace vortex::torch
