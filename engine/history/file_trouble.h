// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a file that a history or a capture could be in was not read. A value, so that the window says it in its language; the text is
// what logs and the command line say.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

namespace vortex::history {

enum class FileFault : std::uint8_t {
  NoFile = 1,  // there is none of that name
  OutOfReach,  // the system does not let it be read
  NoPlainFile,
  NotOurs,    // something else
  Empty,      // nothing is in it yet
  OddSchema,  // tables, columns or triggers that no program of ours makes
  Endless,    // a query found nothing within its bound
  Damaged,
  Busy,  // another program holds it
  NoCapture,
  NoSnapshot,  // none of that name
  Later,       // a later program made it, and not even its columns are known here
  Other
};

struct FileTrouble {
  FileFault fault = FileFault::Other;
  std::string file;    // as it was named
  std::string detail;  // what was found, in English: "damaged: event 12 is not what was written"

  std::string text() const { return file + ": " + detail; }
  // As errors are told where nobody asks which one it is.
  operator std::string() const { return text(); }  // NOLINT(google-explicit-constructor)
};

std::ostream& operator<<(std::ostream& out, const FileTrouble& trouble);

}  // namespace vortex::history
