// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "app/headless/what_if_words.h"
#include "engine/config/config_reader.h"
#include "engine/telemetry/event_object.h"

#include <algorithm>
#include <iostream>

namespace vortex::headless {
namespace {

// The first settings of each run, changed: whether that can be asked. Says on the error stream what cannot.
bool canBeAsked(const analysis::LoadedRuns& loaded, const std::vector<std::string>& sets) {
  for (std::size_t i = 0; i < loaded.runs.size(); ++i) {
    const Settings& from = loaded.whatIf.session(i).settings();
    Settings to = from;
    std::vector<config::Complaint> complaints;
    for (const std::string& set : sets)
      for (config::Complaint& complaint : config::applySet(to, set))
        complaints.push_back(std::move(complaint));
    for (config::Complaint& complaint : config::validate(to))
      complaints.push_back(std::move(complaint));
    if (config::hasErrors(complaints)) {
      tell(complaints);
      return false;
    }
    const auto refused = analysis::unanswerable(loaded.whatIf.session(i), to);
    for (const analysis::Unanswerable& one : refused)
      std::cerr << "vortex-engine: what history cannot answer: " << one.key << ": " << one.reason << '\n';
    if (!refused.empty())
      return false;
  }
  return true;
}

// One that is asked for by name and is not there; "" all are.
std::string missingRun(const std::vector<history::RunLine>& runs, const std::vector<std::string>& asked) {
  for (const std::string& begin : asked)
    if (std::none_of(runs.begin(), runs.end(), [&](const history::RunLine& run) { return run.uuid.starts_with(begin); }))
      return begin;
  return {};
}

}  // namespace

ExitStatus whatIfCommand(const WhatIfOptions& options) {
  const std::filesystem::path file = options.history ? *options.history : defaultHistoryFile();
  const auto store = history::RunReader::open(file);
  if (!store)
    return refuse(store.error());
  const auto runs = store->runs();
  if (!runs)
    return refuse(file.string() + ": " + runs.error());
  if (const std::string missing = missingRun(*runs, options.runs); !missing.empty())
    return refuse(file.string() + ": no run's UUID begins with '" + missing + "'");
  auto loaded = analysis::loadRuns(*store, {.last = options.slots, .runs = options.runs, .profile = options.profile, .backend = {}},
                                   config::fromYaml);
  if (!loaded)
    return refuse(file.string() + ": " + loaded.error());
  if (!canBeAsked(*loaded, options.sets))
    return ExitStatus::BadInput;
  const auto answer = loaded->whatIf.evaluate({.change =
                                                   [&options](Settings& settings) {
                                                     for (const std::string& set : options.sets)
                                                       config::applySet(settings, set);
                                                   },
                                               .last = options.slots,
                                               .expected = options.expected,
                                               .seed = options.seed});
  const WhatIfTold told{.runs = *loaded, .answer = *answer, .sets = options.sets};
  std::cout << (options.json ? telemetry::lineOf(jsonOf(told)) + '\n' : textOf(told));
  return ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
