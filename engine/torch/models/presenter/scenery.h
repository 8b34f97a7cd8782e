// SPDX-License-Identifier: Apache-2.0
//
// What stands behind a presenter: thirteen sets as data, out of focus. Picture coordinates, -1..1.
#pragma once

#include "engine/slot/seed.h"
#include "engine/torch/models/presenter/layer.h"

#include <vector>

namespace vortex::torch {

struct Glow {
  Point centre, radii;
  Colour colour;
};

struct Scenery {
  std::vector<Colour> sky;  // top to bottom, evenly spaced
  std::vector<Glow> glows;  // light added to the sky
  Colour haze[2];           // two colours of cloud noise added to it; black for none
  Drawing things;           // seen blurred
  double blur = 3;          // σ in pixels of 256
  Drawing lights;           // discs of light before it all, nearly sharp
  double vignette = .45;
};
Scenery sceneryOf(const Look& look);

// Random numbers of a set: the seed's own, in order.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : m_state(mix64(seed ^ 0x5e7da7aULL)) {}
  double unit() { return static_cast<double>((m_state = mix64(m_state)) >> 11) * 0x1p-53; }  // 0..1
  double in(double from, double to) { return from + (to - from) * unit(); }
  template <class T, std::size_t N>
  T of(const T (&table)[N]) {
    return table[static_cast<std::size_t>(unit() * static_cast<double>(N))];
  }

 private:
  std::uint64_t m_state;
};

// One flat thing of a set.
Layer& addFlat(Drawing& d, ShapePtr shape, Colour colour, double opacity = 1, double soft = 0);
// A disc of light out of focus, brighter at its rim.
void addBokeh(Drawing& d, Point at, double r, Colour colour, double opacity);
void addCloud(Drawing& d, Point at, double size, Colour colour, double opacity);
void addSkyline(Drawing& d, Dice& dice, int towers, double ground, double low, double high, Colour colour, Colour window,
                double lit);

// indoors
void studio(Scenery& s, Dice& dice);
void newsroom(Scenery& s, Dice& dice);
void weather(Scenery& s, Dice& dice);
void bank(Scenery& s, Dice& dice);
void library(Scenery& s, Dice& dice);
void stadium(Scenery& s, Dice& dice);
// outdoors
void city(Scenery& s, Dice& dice);
void harbour(Scenery& s, Dice& dice);
void sunset(Scenery& s, Dice& dice);
void storm(Scenery& s, Dice& dice);
void forest(Scenery& s, Dice& dice);
void space(Scenery& s, Dice& dice);
void snow(Scenery& s, Dice& dice);

}  // namespace vortex::torch
