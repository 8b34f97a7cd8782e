// SPDX-License-Identifier: Apache-2.0
//
// What the engine tells of memory at the boundaries of slots, of captures and of emergencies; a part of event.h, as which it is
// included.
#pragma once

#include "engine/slot/capture.h"
#include "engine/slot/ids.h"
#include "engine/slot/units.h"

#include <optional>
#include <string>

namespace vortex::event {

// A slot's last attempt has ended and drained: what memory is like then. Told while a capture runs, of each slot that started.
struct SlotMemory {
  SlotId slot;
  // Allocated, what stays loaded included, less what attempts of other slots own that run: so slots may overlap. Exact where
  // MemorySample::running is known; else only where `quiet`.
  Bytes floor{};
  std::optional<Bytes> peak{};  // the most that was allocated at once since the SlotMemory before
  Bytes reserved{}, used{};
  bool quiet = true;  // no attempt ran: the processes' memory can be compared with that of other such slots
  // What the kernel says of the engine's process and of the device's: resident memory, open file descriptors.
  std::optional<Bytes> engineRss{}, deviceRss{};
  std::optional<int> engineHandles{}, deviceHandles{};
};
// The device's allocations were written down as PyTorch does it, or could not be (error).
struct MemorySnapshot {
  std::string file, error;
  Bytes bytes{};
};
// Somebody asked for it; what came of it follows. who: "operator", the program that asked, or "engine": it cleared the buffers by
// itself, above the hard limit.
struct EmergencyAsked {
  EmergencyAct act = EmergencyAct::ClearBuffers;
  std::string who;
};
// Models that no stage used have left the device; the next attempt that needs one brings it back, in its own time.
struct ModelsUnloaded {
  Bytes residentBefore{}, residentAfter{};
  std::string error{};  // why they stayed; "" where they left
};

// From here until CaptureEnded everything that is told is in the capture's file, too. It holds what the file is to say by itself,
// whatever becomes of the rest.
struct CaptureStarted {
  CaptureSpec spec;
  std::string file;
  std::string device, build, machine;  // the device's name and build, "" before it is ready; kernel and driver
  Bytes limit{};                       // the hard limit of device memory
};
struct CaptureProgress {
  int done = 0;    // slots, warm-up included, whose memory was told
  int judged = 0;  // of these, those behind the warm-up and behind the device's last restart
  Duration ran{};
  std::optional<Duration> left{};  // absent: it runs until somebody stops it, or nothing is known yet
  Bytes fileBytes{};
};
struct CaptureNoted {
  std::string notes;  // in place of those before
};
// What is said of it by now, at the looks of analysis/leak_verdict.h and at the end (`last`).
struct CaptureVerdict {
  CaptureWord word = CaptureWord::Inconclusive;
  std::string text;  // with its numbers
  int judged = 0;
  std::optional<int> certainFrom{};  // the judged slot from which it holds, from 1; 0: of the warm-up
  std::optional<double> bytesPerSlot{}, lower{}, upper{};
  std::optional<int> needs{};  // more slots that would decide
  bool last = false;
};
struct CaptureEnded {
  CaptureEnd why = CaptureEnd::Complete;
  int done = 0;
  std::string file, trouble;  // trouble: what is not in the file, and why; mostly ""
};
// Its file is closed: one file that can be handed on, or (trouble) with others beside it.
struct CaptureFiled {
  std::string file, trouble;
  Bytes bytes{};
};

}  // namespace vortex::event
