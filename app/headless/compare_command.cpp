// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/comparison_text.h"
#include "app/headless/inputs.h"
#include "engine/report/comparison.h"
#include "engine/report/slot_json.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <iostream>

namespace vortex::headless {

ExitStatus compareCommand(const CompareOptions& options) {
  const std::filesystem::path file = options.history ? *options.history : defaultHistoryFile();
  auto comparison = report::compareRecorded(file, SlotId{options.first}, SlotId{options.second});
  if (!comparison) {
    std::cerr << "vortex-engine: " << comparison.error() << '\n';
    return ExitStatus::BadInput;
  }
  const std::atomic<bool> abandon{false};
  report::measure(*comparison, abandon);
  std::cout << (options.json ? report::lineOf(report::jsonOf(*comparison)) + '\n' : textOf(*comparison));
  return comparison->proof.verdict == analysis::ProofVerdict::Differs ? ExitStatus::SlotsDiffer : ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
