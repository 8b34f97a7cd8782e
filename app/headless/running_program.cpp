// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/running_program.h"

#include <chrono>

namespace vortex::headless {
namespace {

using namespace std::chrono_literals;

constexpr auto kAnswersWithin = 30s;  // a window that starts reads its last day first

}  // namespace

std::string RunningProgram::name() const { return m_welcome.program + " (pid " + std::to_string(m_welcome.pid) + ")"; }

tl::expected<RunningProgram, std::string> RunningProgram::call(const std::filesystem::path& store, const std::string& what) {
  const std::string writes = store.string() + " is written by another program";
  auto caller = door::Caller::call(store);
  if (!caller)
    return tl::unexpected(writes + ", which cannot be asked (" + caller.error() + "); " + what + " when it has ended");
  if (!*caller)
    return tl::unexpected(writes + ", which takes no orders (yet); " + what + " when it has ended");
  RunningProgram running(std::move(**caller));
  door::Say said;
  const bool asked = running.m_caller.ask(door::ask::Hello{.program = "vortex-engine", .version = VORTEX_VERSION});
  const auto heard = asked ? running.m_caller.hear(said, kAnswersWithin)
                           : tl::expected<door::Caller::Heard, std::string>(door::Caller::Heard::Gone);
  if (!heard)
    return tl::unexpected(writes + ", whose answer is none: " + heard.error());
  if (const auto* refused = std::get_if<door::say::Refused>(&said); refused != nullptr && *heard == door::Caller::Heard::Something)
    return tl::unexpected(writes + ", which says: " + refused->why);
  const auto* welcome = std::get_if<door::say::Welcome>(&said);
  if (*heard != door::Caller::Heard::Something || welcome == nullptr)
    return tl::unexpected(writes + ", which does not answer; " + what + " when it has ended");
  if (welcome->protocol != door::kProtocol)
    return tl::unexpected(writes + ", which speaks protocol " + std::to_string(welcome->protocol) + ", not " +
                          std::to_string(door::kProtocol) + ": use programs of one version");
  running.m_welcome = *welcome;
  return running;
}

}  // namespace vortex::headless
