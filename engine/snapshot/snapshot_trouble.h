// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a memory snapshot was not taken in. A value, so that the window says it in its language; the text is what the command line
// says.
#pragma once

#include <cstdint>
#include <string>

namespace vortex::snapshot {

enum class SnapshotFault : std::uint8_t {
  OutOfReach = 1,  // the system does not let it be read
  NoPlainFile,
  EndsEarly,     // it was cut short, or is still written
  Archive,       // of torch.save()
  Compressed,    // gzip
  NoPickle,      // of protocols 2 to 5
  NoSnapshot,    // a pickle of something else
  Malformed,     // no pickler writes such a pickle, no PyTorch such a snapshot
  CannotBeKept,  // the database that it becomes cannot be written
  Cancelled
};

struct SnapshotTrouble {
  SnapshotFault fault = SnapshotFault::Malformed;
  std::string file;          // as it was named; of CannotBeKept the database
  std::uint64_t offset = 0;  // the byte from the file's beginning, where there is one
  std::string detail;        // what was found, in English: "byte 4096: the file ends here"

  bool isCancelled() const { return fault == SnapshotFault::Cancelled; }
  std::string text() const { return isCancelled() ? std::string() : file + ": " + detail; }
};

}  // namespace vortex::snapshot
