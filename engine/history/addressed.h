// SPDX-License-Identifier: GPL-3.0-or-later
//
// A slot that left no clip is addressed by a rerun that succeeded (analysis/rerun_chain.h), or by a person who said why it needs
// none.
#pragma once

#include "engine/slot/ids.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace vortex::history {

// What a person said of a slot: it needs no rerun (any more).
struct Addressing {
  SlotId slot;
  std::int64_t wall = 0;  // ns since 1970
  std::string who, comment;
};
inline constexpr int kFirstWithAddressed = 4;          // the schema's version
inline constexpr std::size_t kLongestComment = 1'000;  // bytes

// Whether an outcome (or, for one that was never decided, a state) leaves work for somebody until it is addressed: timed_out,
// failed, canceled, deadline_unreachable, self_check_failed, shed, interrupted.
bool needsAddressing(std::string_view outcomeOrState);
// The same as a list of SQL literals.
std::string_view needsAddressingSql();

}  // namespace vortex::history
