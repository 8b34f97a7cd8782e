// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recorded slots and attempts for other programs: JSON objects, rows of CSV (RFC 4180), a line for people. Names and order of the
// fields are README.md's, "History"; lengths end in _ms, moments are UTC.
#pragma once

#include "engine/history/reader.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace vortex::headless {

nlohmann::ordered_json jsonOf(const history::SlotLine& line);
nlohmann::ordered_json jsonOf(const history::AttemptLine& line);
nlohmann::ordered_json jsonOf(const event::OutputMade& made);
// One line without its line feed; what is not UTF-8 is replaced.
std::string lineOf(const nlohmann::ordered_json& json);

// A row with its CR LF. Objects of one kind have the same fields in the same order, so the first one's keys are the header. Text
// that a spreadsheet would take for a formula gets an apostrophe before it.
std::string csvHeader(const nlohmann::ordered_json& object);
std::string csvRow(const nlohmann::ordered_json& object);

// For a terminal: columns, no control characters whatever was recorded.
std::string tableHead();
std::string tableRow(const history::SlotLine& line);

}  // namespace vortex::headless
