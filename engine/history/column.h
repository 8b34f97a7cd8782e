// SPDX-License-Identifier: GPL-3.0-or-later
//
// A column that may be null, as a value.
#pragma once

#include <SQLiteCpp/Column.h>

#include <string>

namespace vortex::history {

inline std::string textOf(const SQLite::Column& column) { return column.isNull() ? std::string() : column.getString(); }

}  // namespace vortex::history
