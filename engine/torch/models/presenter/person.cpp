// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/parts.h"

namespace vortex::torch {
namespace {

// The chin and the hair keep light off the body.
void addHeadShadow(Drawing& d, const Sitter& s) { d.shadow(kHeadFrame, s.faceShape, {.012, .055}, .10, .42, s.skin * .25); }

}  // namespace

Sitter sitterOf(const Look& look) {
  Sitter s;
  s.look = look;
  s.face = faceOf(look);
  s.skin = linear(look.skinColour);
  s.hair = linear(look.hairColour);
  s.beard = linear(look.beardColour);
  s.garment = linear(look.garmentColour);
  s.man = look.sex == Sex::Man;
  s.line = linear(0x20130f) * .65 + s.skin * (.35 * .25);
  s.lips = s.man ? s.skin * Colour{.80, .52, .48} : s.skin * Colour{.86, .42, .42} + Colour{.05, 0, .012};
  s.neckWidth = s.man ? .150 : .118;
  s.shoulderWidth = s.man ? .83 : .70;
  s.faceShape = faceOutline(s.face);
  s.neckShape = neckOutline(s.neckWidth);
  s.torsoShape = torsoOutline(s.neckWidth, s.shoulderWidth);
  if (look.creature != Creature::Human) {
    s.skinShading = Shading::Lit;
    s.lips = s.skin * .55;
  }
  return s;
}

Drawing personOf(const Look& look, Eyelids lids) {
  const Sitter s = sitterOf(look);
  Drawing d;
  addBackHair(d, s);
  addNeck(d, s);
  addGarment(d, s);
  addHeadShadow(d, s);
  addScarf(d, s);
  addEars(d, s);
  addFace(d, s);
  addMarks(d, s);
  addNose(d, s);
  addEyes(d, s, lids);
  addBrows(d, s);
  addMouth(d, s);
  addBeard(d, s);
  addFrontHair(d, s);
  addGlasses(d, s);
  addHat(d, s);
  return d;
}

}  // namespace vortex::torch
