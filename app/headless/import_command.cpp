// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "engine/report/event_import.h"

#include <chrono>
#include <cstdio>
#include <iostream>

namespace vortex::headless {

ExitStatus importCommand(const ImportOptions& options) {
  const auto began = std::chrono::steady_clock::now();
  const std::filesystem::path store = options.history ? *options.history : defaultHistoryFile();
  const auto imported = report::importEvents(options.events, store);
  if (!imported) {
    const report::EventRefusal& refusal = imported.error();
    if (!refusal.why.empty())
      return refuse(refusal.why);
    for (const std::string& complaint : refusal.complaints)
      std::cerr << complaint << '\n';
    if (refusal.wrong > refusal.complaints.size())
      std::cerr << options.events.string() << ": and " << refusal.wrong - refusal.complaints.size() << " errors more\n";
    return refuse("nothing was imported: " + std::to_string(refusal.wrong) + (refusal.wrong == 1 ? " error" : " errors"));
  }
  for (const auto& [kind, count] : imported->unknown)
    std::cerr << options.events.string() << ": warning: " << count << " events of the kind " << kind
              << ", which is unknown, were passed over\n";
  if (!imported->knowsWall)
    std::cerr << options.events.string()
              << ": no line says the wall's time (`wall`); the last event is taken to be of the file's last change\n";
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  std::printf("%llu slots, from %llu on, %llu events, as run %s of %s in %.2f s\n",
              static_cast<unsigned long long>(imported->slotCount), static_cast<unsigned long long>(imported->firstSlot),
              static_cast<unsigned long long>(imported->events), imported->run.c_str(), store.c_str(), seconds);
  return ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
