// SPDX-License-Identifier: GPL-3.0-or-later
//
// What bringing the rows of a store into SQLite costs at least: the same rows, read back and held in memory, put into an empty
// store of the same schema by plain prepared inserts, many in a transaction.
#pragma once

#include <cstddef>
#include <filesystem>

namespace vortex::bench {

struct BareInsert {
  std::size_t rows = 0;
  double seconds = 0;  // of the inserts and commits alone
};
BareInsert bareInsert(const std::filesystem::path& store, const std::filesystem::path& into, int rowsATransaction);

}  // namespace vortex::bench
