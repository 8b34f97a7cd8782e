// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/baseline_words.h"

#include "app/headless/wall_time.h"
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
  return row.stage ? printed("%.3f s", estimate->value) : printed("%.1f MB", estimate->value * 1e-6);
}

std::string comparedText(const BaselineRow& row) {
  const Compared& compared = row.compared;
  const std::string ratio =
      compared.ratio ? printed("x %.3f [%.3f, %.3f]  ", compared.ratio->value, compared.ratio->lower, compared.ratio->upper) : "";
  switch (compared.word) {
  case Compared::Word::Same:
    return ratio + "the same";
  case Compared::Word::More:
    return ratio + (row.stage ? "slower" : "more");
  case Compared::Word::Less:
    return ratio + (row.stage ? "faster" : "less");
  case Compared::Word::TooFew:
    return ratio + "too few: " + std::to_string(compared.needs) + " in each would tell";
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
    return "no gate: few runs";
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

std::string madeBy(const report::BaselineRun& run) { return run.program + (run.version.empty() ? "" : " " + run.version); }

std::string spanOf(const report::Baseline& baseline) {
  std::vector<std::int64_t> starts;
  for (const report::BaselineRun& run : baseline.runs)
    starts.push_back(run.startedWall);
  if (starts.empty())
    return "no runs";
  const auto [first, last] = std::minmax_element(starts.begin(), starts.end());
  return std::to_string(starts.size()) + (starts.size() == 1 ? " run, " : " runs, ") + localTime(*first) +
         (starts.size() == 1 ? "" : " to " + localTime(*last));
}

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
    return printed("No regression: %ld of %ld could be judged.\n", static_cast<long>(held),
                   static_cast<long>(both.comparison.rows.size()));
  return printed(
      "Nothing could be judged: a gate wants %d runs in the baseline, and enough slots in each (README.md, Baselines).\n",
      analysis::kLeastBaselineRuns);
}

}  // namespace

std::string textOf(const AgainstBaseline& both) {
  std::string text = "baseline " + both.baseline.name + ": " + spanOf(both.baseline) + "\nrun " + both.run.uuid.substr(0, 8) +
                     ": " + localTime(both.run.clock.wall) + ", " + both.run.program +
                     (both.run.version.empty() ? "" : " " + both.run.version) + "\n\n" +
                     printed("%-26s %12s %12s  %-20s %s\n", "", "baseline", "run", "gate", "compared");
  for (const BaselineRow& row : both.comparison.rows)
    text += printed("%-26s %12s %12s  %-20s ", nameOf(row).c_str(), valueText(row, row.compared.first).c_str(),
                    valueText(row, row.compared.second).c_str(), gateText(row).c_str()) +
            comparedText(row) + '\n';
  if (both.comparison.mixed)
    text += "\nNot all were made under the same conditions (profile, device, quality): a difference may be of these.\n";
  return text + '\n' + conclusionOf(both);
}

Json jsonOf(const AgainstBaseline& both) {
  Json json{{"baseline", both.baseline.name},           {"runs", both.baseline.runs.size()},         {"run", both.run.uuid},
            {"regressed", both.comparison.regressed()}, {"same_conditions", !both.comparison.mixed}, {"rows", Json::array()}};
  for (const BaselineRow& row : both.comparison.rows)
    json["rows"].push_back({{"what", row.stage ? "stage_seconds" : "peak_bytes"},
                            {"stage", row.stage ? Json(std::string(toString(*row.stage))) : Json()},
                            {"percent", row.percent},
                            {"gate", gateWord(row.gate)},
                            {"runs", row.runs},
                            {"between_runs", row.between ? Json(*row.between) : Json()},
                            {"compared", report::jsonOf(row.compared, 1)}});
  return json;
}

std::string junitOf(const AgainstBaseline& both) {
  Tree suite;
  int failures = 0, skipped = 0;
  for (const BaselineRow& row : both.comparison.rows) {
    Tree test;
    test.put("<xmlattr>.classname", "baseline." + both.baseline.name);
    test.put("<xmlattr>.name", nameOf(row));
    const std::string says = "baseline " + valueText(row, row.compared.first) + ", run " + valueText(row, row.compared.second) +
                             ": " + comparedText(row);
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
  suite.put("<xmlattr>.timestamp", report::utcTime(both.run.clock.wall));
  Tree document;
  document.put_child("testsuite", suite);
  std::ostringstream text;
  boost::property_tree::write_xml(text, document, boost::property_tree::xml_writer_settings<std::string>(' ', 2));
  return text.str();
}

std::string lineOf(const report::Baseline& baseline, const std::string& file) {
  std::set<std::string> programs;
  for (const report::BaselineRun& run : baseline.runs)
    programs.insert(madeBy(run) + ", " + run.profile + " on " + run.backend);
  std::string text = baseline.name + "  " + spanOf(baseline);
  for (const std::string& program : programs)
    text += "; " + program;
  return text + "  " + file + '\n';
}

Json jsonOf(const report::Baseline& baseline, const std::string& file) {
  Json json{{"baseline", baseline.name}, {"file", file}, {"runs", Json::array()}};
  for (const report::BaselineRun& run : baseline.runs)
    json["runs"].push_back({{"run", run.uuid},
                            {"started", report::utcTime(run.startedWall)},
                            {"program", run.program},
                            {"version", run.version},
                            {"profile", run.profile},
                            {"backend", run.backend},
                            {"slots", run.numbers.slotCount}});
  return json;
}

}  // namespace vortex::headless
