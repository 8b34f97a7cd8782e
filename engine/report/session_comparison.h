// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two recorded sessions side by side (README.md, "Compare"), read from their store. `vortex-engine compare --sessions` and the
// window show the same.
#pragma once

#include "engine/analysis/session_comparison.h"
#include "engine/history/reader.h"
#include "engine/slot/event.h"

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vortex::report {

struct ComparedSessions {
  history::RunLine first, second;
  analysis::SessionComparison comparison;
  // Of their first slots; was: of the first session, became: of the second. The error says why they are not known.
  tl::expected<std::vector<event::SettingChange>, std::string> settings;
};

// Of two runs, by their ids in the store; every slot and attempt of theirs is read, up to 100,000. abandon: gives up soon after it
// is set, with an error that nobody reads.
tl::expected<ComparedSessions, std::string> compareSessions(const std::filesystem::path& store, std::int64_t first,
                                                            std::int64_t second, const std::atomic<bool>& abandon);

nlohmann::ordered_json jsonOf(const ComparedSessions& both);
nlohmann::ordered_json jsonOf(const history::RunLine& run);  // as a line of `history runs --json`

}  // namespace vortex::report
