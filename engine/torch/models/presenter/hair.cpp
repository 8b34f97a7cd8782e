// SPDX-License-Identifier: Apache-2.0
//
// Hair behind and before the head: outlines of eleven styles, strands and curls.
#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/parts.h"
#include "engine/torch/models/presenter/surface.h"

#include <ATen/ops/atan2.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/hypot.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/where.h>

namespace vortex::torch {
namespace {

enum class Flow : std::uint8_t {
  Swept = 1,  // from a whorl on top of the head outwards
  Falling,    // from a parting over the head and down, along the outline
  Gathered,   // pulled together to a knot at the top
  Curled,
};

// Strands are bands across the flow: their number is a smooth function of the place.
at::Tensor acrossFlow(const Surface& g, Flow flow, double part) {
  const at::Tensor x = g.x.expand({g.y.size(0), -1}), y = g.y.expand({-1, g.x.size(1)});
  switch (flow) {
  case Flow::Swept:
    return at::atan2(x - part * .09, y + .56).mul_(1.1).add(at::hypot(x, y + .5), .25);
  case Flow::Gathered:
    return at::atan2(x, y + .60).mul_(1.2);
  case Flow::Falling:
  case Flow::Curled: {
    const at::Tensor top = at::hypot((x - part * .02) / .345, (y + .15) / .36);
    const at::Tensor side = (x - part * .02).abs() / .345;
    return at::where(y < -.15, top, side + (at::sin((y + .15) * 9) * .02));
  }
  }
  return {};
}

// The rim light comes from behind on the right: the face is in its way to the inner edge of the left side.
at::Tensor onOuterSide(const Surface& g) { return smoothstep(g.x, -.06, .16); }

void comb(Layer& layer, const Sitter& s, Flow flow, double part) {
  const std::uint64_t seed = s.look.seed;
  layer.paint = [=](Surface& g) {
    const at::Tensor u = acrossFlow(g, flow, part);
    const double rate = flow == Flow::Falling ? 62 : 46;
    const at::Tensor wide = streaks(u, rate, seed), fine = streaks(u, rate * 3.7, seed + 1);
    const at::Tensor strands = wide * .6 + fine * .4;
    // A band of sheen where the head turns from the light, broken by the strands, stronger on the lit side.
    const at::Tensor r = at::hypot(g.x * 1.06, g.y + .15);
    const at::Tensor band = at::exp(((r - .295) / .045).square_().neg_()) * smoothstep(g.y, .02, -.18);
    const at::Tensor left = (g.x * -1.1).add_(.62).clamp_(.2, 1);
    const at::Tensor sheen = (band * left).mul_((strands + .9).clamp_min_(0)).mul_(.34);
    dim(g, (strands * .20).add_(.97) + sheen);
    g.colour = g.colour + (sheen * .055).unsqueeze(0);
    g.nx = g.nx + strands * .07;
    g.rim = onOuterSide(g);
  };
}

void curl(Layer& layer, const Sitter& s, double rate) {
  const std::uint64_t seed = s.look.seed;
  layer.paint = [=](Surface& g) {
    const double a = static_cast<double>(drawOf(seed, "curl a", 6283)) / 1000,
                 b = static_cast<double>(drawOf(seed, "curl b", 6283)) / 1000;
    const at::Tensor u = g.x * rate + at::sin(g.y * (rate * .62) + a).mul_(1.9),
                     v = g.y * rate + at::sin(g.x * (rate * .71) + b).mul_(1.9);
    const at::Tensor curls = at::sin(u) * at::sin(v);
    const at::Tensor fine = at::sin(u * 3.1 + v) * .25;
    dim(g, (curls * .26).add_(fine, .6).add_(.96));
    g.nx = g.nx + at::sin(u + 1.2) * at::sin(v) * .22;
    g.ny = g.ny + at::sin(u) * at::sin(v + 1.2) * .22;
    g.rim = onOuterSide(g) * (curls * .5 + .7);
  };
}

Points frontPoints(HairStyle style) {
  switch (style) {
  case HairStyle::Short:
    return {{-.287, .04}, {-.318, -.10}, {-.315, -.25}, {-.25, -.40}, {-.12, -.478}, {.04, -.49},   {.19, -.455},
            {.285, -.35}, {.320, -.20},  {.316, -.08},  {.287, .04},  {.268, -.06},  {.258, -.16},  {.215, -.235},
            {.12, -.285}, {0, -.275},    {-.10, -.245}, {-.17, -.27}, {-.235, -.21}, {-.262, -.13}, {-.268, -.05}};
  case HairStyle::Quiff:
    return {{-.284, .03}, {-.312, -.10}, {-.318, -.26}, {-.30, -.42},  {-.21, -.54}, {-.04, -.595}, {.14, -.575},
            {.27, -.48},  {.318, -.32},  {.316, -.12},  {.284, .03},   {.266, -.07}, {.252, -.18},  {.19, -.255},
            {.08, -.29},  {-.05, -.30},  {-.16, -.275}, {-.235, -.20}, {-.262, -.10}};
  case HairStyle::Long:
  case HairStyle::Wavy:
    return {{-.305, .30}, {-.345, .10}, {-.345, -.15}, {-.29, -.37}, {-.15, -.49},  {.02, -.51},   {.18, -.475},
            {.305, -.35}, {.348, -.13}, {.345, .10},   {.305, .30},  {.282, .15},   {.272, -.02},  {.235, -.15},
            {.14, -.25},  {.02, -.325}, {-.07, -.36},  {-.15, -.28}, {-.225, -.18}, {-.268, -.05}, {-.282, .14}};
  case HairStyle::Bob:
    return {{-.31, .30},  {-.345, .12}, {-.345, -.15}, {-.29, -.37},  {-.15, -.485}, {0, -.505}, {.15, -.485},
            {.29, -.37},  {.345, -.15}, {.345, .12},   {.31, .30},    {.268, .20},   {.272, 0},  {.262, -.09},
            {.18, -.125}, {.06, -.135}, {-.06, -.125}, {-.18, -.115}, {-.262, -.09}, {-.272, 0}, {-.268, .20}};
  case HairStyle::Bun:
  case HairStyle::Pony: {
    Points all{{-.287, .02}, {-.316, -.10}, {-.31, -.26}, {-.24, -.41}, {-.11, -.485}, {0, -.495},
               {.11, -.485}, {.24, -.41},   {.31, -.26},  {.316, -.10}, {.287, .02}};
    const Points inner{{.268, -.05},  {.250, -.17}, {.18, -.26},   {.07, -.305}, {0, -.31},
                       {-.07, -.305}, {-.18, -.26}, {-.250, -.17}, {-.268, -.05}};
    all.insert(all.end(), inner.begin(), inner.end());
    return all;
  }
  case HairStyle::Curly:
  case HairStyle::Afro: {
    Points all = scallop(.34, .36, -.115, .09, 9, 1.75);
    const Points inner{{.268, -.05},  {.245, -.16},  {.17, -.235},  {.06, -.25},
                       {-.06, -.265}, {-.17, -.235}, {-.245, -.16}, {-.268, -.05}};
    all.insert(all.end(), inner.begin(), inner.end());
    return all;
  }
  case HairStyle::Spiky: {
    Points all{{-.285, .02}, {-.31, -.08}};
    for (int i = 0; i < 9; ++i) {
      const double t = -1.25 + 2.5 * i / 8;
      all.push_back({.315 * std::sin(t - .10), -.10 - .34 * std::cos(t)});
      all.push_back({.42 * std::sin(t + .03), -.10 - .53 * std::cos(t)});
    }
    const Points rest{{.31, -.08},  {.285, .02},  {.266, -.08},  {.24, -.2},  {.15, -.24},  {.1, -.29},
                      {.02, -.235}, {-.05, -.29}, {-.13, -.235}, {-.22, -.2}, {-.266, -.08}};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
  }
  case HairStyle::Bald:
    return {};
  }
  return {};
}

Flow flowOf(HairStyle style) {
  switch (style) {
  case HairStyle::Long:
  case HairStyle::Wavy:
    return Flow::Falling;
  case HairStyle::Bun:
  case HairStyle::Pony:
    return Flow::Gathered;
  case HairStyle::Curly:
  case HairStyle::Afro:
    return Flow::Curled;
  case HairStyle::Short:
  case HairStyle::Quiff:
  case HairStyle::Bob:
  case HairStyle::Bald:
  case HairStyle::Spiky:
    return Flow::Swept;
  }
  return Flow::Swept;
}

void addMass(Drawing& d, const Sitter& s, const ShapePtr& shape, Colour colour, Flow flow, int detail = 1) {
  Layer& hair = d.add(kHeadFrame, shape, colour, detail);
  hair.bevel = .10;
  hair.spec = .05;
  hair.gloss = 10;
  if (flow == Flow::Curled)
    curl(hair, s, s.look.hair == HairStyle::Afro ? 70 : 46);
  else
    comb(hair, s, flow, s.look.face.parting);
}

bool hidesCrown(Hat hat) { return hat != Hat::None && hat != Hat::Phones && hat != Hat::Crown; }

// A hat hides what stands up under it.
HairStyle worn(const Look& look) {
  const bool covered = hidesCrown(look.hat);
  switch (look.hair) {
  case HairStyle::Quiff:
  case HairStyle::Spiky:
    return covered ? HairStyle::Short : look.hair;
  case HairStyle::Short:
  case HairStyle::Long:
  case HairStyle::Bob:
  case HairStyle::Curly:
  case HairStyle::Afro:
  case HairStyle::Bun:
  case HairStyle::Bald:
  case HairStyle::Pony:
  case HairStyle::Wavy:
    return look.hair;
  }
  return look.hair;
}

}  // namespace

void addBackHair(Drawing& d, const Sitter& s) {
  const Colour dark = s.hair * .62;
  switch (s.look.hair) {
  case HairStyle::Long:
    addMass(d, s,
            outline(mirrored({{0, -.50},
                              {.22, -.46},
                              {.345, -.30},
                              {.375, -.05},
                              {.385, .22},
                              {.41, .48},
                              {.395, .72},
                              {.28, .80},
                              {.15, .70},
                              {0, .6}})),
            dark, Flow::Falling);
    return;
  case HairStyle::Wavy:
    addMass(d, s,
            outline(mirrored({{0, -.50},
                              {.23, -.46},
                              {.36, -.30},
                              {.375, -.10},
                              {.43, .07},
                              {.40, .22},
                              {.46, .36},
                              {.42, .50},
                              {.34, .60},
                              {.2, .56},
                              {0, .5}})),
            dark, Flow::Falling);
    return;
  case HairStyle::Bob:
    addMass(d, s,
            outline(mirrored(
                {{0, -.50}, {.23, -.455}, {.355, -.28}, {.375, -.05}, {.392, .16}, {.385, .30}, {.30, .375}, {.15, .33}, {0, .3}})),
            dark, Flow::Falling);
    return;
  case HairStyle::Pony: {
    const double side = s.look.face.parting < 0 ? -1 : 1;
    addMass(
        d, s,
        outline(flipped(
            {{.20, -.40}, {.36, -.36}, {.44, -.15}, {.43, .12}, {.47, .34}, {.40, .46}, {.36, .25}, {.33, 0}, {.28, -.2}}, side)),
        s.hair * .8, Flow::Falling);
    return;
  }
  case HairStyle::Bun:
    if (!hidesCrown(s.look.hat))
      addMass(d, s, ellipse({0, -.55}, {.135, .125}), s.hair * .9, Flow::Gathered);
    return;
  case HairStyle::Afro: {
    Points all = scallop(.46, .47, -.14, .045, 13, 2.55);
    addMass(d, s, outline(all), s.hair * .78, Flow::Curled);
    return;
  }
  case HairStyle::Curly:
    if (!s.man)
      addMass(d, s, outline(scallop(.43, .50, -.02, .08, 12, 2.75)), s.hair * .7, Flow::Curled);
    addMass(d, s, outline(scallop(.375, .40, -.11, .07, 10, 2.3)), s.hair * .82, Flow::Curled);
    return;
  case HairStyle::Short:
  case HairStyle::Quiff:
  case HairStyle::Bald:
  case HairStyle::Spiky:
    return;
  }
}

void addFrontHair(Drawing& d, const Sitter& s) {
  const HairStyle style = worn(s.look);
  if (style == HairStyle::Bald) {
    Layer& light = d.add(kHeadFrame, ellipse({-.09, -.29}, {.085, .045}, -.45), grey(1), 2);
    light.opacity = .26;
    light.soft = .07;
    light.inside = s.faceShape;
    return;
  }
  const Points points = flipped(frontPoints(style), s.look.face.parting < 0 ? -1 : 1);
  const ShapePtr shape = style == HairStyle::Spiky ? polygon(points) : outline(points);
  Layer& shade = d.add(kHeadFrame, shape, s.skinShading == Shading::Skin ? Colour{.42, .22, .20} : grey(.3), 2);
  shade.blend = Blend::Multiply;
  shade.shift = {0, .034};
  shade.soft = .05;
  shade.opacity = .5;
  shade.inside = s.faceShape;
  addMass(d, s, shape, s.hair, flowOf(style));
}

}  // namespace vortex::torch
