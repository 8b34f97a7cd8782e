// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/baseline_words.h"

#include "app/headless/wall_time.h"
#include "engine/analysis/leak_numbers.h"
#include "engine/report/compared_json.h"
#include "engine/report/utc_time.h"

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <set>
#include <sstream>

namespace vortex::headless {
namespace {

using analysis::BaselineRow;
using analysis::Compared;
using Gate = BaselineRow::Gate;
using Json = nlohmann::ordered_json;
using Tree = boost::property_tree::ptree;

std::string nameOf(const BaselineRow& row) {
  if (row.series)
    return nameOf(*row.series) + (row.isGrowth ? ", growth a slot" : ", level");
  return row.stage ? std::string(toString(*row.stage)) + ", " + std::to_string(row.percent) + " % within"
                   : "memory of half the slots";
}

template <typename... Args>
std::string printed(const char* format, Args... args) {
  char text[200] = {};
  std::snprintf(text, sizeof text, format, args...);
  return text;
}

std::string valueText(const BaselineRow& row, const std::optional<analysis::Estimate>& estimate) {
  if (!estimate)
    return "-";
  if (row.series)
    return valueText(*row.series, estimate->value, row.isGrowth ? analysis::Sign::Always : analysis::Sign::OfNegatives);
  const bool isLeast = row.compared.atLeast && !estimate->upper;
  return row.stage ? printed(isLeast ? "> %.3f s" : "%.3f s", estimate->value) : printed("%.1f MB", estimate->value * 1e-6);
}

// By how much the second differs, with the interval; "" where that is open.
std::string differenceText(const BaselineRow& row) {
  if (row.difference) {
    const auto amount = [&](double value) { return valueText(*row.series, value, analysis::Sign::Always); };
    return amount(row.difference->value) + " [" + amount(*row.difference->lower) + ", " + amount(*row.difference->upper) + "]  ";
  }
  const auto& ratio = row.compared.ratio;
  if (const auto& least = row.compared.atLeast)
    return printed("x %.3f [%.3f, open] or more  ", least->value, least->lower);
  return ratio ? printed("x %.3f [%.3f, %.3f]  ", ratio->value, ratio->lower, ratio->upper) : "";
}

std::string comparedText(const BaselineRow& row) {
  const std::string by = differenceText(row);
  switch (row.compared.word) {
  case Compared::Word::Same:
    return by + (row.isGrowth ? "grows the same" : "the same");
  case Compared::Word::More:
    return by + (row.stage ? "slower" : row.isGrowth ? "grows more" : "more");
  case Compared::Word::Less:
    return by + (row.stage ? "faster" : row.isGrowth ? "grows less" : "less");
  case Compared::Word::TooFew:
    return by + "too few: " + std::to_string(row.compared.needs) + (row.isGrowth ? " slots would tell" : " in each would tell");
  case Compared::Word::NotIdentifiable:
    return "not known: too many were cut short";
  }
  return "?";
}

std::string gateText(const BaselineRow& row) {
  switch (row.gate) {
  case Gate::Held:
    return "held";
  case Gate::Regressed:
    return "REGRESSED";
  case Gate::TooFewRuns:
    return row.series ? "no gate: few captures" : "no gate: few runs";
  case Gate::TooFewAttempts:
    return "no gate: few slots";
  case Gate::NotIdentifiable:
    return "no gate: not known";
  }
  return "?";
}

const char* gateWord(Gate gate) {
  constexpr const char* kWords[] = {"held", "regressed", "too_few_runs", "too_few_attempts", "not_identifiable"};
  return kWords[static_cast<std::size_t>(gate) - 1];
}

// what: "run", "capture".
template <typename Made>
std::string spanOf(const std::vector<Made>& all, const char* what) {
  if (all.empty())
    return std::string("no ") + what + "s";
  const auto [first, last] =
      std::minmax_element(all.begin(), all.end(), [](const Made& a, const Made& b) { return a.startedWall < b.startedWall; });
  return std::to_string(all.size()) + " " + what + (all.size() == 1 ? ", " : "s, ") + localTime(first->startedWall) +
         (all.size() == 1 ? "" : " to " + localTime(last->startedWall));
}

const char* whatOf(const AgainstBaseline& both) { return both.isCapture ? "capture" : "run"; }

std::string conclusionOf(const AgainstBaseline& both) {
  const auto count = [&](Gate gate) {
    return std::count_if(both.comparison.rows.begin(), both.comparison.rows.end(),
                         [gate](const BaselineRow& row) { return row.gate == gate; });
  };
  const auto regressed = count(Gate::Regressed), held = count(Gate::Held);
  if (regressed > 0)
    return printed("Regressed: %ld of %ld that could be judged.\n", static_cast<long>(regressed),
                   static_cast<long>(regressed + held));
  if (held > 0)
    return printed("No regression: %ld of %ld could be judged, %ld not judged.\n", static_cast<long>(held),
                   static_cast<long>(both.comparison.rows.size()), static_cast<long>(both.comparison.rows.size()) - held);
  return printed("Nothing could be judged: a gate wants %d %ss in the baseline, and enough slots in each (README.md, Baselines).\n",
                 analysis::kLeastBaselineRuns, whatOf(both));
}

}  // namespace

std::string textOf(const AgainstBaseline& both) {
  std::string text = "baseline " + both.baseline.name + ": " +
                     (both.isCapture ? spanOf(both.baseline.captures, "capture") : spanOf(both.baseline.runs, "run")) + '\n' +
                     whatOf(both) + ' ' + both.uuid.substr(0, 8) + ": " + localTime(both.startedWall) + ", " + both.program +
                     (both.version.empty() ? "" : " " + both.version) + "\n\n" +
                     printed("%-32s %12s %12s  %-22s %s\n", "", "baseline", whatOf(both), "gate", "compared");
  for (const BaselineRow& row : both.comparison.rows)
    text += printed("%-32s %12s %12s  %-22s ", nameOf(row).c_str(), valueText(row, row.compared.first).c_str(),
                    valueText(row, row.compared.second).c_str(), gateText(row).c_str()) +
            comparedText(row) + '\n';
  if (both.comparison.mixed)
    text +=
        "\nNot all were made under the same conditions (profile, device, quality; of captures shares that are cancelled or timed "
        "out): a difference may be of these.\n";
  return text + '\n' + conclusionOf(both);
}

Json jsonOf(const AgainstBaseline& both) {
  Json json{{"baseline", both.baseline.name},
            {"runs", both.isCapture ? both.baseline.captures.size() : both.baseline.runs.size()},
            {"run", both.uuid},
            {"regressed", both.comparison.regressed()},
            {"same_conditions", !both.comparison.mixed},
            {"rows", Json::array()}};
  const auto orNull = [](const std::optional<double>& value) { return value ? Json(*value) : Json(); };
  for (const BaselineRow& row : both.comparison.rows) {
    Json said{{"what", row.series  ? (row.isGrowth ? "growth_a_slot" : "level")
                       : row.stage ? "stage_seconds"
                                   : "peak_bytes"},
              {"stage", row.stage ? Json(std::string(toString(*row.stage))) : Json()},
              {"percent", row.percent},
              {"gate", gateWord(row.gate)},
              {"runs", row.runs},
              {"between_runs", orNull(row.between)},
              {"compared", report::jsonOf(row.compared, 1)}};
    if (row.series)
      said["series"] = std::string(toString(*row.series));
    if (row.difference)
      said["difference"] = {
          {"value", row.difference->value}, {"lower", orNull(row.difference->lower)}, {"upper", orNull(row.difference->upper)}};
    json["rows"].push_back(std::move(said));
  }
  return json;
}

std::string junitOf(const AgainstBaseline& both) {
  Tree suite;
  int failures = 0, skipped = 0;
  for (const BaselineRow& row : both.comparison.rows) {
    Tree test;
    test.put("<xmlattr>.classname", "baseline." + both.baseline.name);
    test.put("<xmlattr>.name", nameOf(row));
    const std::string says = "baseline " + valueText(row, row.compared.first) + ", " + whatOf(both) + ' ' +
                             valueText(row, row.compared.second) + ": " + comparedText(row);
    if (row.gate == Gate::Regressed) {
      ++failures;
      test.put("failure.<xmlattr>.message", says);
    } else if (row.gate != Gate::Held) {
      ++skipped;
      test.put("skipped.<xmlattr>.message", gateText(row) + "; " + comparedText(row));
    } else {
      test.put("system-out", says);
    }
    suite.add_child("testcase", test);
  }
  suite.put("<xmlattr>.name", "baseline." + both.baseline.name);
  suite.put("<xmlattr>.tests", both.comparison.rows.size());
  suite.put("<xmlattr>.failures", failures);
  suite.put("<xmlattr>.skipped", skipped);
  suite.put("<xmlattr>.timestamp", report::utcTime(both.startedWall));
  Tree document;
  document.put_child("testsuite", suite);
  std::ostringstream text;
  boost::property_tree::write_xml(text, document, boost::property_tree::xml_writer_settings<std::string>(' ', 2));
  return text.str();
}

std::string lineOf(const report::Baseline& baseline, const std::string& file) {
  std::set<std::string> made;
  const auto by = [](const auto& one) { return one.program + (one.version.empty() ? "" : " " + one.version) + ", "; };
  for (const report::BaselineRun& run : baseline.runs)
    made.insert(by(run) + run.profile + " on " + run.backend);
  for (const report::BaselineCapture& capture : baseline.captures)
    made.insert(by(capture) + capture.numbers.made);
  std::string text = baseline.name;
  if (!baseline.runs.empty() || baseline.captures.empty())
    text += "  " + spanOf(baseline.runs, "run");
  if (!baseline.captures.empty())
    text += "  " + spanOf(baseline.captures, "capture");
  for (const std::string& one : made)
    text += "; " + one;
  return text + "  " + file + '\n';
}

Json jsonOf(const report::Baseline& baseline, const std::string& file) {
  Json json{{"baseline", baseline.name}, {"file", file}, {"runs", Json::array()}, {"captures", Json::array()}};
  for (const report::BaselineRun& run : baseline.runs)
    json["runs"].push_back({{"run", run.uuid},
                            {"started", report::utcTime(run.startedWall)},
                            {"program", run.program},
                            {"version", run.version},
                            {"profile", run.profile},
                            {"backend", run.backend},
                            {"slots", run.numbers.slotCount}});
  for (const report::BaselineCapture& capture : baseline.captures)
    json["captures"].push_back({{"run", capture.uuid},
                                {"label", capture.label},
                                {"started", report::utcTime(capture.startedWall)},
                                {"program", capture.program},
                                {"version", capture.version},
                                {"made", capture.numbers.made},
                                {"judged", capture.numbers.judged}});
  return json;
}

}  // namespace vortex::headless
