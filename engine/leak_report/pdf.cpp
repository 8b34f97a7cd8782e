// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/pdf.h"

#include "engine/leak_report/chart.h"
#include "engine/leak_report/content.h"
#include "engine/leak_report/paper.h"

namespace vortex::leak {
namespace {

constexpr double kFigureOnPaper = 190, kCaption = 34;
constexpr double kHeading = 70;  // with the first lines of what it is above

// The first column wider than the others, which share the rest.
std::vector<double> columnsOf(std::size_t count) {
  if (count <= 1)
    return {1.};
  const double first = count > 4 ? .19 : .26;
  std::vector<double> widths{first};
  widths.resize(count, (1 - first) / static_cast<double>(count - 1));
  return widths;
}

class Pages {
 public:
  explicit Pages(const LeakDocument& document) : m_document(document), m_paper(titleOf(document)) {
    m_paper.text(titleOf(document), {.face = Face::Bold, .size = 16});
    m_paper.space(8);
  }

  void operator()(const Banner& banner) {
    const bool leak = banner.word == analysis::LeakWord::Leak;
    m_paper.panel(leak ? Ink::Bad : Ink::Frame, [&] {
      m_paper.text(banner.text, {.face = Face::Bold, .size = 17, .ink = leak ? Ink::Bad : Ink::Text, .indent = 14});
      m_paper.text(banner.headline, {.size = 10.5, .indent = 14});
      for (const std::string& remark : banner.remarks)
        m_paper.text(remark, {.size = 9.5, .indent = 14});
    });
    m_paper.space(6);
  }
  void operator()(const Heading& heading) {
    m_paper.keepTogether(kHeading);
    m_paper.space(12);
    m_paper.text(heading.text, {.face = Face::Bold, .size = 11.5});
    m_paper.space(3);
  }
  void operator()(const Paragraph& paragraph) {
    if (!paragraph.title.empty())
      m_paper.text(paragraph.title, {.face = Face::Bold});
    m_paper.text(paragraph.text, {});
    m_paper.space(4);
  }
  void operator()(const Table& table) {
    const std::size_t count = table.head.empty() ? (table.rows.empty() ? 0 : table.rows.front().size()) : table.head.size();
    if (count == 0)
      return;
    const std::vector<double> widths = columnsOf(count);
    const std::size_t firstRight = table.columns == Table::Columns::Numbers ? 1 : count;
    if (!table.head.empty())
      m_paper.row(table.head, widths, firstRight, Face::Bold, Ink::Faint);
    for (const auto& cells : table.rows)
      m_paper.row(cells, widths, firstRight, Face::Plain, Ink::Text);
    m_paper.space(4);
  }
  void operator()(const Figure& figure) {
    m_paper.keepTogether(kFigureOnPaper + kCaption);
    m_paper.figure(kFigureOnPaper, [&](Canvas& canvas, const Box& box) { drawFigure(canvas, box, m_document, figure); });
    m_paper.text(figure.caption, {.size = 8.5, .ink = Ink::Faint});
    m_paper.space(8);
  }

  // A heading does not stay behind where its figure does not fit.
  void keepWithFigure() { m_paper.keepTogether(kHeading / 2 + kFigureOnPaper + kCaption); }
  std::string finish() { return m_paper.finish(); }

 private:
  const LeakDocument& m_document;
  Paper m_paper;
};

}  // namespace

std::string pdfOf(const LeakDocument& document) {
  Pages pages(document);
  const std::vector<Block> blocks = contentOf(document);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i + 1 < blocks.size() && std::holds_alternative<Heading>(blocks[i]) && std::holds_alternative<Figure>(blocks[i + 1]))
      pages.keepWithFigure();
    std::visit(pages, blocks[i]);
  }
  return pages.finish();
}

}  // namespace vortex::leak
