// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a leak report says, block by block: the same for the page, the paper and the terminal, which only differ in how a block
// looks.
#pragma once

#include "engine/leak_report/document.h"

#include <string>
#include <variant>
#include <vector>

namespace vortex::leak {

struct Banner {
  analysis::LeakWord word = analysis::LeakWord::Inconclusive;
  std::string text, headline;
  std::vector<std::string> remarks;
};
struct Heading {
  std::string text;
};
struct Paragraph {
  std::string title, text;  // title: set apart at its beginning; "" none
};
// The first column is text, the others are numbers where `numbers` says so.
struct Table {
  enum class Columns : std::uint8_t { Words = 1, Numbers };
  Columns columns = Columns::Words;
  std::vector<std::string> head;  // empty: none
  std::vector<std::vector<std::string>> rows;
};
// Drawn by chart.h. series absent: floor and peak together from 0, with the limit.
struct Figure {
  std::optional<analysis::LeakSeries> series;
  std::string caption;
};
using Block = std::variant<Banner, Heading, Paragraph, Table, Figure>;

std::vector<Block> contentOf(const LeakDocument& document);

std::string titleOf(const LeakDocument& document);  // "Leak report: nightly"

}  // namespace vortex::leak
