// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQLite calls a file damaged when the disk refuses a read with EIO or ENXIO (its "corrupt file system"). The file may be whole and
// be read the next time, so here it is not damaged but out of reach.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

namespace vortex::history {

// The error, or where it stands for a refused read, one with SQLITE_IOERR that says so. Before the connection is used again.
SQLite::Exception asItIs(const SQLite::Database& database, const SQLite::Exception& error);

}  // namespace vortex::history
