// SPDX-License-Identifier: GPL-3.0-or-later
//
// A canvas on paper. The context is the caller's, and outlives this.
#pragma once

#include "engine/leak_report/canvas.h"

#include <cairo.h>

#include <string>

namespace vortex::leak {

enum class Face : std::uint8_t { Plain = 1, Bold };
void setFace(cairo_t* cairo, Face face, double size);
void setInk(cairo_t* cairo, Ink ink);

class CairoCanvas : public Canvas {
 public:
  explicit CairoCanvas(cairo_t* cairo) : m_cairo(cairo) {}

  void line(std::span<const Spot> spots, const Pen& pen) override;
  void fill(std::span<const Spot> polygon, Ink ink) override;
  void mark(Spot at, Mark kind, double size, Ink ink) override;
  void text(Spot at, std::string_view text, const Lettering& lettering) override;
  void clip(const Box& box) override;
  void unclip() override;

 private:
  void trace(std::span<const Spot> spots);

  cairo_t* m_cairo;
};

}  // namespace vortex::leak
