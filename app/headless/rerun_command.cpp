// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/history_options.h"
#include "app/headless/inputs.h"
#include "app/headless/rerun_estimate_lines.h"
#include "app/headless/rerun_proof.h"
#include "app/headless/rerun_requests.h"
#include "app/headless/rerun_through.h"
#include "app/headless/slot_fields.h"
#include "engine/history/reader.h"
#include "engine/history/store.h"
#include "engine/report/slot_json.h"

#include <algorithm>
#include <iostream>

namespace vortex::headless {
namespace {

using history::RecordedSlot;

ExitStatus refuseRerun(const std::string& why) {
  std::cerr << "vortex-engine: " << why << '\n';
  return ExitStatus::BadInput;
}

// The oldest first: in the order in which they went wrong.
tl::expected<std::vector<SlotId>, std::string> slotsWhere(const std::filesystem::path& file, const FilterOptions& options) {
  const auto filter = filterOf(options, wallClock());
  if (!filter)
    return tl::unexpected(filter.error());
  const auto reader = history::Reader::open(file);
  if (!reader)
    return tl::unexpected(reader.error());
  const auto lines = reader->list(*filter);
  if (!lines)
    return tl::unexpected(lines.error());
  std::vector<SlotId> slots;
  for (const history::SlotLine& line : *lines)
    slots.push_back(line.slot);
  std::reverse(slots.begin(), slots.end());
  return slots;
}

tl::expected<std::vector<SlotId>, std::string> wantedSlots(const RerunOptions& options, const std::filesystem::path& file) {
  if (options.interrupted)
    return history::interruptedSlots(file);
  if (options.where)
    return slotsWhere(file, *options.where);
  std::vector<SlotId> slots;
  for (const std::uint64_t slot : options.slots)
    slots.push_back({slot});
  return slots;
}

// What is not known of other slots' times makes the estimate say less and nothing else.
analysis::RerunEstimate estimateOf(const RerunGroup& group, const std::filesystem::path& file) {
  auto others = history::finishedTimes(file, group.recordedProfile, group.recordedBackend);
  return analysis::estimateRerun(group.times, others ? std::move(*others) : PerStage<std::vector<Duration>>{});
}

ExitStatus runGroups(const RerunRequests& requests, const RerunOptions& options, RerunProof& proof,
                     const std::filesystem::path& file) {
  ExitStatus worst = ExitStatus::AllDelivered;
  for (const RerunGroup& group : requests.groups()) {
    RerunEstimateLines estimate(estimateOf(group, file));
    const RunEnd end = makeSlots({.settings = group.settings,
                                  .backend = group.backend,
                                  .slots = static_cast<int>(group.requests.size()),
                                  .pace = options.every_s ? Pace::Cadence : Pace::OneByOne,
                                  .every = seconds(options.every_s.value_or(0)),
                                  .request = [&](std::size_t n) { return group.requests[n]; },
                                  .to = options.to,
                                  .companions = {&proof, &estimate},
                                  .required = group.required});
    worst = std::max(worst, end.status);
    if (!end.interrupted)
      continue;
    const bool all = &group == &requests.groups().back();
    worst = all ? worst : std::max(worst, ExitStatus::SomeSlotDidNot);
    break;
  }
  // What was made from the same is the same, or this machine, device or program is not what it was.
  const bool unexpected = proof.differing() > 0 && !RerunRequests::changesInputs(options);
  return unexpected ? std::max(worst, ExitStatus::SomeSlotDidNot) : worst;
}

ExitStatus runThrough(RunningProgram& writer, const RerunRequests& requests, const RerunOptions& options, RerunProof& proof,
                      const std::filesystem::path& file) {
  analysis::RerunEstimate all;
  for (const RerunGroup& group : requests.groups()) {
    const analysis::RerunEstimate one = estimateOf(group, file);
    all = {.total = all.total + one.total,
           .made = all.made + one.made,
           .guessed = all.guessed + one.guessed,
           .unknown = all.unknown + one.unknown};
  }
  const auto& others = requests.otherSettings();
  if (!others.empty()) {
    std::cerr << "vortex-engine: they are made under the settings of " << writer.name() << ", not those of then:";
    for (const std::string& one : others)
      std::cerr << "\n  " << one;
    std::cerr << '\n';
  }
  const ExitStatus status = makeThrough(writer, {.options = options, .requests = requests, .estimate = all, .proof = proof});
  const bool unexpected = proof.differing() > 0 && !RerunRequests::changesInputs(options) && others.empty();
  return unexpected ? std::max(status, ExitStatus::SomeSlotDidNot) : status;
}

ExitStatus tellPlan(const RerunRequests& requests, const RerunOptions& options, const std::filesystem::path& file) {
  const auto reader = history::Reader::open(file);
  if (!reader)
    return refuseRerun(reader.error());
  for (const RerunGroup& group : requests.groups()) {
    if (!options.to.json)
      std::cout << tableHead();
    for (const SlotRequest& request : group.requests) {
      const auto line = reader->slot(*request.rerunOf);
      if (!line || !*line)
        return refuseRerun(line ? "slot " + std::to_string(request.rerunOf->value) + " is gone" : line.error());
      std::cout << (options.to.json ? report::lineOf(report::jsonOf(**line)) + '\n' : tableRow(**line));
    }
    if (!options.to.json)
      std::cout << sentenceOf(estimateOf(group, file)) << '\n';
  }
  return ExitStatus::AllDelivered;
}

}  // namespace

ExitStatus rerunCommand(const RerunOptions& options) {
  if (options.to.history == "none")
    return refuseRerun("--history none: recorded slots are made again from a history");
  const std::filesystem::path file = options.to.history ? std::filesystem::path(*options.to.history) : defaultHistoryFile();
  std::optional<RunningProgram> writer;
  std::optional<RunningEngine> running;
  if (!options.dryRun) {
    const auto recovered = history::Store::recover(file);
    if (!recovered)
      return refuseRerun(recovered.error());
    if (*recovered == history::Store::Recovery::InUse) {
      auto called = RunningProgram::call(file, "its slots are made again");
      if (!called)
        return refuseRerun(called.error());
      writer = std::move(*called);
      if (const std::string why = whyNotThrough(options, *writer); !why.empty())
        return refuseRerun(why);
      running = engineOf(writer->welcome());
      if (!running)
        return refuseRerun("this program does not read the settings of " + writer->name() + "; use programs of one version");
    }
  }
  const auto wanted = wantedSlots(options, file);
  if (!wanted)
    return refuseRerun(wanted.error());
  if (wanted->empty()) {
    std::cerr << "vortex-engine: " << file.string()
              << (options.interrupted ? ": no slot was interrupted that was not made again\n" : ": no slot is like this\n");
    return ExitStatus::AllDelivered;
  }
  const auto recorded = history::recordedSlots(file, *wanted);
  if (!recorded)
    return refuseRerun(recorded.error());
  // What is wrong is told for every slot; nothing runs then.
  RerunRequests requests(options, running ? &*running : nullptr);
  RerunProof proof;
  bool good = true;
  for (const RecordedSlot& slot : *recorded) {
    const SlotRequest* const request = requests.add(slot);
    good = request != nullptr && good;
    if (request != nullptr)
      proof.expect(slot, request->recipe.canonicalJson);
  }
  if (!good)
    return ExitStatus::BadInput;
  if (writer)
    return runThrough(*writer, requests, options, proof, file);
  return options.dryRun ? tellPlan(requests, options, file) : runGroups(requests, options, proof, file);
}

}  // namespace vortex::headless
