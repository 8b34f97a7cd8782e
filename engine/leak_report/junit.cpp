// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/junit.h"

#include "engine/analysis/leak_numbers.h"
#include "engine/analysis/leak_words.h"
#include "engine/leak_report/safe_text.h"
#include "engine/report/utc_time.h"

namespace vortex::leak {
namespace {

using analysis::bytesText;

class Suite {
 public:
  explicit Suite(std::string name) : m_name(std::move(name)) {}

  void passed(const std::string& test, const std::string& says) { add(test, "<system-out>" + escaped(says) + "</system-out>"); }
  void failed(const std::string& test, const std::string& says, const std::string& details) {
    ++m_failures;
    add(test, "<failure message=\"" + escaped(says) + "\">" + escaped(details) + "</failure>");
  }
  void skipped(const std::string& test, const std::string& says) {
    ++m_skipped;
    add(test, "<skipped message=\"" + escaped(says) + "\"/>");
  }

  std::string finish(const std::string& timestamp) const {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<testsuite name=\"" + m_name + "\" tests=\"" + std::to_string(m_tests) +
           "\" failures=\"" + std::to_string(m_failures) + "\" errors=\"0\" skipped=\"" + std::to_string(m_skipped) +
           "\" timestamp=\"" + timestamp + "\">\n" + m_cases + "</testsuite>\n";
  }

 private:
  void add(const std::string& test, const std::string& inside) {
    ++m_tests;
    m_cases += "  <testcase classname=\"" + m_name + "\" name=\"" + escaped(test) + "\">" + inside + "</testcase>\n";
  }

  std::string m_name, m_cases;
  int m_tests = 0, m_failures = 0, m_skipped = 0;
};

std::string blameText(const std::vector<analysis::BlameRow>& rows) {
  std::string text;
  for (const analysis::BlameRow& row : rows)
    if (row.held.count > 0)
      text += (row.stage ? std::string(toString(*row.stage)) : "no stage") + ", " + std::string(toString(row.outcome)) + ": " +
              bytesText(static_cast<double>(row.held.count)) + " held by " + std::to_string(row.holding) + " of " +
              std::to_string(row.attempts) + " attempts\n";
  return text;
}

}  // namespace

std::string junitOf(const LeakDocument& document) {
  const analysis::LeakVerdict& verdict = document.verdict;
  Suite suite("leak." + escaped(safeLine(document.label)));
  if (verdict.ledger.holders > 0)
    suite.failed("ledger", headlineOf(verdict), blameText(document.blame));
  else if (verdict.points == 0)
    suite.skipped("ledger", headlineOf(verdict));
  else
    suite.passed("ledger", "no decided slot holds bytes");
  for (const analysis::JudgedSeries& one : verdict.series) {
    const std::string numbers = trendText(one.verdict) + "; slope a slot " + slopeText(one) + "; shape: " + shapeText(one.verdict);
    switch (one.verdict.word) {
    case analysis::LeakWord::Leak:
      suite.failed(nameOf(one.series), sentenceOf(one) + " Slope a slot " + slopeText(one),
                   numbers + '\n' + blameText(document.blame));
      break;
    case analysis::LeakWord::NoLeak:
      suite.passed(nameOf(one.series), sentenceOf(one) + ' ' + numbers);
      break;
    case analysis::LeakWord::Inconclusive:
      suite.skipped(nameOf(one.series), sentenceOf(one) + ' ' + numbers);
      break;
    }
  }
  return suite.finish(report::utcTime(document.madeWall));
}

}  // namespace vortex::leak
