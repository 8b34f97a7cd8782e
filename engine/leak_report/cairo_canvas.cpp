// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/cairo_canvas.h"

#include "engine/leak_report/safe_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace vortex::leak {
namespace {

struct Colour {
  double red, green, blue;
};
// As the page's in the light, by Ink.
constexpr std::array<Colour, kInks> kColours{{{.11, .12, .13},
                                              {.38, .40, .42},
                                              {.885, .894, .902},
                                              {.60, .62, .64},
                                              {.235, .26, .282},
                                              {.85, .863, .875},
                                              {.925, .925, .932},
                                              {.604, .384, 0},
                                              {.70, .15, .118}}};

// cairo's coordinates are fixed-point numbers of 24 bits: what lies farther away is not on this paper.
double onPaper(double coordinate) { return std::isfinite(coordinate) ? std::clamp(coordinate, -1e5, 1e5) : 0; }

}  // namespace

void setFace(cairo_t* cairo, Face face, double size) {
  cairo_select_font_face(cairo, "Inter", CAIRO_FONT_SLANT_NORMAL,
                         face == Face::Bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo, size);
}

void setInk(cairo_t* cairo, Ink ink) {
  const Colour& colour = kColours[static_cast<std::size_t>(ink) - 1];
  cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

void CairoCanvas::trace(std::span<const Spot> spots) {
  cairo_new_path(m_cairo);
  for (const Spot& spot : spots)
    cairo_line_to(m_cairo, onPaper(spot.x), onPaper(spot.y));
}

void CairoCanvas::line(std::span<const Spot> spots, const Pen& pen) {
  trace(spots);
  setInk(m_cairo, pen.ink);
  cairo_set_line_width(m_cairo, pen.width);
  constexpr std::array<double, 2> kDashes{5, 3}, kDots{1.5, 2.5};
  switch (pen.dash) {
  case Pen::Dash::Solid:
    cairo_set_dash(m_cairo, nullptr, 0, 0);
    break;
  case Pen::Dash::Dashed:
    cairo_set_dash(m_cairo, kDashes.data(), 2, 0);
    break;
  case Pen::Dash::Dotted:
    cairo_set_dash(m_cairo, kDots.data(), 2, 0);
    break;
  }
  cairo_stroke(m_cairo);
}

void CairoCanvas::fill(std::span<const Spot> polygon, Ink ink) {
  trace(polygon);
  cairo_close_path(m_cairo);
  setInk(m_cairo, ink);
  cairo_fill(m_cairo);
}

void CairoCanvas::mark(Spot at, Mark kind, double size, Ink ink) {
  const double x = onPaper(at.x), y = onPaper(at.y);
  cairo_new_path(m_cairo);
  if (kind == Mark::Square)
    cairo_rectangle(m_cairo, x - size / 2, y - size / 2, size, size);
  else
    cairo_arc(m_cairo, x, y, size / 2, 0, 2 * std::numbers::pi);
  setInk(m_cairo, ink);
  cairo_set_dash(m_cairo, nullptr, 0, 0);
  cairo_set_line_width(m_cairo, 1);
  kind == Mark::Ring ? cairo_stroke(m_cairo) : cairo_fill(m_cairo);
}

void CairoCanvas::text(Spot at, std::string_view text, const Lettering& lettering) {
  const std::string safe = safeLine(text);
  setFace(m_cairo, Face::Plain, lettering.size);
  setInk(m_cairo, lettering.ink);
  cairo_text_extents_t extents;
  cairo_text_extents(m_cairo, safe.c_str(), &extents);
  double x = at.x;
  switch (lettering.align) {
  case Lettering::Align::Left:
    break;
  case Lettering::Align::Middle:
    x -= extents.x_advance / 2;
    break;
  case Lettering::Align::Right:
    x -= extents.x_advance;
    break;
  }
  cairo_move_to(m_cairo, onPaper(x), onPaper(at.y));
  cairo_show_text(m_cairo, safe.c_str());
}

void CairoCanvas::clip(const Box& box) {
  cairo_save(m_cairo);
  cairo_new_path(m_cairo);
  cairo_rectangle(m_cairo, box.x, box.y, box.width, box.height);
  cairo_clip(m_cairo);
}

void CairoCanvas::unclip() { cairo_restore(m_cairo); }

}  // namespace vortex::leak
