// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/face_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vortex::torch {

MoodShape shapeOf(Mood mood) {
  switch (mood) {
  case Mood::Pleasant:
    return {.38, .25, .25, 1};
  case Mood::Happy:
    return {1, .25, .25, .92};
  case Mood::Serious:
    return {-.03, -.12, -.05, .88};
  case Mood::Angry:
    return {-.45, -1, -.2, .9};
  case Mood::Sad:
    return {-.75, 1, 0, .85};
  case Mood::Surprised:
    return {.1, .5, 1.1, 1.15};
  case Mood::Manic:
    return {1.15, -.3, 1, 1.2};
  case Mood::Calm:
    return {.4, .15, .1, .86};
  }
  return {};
}

FaceGeometry faceOf(const Look& look) {
  const FaceParameters& v = look.face;
  const bool man = look.sex == Sex::Man;
  const bool young = look.age == Age::Young;
  FaceGeometry f{};
  f.mood = shapeOf(look.mood);
  f.fw = (man ? .288 : .272) + .012 * v.width;
  f.jaw = std::clamp((man ? .62 : .08) + .25 * v.jaw, 0., 1.);
  f.chin = (man ? .375 : .352) + .014 * v.chin;
  f.ex = .118 + .006 * v.eyeGap;
  f.ey = -.012;
  f.er = (man ? .058 : .066) * (1 + .08 * v.eyeSize) * (young ? 1.1 : 1);
  f.eh = (man ? .038 : .047) * (1 + .1 * v.eyeSize) * (young ? 1.15 : 1) * f.mood.lids;
  f.iris = .0395 * (man ? 1 : 1.08);
  f.by = f.ey - .098 - (man ? -.004 : .006);
  f.browWidth = (man ? .0175 : .0115) * (1 + .15 * v.brow) * (look.age == Age::Old ? 1.1 : 1);
  f.nw = .042 + .006 * v.nose + (man ? .008 : 0);
  f.ny = .105;
  f.my = .205 + .25 * (f.chin - .36);
  f.mw = .100 + .008 * v.lips;
  f.lip = (man ? .013 : .020) * (1 + .2 * v.lips);
  f.up = .026 * f.mood.smile;
  return f;
}

double lipLineY(const FaceGeometry& f, double x) {
  // The line's points from its middle to a corner; between them a smooth curve through three points is enough.
  const double w = f.mw * (1 + .1 * std::max(f.mood.smile, 0.));
  const std::array<Point, 3> p{Point{0, .003 + .5 * f.up}, Point{.45 * w, .35 * f.up}, Point{1.03 * w, -1.05 * f.up}};
  const double t = std::min(std::abs(x), p[2].x);
  const double l0 = (t * t - p[1].x * p[1].x) * (t * t - p[2].x * p[2].x) / (p[1].x * p[1].x * p[2].x * p[2].x);
  const double l1 = t * t * (t * t - p[2].x * p[2].x) / (p[1].x * p[1].x * (p[1].x * p[1].x - p[2].x * p[2].x));
  const double l2 = t * t * (t * t - p[1].x * p[1].x) / (p[2].x * p[2].x * (p[2].x * p[2].x - p[1].x * p[1].x));
  return f.my + l0 * p[0].y + l1 * p[1].y + l2 * p[2].y;
}

}  // namespace vortex::torch
