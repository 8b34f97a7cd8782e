// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/svg_canvas.h"

#include "engine/leak_report/safe_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace vortex::leak {
namespace {

std::string inkClass(Ink ink) { return "i" + std::to_string(static_cast<int>(ink)); }

}  // namespace

SvgCanvas::SvgCanvas(double width, double height, std::string_view name, int id) : m_id(id) {
  m_svg = "<svg viewBox=\"0 0 ";
  add(width);
  m_svg += ' ';
  add(height);
  m_svg += "\" role=\"img\" aria-label=\"" + escaped(name) + "\">\n";
}

// Tenths of a pixel, without an exponent; what is no number at all is drawn nowhere.
void SvgCanvas::add(double number) {
  std::array<char, 40> text{};
  const double bounded = std::isfinite(number) ? std::min(1e7, std::max(-1e7, std::round(number * 10) / 10)) : 0;
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), bounded, std::chars_format::fixed);
  if (error == std::errc{})
    m_svg.append(text.data(), end);
}

void SvgCanvas::addPoints(std::span<const Spot> spots) {
  for (std::size_t i = 0; i < spots.size(); ++i) {
    m_svg += i > 0 ? " " : "";
    add(spots[i].x);
    m_svg += ',';
    add(spots[i].y);
  }
}

void SvgCanvas::line(std::span<const Spot> spots, const Pen& pen) {
  m_svg += "<polyline class=\"l " + inkClass(pen.ink) + "\" stroke-width=\"";
  add(pen.width);
  switch (pen.dash) {
  case Pen::Dash::Solid:
    break;
  case Pen::Dash::Dashed:
    m_svg += "\" stroke-dasharray=\"5 3";
    break;
  case Pen::Dash::Dotted:
    m_svg += "\" stroke-dasharray=\"1.5 2.5";
    break;
  }
  m_svg += "\" points=\"";
  addPoints(spots);
  m_svg += "\"/>\n";
}

void SvgCanvas::fill(std::span<const Spot> polygon, Ink ink) {
  m_svg += "<polygon class=\"f " + inkClass(ink) + "\" points=\"";
  addPoints(polygon);
  m_svg += "\"/>\n";
}

void SvgCanvas::mark(Spot at, Mark kind, double size, Ink ink) {
  const double half = size / 2;
  if (kind == Mark::Square) {
    m_svg += "<rect class=\"f " + inkClass(ink) + "\" x=\"";
    add(at.x - half);
    m_svg += "\" y=\"";
    add(at.y - half);
    m_svg += "\" width=\"";
    add(size);
    m_svg += "\" height=\"";
    add(size);
  } else {
    m_svg += std::string("<circle class=\"") + (kind == Mark::Ring ? "l " : "f ") + inkClass(ink) + "\" cx=\"";
    add(at.x);
    m_svg += "\" cy=\"";
    add(at.y);
    m_svg += "\" r=\"";
    add(half);
  }
  m_svg += "\"/>\n";
}

void SvgCanvas::text(Spot at, std::string_view text, const Lettering& lettering) {
  m_svg += "<text class=\"f " + inkClass(lettering.ink) + "\" x=\"";
  add(at.x);
  m_svg += "\" y=\"";
  add(at.y);
  m_svg += "\" font-size=\"";
  add(lettering.size);
  switch (lettering.align) {
  case Lettering::Align::Left:
    break;
  case Lettering::Align::Middle:
    m_svg += "\" text-anchor=\"middle";
    break;
  case Lettering::Align::Right:
    m_svg += "\" text-anchor=\"end";
    break;
  }
  m_svg += "\">" + escaped(text) + "</text>\n";
}

void SvgCanvas::clip(const Box& box) {
  const std::string id = "c" + std::to_string(m_id) + "-" + std::to_string(++m_clips);
  m_svg += "<clipPath id=\"" + id + "\"><rect x=\"";
  add(box.x);
  m_svg += "\" y=\"";
  add(box.y);
  m_svg += "\" width=\"";
  add(box.width);
  m_svg += "\" height=\"";
  add(box.height);
  m_svg += "\"/></clipPath>\n<g clip-path=\"url(#" + id + ")\">\n";
}

void SvgCanvas::unclip() { m_svg += "</g>\n"; }

std::string SvgCanvas::finish() { return std::move(m_svg) + "</svg>\n"; }

}  // namespace vortex::leak
