// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/capture_document.h"

#include "engine/analysis/leak_numbers.h"
#include "engine/analysis/stored_capture.h"
#include "engine/config/config_reader.h"
#include "engine/config/config_schema.h"
#include "engine/history/capture_file.h"
#include "engine/history/run_reader.h"
#include "engine/report/utc_time.h"

namespace vortex::leak {
namespace {

using analysis::bytesText;
using analysis::CaptureSeries;
using analysis::figureText;
using analysis::percentText;

std::string orUnknown(const std::string& text) { return text.empty() ? "not known" : text; }

FactGroup environmentOf(const history::CaptureHead& head, const CaptureSeries& series) {
  FactGroup group{.title = "Environment",
                  .facts = {{"Program", head.program + " " + head.version},
                            {"Profile, backend", head.profile + ", " + head.backend},
                            {"Device", orUnknown(head.device)},
                            {"Its build", orUnknown(head.build)},
                            {"Machine", orUnknown(head.machine)}}};
  if (series.total() > Bytes{})
    group.facts.push_back({"Device memory", bytesText(static_cast<double>(series.total().count))});
  group.facts.push_back({"Program started", report::utcTime(head.startedWall)});
  return group;
}

FactGroup workloadOf(const event::CaptureStarted& started, const CaptureSeries& series) {
  const CaptureSpec& spec = started.spec;
  FactGroup group{.title = "Workload", .facts = {{"What was fed", orUnknown(spec.workload)}}};
  if (spec.slotCount > 0)
    group.facts.push_back({"Asked for", std::to_string(spec.slotCount) + " slots"});
  if (spec.lasts > Duration{})
    group.facts.push_back({"Asked for", figureText(inSeconds(spec.lasts) / 60) + " minutes"});
  group.facts.push_back({"Warm-up", std::to_string(spec.warmUp) + " slots"});
  group.facts.push_back({"Cancelled on purpose", percentText(spec.cancelShare)});
  group.facts.push_back({"Run into a timeout on purpose", percentText(spec.timeoutShare)});
  if (spec.failShare > 0)
    group.facts.push_back({"Fail on purpose", percentText(spec.failShare)});
  group.facts.push_back({"Seed", std::to_string(spec.seed)});
  group.facts.push_back({"Others' slots meanwhile", spec.exclusive ? "none (exclusive)" : "taken"});
  std::string outcomes;
  for (const auto& [outcome, count] : series.outcomes())
    outcomes += (outcomes.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(toString(outcome));
  group.facts.push_back({"Outcomes", orUnknown(outcomes)});
  if (series.ended())
    group.facts.push_back({"Ended", std::string(toString(series.ended()->why))});
  return group;
}

// What is not as the contract has it.
FactGroup settingsOf(const std::string& text) {
  FactGroup group{.title = "Settings that are not the defaults", .facts = {}};
  const std::optional<Settings> settings = config::fromYaml(text);
  if (!settings) {
    group.facts.push_back({"As written", text.empty() ? "none were recorded" : text});
    return group;
  }
  const Settings defaults = contractSettings();
  for (const config::ConfigKey& key : config::configKeys())
    if (key.origin == config::KeyOrigin::Own)
      if (const std::string value = key.get(*settings); value != key.get(defaults))
        group.facts.push_back({key.path, value});
  return group;
}

void addRemarks(const analysis::StoredCapture& stored, LeakDocument& document) {
  if (stored.unreadable > 0)
    document.remarks.push_back(std::to_string(stored.unreadable) + " events of it cannot be read and are left out.");
  if (stored.cut)
    document.remarks.push_back(toString(*stored.cut) + '.');
  if (stored.head.isLater)
    document.remarks.push_back("A later program made it: what this one does not know is left out.");
  if (!stored.judge.series().ended())
    document.remarks.push_back("It was not ended: its program was killed, or runs. What is in the file was judged.");
  else if (!stored.judge.series().ended()->trouble.empty())
    document.remarks.push_back(stored.judge.series().ended()->trouble);
  if (const auto& points = stored.judge.series().points(); !points.empty() && points.back().life > 0)
    document.remarks.push_back("The device was started anew meanwhile, which gives all its memory back: each of its lives is "
                               "judged by itself; shown is the " +
                               std::string(document.verdict.word == analysis::LeakWord::Leak ? "one that leaked." : "last."));
  if (const auto& snapshots = stored.head.snapshots; !snapshots.empty())
    document.remarks.push_back("The capture holds " + std::to_string(snapshots.size()) +
                               (snapshots.size() == 1 ? " snapshot" : " snapshots") + " of the device's allocations.");
}

}  // namespace

tl::expected<LeakDocument, history::FileTrouble> documentOfCapture(const std::filesystem::path& file) {
  const auto stored = analysis::judgeCapture(file);
  if (!stored)
    return tl::unexpected(stored.error());
  const history::CaptureHead& head = stored->head;
  const CaptureSeries& series = stored->judge.series();

  LeakDocument document{.label = head.label.empty() ? file.stem().string() : head.label,
                        .source = "capture " + file.filename().string()};
  document.verdict = stored->judge.atEnd();
  document.blame = stored->judge.blame().rows();
  document.notes = series.notes();
  if (const analysis::LeakJudge* judge = stored->judge.judge()) {
    document.rules = judge->rules();
    document.points = judge->points();
    for (const auto& [slot, bytes] : judge->heldBySlot())
      document.held.push_back({.slot = slot, .stage = {}, .outcome = AttemptOutcome::Finished, .bytes = bytes});
  }
  addRemarks(*stored, document);
  document.facts.push_back(workloadOf(*series.started(), series));
  document.facts.push_back(environmentOf(head, series));
  std::string settings;
  if (const auto reader = history::RunReader::open(file))
    settings = reader->settings(head.run).value_or("");
  document.facts.push_back(settingsOf(settings));
  return document;
}

}  // namespace vortex::leak
