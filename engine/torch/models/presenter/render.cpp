// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/render.h"

#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/surface.h"

#include <ATen/ops/addcmul.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/pow.h>
#include <ATen/ops/sqrt.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>

namespace vortex::torch {
namespace {

at::Tensor cut(const at::Tensor& image, const PixelBox& box) { return image.narrow(-2, box.y, box.h).narrow(-1, box.x, box.w); }

// Coverage of a pixel at a distance, over an edge of the given width.
at::Tensor coverageOf(const at::Tensor& distance, double width) { return (distance * (-1 / width)).add_(.5).clamp_(0, 1); }

constexpr Colour kBlood{.62, .30, .24};  // what skin's shadows are mixed with

}  // namespace

Rendering::Rendering(const Drawing& drawing, const Lights& lights, const RenderOptions& options, c10::Device device)
    : m_options(options), m_device(device) {
  const auto f32 = at::TensorOptions().dtype(at::kFloat).device(device);
  m_form = at::zeros({2, options.window.h, options.window.w}, f32);
  m_coverage = at::zeros({options.window.h, options.window.w}, f32);
  for (const Layer& layer : drawing.layers)
    if (layer.detail <= options.detail && !(options.coverageOnly && layer.blend == Blend::Multiply))
      prepare(layer, lights);
  m_fields.clear();
  m_form.reset();
}

const Field& Rendering::fieldFor(const ShapePtr& shape, const Frame& frame, double margin) {
  for (const KnownField& known : m_fields)
    if (known.shape == shape && known.margin >= margin && known.frame.zoom == frame.zoom && known.frame.origin == frame.origin)
      return known.field;
  const Raster raster{frame, m_options.side};
  m_fields.push_back({shape, frame, margin, fieldOf(*shape, raster, margin, m_options.gridMax, m_device)});
  // Shapes are drawn soon after one another or not again.
  constexpr std::size_t kKept = 12;
  if (m_fields.size() > kKept)
    m_fields.erase(m_fields.begin());
  return m_fields.back().field;
}

at::Tensor Rendering::clipOf(const ShapePtr& shape, const Layer& layer, const PixelBox& box) {
  const Field field = fieldFor(shape, layer.frame, .02);
  at::Tensor inside = at::zeros({box.h, box.w}, at::TensorOptions().dtype(at::kFloat).device(m_device));
  const PixelBox common = intersection(field.box, box);
  if (common.empty())
    return inside;
  const double width = std::max(layer.soft * .6, m_options.softness / Raster{layer.frame, m_options.side}.pixelsPerUnit());
  const at::Tensor part = cut(field.distance, {common.x - field.box.x, common.y - field.box.y, common.w, common.h});
  cut(inside, {common.x - box.x, common.y - box.y, common.w, common.h}).copy_(coverageOf(part, width));
  return inside;
}

void Rendering::prepare(const Layer& layer, const Lights& lights) {
  const Raster raster{layer.frame, m_options.side};
  const double ppu = raster.pixelsPerUnit();
  const double edge = std::max(layer.soft, m_options.softness / ppu);
  const Field field = fieldFor(layer.shape, layer.frame, edge * .5);
  const int sx = static_cast<int>(std::lround(layer.shift.x * ppu)), sy = static_cast<int>(std::lround(layer.shift.y * ppu));
  // The box on the whole picture, and what of it lies in the window.
  const PixelBox box{field.box.x + sx, field.box.y + sy, field.box.w, field.box.h};
  const PixelBox seen = intersection(box, m_options.window);
  if (seen.empty())
    return;
  const PixelBox inField{seen.x - box.x, seen.y - box.y, seen.w, seen.h};
  const PixelBox inWindow{seen.x - m_options.window.x, seen.y - m_options.window.y, seen.w, seen.h};

  Prepared p;
  p.box = inWindow;
  Surface surface;
  surface.distance = cut(field.distance, inField);
  at::Tensor alpha = coverageOf(surface.distance, edge);
  if (layer.inside)
    alpha.mul_(clipOf(layer.inside, layer, seen));
  if (layer.outside)
    alpha.mul_(clipOf(layer.outside, layer, seen).neg_().add_(1));
  const bool plain = m_options.coverageOnly;
  at::Tensor slant;  // how much rim light the form catches
  if (!plain || layer.paint) {
    surface.x = positionsX(raster, seen.x - sx, seen.w, seen.w, m_device).view({1, -1});
    surface.y = positionsY(raster, seen.y - sy, seen.h, seen.h, m_device).view({-1, 1});
    surface.colour = colourTensor(layer.colour, m_device);
    surface.opacity = at::ones({1, 1}, alpha.options());
    surface.rim = surface.opacity;
    if (layer.blend == Blend::Paint && layer.shading != Shading::Unlit) {
      const at::Tensor n = layer.bevel > 0 ? cut(normalsOf(field, raster, layer.bevel), inField) : cut(m_form, inWindow).clone();
      surface.nx = n[0];
      surface.ny = n[1];
      if (layer.bevel > 0 && layer.rim > 0) {
        // From the plain form: knit and cheeks would make beads of it.
        const at::Tensor nz = at::addcmul(n[0] * n[0], n[1], n[1]).neg_().add_(1).clamp_min_(0).sqrt_();
        const at::Tensor facing = at::mul(n[0], lights.toRim.x).add_(n[1], lights.toRim.y).add_(nz, lights.toRim.z).clamp_(0, 1);
        slant = nz.neg_().add_(1).pow_(2.2).mul_(facing).mul_(layer.rim);
      }
    }
    if (layer.paint)
      layer.paint(surface);
    alpha.mul_(surface.opacity * layer.opacity);
  } else {
    alpha.mul_(layer.opacity);
  }
  if (layer.blend == Blend::Paint) {
    const at::Tensor under = cut(m_coverage, inWindow);
    under.addcmul_(alpha, under.neg().add_(1));
  }
  if (plain)
    return;

  if (layer.blend == Blend::Multiply) {
    p.factor = at::addcmul(at::ones({1, 1, 1}, alpha.options()), surface.colour - 1, alpha.unsqueeze(0));
    m_layers.push_back(std::move(p));
    return;
  }
  p.alpha = alpha;
  if (layer.shading == Shading::Unlit) {
    p.base = surface.colour;
    m_layers.push_back(std::move(p));
    return;
  }
  const at::Tensor flat = at::addcmul(surface.nx * surface.nx, surface.ny, surface.ny);
  p.nx = surface.nx;
  p.ny = surface.ny;
  p.nz = flat.neg().add_(1).clamp_min_(0).sqrt_();
  if (layer.bevel > 0) {
    cut(m_form[0], inWindow).lerp_(p.nx, alpha);
    cut(m_form[1], inWindow).lerp_(p.ny, alpha);
  }
  const at::Tensor b = surface.colour;
  at::Tensor dark = at::pow(b.clamp_min(0), 1.25) * colourTensor(lights.fill * 1.05, m_device);
  if (layer.shading == Shading::Skin) {
    // As bright as the fill is: a dim scene's shadows are not pink.
    const double strength = mean(lights.fill) / .48;
    dark = dark * .2 + b * colourTensor(kBlood * (.8 * strength), m_device);
  }
  const at::Tensor lit = b * colourTensor(lights.key * 1.06, m_device);
  p.gain = lit - dark;
  if (slant.defined()) {
    const at::Tensor strength = b.mean(0, true).clamp_min_(0).sqrt_().mul_(.75).add_(.25);
    dark = at::addcmul(dark, (slant * surface.rim).unsqueeze(0) * strength, colourTensor(lights.rim, m_device));
  }
  p.base = dark;
  p.spec = layer.spec;
  p.gloss = layer.gloss;
  m_layers.push_back(std::move(p));
}

at::Tensor Rendering::pass(const Lights& lights) const {
  at::Tensor canvas = at::zeros({3, m_options.window.h, m_options.window.w}, m_coverage.options());
  const Direction k = lights.toKey, half = normalised({k.x, k.y, k.z + 1});
  for (const Prepared& p : m_layers) {
    const at::Tensor under = cut(canvas, p.box);
    if (p.factor.defined()) {
      under.mul_(p.factor);
      continue;
    }
    if (!p.gain.defined()) {
      under.lerp_(p.base, p.alpha);
      continue;
    }
    const at::Tensor l = at::mul(p.nx, k.x).add_(p.ny, k.y).add_(p.nz, k.z).add_(.45).div_(1.45).clamp_(0, 1);
    at::Tensor colour = at::addcmul(p.base, p.gain, smoothstep(l).unsqueeze(0));
    if (p.spec > 0) {
      at::Tensor shine = at::mul(p.nx, half.x).add_(p.ny, half.y).add_(p.nz, half.z).clamp_(0, 1).pow_(p.gloss).mul_(p.spec);
      colour.addcmul_(shine.unsqueeze(0), colourTensor(lights.key, m_device));
    }
    under.lerp_(colour, p.alpha);
  }
  return canvas;
}

}  // namespace vortex::torch
