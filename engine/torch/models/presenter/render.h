// SPDX-License-Identifier: Apache-2.0
//
// Drawing to pixels. Rendering first works out everything that light does not touch (distances, coverage, form, colours), once; a
// pass then lights it and lays the layers over one another. That is why a pass is cheap beside the first.
#pragma once

#include "engine/torch/models/presenter/field.h"
#include "engine/torch/models/presenter/layer.h"
#include "engine/torch/models/presenter/light.h"

namespace vortex::torch {

struct RenderOptions {
  int side = 0;     // pixels of the whole picture
  PixelBox window;  // the part that is drawn; bits do not depend on it
  int gridMax = 112;
  int detail = 3;
  double softness = 1;  // pixels
  bool coverageOnly = false;
};

class Rendering {
 public:
  // The drawing is read during construction only.
  Rendering(const Drawing& drawing, const Lights& lights, const RenderOptions& options, c10::Device device);

  // f32 [h, w] of the window: how much of a pixel the layers cover, 0..1.
  const at::Tensor& coverage() const { return m_coverage; }

  // One pass under these lights (of those given to the constructor only the key's direction may differ): f32 [3, h, w], linear,
  // premultiplied.
  at::Tensor pass(const Lights& lights) const;

 private:
  struct Prepared {
    PixelBox box;           // in the window
    at::Tensor alpha;       // f32 [h, w]
    at::Tensor nx, ny, nz;  // f32 [h, w]; undefined where unlit
    at::Tensor base, gain;  // colour = base + s · gain, s the key's share
    at::Tensor factor;      // Multiply only: what the canvas is multiplied with
    double spec = 0, gloss = 0;
  };
  void prepare(const Layer& layer, const Lights& lights);
  const Field& fieldFor(const ShapePtr& shape, const Frame& frame, double margin);
  at::Tensor clipOf(const ShapePtr& shape, const Layer& layer, const PixelBox& box);

  struct KnownField {
    ShapePtr shape;
    Frame frame;
    double margin;
    Field field;
  };
  RenderOptions m_options;
  c10::Device m_device;
  std::vector<KnownField> m_fields;  // while constructing
  at::Tensor m_form;                 // f32 [2, h, w]: the normal of what has been laid so far
  at::Tensor m_coverage;
  std::vector<Prepared> m_layers;
};

}  // namespace vortex::torch
