// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/layer.h"

#include <utility>

namespace vortex::torch {
namespace {

ShapePtr made(Shape shape) { return std::make_shared<const Shape>(std::move(shape)); }

}  // namespace

ShapePtr outline(const Points& control) {
  Shape s;
  s.points = closedCurve(control);
  return made(std::move(s));
}

ShapePtr polygon(const Points& corners) {
  Shape s;
  s.points = corners;
  return made(std::move(s));
}

ShapePtr stroke(const Points& control, const std::vector<double>& halfWidths) {
  Ribbon ribbon = openCurve(control, halfWidths);
  Shape s;
  s.kind = Shape::Kind::Stroke;
  s.points = std::move(ribbon.points);
  s.halfWidths = std::move(ribbon.halfWidths);
  return made(std::move(s));
}

ShapePtr ellipse(Point centre, Point radii, double rotation) {
  Shape s;
  s.kind = Shape::Kind::Ellipse;
  s.centre = centre;
  s.radii = radii;
  s.rotation = rotation;
  return made(std::move(s));
}

ShapePtr box(Point centre, Point halfSides, double corner) {
  Shape s;
  s.kind = Shape::Kind::Box;
  s.centre = centre;
  s.radii = halfSides;
  s.corner = corner;
  return made(std::move(s));
}

ShapePtr ringOf(const ShapePtr& shape, double halfWidth) {
  Shape s = *shape;
  s.ring = halfWidth;
  return made(std::move(s));
}

ShapePtr grown(const ShapePtr& shape, double by) {
  Shape s = *shape;
  s.grow += by;
  return made(std::move(s));
}

Layer& Drawing::add(const Frame& frame, ShapePtr shape, Colour colour, int detail) {
  Layer layer;
  layer.shape = std::move(shape);
  layer.frame = frame;
  layer.colour = colour;
  layer.detail = detail;
  layers.push_back(std::move(layer));
  return layers.back();
}

void Drawing::shadow(const Frame& frame, ShapePtr shape, Point shift, double soft, double opacity, Colour tint, int detail) {
  Layer& layer = add(frame, std::move(shape), tint, detail);
  layer.blend = Blend::Multiply;
  layer.shift = shift;
  layer.soft = soft;
  layer.opacity = opacity;
}

}  // namespace vortex::torch
