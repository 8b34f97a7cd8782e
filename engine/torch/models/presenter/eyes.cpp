// SPDX-License-Identifier: Apache-2.0
//
// Eyes, open and closed, and brows.
#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/parts.h"
#include "engine/torch/models/presenter/surface.h"

namespace vortex::torch {
namespace {

// One eye about its own centre; s = ±1 mirrors, so that the outer corner is always the lashes' side.
struct Eye {
  double s, cx, cy, er, eh;
  Point at(double x, double y) const { return {cx + s * x, cy + y}; }
};

Points almond(const Eye& e) {
  return {e.at(-e.er, .010),        e.at(-.55 * e.er, -.78 * e.eh), e.at(.05 * e.er, -e.eh),      e.at(.65 * e.er, -.70 * e.eh),
          e.at(1.02 * e.er, -.004), e.at(.55 * e.er, .66 * e.eh),   e.at(-.25 * e.er, .74 * e.eh)};
}

void addSocket(Drawing& d, const Sitter& s, const Eye& e) {
  Layer& socket = d.add(kHeadFrame, ellipse(e.at(0, -.015), {1.35 * e.er, 1.75 * e.eh}), s.skin * Colour{.62, .44, .42}, 2);
  socket.opacity = .32;
  socket.soft = .05;
  socket.shading = s.skinShading;
}

void addIris(Drawing& d, const Sitter& s, const Eye& e, const ShapePtr& opening) {
  const double r = s.face.iris;
  const Point centre = e.at(0, -.002);
  const Colour colour = linear(s.look.eyeColour);
  d.add(kHeadFrame, ellipse(centre, {r, r}), colour * .30, 2).inside = opening;
  Layer& iris = d.add(kHeadFrame, ellipse(centre, {.88 * r, .88 * r}), colour, 2);
  iris.inside = opening;
  iris.paint = [=](Surface& g) {
    // Light falls in from above and lights the far, lower half; fibres run to the middle.
    const at::Tensor down = ((g.y - centre.y) / r).add_(1).mul_(.5).clamp_(0, 1);
    dim(g, (down * 1.10).add_(.62));
  };
  Layer& pupil = d.add(kHeadFrame, ellipse(centre, {.47 * r, .47 * r}), grey(.008), 2);
  pupil.inside = opening;
  pupil.rim = 0;
  Layer& large = d.add(kHeadFrame, ellipse({centre.x - .0145, centre.y - .016}, {.0115, .0115}), grey(1.25), 2);
  large.inside = opening;
  large.shading = Shading::Unlit;
  large.soft = .004;
  Layer& small = d.add(kHeadFrame, ellipse({centre.x + .014, centre.y + .016}, {.006, .006}), grey(1.25), 2);
  small.inside = opening;
  small.shading = Shading::Unlit;
  small.opacity = .5;
  small.soft = .004;
}

void addOpenEye(Drawing& d, const Sitter& s, const Eye& e) {
  const Points corners = almond(e);
  const ShapePtr opening = outline(corners);
  Layer& white = d.add(kHeadFrame, opening, grey(.93), 2);
  white.rim = 0;
  white.paint = [=](Surface& g) {
    const at::Tensor below = ((g.y - (e.cy - e.eh)) / (1.1 * e.eh)).clamp_(0, 1);
    tint(g, smoothstep(below).neg_().add_(1).expand({g.y.size(0), g.x.size(1)}), {.60, .57, .60});
    // A touch of red in the inner corner.
    tint(g, bell(g, e.cx - e.s * e.er, e.cy + .008, .016, .014).mul_(.8), {.95, .62, .58});
  };
  addIris(d, s, e, opening);
  // The upper lid's shadow on the eye ball.
  Layer& shade = d.add(kHeadFrame, stroke({corners[0], corners[1], corners[2], corners[3], corners[4]}, {.010}), grey(.25), 2);
  shade.blend = Blend::Multiply;
  shade.inside = opening;
  shade.soft = .016;
  shade.opacity = .45;

  const double lw = s.man ? .0062 : .0100;
  Layer& lashes =
      d.add(kHeadFrame,
            stroke({corners[0], corners[1], corners[2], corners[3], corners[4]}, {.35 * lw, lw, 1.15 * lw, 1.15 * lw, .5 * lw}),
            s.line, 2);
  lashes.rim = 0;
  if (!s.man) {
    Layer& wing = d.add(kHeadFrame,
                        stroke({e.at(.78 * e.er, -.50 * e.eh), e.at(1.12 * e.er, -.55 * e.eh), e.at(1.30 * e.er, -.88 * e.eh)},
                               {.008, .006, .0015}),
                        s.line, 2);
    wing.rim = 0;
  }
  Layer& lower =
      d.add(kHeadFrame, stroke({corners[5], corners[6], corners[0]}, {.003, .003, .001}), s.skin * Colour{.42, .26, .24}, 2);
  lower.opacity = .6;
  lower.soft = .006;
  Layer& crease = d.add(kHeadFrame,
                        stroke({e.at(-.9 * e.er, -.62 * e.eh), e.at(-.3 * e.er, -1.36 * e.eh), e.at(.55 * e.er, -1.22 * e.eh),
                                e.at(1.08 * e.er, -.45 * e.eh)},
                               {.001, .0045, .0045, .001}),
                        s.skin * Colour{.46, .29, .26}, 2);
  crease.opacity = .7;
  crease.soft = .008;
}

void addClosedEye(Drawing& d, const Sitter& s, const Eye& e) {
  Layer& lid = d.add(kHeadFrame, grown(outline(almond(e)), .008), s.skin * Colour{.93, .86, .84}, 2);
  lid.bevel = .05;
  lid.soft = .01;
  lid.shading = s.skinShading;
  lid.rim = 0;
  const double lw = s.man ? .0075 : .0115;
  Layer& lashes =
      d.add(kHeadFrame,
            stroke({e.at(-e.er, .008), e.at(-.4 * e.er, .52 * e.eh), e.at(.35 * e.er, .56 * e.eh), e.at(1.04 * e.er, .004)},
                   {.4 * lw, lw, 1.1 * lw, .5 * lw}),
            s.line, 2);
  lashes.rim = 0;
  if (s.man)
    return;
  Layer& wing = d.add(
      kHeadFrame,
      stroke({e.at(.75 * e.er, .35 * e.eh), e.at(1.10 * e.er, .42 * e.eh), e.at(1.30 * e.er, .75 * e.eh)}, {.008, .006, .0015}),
      s.line, 2);
  wing.rim = 0;
}

}  // namespace

void addEyes(Drawing& d, const Sitter& s, Eyelids lids) {
  for (const double side : {-1., 1.}) {
    const Eye eye{side, side * s.face.ex, s.face.ey, s.face.er, s.face.eh};
    addSocket(d, s, eye);
    switch (lids) {
    case Eyelids::Open:
      addOpenEye(d, s, eye);
      break;
    case Eyelids::Closed:
      addClosedEye(d, s, eye);
      break;
    }
  }
}

void addBrows(Drawing& d, const Sitter& s) {
  const double er = s.face.er, ib = s.face.mood.innerBrow, br = s.face.mood.browRaise, bw = s.face.browWidth;
  // A brow is darker than hair; a bald head still has the brows of its hair colour.
  const Colour colour = s.look.creature == Creature::Human ? s.hair * (.65 * .62) + s.line * .35 : s.skin * .35;
  for (const double side : {-1., 1.}) {
    const Eye at{side, side * s.face.ex, s.face.by - .035 * br, er, 0};
    const ShapePtr shape = stroke({at.at(-.98 * er, .004 - .034 * ib), at.at(-.30 * er, -.014 - .014 * ib),
                                   at.at(.55 * er, -.020 - .004 * br), at.at(1.32 * er, .018)},
                                  {.72 * bw, bw, .8 * bw, .0025});
    Layer& brow = d.add(kHeadFrame, shape, colour, 2);
    brow.opacity = .96;
    brow.soft = .006;
    brow.paint = [seed = s.look.seed, side, cx = at.cx](Surface& g) {
      dim(g, streaks((g.x - cx) * side - g.y * .8, 240, seed).mul_(.16).add_(1));
    };
  }
}

}  // namespace vortex::torch
