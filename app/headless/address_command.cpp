// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "app/headless/running_program.h"
#include "engine/history/addressed.h"
#include "engine/history/reader.h"
#include "engine/history/store.h"

#include <chrono>
#include <iostream>
#include <variant>

namespace vortex::headless {
namespace {

constexpr std::chrono::seconds kAnswer{10};

ExitStatus refuseAddress(const std::string& why) {
  std::cerr << "vortex-engine: " << why << '\n';
  return ExitStatus::BadInput;
}

// By the program that writes the store.
ExitStatus addressThrough(const std::filesystem::path& file, const AddressOptions& options) {
  const auto reader = history::Reader::open(file);
  if (!reader)
    return refuseAddress(reader.error());
  const auto line = reader->slot({options.slot});
  if (!line || !*line)
    return refuseAddress(line ? file.string() + ": slot " + std::to_string(options.slot) + " is not in the history" : line.error());
  auto writer = RunningProgram::call(file, "address the slot");
  if (!writer)
    return refuseAddress(writer.error());
  door::Say said;
  const bool asked = writer->caller().ask(door::ask::Address{.slot = {options.slot}, .comment = options.comment});
  const auto heard = writer->caller().hear(said, kAnswer);
  if (asked && heard && *heard == door::Caller::Heard::Something && std::holds_alternative<door::say::Addressed>(said))
    return ExitStatus::AllDelivered;
  const auto* refused = std::get_if<door::say::Refused>(&said);
  return refuseAddress(writer->name() + (refused != nullptr ? " says: " + refused->why : " does not answer; try again"));
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
  return *done == history::Store::Recovery::InUse ? addressThrough(file, options) : ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
