// SPDX-License-Identifier: GPL-3.0-or-later
//
// What charts are drawn on: SVG inside a page, cairo on paper. Coordinates: x to the right, y down, in points (1/72 inch) or CSS
// pixels.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace vortex::leak {

struct Spot {
  double x = 0, y = 0;
};
struct Box {
  double x = 0, y = 0, width = 0, height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

// Meanings, not colours: grey is normal, colour means abnormal.
enum class Ink : std::uint8_t {
  Text = 1,
  Faint,  // labels of axes
  Grid,
  Frame,
  Data,    // what was measured, and its line
  Band,    // the slope's interval
  WarmUp,  // not judged
  Limit,
  Bad,  // what leaks
};
inline constexpr int kInks = 9;

struct Pen {
  Ink ink = Ink::Data;
  double width = 1;
  enum class Dash : std::uint8_t { Solid = 1, Dashed, Dotted } dash = Dash::Solid;
};
struct Lettering {
  Ink ink = Ink::Text;
  double size = 9;
  enum class Align : std::uint8_t { Left = 1, Middle, Right } align = Align::Left;
};
enum class Mark : std::uint8_t { Square = 1, Circle, Ring };

class Canvas {
 public:
  virtual ~Canvas() = default;
  virtual void line(std::span<const Spot> spots, const Pen& pen) = 0;
  virtual void fill(std::span<const Spot> polygon, Ink ink) = 0;
  virtual void mark(Spot at, Mark kind, double size, Ink ink) = 0;
  // at: its baseline, at the side that it is aligned to.
  virtual void text(Spot at, std::string_view text, const Lettering& lettering) = 0;
  // Nothing is drawn outside the box until unclip(); not nested.
  virtual void clip(const Box& box) = 0;
  virtual void unclip() = 0;
};

}  // namespace vortex::leak
