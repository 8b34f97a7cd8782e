// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/content.h"

#include "engine/analysis/leak_numbers.h"
#include "engine/analysis/leak_words.h"
#include "engine/leak_report/method.h"
#include "engine/report/utc_time.h"

#include <functional>

namespace vortex::leak {
namespace {

using analysis::bytesText;
using analysis::capitalized;
using analysis::figureText;
using analysis::JudgedSeries;
using analysis::LeakVerdict;
using analysis::LeakWord;
using analysis::percentText;
using analysis::slotsText;

// A row a quantity, a column a series.
Table numbersOf(const LeakVerdict& verdict) {
  Table table{.columns = Table::Columns::Words, .head = {""}, .rows = {}};
  for (const JudgedSeries& one : verdict.series)
    table.head.push_back(capitalized(nameOf(one.series)));
  const auto row = [&](const char* name, const std::function<std::string(const JudgedSeries&)>& text) {
    std::vector<std::string> cells{name};
    for (const JudgedSeries& one : verdict.series)
      cells.push_back(text(one));
    table.rows.push_back(std::move(cells));
  };
  row("Verdict", [](const JudgedSeries& one) { return wordOf(one.verdict.word); });
  row("Slots used", [](const JudgedSeries& one) {
    return std::to_string(one.verdict.used) + " of " + std::to_string(one.verdict.n) + ", from slot " +
           std::to_string(one.verdict.usedFrom);
  });
  row("Trend (Mann-Kendall)", [](const JudgedSeries& one) { return trendText(one.verdict); });
  row("Likeness of neighbours", [](const JudgedSeries& one) {
    return one.verdict.used < analysis::kLeastForCorrelation
               ? std::string("not estimated below 20 slots")
               : "rho " + figureText(one.verdict.correlation.rho) + ", variance \u00d7 " +
                     figureText(one.verdict.correlation.factor);
  });
  row("Shape", [](const JudgedSeries& one) { return shapeText(one.verdict); });
  row("Slope a slot (Theil-Sen)", [](const JudgedSeries& one) { return slopeText(one); });
  row("Slope that matters", [](const JudgedSeries& one) {
    return one.verdict.matters
               ? valueText(one.series, *one.verdict.matters) + ", to a limit of " + valueText(one.series, *one.limit)
               : std::string("no limit is known");
  });
  row("Limit reached in", [](const JudgedSeries& one) {
    return one.limitReachedIn ? slotsText(*one.limitReachedIn, *one.limitReachedIn) : std::string("\u2014");
  });
  row("Certain from", [](const JudgedSeries& one) {
    return one.verdict.word == LeakWord::Inconclusive ? std::string("\u2014") : slotsText(one.certainFrom, one.certainFrom);
  });
  row("More slots needed", [](const JudgedSeries& one) {
    return one.verdict.word != LeakWord::Inconclusive ? std::string("none")
           : one.verdict.needs                        ? "about " + std::to_string(*one.verdict.needs)
                                                      : std::string("slots alone do not decide");
  });
  row("First shift (CUSUM, a pointer)",
      [](const JudgedSeries& one) { return one.lookHere ? slotsText(*one.lookHere, *one.lookHere) : std::string("none"); });
  return table;
}

Table ledgerOf(const LeakVerdict& verdict) {
  Table table{.columns = Table::Columns::Numbers, .head = {"Slot, stage, how it ended", "Still held"}, .rows = {}};
  constexpr std::size_t kMostRows = 12;
  for (std::size_t i = 0; i < std::min(kMostRows, verdict.ledger.largest.size()); ++i) {
    const analysis::HeldBytes& held = verdict.ledger.largest[i];
    table.rows.push_back(
        {"slot " + std::to_string(held.slot) + ", " +
             (held.stage ? std::string(toString(*held.stage)) + ", " + std::string(toString(held.outcome)) : "stage not known"),
         bytesText(static_cast<double>(held.bytes.count))});
  }
  return table;
}

std::string slotsHolding(const analysis::BlameRow& row) {
  constexpr std::size_t kMostNamed = 6;
  std::string text;
  for (std::size_t i = 0; i < std::min(kMostNamed, row.heldIn.size()); ++i)
    text += (i > 0 ? ", " : "") + std::to_string(row.heldIn[i]);
  return text + (row.heldIn.size() > kMostNamed ? ", \u2026" : row.heldIn.empty() ? "\u2014" : "");
}

Table blameOf(const std::vector<analysis::BlameRow>& rows) {
  Table table{.columns = Table::Columns::Numbers,
              .head = {"Stage, how it ended", "Allocated", "Released", "Still held", "Share", "Attempts", "Holding", "In slots"},
              .rows = {}};
  for (const analysis::BlameRow& row : rows)
    table.rows.push_back({(row.stage ? std::string(toString(*row.stage)) : "no stage") + ", " + std::string(toString(row.outcome)),
                          bytesText(static_cast<double>(row.allocated.count)), bytesText(static_cast<double>(row.released.count)),
                          bytesText(static_cast<double>(row.held.count)), percentText(row.share), std::to_string(row.attempts),
                          std::to_string(row.holding), slotsHolding(row)});
  return table;
}

void addFigures(const LeakDocument& document, std::vector<Block>& blocks) {
  if (document.points.empty())
    return;
  blocks.push_back(Heading{"Floor and peak"});
  blocks.push_back(Figure{.series = {}, .caption = "Floor and peak of each slot from 0, with the limit."});
  for (const JudgedSeries& one : document.verdict.series)
    blocks.push_back(Figure{.series = one.series,
                            .caption = capitalized(nameOf(one.series)) +
                                       " by itself: the line is Theil and Sen's slope, the band its interval. " + sentenceOf(one)});
}

void addFacts(const LeakDocument& document, std::vector<Block>& blocks) {
  for (const FactGroup& group : document.facts) {
    blocks.push_back(Heading{group.title});
    Table table;
    for (const Fact& fact : group.facts)
      table.rows.push_back({fact.name, fact.value});
    blocks.push_back(std::move(table));
  }
  if (!document.notes.empty()) {
    blocks.push_back(Heading{"Notes"});
    blocks.push_back(Paragraph{.title = "", .text = document.notes});
  }
}

}  // namespace

std::string titleOf(const LeakDocument& document) { return "Leak report: " + document.label; }

std::vector<Block> contentOf(const LeakDocument& document) {
  const LeakVerdict& verdict = document.verdict;
  std::vector<Block> blocks;
  blocks.push_back(
      Banner{.word = verdict.word, .text = wordOf(verdict.word), .headline = headlineOf(verdict), .remarks = remarksOn(verdict)});
  std::string made = "Made of " + document.source + " by " + document.program;
  if (document.madeWall)
    made += ", " + report::utcTime(document.madeWall);
  made += ". " + std::to_string(verdict.points) + " slots, " + std::to_string(verdict.warmUp) + " of them warm-up, " +
          std::to_string(verdict.judged()) + " judged";
  if (verdict.judged() > 0)
    made += " (" + slotsText(verdict.firstJudged, verdict.lastJudged) + ")";
  blocks.push_back(Paragraph{.title = "", .text = made + "."});
  for (const std::string& remark : document.remarks)
    blocks.push_back(Paragraph{.title = "Note", .text = remark});
  if (verdict.ledger.holders > 0) {
    blocks.push_back(Heading{"Ledger"});
    blocks.push_back(ledgerOf(verdict));
  }
  if (!document.blame.empty()) {
    blocks.push_back(Heading{"Blame: allocated in a stage's scope and not released"});
    blocks.push_back(blameOf(document.blame));
  }
  if (!verdict.series.empty()) {
    blocks.push_back(Heading{"Trend"});
    blocks.push_back(numbersOf(verdict));
  }
  addFigures(document, blocks);
  blocks.push_back(Heading{"How it was judged"});
  for (const MethodParagraph& paragraph : methodOf(verdict))
    blocks.push_back(Paragraph{.title = paragraph.title, .text = paragraph.text});
  addFacts(document, blocks);
  return blocks;
}

}  // namespace vortex::leak
