// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/html.h"

#include "engine/leak_report/chart.h"
#include "engine/leak_report/content.h"
#include "engine/leak_report/safe_text.h"
#include "engine/leak_report/svg_canvas.h"

namespace vortex::leak {
namespace {

constexpr double kFigureWidth = 640, kFigureHeight = 215;

// Grey is normal; colour, a glyph and a word mean abnormal. i1..i9: Ink.
constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark;
  --page: #ffffff; --panel: #f3f4f5; --text: #1b1d1f; --faint: #62666b; --grid: #e2e4e6; --frame: #9a9ea3; --data: #3c4248;
  --band: #d9dcdf; --warm: #ececee; --limit: #9a6200; --bad: #b3261e; --badpanel: #fbe9e7; }
@media (prefers-color-scheme: dark) { :root {
  --page: #17191b; --panel: #202326; --text: #e3e5e7; --faint: #9aa0a6; --grid: #2b2f33; --frame: #62676c; --data: #c3c7cb;
  --band: #34393d; --warm: #22262a; --limit: #e0a13a; --bad: #ff6b62; --badpanel: #3a1f1e; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 860px; padding: 24px 36px 60px; background: var(--page); color: var(--text);
  font: 14px/1.5 Inter, "Segoe UI", "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 20px; margin: 0 0 16px; overflow-wrap: anywhere; } h2 { font-size: 15px; margin: 28px 0 8px; }
p { margin: 6px 0; overflow-wrap: anywhere; white-space: pre-line; } p b { margin-right: 6px; }
.banner { padding: 14px 18px; background: var(--panel); border-left: 4px solid var(--frame); }
.banner.leak { background: var(--badpanel); border-color: var(--bad); }
.banner strong { display: block; font-size: 22px; line-height: 1.3; } .banner.leak strong { color: var(--bad); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; padding: 4px 14px 4px 0; border-bottom: 1px solid var(--grid); vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--faint); font-weight: 500; } td:first-child { color: var(--faint); min-width: 130px; }
.numbers td:not(:first-child), .numbers th:not(:first-child) { text-align: right; }
figure { margin: 12px 0 20px; } figcaption { color: var(--faint); font-size: 12.5px; } svg { width: 100%; height: auto; display: block; }
.l { fill: none; } text { stroke: none; }
.l.i1 { stroke: var(--text); } .f.i1 { fill: var(--text); } .l.i2 { stroke: var(--faint); } .f.i2 { fill: var(--faint); }
.l.i3 { stroke: var(--grid); } .f.i3 { fill: var(--grid); } .l.i4 { stroke: var(--frame); } .f.i4 { fill: var(--frame); }
.l.i5 { stroke: var(--data); } .f.i5 { fill: var(--data); } .l.i6 { stroke: var(--band); } .f.i6 { fill: var(--band); }
.l.i7 { stroke: var(--warm); } .f.i7 { fill: var(--warm); } .l.i8 { stroke: var(--limit); } .f.i8 { fill: var(--limit); }
.l.i9 { stroke: var(--bad); } .f.i9 { fill: var(--bad); }
@media print { body { padding: 0; max-width: none; } figure, table, .banner { break-inside: avoid; } }
)";

std::string_view glyphOf(analysis::LeakWord word) {
  switch (word) {
  case analysis::LeakWord::Leak:
    return "\u25B2 ";
  case analysis::LeakWord::NoLeak:
    return "\u2713 ";
  case analysis::LeakWord::Inconclusive:
    return "? ";
  }
  return "";
}

class Page {
 public:
  explicit Page(const LeakDocument& document) : m_document(document) {}

  void operator()(const Banner& banner) {
    m_html += banner.word == analysis::LeakWord::Leak ? "<div class=\"banner leak\" role=\"status\">"
                                                      : "<div class=\"banner\" role=\"status\">";
    m_html +=
        "<strong><span aria-hidden=\"true\">" + std::string(glyphOf(banner.word)) + "</span>" + escaped(banner.text) + "</strong>";
    m_html += "<p>" + escaped(banner.headline) + "</p>";
    for (const std::string& remark : banner.remarks)
      m_html += "<p>" + escaped(remark) + "</p>";
    m_html += "</div>\n";
  }
  void operator()(const Heading& heading) { m_html += "<h2>" + escaped(heading.text) + "</h2>\n"; }
  void operator()(const Paragraph& paragraph) {
    m_html +=
        "<p>" + (paragraph.title.empty() ? "" : "<b>" + escaped(paragraph.title) + ".</b>") + escaped(paragraph.text) + "</p>\n";
  }
  void operator()(const Table& table) {
    m_html += table.columns == Table::Columns::Numbers ? "<div class=\"scroll\"><table class=\"numbers\">"
                                                       : "<div class=\"scroll\"><table>";
    if (!table.head.empty())
      row(table.head, "th");
    for (const auto& cells : table.rows)
      row(cells, "td");
    m_html += "</table></div>\n";
  }
  void operator()(const Figure& figure) {
    SvgCanvas canvas(kFigureWidth, kFigureHeight, figure.caption, ++m_figures);
    drawFigure(canvas, {0, 0, kFigureWidth, kFigureHeight}, m_document, figure);
    m_html += "<figure>\n" + canvas.finish() + "<figcaption>" + escaped(figure.caption) + "</figcaption></figure>\n";
  }

  std::string finish() {
    const std::string title = escaped(safeLine(titleOf(m_document)));
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
           "content=\"width=device-width\">"
           "<title>" +
           title + "</title>\n<style>" + std::string(kStyle) + "</style></head>\n<body>\n<h1>" + title + "</h1>\n" + m_html +
           "</body>\n</html>\n";
  }

 private:
  void row(const std::vector<std::string>& cells, const std::string& element) {
    m_html += "<tr>";
    for (const std::string& cell : cells)
      m_html += "<" + element + ">" + escaped(cell) + "</" + element + ">";
    m_html += "</tr>\n";
  }

  const LeakDocument& m_document;
  std::string m_html;
  int m_figures = 0;
};

}  // namespace

std::string htmlOf(const LeakDocument& document) {
  Page page(document);
  for (const Block& block : contentOf(document))
    std::visit(page, block);
  return page.finish();
}

}  // namespace vortex::leak
