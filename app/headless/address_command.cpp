// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "engine/history/addressed.h"
#include "engine/history/store.h"

#include <iostream>

namespace vortex::headless {
namespace {

ExitStatus refuseAddress(const std::string& why) {
  std::cerr << "vortex-engine: " << why << '\n';
  return ExitStatus::BadInput;
}

}  // namespace

ExitStatus addressCommand(const AddressOptions& options) {
  if (options.withdraw != options.comment.empty())
    return refuseAddress("give --comment with the reason, or --withdraw to take one back");
  if (options.comment.size() > history::kLongestComment)
    return refuseAddress("--comment has " + std::to_string(options.comment.size()) + " bytes; allowed are " +
                         std::to_string(history::kLongestComment));
  const std::filesystem::path file = options.history ? *options.history : defaultHistoryFile();
  const auto done = history::Store::address(file, SlotId{options.slot}, options.comment);
  if (!done)
    return refuseAddress(done.error());
  if (*done == history::Store::Recovery::InUse)
    return refuseAddress(file.string() + " is written by another program; address the slot there, or when it has ended");
  return ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
