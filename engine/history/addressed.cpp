// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/addressed.h"

#include <string>

namespace vortex::history {
namespace {

constexpr std::string_view kNeedsAddressing =
    "'timed_out', 'failed', 'canceled', 'deadline_unreachable', 'self_check_failed', 'shed', 'interrupted'";

}  // namespace

bool needsAddressing(std::string_view outcomeOrState) {
  return !outcomeOrState.empty() && kNeedsAddressing.find("'" + std::string(outcomeOrState) + "'") != std::string_view::npos;
}

std::string_view needsAddressingSql() { return kNeedsAddressing; }

}  // namespace vortex::history
