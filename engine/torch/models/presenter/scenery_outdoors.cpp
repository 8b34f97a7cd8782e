// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/scenery.h"

#include <cmath>

namespace vortex::torch {

void city(Scenery& s, Dice& dice) {
  s.sky = {linear(0x0b1330), linear(0x37366b), linear(0x8a5478)};
  addSkyline(s.things, dice, 15, 1.05, .75, 1.5, linear(0x141a38), Colour{1.0, .72, .36}, .55);
  s.blur = 3.6;
  constexpr std::uint32_t kDots[] = {0xf2b56a, 0x7fb0f0, 0xf2e2c0, 0xe0709a, 0x9adcf0};
  for (int i = 0; i < 26; ++i)
    addBokeh(s.lights, {dice.in(-1, 1), dice.in(-.45, .75)}, dice.in(.03, .08), linear(dice.of(kDots)), dice.in(.22, .55));
}

void harbour(Scenery& s, Dice& dice) {
  s.sky = {linear(0x3f78ad), linear(0x7fb0d0), linear(0xa3c8dc), linear(0xe8dcc0), linear(0xe8dcc0)};
  for (int i = 0; i < 4; ++i)
    addCloud(s.things, {dice.in(-1, 1), dice.in(-.9, -.45)}, dice.in(.16, .30), grey(.95), .6);
  for (const double x : {-.62, .42, .80}) {
    const Colour iron = linear(0x5a6b7a);
    addFlat(s.things, box({x, -.08}, {.016, .36}), iron);
    addFlat(s.things, box({x + .07, -.42}, {.20, .014}), iron);
    addFlat(s.things, stroke({{x - .10, -.40}, {x, -.56}, {x + .24, -.41}}, {.007}), iron);
  }
  addFlat(s.things, box({0, .74}, {1.1, .50}), linear(0x2e6f8c));
  addFlat(s.things, box({0, .29}, {1.1, .035}), linear(0x5fa0b8), .6, .05);
  for (const double x : {-.74, .72}) {
    const double y = .20;
    addFlat(s.things, outline({{x - .26, y - .03}, {x + .28, y - .03}, {x + .20, y + .08}, {x - .22, y + .08}}), linear(0xb53a34));
    addFlat(s.things, box({x - .03, y - .10}, {.13, .07}, .01), grey(.88));
    addFlat(s.things, box({x - .06, y - .20}, {.07, .05}, .01), grey(.88));
    addFlat(s.things, box({x + .04, y - .24}, {.03, .07}), linear(0xd98a4a));
  }
  for (int i = 0; i < 16; ++i)
    addFlat(s.things, box({dice.in(-1, 1), dice.in(.38, .95)}, {dice.in(.05, .14), .007}), linear(0x8fc4d4), .5);
  s.blur = 2.2;
}

void sunset(Scenery& s, Dice& dice) {
  s.sky = {linear(0x35305f), linear(0xa8486a), linear(0xf08a4a), linear(0xffd28a)};
  s.glows = {{{.55, .08}, {.6, .5}, Colour{.55, .25, .06}}};
  addFlat(s.things, ellipse({.55, .08}, {.22, .22}), Colour{1.6, 1.15, .55});
  for (int i = 0; i < 4; ++i)
    addFlat(s.things, ellipse({dice.in(-1, 1), dice.in(-.7, -.1)}, {dice.in(.25, .5), .03}), linear(0xf0a070), .45, .06);
  addSkyline(s.things, dice, 13, 1.05, .55, 1.15, linear(0x4a2748), {}, 0);
  s.blur = 3.6;
}

void storm(Scenery& s, Dice& dice) {
  s.sky = {linear(0x1d2733), linear(0x4a5b6b), linear(0x7b8b95)};
  for (int i = 0; i < 7; ++i)
    addCloud(s.things, {dice.in(-1, 1), dice.in(-1, -.6)}, dice.in(.3, .5), linear(0x2a3642), .8);
  addSkyline(s.things, dice, 14, 1.05, .55, 1.2, linear(0x2a343f), Colour{1.0, .75, .42}, .30);
  const double x = dice.unit() < .5 ? -.62 : .62;
  addFlat(s.things,
          polygon({{x + .06, -.82}, {x - .10, -.42}, {x, -.44}, {x - .12, .02}, {x + .15, -.52}, {x + .05, -.50}, {x + .18, -.82}}),
          Colour{1.5, 1.5, 1.3});
  s.glows = {{{x, -.4}, {.5, .6}, Colour{.22, .24, .26}}};
  s.blur = 2.4;
  for (int i = 0; i < 60; ++i) {
    const double rx = dice.in(-1.05, 1.05), ry = dice.in(-1, .9), l = dice.in(.05, .12);
    addFlat(s.lights, stroke({{rx, ry}, {rx - l * .25, ry + l}}, {.0035}), grey(.8), dice.in(.12, .30));
  }
}

void forest(Scenery& s, Dice& dice) {
  s.sky = {linear(0x8fbf7a), linear(0x5d9a5a), linear(0x2d5f3c), linear(0x1e4028)};
  s.glows = {{{-.3, -.8}, {.9, .6}, Colour{.30, .36, .12}}};
  for (int i = 0; i < 9; ++i) {
    const double x = -1 + 2. * (i + .5) / 9 + dice.in(-.07, .07), w = dice.in(.03, .07);
    addFlat(s.things, stroke({{x + .02, -1.1}, {x, 0}, {x - .02, 1.1}}, {w}), linear(0x3a3222) * dice.in(.8, 1.4), .75);
  }
  constexpr std::uint32_t kLeaves[] = {0x2f6a35, 0x4a8a3a, 0x245a30, 0x6aa04a};
  for (int i = 0; i < 26; ++i)
    addFlat(s.things, ellipse({dice.in(-1.1, 1.1), dice.in(-1.1, 1)}, {dice.in(.10, .24), dice.in(.08, .18)}, dice.in(-1, 1)),
            linear(dice.of(kLeaves)), .55, .08);
  s.blur = 4.5;
  constexpr std::uint32_t kDots[] = {0xb8e070, 0x8fd060, 0xd8f0a0, 0x70b860, 0xf0f0b0};
  for (int i = 0; i < 62; ++i)
    addBokeh(s.lights, {dice.in(-1, 1), dice.in(-1, .8)}, dice.in(.025, .12), linear(dice.of(kDots)), dice.in(.10, .34));
}

void space(Scenery& s, Dice& dice) {
  s.sky = {linear(0x070a1c), linear(0x1a1747), linear(0x0a0a20)};
  s.haze[0] = linear(0x7a3fb8) * .75;
  s.haze[1] = linear(0x2f62c8) * .55;
  const Point planet{.66, -.52};
  addFlat(s.things, ellipse(planet, {.30, .30}), linear(0xd9824a));
  addFlat(s.things, ellipse({planet.x - .03, planet.y - .07}, {.26, .05}, .2), linear(0xf0b070), .5, .04).inside =
      ellipse(planet, {.30, .30});
  addFlat(s.things, ellipse({planet.x + .16, planet.y + .14}, {.28, .28}), linear(0x3a1c20), .55, .25).inside =
      ellipse(planet, {.30, .30});
  addFlat(
      s.things,
      stroke({{planet.x - .52, planet.y + .17}, {planet.x, planet.y + .05}, {planet.x + .50, planet.y - .17}}, {.008, .030, .008}),
      linear(0xf2dcae), .85);
  addFlat(s.things, ellipse({-.68, -.12}, {.14, .14}), linear(0xaebccc));
  addFlat(s.things, ellipse({-.72, -.16}, {.035, .03}), linear(0x8494a8), .8);
  addFlat(s.things, ellipse({-.63, -.07}, {.025, .022}), linear(0x8494a8), .8);
  s.blur = 1.6;
  for (int i = 0; i < 90; ++i) {
    const double r = dice.in(.004, .013);
    addFlat(s.lights, ellipse({dice.in(-1, 1), dice.in(-1, 1)}, {r, r}), Colour{.9, .93, 1.0}, dice.in(.4, 1));
  }
}

void snow(Scenery& s, Dice& dice) {
  s.sky = {linear(0x7fa3c8), linear(0xb4cbe2), linear(0xc9dcec), linear(0xeef4f8)};
  addFlat(s.things, outline({{-1.2, .48}, {-.5, .36}, {0, .44}, {.6, .34}, {1.2, .46}, {1.2, 1.2}, {-1.2, 1.2}}), linear(0xeef4f8));
  for (int i = 0; i < 9; ++i) {
    const double x = -1 + 2. * (i + .5) / 9 + dice.in(-.06, .06), h = dice.in(.5, .95), foot = .50;
    const Colour fir = mix(linear(0x5f8478), linear(0xc9dcec), dice.in(.15, .5));
    for (int tier = 0; tier < 3; ++tier) {
      const double top = foot - h + h * .27 * tier, bottom = foot - h * .55 + h * .28 * tier, w = .07 + .055 * tier;
      addFlat(s.things, polygon({{x, top}, {x + w, bottom}, {x - w, bottom}}), fir, .85);
    }
  }
  s.blur = 3.6;
  for (int i = 0; i < 50; ++i) {
    const double r = dice.in(.008, .028);
    addFlat(s.lights, ellipse({dice.in(-1, 1), dice.in(-1, 1)}, {r, r}), grey(1.0), dice.in(.5, .95), .012);
  }
}

}  // namespace vortex::torch
