// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/scenery.h"

namespace vortex::torch {

void studio(Scenery& s, Dice& dice) {
  s.sky = {linear(0x0c1524) * .8, linear(0x1b2f4d), linear(0x0a1220) * .8};
  constexpr std::uint32_t kTints[] = {0x2a5f9e, 0x2a6f86, 0x51489a};
  const Colour tint = linear(dice.of(kTints));
  s.glows = {{{-.1, -.25}, {1.0, .9}, tint * .75}, {{.75, .1}, {.5, .8}, tint * .35}};
  for (const double side : {-1., 1.})
    for (int row = 0; row < 3; ++row) {
      const Point at{side * .70, -.66 + .40 * row};
      addFlat(s.things, box(at, {.20, .155}, .02), tint * (.55 - .1 * row), .8);
      for (int slat = 0; slat < 4; ++slat)
        addFlat(s.things, box({at.x, at.y - .11 + .072 * slat}, {.17, .016}), tint * 2.4 + grey(.05), .6);
    }
  for (const double side : {-1., 1.})
    addFlat(s.things, box({side * .40, -.12}, {.020, .80}, .02), Colour{.75, .88, 1.0}, .62);
  addFlat(s.things, box({0, .62}, {1.1, .012}), Colour{1.0, .62, .30}, .75);
  addFlat(s.things, box({0, .84}, {1.1, .20}), linear(0x0a1220), .75);
  s.blur = 3.4;
  constexpr std::uint32_t kDots[] = {0xf2d2a0, 0x9cc4f2, 0xffffff};
  for (int i = 0; i < 14; ++i)
    addBokeh(s.lights, {dice.in(.35, 1) * (dice.unit() < .5 ? -1 : 1), dice.in(-1, -.35)}, dice.in(.03, .075),
             linear(dice.of(kDots)), dice.in(.12, .34));
}

void newsroom(Scenery& s, Dice& dice) {
  s.sky = {linear(0x10233a), linear(0x2c5075), linear(0x0c1827)};
  constexpr std::uint32_t kScreens[] = {0x2f7fb8, 0x2f8f87, 0x4a4fb0, 0x3a6fb0, 0xb0893a, 0xa03a3f, 0x2f9a86};
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 4; ++column) {
      const Point at{-.80 + .535 * column, -.74 + .44 * row};
      const Colour c = linear(dice.of(kScreens));
      addFlat(s.things, box(at, {.25, .175}, .02), linear(0x0b1524));
      addFlat(s.things, box(at, {.225, .150}, .015), c);
      addFlat(s.things, ellipse({at.x - .06, at.y - .03}, {.05, .06}), c * .5 + grey(.36), .8);
      addFlat(s.things, ellipse({at.x - .06, at.y + .09}, {.10, .06}), c * .5 + grey(.30), .8).inside = box(at, {.225, .150}, .015);
      addFlat(s.things, box({at.x, at.y + .115}, {.20, .025}), grey(.65), .8);
    }
  addFlat(s.things, box({0, .56}, {1.1, .028}), linear(0xd0413f));
  addFlat(s.things, box({0, .60}, {1.1, .014}), linear(0xf0c0b0), .5);
  addFlat(s.things, box({0, .82}, {1.1, .21}), linear(0x0c1827), .85);
  s.blur = 3.2;
}

void weather(Scenery& s, Dice& dice) {
  s.sky = {linear(0x1b4f78), linear(0x3f93b8), linear(0x17466a)};
  const Colour land = linear(0x6fae5c);
  addFlat(s.things,
          outline({{-.95, -.35},
                   {-.72, -.72},
                   {-.42, -.80},
                   {-.30, -.45},
                   {-.42, -.15},
                   {-.30, .20},
                   {-.52, .62},
                   {-.80, .50},
                   {-.92, .10}}),
          land);
  addFlat(s.things,
          outline({{.28, -.70},
                   {.52, -.92},
                   {.80, -.72},
                   {.78, -.30},
                   {.98, .0},
                   {.86, .42},
                   {.55, .60},
                   {.42, .20},
                   {.52, -.15},
                   {.34, -.40}}),
          land);
  addFlat(s.things, outline({{.48, -.45}, {.70, -.52}, {.74, -.25}, {.60, -.05}, {.50, -.20}}), linear(0xc9b46a), .8);
  for (int i = 0; i < 4; ++i) {
    const double y = -.72 + .36 * i;
    addFlat(s.things, stroke({{-1.1, y}, {-.5, y + .12}, {0, y - .05}, {.5, y + .10}, {1.1, y - .06}}, {.011}), grey(.9), .65);
  }
  for (const Point at : {Point{-.74, -.50}, Point{.82, -.10}, Point{-.66, .24}})
    addCloud(s.things, at, .17, grey(.95), .85);
  addFlat(s.things, ellipse({.72, -.72}, {.13, .13}), Colour{1.0, .72, .18});
  s.blur = 2.0;
  (void)dice;
}

