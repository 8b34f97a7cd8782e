// SPDX-License-Identifier: Apache-2.0
//
// Shapes to distances, by tensor operators. A distance is negative inside, exact (brute force over all edges), in the shape's local
// units. Outlines and strokes are computed on a grid of limited size over the shape's box and raised bicubically; ellipses and
// boxes, being cheap, at every pixel.
#pragma once

#include "engine/torch/models/presenter/layer.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

namespace vortex::torch {

// A box of pixels [x, x + w) × [y, y + h).
struct PixelBox {
  int x = 0, y = 0, w = 0, h = 0;
  bool empty() const { return w <= 0 || h <= 0; }
  friend bool operator==(const PixelBox&, const PixelBox&) = default;
};
PixelBox intersection(const PixelBox& a, const PixelBox& b);

// How a frame's units lie on a square of side pixels.
struct Raster {
  Frame frame;
  int side = 0;
  double pixelsPerUnit() const { return frame.zoom * side / 2; }
  double pixelX(double x) const { return (frame.zoom * (x + frame.origin.x) + 1) / 2 * side - .5; }
  double pixelY(double y) const { return (frame.zoom * (y + frame.origin.y) + 1) / 2 * side - .5; }
  double localX(double px) const { return ((px + .5) / side * 2 - 1) / frame.zoom - frame.origin.x; }
  double localY(double py) const { return ((py + .5) / side * 2 - 1) / frame.zoom - frame.origin.y; }
};

struct Field {
  PixelBox box;
  at::Tensor grid;      // f32 [gh, gw]: distances at the centres of box's cells
  at::Tensor distance;  // f32 [h, w]
};

// margin: units about the shape that the box takes in. The box is cut at the square.
Field fieldOf(const Shape& shape, const Raster& raster, double margin, int gridMax, c10::Device device);

// Positions of count points spread evenly over [first, first + size) pixels, at the centres of their cells, in local units: f32
// [count].
at::Tensor positionsX(const Raster& raster, int first, int size, int count, c10::Device device);
at::Tensor positionsY(const Raster& raster, int first, int size, int count, c10::Device device);

// The form of a body that rounds off over bevel: the normal's x and y at every pixel of the field, f32 [2, h, w].
at::Tensor normalsOf(const Field& field, const Raster& raster, double bevel);

}  // namespace vortex::torch
