// SPDX-License-Identifier: GPL-3.0-or-later
//
// SVG to stand inside a page: its colours and letters are the page's (classes i1..i9 as Ink numbers them), its text stays text.
#pragma once

#include "engine/leak_report/canvas.h"

#include <string>

namespace vortex::leak {

class SvgCanvas : public Canvas {
 public:
  // name: for those who do not see it. id: unique within the page.
  SvgCanvas(double width, double height, std::string_view name, int id);

  void line(std::span<const Spot> spots, const Pen& pen) override;
  void fill(std::span<const Spot> polygon, Ink ink) override;
  void mark(Spot at, Mark kind, double size, Ink ink) override;
  void text(Spot at, std::string_view text, const Lettering& lettering) override;
  void clip(const Box& box) override;
  void unclip() override;

  std::string finish();

 private:
  void add(double number);
  void addPoints(std::span<const Spot> spots);

  std::string m_svg;
  int m_id, m_clips = 0;
};

}  // namespace vortex::leak
