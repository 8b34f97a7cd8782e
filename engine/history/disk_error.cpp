// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/disk_error.h"

#include <sqlite3.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace vortex::history {
namespace {

// Of the last call on one of the connection's two files that failed; 0 where none did.
int refusalOf(sqlite3* handle, int whichFile) {
  sqlite3_file* file = nullptr;
  int error = 0;
  const bool isOpen =
      sqlite3_file_control(handle, "main", whichFile, &file) == SQLITE_OK && file != nullptr && file->pMethods != nullptr;
  if (!isOpen || file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error) != SQLITE_OK)
    return 0;
  return error == EIO || error == ENXIO ? error : 0;
}

}  // namespace

SQLite::Exception asItIs(const SQLite::Database& database, const SQLite::Exception& error) {
  if ((error.getErrorCode() & 0xff) != SQLITE_CORRUPT)
    return error;
  for (const int file : {SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER})
    if (const int refusal = refusalOf(database.getHandle(), file); refusal != 0)
      return {"cannot be read: " + std::generic_category().message(refusal), SQLITE_IOERR};
  return error;
}

}  // namespace vortex::history
