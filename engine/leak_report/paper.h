// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages of A4 that fill from the top: a text is broken into lines and pages, a table between its rows; a figure stays whole. Sizes
// in points. Each page is numbered.
#pragma once

#include "engine/leak_report/cairo_canvas.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::leak {

class Paper {
 public:
  explicit Paper(const std::string& title);

  double width() const;  // between the margins

  struct Style {
    Face face = Face::Plain;
    double size = 9.5;
    Ink ink = Ink::Text;
    double indent = 0;
  };
  void text(std::string_view text, const Style& style);
  void space(double height);
  // What follows for so many points stays on one page.
  void keepTogether(double height);
  // Cells are broken into lines within their columns. widths: shares of the page, one a column; right: columns set to the right.
  void row(const std::vector<std::string>& cells, const std::vector<double>& widths, std::size_t firstRight, Face face, Ink ink);
  void figure(double height, const std::function<void(Canvas&, const Box&)>& draw);
  // A panel behind, and a bar left of, what `inside` writes.
  void panel(Ink bar, const std::function<void()>& inside);

  // The PDF's bytes; nothing can be added any more.
  std::string finish();

 private:
  struct Destroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  };
  cairo_t* cairo() const { return m_cairo.get(); }
  void nextPage();
  void writeFooter();
  double lineHeight(double size) const { return size * 1.45; }
  std::vector<std::string> broken(std::string_view text, const Style& style, double width) const;

  std::string m_bytes, m_title;
  std::unique_ptr<cairo_surface_t, Destroy> m_surface;
  std::unique_ptr<cairo_t, Destroy> m_cairo;
  double m_y = 0;
  int m_page = 1;
};

}  // namespace vortex::leak
