// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/plain.h"

#include "engine/analysis/leak_numbers.h"
#include "engine/analysis/leak_words.h"
#include "engine/leak_report/safe_text.h"

namespace vortex::leak {
namespace {

using analysis::bytesText;
using analysis::capitalized;

std::string line(const char* name, const std::string& text) {
  std::string padded = name;
  padded.resize(14, ' ');
  return "  " + padded + text + '\n';
}

}  // namespace

std::string plainText(const LeakDocument& document) {
  const analysis::LeakVerdict& verdict = document.verdict;
  std::string text = safeLine(document.label) + ": " + wordOf(verdict.word) + "\n" + headlineOf(verdict) + '\n';
  for (const std::string& remark : remarksOn(verdict))
    text += remark + '\n';
  for (const std::string& remark : document.remarks)
    text += safeLine(remark) + '\n';
  text += '\n' + std::to_string(verdict.points) + " slots, " + std::to_string(verdict.warmUp) + " warm-up, " +
          std::to_string(verdict.judged()) + " judged\n";
  for (const analysis::JudgedSeries& one : verdict.series) {
    text += '\n' + capitalized(nameOf(one.series)) + ": " + wordOf(one.verdict.word) + '\n';
    text += line("trend", trendText(one.verdict));
    text += line("shape", shapeText(one.verdict));
    text += line("slope a slot", slopeText(one));
    if (one.verdict.matters)
      text += line("matters", valueText(one.series, *one.verdict.matters) + " a slot");
  }
  if (!document.blame.empty())
    text += "\nBlame\n";
  for (const analysis::BlameRow& row : document.blame)
    text += line(row.stage ? std::string(toString(*row.stage)).c_str() : "no stage",
                 std::string(toString(row.outcome)) + "  " + bytesText(static_cast<double>(row.held.count)) + " held by " +
                     std::to_string(row.holding) + " of " + std::to_string(row.attempts) + " attempts");
  return text;
}

}  // namespace vortex::leak
