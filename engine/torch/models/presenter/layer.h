// SPDX-License-Identifier: Apache-2.0
//
// A drawing as data: layers of shapes, painted one over the other. Body-part files fill one (parts.h), render.h draws it.
#pragma once

#include "engine/torch/models/presenter/colour.h"
#include "engine/torch/models/presenter/outline.h"

#include <functional>
#include <memory>
#include <vector>

namespace vortex::torch {

// Where a shape's own units lie in the picture: picture = zoom · (local + origin).
struct Frame {
  Point origin;
  double zoom = 1;
};
inline constexpr Frame kHeadFrame{{0, kHeadY - kCameraY}, kZoom};
inline constexpr Frame kBodyFrame{{0, -kBodyRaise - kCameraY}, kZoom};
inline constexpr Frame kPictureFrame{{0, 0}, 1};

struct Shape {
  enum class Kind : std::uint8_t { Outline = 1, Stroke, Ellipse, Box };
  Kind kind = Kind::Outline;
  Points points;                   // Outline: a closed polygon; Stroke: an open one
  std::vector<double> halfWidths;  // Stroke
  Point centre, radii;             // Ellipse, Box (half sides)
  double rotation = 0;             // Ellipse, radians
  double corner = 0;               // Box: radius of its corners
  double ring = 0;                 // > 0: not the area but a line of this half-width along its edge
  double grow = 0;                 // units that the edge is moved outwards
};
using ShapePtr = std::shared_ptr<const Shape>;

ShapePtr outline(const Points& control);  // smooth
ShapePtr polygon(const Points& corners);  // straight edges
ShapePtr stroke(const Points& control, const std::vector<double>& halfWidths);
ShapePtr ellipse(Point centre, Point radii, double rotation = 0);
ShapePtr box(Point centre, Point halfSides, double corner = 0);
ShapePtr ringOf(const ShapePtr& shape, double halfWidth);
ShapePtr grown(const ShapePtr& shape, double by);

struct Surface;  // surface.h: what a layer's own painting sees and edits

enum class Blend : std::uint8_t {
  Paint = 1,  // covers what is beneath, and the set
  Multiply,   // darkens or tints what is beneath: colour is a factor; adds no coverage
};
enum class Shading : std::uint8_t {
  Lit = 1,  // by the three lights
  Skin,     // lit, with blood in the shadows
  Unlit,    // the colour as it is
};

struct Layer {
  ShapePtr shape;
  Frame frame = kHeadFrame;
  Point shift;     // drawn this far off its place, rounded to whole pixels
  int detail = 1;  // drawn from this level on (DrawOptions::detail)
  Blend blend = Blend::Paint;
  Shading shading = Shading::Lit;
  Colour colour;
  double opacity = 1;
  double soft = 0;   // width of the edge in units; 0: as sharp as the picture's softness says
  double bevel = 0;  // width over which the form rounds off; 0: takes the form of what lies beneath
  double spec = 0, gloss = 16;
  double rim = 1;            // share of the rim light; nothing but a body of its own (bevel) gets any
  ShapePtr inside, outside;  // drawn only there, if set
  std::function<void(Surface&)> paint;
};

struct Drawing {
  std::vector<Layer> layers;
  // Appends; the reference lives until the next call.
  Layer& add(const Frame& frame, ShapePtr shape, Colour colour, int detail = 1);
  // A soft shadow of a shape on what has been drawn so far.
  void shadow(const Frame& frame, ShapePtr shape, Point shift, double soft, double opacity, Colour tint = {}, int detail = 2);
};

}  // namespace vortex::torch
