// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/set.h"

#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/render.h"
#include "engine/torch/models/presenter/scenery.h"

#include <ATen/ops/exp.h>
#include <ATen/ops/hypot.h>
#include <ATen/ops/upsample_bilinear2d.h>

#include <algorithm>

namespace vortex::torch {
namespace {

constexpr int kSetSide = 256;
constexpr int kSetGrid = 48;  // it is blurred anyhow
constexpr double kNamedShare = .45;

at::Tensor gradient(const std::vector<Colour>& stops, int side, c10::Device device) {
  std::vector<float> values;
  for (const double Colour::*channel : {&Colour::r, &Colour::g, &Colour::b})
    for (const Colour& c : stops)
      values.push_back(static_cast<float>(c.*channel));
  const at::Tensor column = tensorOf(values, device).view({1, 3, static_cast<std::int64_t>(stops.size()), 1});
  return at::upsample_bilinear2d(column, {side, 1}, true).squeeze(0).expand({3, side, side}).clone();
}

void layOver(at::Tensor& image, const Drawing& drawing, const Lights& lights, int side, c10::Device device) {
  if (drawing.layers.empty())
    return;
  const Rendering rendering(drawing, lights, {side, {0, 0, side, side}, kSetGrid, 3, 1, false}, device);
  image = image * rendering.coverage().neg().add_(1).unsqueeze(0) + rendering.pass(lights);
}

}  // namespace

at::Tensor setOf(const Look& look, int side, c10::Device device) {
  const Scenery scenery = sceneryOf(look);
  const int s = std::min(side, kSetSide);
  const Raster raster{kPictureFrame, s};
  const at::Tensor x = positionsX(raster, 0, s, s, device).view({1, -1}), y = positionsY(raster, 0, s, s, device).view({-1, 1});
  at::Tensor image = gradient(scenery.sky, s, device);
  for (const Glow& glow : scenery.glows) {
    const at::Tensor u = (x - glow.centre.x).div_(glow.radii.x), v = (y - glow.centre.y).div_(glow.radii.y);
    image.add_((at::exp((u * u).neg_()) * at::exp((v * v).neg_())).unsqueeze(0) * colourTensor(glow.colour, device));
  }
  if (mean(scenery.haze[0]) > 0) {
    for (const int i : {0, 1}) {
      at::Tensor cloud = blotches(look.seed + static_cast<std::uint64_t>(i), 1, s, s, s / 4., device);
      cloud.add_(blotches(look.seed + 7 + static_cast<std::uint64_t>(i), 1, s, s, s / 9., device), .5);
      cloud.add_(blotches(look.seed + 13 + static_cast<std::uint64_t>(i), 1, s, s, s / 20., device), .25);
      image.add_(smoothstep(cloud, -.15, 1.1) * colourTensor(scenery.haze[i], device));
    }
  }
  const Lights lights = lightsOf(look);
  layOver(image, scenery.things, lights, s, device);
  const double px = s / 256.;
  image = blurred(image, scenery.blur * px);
  layOver(image, scenery.lights, lights, s, device);
  image = blurred(image, 1.1 * px);
  if (look.backdropColour) {
    // The named colour, with the set's own light and dark.
    const at::Tensor brightness = image.mean(0, true).clamp_min(0).sqrt_().mul_(1.1).add_(.25);
    image = image * (1 - kNamedShare) + colourTensor(linear(*look.backdropColour), device) * brightness * kNamedShare;
  }
  if (look.lighting == Lighting::Neon) {
    const at::Tensor across = smoothstep(x, -.5, .5);
    const at::Tensor wash =
        colourTensor({.75, .06, .45}, device) * across.neg().add_(1) + colourTensor({.03, .38, .55}, device) * across;
    image = image * .45 + wash * .55 * (image.mean(0, true) * .8 + .55);
  }
  if (look.lighting == Lighting::Noir)
    image = image.mean(0, true) * .45 + image * .12;
  image = image * smoothstep(at::hypot(x, y), .55, 1.35).mul_(-scenery.vignette).add_(1);
  return resized(image, side, side);
}

}  // namespace vortex::torch