void bank(Scenery& s, Dice& dice) {
  s.sky = {linear(0x0e2a2c), linear(0x22585a), linear(0x0b1c1f)};
  for (int i = 0; i < 6; ++i)
    addFlat(s.things, box({0, -.85 + .30 * i}, {1.1, .005}), Colour{.45, .85, .78}, .35);
  Points line;
  for (int i = 0; i < 11; ++i) {
    const double x = -.96 + .192 * i, h = .20 + .062 * i + dice.in(-.10, .14);
    addFlat(s.things, box({x, .62 - h / 2}, {.052, h / 2}, .01), dice.unit() < .28 ? linear(0xc94f4a) : linear(0x3fc28a), .75);
    line.push_back({x, .30 - .10 * i + dice.in(-.07, .07)});
  }
  addFlat(s.things, stroke(line, {.016}), Colour{.62, 1.0, .82}, .9);
  addFlat(s.things, box({0, .84}, {1.1, .20}), linear(0x081416), .8);
  s.blur = 2.2;
}

void library(Scenery& s, Dice& dice) {
  s.sky = {linear(0x3a2415), linear(0x5a3a22), linear(0x2a1a10)};
  constexpr std::uint32_t kBacks[] = {0x8f3a2f, 0xb58a4a, 0x3f5f8a, 0x5a7a4a, 0x7a4a6a,
                                      0xd0b98a, 0x9a5a2f, 0x4a3a5f, 0xc7a15f, 0x2f5a5a};
  for (int shelf = 0; shelf < 5; ++shelf) {
    const double floor = -.62 + .40 * shelf;
    double x = -1.05;
    while (x < 1.05) {
      const double w = dice.in(.026, .052), h = dice.in(.24, .33);
      addFlat(s.things, box({x + w, floor - h / 2}, {w, h / 2}), linear(dice.of(kBacks)) * dice.in(.75, 1.15));
      x += 2 * w + .004;
    }
    addFlat(s.things, box({0, floor + .025}, {1.1, .027}), linear(0x6b4526));
    addFlat(s.things, box({0, floor + .056}, {1.1, .010}), linear(0x1c110a), .8);
  }
  s.glows = {{{-.55, -.6}, {.8, .7}, Colour{.35, .20, .07}}, {{.6, -.2}, {.6, .7}, Colour{.14, .08, .03}}};
  s.blur = 3.4;
}

void stadium(Scenery& s, Dice& dice) {
  s.sky = {linear(0x0d1a2e), linear(0x1f3a5e), linear(0x2a4a5a), linear(0x2f6a52), linear(0x2f8a48)};
  s.glows = {{{-.72, -.78}, {.55, .5}, Colour{.42, .50, .58}}, {{.72, -.78}, {.55, .5}, Colour{.42, .50, .58}}};
  addFlat(s.things, box({0, .28}, {1.1, .26}), linear(0x1c3446), .6, .10);
  addFlat(s.things, box({0, .80}, {1.1, .32}), linear(0x2f8a48), 1, .08);
  for (const double x : {-.86, -.62, .62, .86})
    for (int row = 0; row < 3; ++row)
      for (int column = 0; column < 4; ++column)
        addFlat(s.things, ellipse({x - .10 + .062 * column, -.83 + .06 * row}, {.026, .024}), grey(2.2));
  s.blur = 2.4;
  constexpr std::uint32_t kCrowd[] = {0xd94f4f, 0x4f7fd9, 0xf0f0f0, 0xe0b84f, 0xf0f0f0, 0x9fc0e8};
  for (int i = 0; i < 110; ++i)
    addBokeh(s.lights, {dice.in(-1, 1), dice.in(-.30, .42)}, dice.in(.012, .032), linear(dice.of(kCrowd)), dice.in(.25, .6));
}

}  // namespace vortex::torch
