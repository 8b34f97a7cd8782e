// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/paper.h"

#include "engine/leak_report/safe_text.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <array>
#include <utility>

namespace vortex::leak {
namespace {

constexpr double kPageWidth = 595.28, kPageHeight = 841.89, kMargin = 48, kFooter = 30;
constexpr double kCellGap = 8, kCellSize = 8.5;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

double widthOf(cairo_t* cairo, const std::string& text) {
  cairo_text_extents_t extents;
  cairo_text_extents(cairo, text.c_str(), &extents);
  return extents.x_advance;
}

constexpr std::size_t kMostOfALine = 400;  // bytes; more of one word fit in no line

bool beginsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

bool beginsWithUnit(std::string_view text) {
  constexpr std::array<std::string_view, 7> kUnits{"%", "B", "kB", "MB", "GB", "TB", "PB"};
  const std::string_view word = text.substr(0, std::min(text.find_first_of(" \n,.;:)"), text.size()));
  return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
}

// Of a word that is wider than a line: as many bytes as fit, whole characters, one at least.
template <typename Fits>
std::size_t fittingLength(std::string_view word, const Fits& fits) {
  std::vector<std::size_t> ends;
  for (std::size_t i = 1; i < std::min(word.size(), kMostOfALine); ++i)
    if (beginsCharacter(word[i]))
      ends.push_back(i);
  if (ends.empty())
    return word.size();
  const auto end = std::partition_point(ends.begin() + 1, ends.end(),
                                        [&](std::size_t length) { return fits(std::string(word.substr(0, length))); });
  return *(end - 1);
}

}  // namespace

Paper::Paper(const std::string& title)
    : m_title(safeLine(title)), m_surface(cairo_pdf_surface_create_for_stream(append, &m_bytes, kPageWidth, kPageHeight)),
      m_cairo(cairo_create(m_surface.get())), m_y(kMargin) {
  cairo_pdf_surface_set_metadata(m_surface.get(), CAIRO_PDF_METADATA_TITLE, m_title.c_str());
}

double Paper::width() const { return kPageWidth - 2 * kMargin; }

void Paper::writeFooter() {
  CairoCanvas canvas(cairo());
  canvas.text({kMargin, kPageHeight - kFooter}, m_title.substr(0, 120), {.ink = Ink::Faint, .size = 8});
  canvas.text({kPageWidth - kMargin, kPageHeight - kFooter}, std::to_string(m_page),
              {.ink = Ink::Faint, .size = 8, .align = Lettering::Align::Right});
}

void Paper::nextPage() {
  writeFooter();
  cairo_show_page(cairo());
  ++m_page;
  m_y = kMargin;
}

void Paper::space(double height) { m_y += height; }

void Paper::keepTogether(double height) {
  if (m_y + height > kPageHeight - kMargin - kFooter / 2)
    nextPage();
}

// At blanks that are not before a unit, and within a word that is wider than a line.
std::vector<std::string> Paper::broken(std::string_view text, const Style& style, double width) const {
  setFace(cairo(), style.face, style.size);
  std::vector<std::string> lines;
  std::string line;
  const auto fits = [&](const std::string& candidate) { return widthOf(cairo(), candidate) <= width; };
  const auto addWord = [&](std::string_view word) {
    const std::string joined = line.empty() ? std::string(word) : line + ' ' + std::string(word);
    if (fits(joined)) {
      line = joined;
      return;
    }
    if (!line.empty())
      lines.push_back(std::exchange(line, {}));
    while (word.size() > kMostOfALine || !fits(std::string(word))) {
      const std::size_t length = fittingLength(word, fits);
      lines.emplace_back(word.substr(0, length));
      word.remove_prefix(length);
    }
    line = word;
  };
  for (std::size_t from = 0; from <= text.size();) {
    std::size_t to = std::min(text.find_first_of(" \n", from), text.size());
    while (to < text.size() && text[to] == ' ' && beginsWithUnit(text.substr(to + 1)))
      to = std::min(text.find_first_of(" \n", to + 1), text.size());
    if (to > from)
      addWord(text.substr(from, to - from));
    if (to < text.size() && text[to] == '\n')
      lines.push_back(std::exchange(line, {}));
    from = to + 1;
  }
  lines.push_back(std::move(line));
  return lines;
}

void Paper::text(std::string_view text, const Style& style) {
  for (const std::string& line : broken(safeText(text), style, width() - style.indent)) {
    keepTogether(lineHeight(style.size));
    m_y += lineHeight(style.size);
    setFace(cairo(), style.face, style.size);
    setInk(cairo(), style.ink);
    cairo_move_to(cairo(), kMargin + style.indent, m_y - style.size * .35);
    cairo_show_text(cairo(), line.c_str());
  }
}

void Paper::row(const std::vector<std::string>& cells, const std::vector<double>& widths, std::size_t firstRight, Face face,
                Ink ink) {
  std::vector<std::vector<std::string>> lines;
  std::size_t most = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    lines.push_back(broken(safeText(cells[i]), {.face = face, .size = kCellSize}, widths[i] * width() - kCellGap));
    most = std::max(most, lines.back().size());
  }
  const double step = lineHeight(kCellSize) * .93;
  keepTogether(std::min<double>(static_cast<double>(most), 8) * step + 5);
  for (std::size_t at = 0; at < most; ++at) {
    keepTogether(step);
    m_y += step;
    double x = kMargin;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (at < lines[i].size()) {
        setFace(cairo(), face, kCellSize);
        setInk(cairo(), i == 0 && face == Face::Plain ? Ink::Faint : ink);
        const double shift = i >= firstRight ? widths[i] * width() - kCellGap - widthOf(cairo(), lines[i][at]) : 0;
        cairo_move_to(cairo(), x + shift, m_y - 2);
        cairo_show_text(cairo(), lines[i][at].c_str());
      }
      x += widths[i] * width();
    }
  }
  m_y += 3;
  CairoCanvas(cairo()).line(std::array{Spot{kMargin, m_y}, Spot{kMargin + width(), m_y}}, {.ink = Ink::Grid, .width = .5});
  m_y += 1;
}

void Paper::figure(double height, const std::function<void(Canvas&, const Box&)>& draw) {
  keepTogether(height);
  CairoCanvas canvas(cairo());
  draw(canvas, {kMargin, m_y, width(), height});
  m_y += height;
}

void Paper::panel(Ink bar, const std::function<void()>& inside) {
  const double from = m_y;
  const int page = m_page;
  m_y += 4;
  inside();
  m_y += 6;
  if (page == m_page)  // else it went on, and has no one side
    CairoCanvas(cairo()).line(std::array{Spot{kMargin + 1.5, from}, Spot{kMargin + 1.5, m_y}}, {.ink = bar, .width = 3});
}

std::string Paper::finish() {
  writeFooter();
  cairo_show_page(cairo());
  m_cairo.reset();
  cairo_surface_finish(m_surface.get());
  return std::move(m_bytes);
}

}  // namespace vortex::leak
