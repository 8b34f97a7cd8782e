// SPDX-License-Identifier: Apache-2.0
//
// The parts of a presenter, each adding its layers to a drawing; called from the back to the front (person.cpp). Control points are
// in head or body units (face_geometry.h); the numbers in them are the drawing itself and have no other source.
#pragma once

#include "engine/torch/models/presenter/colour.h"
#include "engine/torch/models/presenter/layer.h"

namespace vortex::torch {

enum class Eyelids : std::uint8_t { Open = 1, Closed };

// Whom the parts draw.
struct Sitter {
  Look look;
  FaceGeometry face;
  Colour skin, hair, beard, line, garment, lips;
  Shading skinShading = Shading::Skin;
  bool man = false;
  double neckWidth = 0, shoulderWidth = 0;  // half widths, body units
  ShapePtr faceShape, neckShape, torsoShape;
};
Sitter sitterOf(const Look& look);
inline constexpr double kTorsoTop = .395;

// The whole person.
Drawing personOf(const Look& look, Eyelids lids);

// body, from behind to front
void addBackHair(Drawing& d, const Sitter& s);
void addNeck(Drawing& d, const Sitter& s);
void addGarment(Drawing& d, const Sitter& s);  // with what is worn under its lapels
// Each draws only what the look wears.
void addTie(Drawing& d, const Sitter& s);
void addBow(Drawing& d, const Sitter& s);
void addBeads(Drawing& d, const Sitter& s);
void addScarf(Drawing& d, const Sitter& s);
// head
void addEars(Drawing& d, const Sitter& s);
void addFace(Drawing& d, const Sitter& s);
void addMarks(Drawing& d, const Sitter& s);  // freckles, wrinkles, seams of a robot
void addNose(Drawing& d, const Sitter& s);
void addEyes(Drawing& d, const Sitter& s, Eyelids lids);
void addBrows(Drawing& d, const Sitter& s);
void addMouth(Drawing& d, const Sitter& s);
void addBeard(Drawing& d, const Sitter& s);
void addFrontHair(Drawing& d, const Sitter& s);
void addGlasses(Drawing& d, const Sitter& s);
void addHat(Drawing& d, const Sitter& s);

ShapePtr faceOutline(const FaceGeometry& face);
ShapePtr neckOutline(double neckWidth);
ShapePtr torsoOutline(double neckWidth, double shoulderWidth);

}  // namespace vortex::torch
