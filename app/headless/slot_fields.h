// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recorded slots for other programs as rows of CSV (RFC 4180), for people as a line. The fields are those of report/slot_json.h.
#pragma once

#include "engine/history/reader.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace vortex::headless {

// A row with its CR LF. Objects of one kind have the same fields in the same order, so the first one's keys are the header. Text
// that a spreadsheet would take for a formula gets an apostrophe before it.
std::string csvHeader(const nlohmann::ordered_json& object);
std::string csvRow(const nlohmann::ordered_json& object);

// For a terminal: columns, no control characters whatever was recorded.
std::string tableHead();
std::string tableRow(const history::SlotLine& line, const std::string& remark = {});

}  // namespace vortex::headless
