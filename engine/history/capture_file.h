// SPDX-License-Identifier: GPL-3.0-or-later
//
// A capture's file, NAME.vortexcap: a store of its own kind (schema.h) that is handed on as one file. While it is written a ring
// and a -wal lie beside it as beside any store, and each snapshot of the device's allocations as a file; finishCapture() takes all
// of them in. Where the program that wrote it was killed, whoever opens it next does that.
#pragma once

#include "engine/history/file_trouble.h"
#include "engine/history/store.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vortex::history {

// Makes a capture's file, which must not be there yet nor anything beside it, and the store that writes it. Of two programs that
// make the same one gets it. Where it cannot be written now, what was made is removed and what was there stays as it was; the error
// says why.
tl::expected<std::unique_ptr<Store>, std::string> makeCapture(const std::filesystem::path& capture, const RunDescription& run,
                                                              std::size_t ringBytes = Store::kRingBytes);
// What is not in the file by now of what was told, and why; "" where all is.
std::string lackOf(const StoreHealth& health);

// Where the n-th snapshot of a capture is written, beside it, until it is taken in.
std::filesystem::path snapshotBeside(const std::filesystem::path& capture, int n);
// NAME.snapshot-N.pickle, which a snapshot in NAME.vortexcap is exported as. Of its name in there, which may be anybody's, nothing
// is taken but its number; where it has none, N is its place among the snapshots, from 1.
std::string exportedSnapshotName(const std::filesystem::path& capture, const std::string& name, std::size_t place);

// Whether a program that was killed, or still writes, has left something beside the file.
bool isUnfinished(const std::filesystem::path& capture);
// After the Store that wrote it has ended, or its program was killed. InUse: a program writes it. The error says what is left as it
// was; the capture can be read all the same.
tl::expected<Store::Recovery, std::string> finishCapture(const std::filesystem::path& capture);

// Removes a capture from the disk, with what a program that was killed left beside it. InUse: a program writes it, and nothing was
// removed. The error names what is still there and why, a file a line. Waits for the disk.
tl::expected<Store::Recovery, std::string> removeCapture(const std::filesystem::path& capture);

// What a capture's file says of itself, read as a foreign one.
struct CaptureHead {
  std::string uuid, program, version, profile, backend, device, build, machine;  // uuid: of the run that it was made in
  std::string label, notes, workload;
  std::uint64_t seed = 0;
  int slotCount = 0, warmUp = 0;
  Duration lasts{};
  std::int64_t startedWall = 0;             // ns since 1970, of the program's start
  std::uint64_t startedSeq = 0;             // of event::CaptureStarted
  std::string verdict, verdictText, ended;  // "" where there is none (yet)
  std::int64_t run = 0;                     // its row
  bool isLater = false;                     // a later program made it: what this one does not know is passed over
  struct Snapshot {
    std::string name;
    Bytes size;
  };
  std::vector<Snapshot> snapshots;  // in the order in which they were taken
};
tl::expected<CaptureHead, FileTrouble> readCaptureHead(const std::filesystem::path& capture);

// Hands a snapshot's bytes out, 1 MiB at a time, in order. `take` says whether it wants more.
tl::expected<void, FileTrouble> readSnapshot(const std::filesystem::path& capture, const std::string& name,
                                             const std::function<bool(std::span<const std::byte>)>& take);

}  // namespace vortex::history
