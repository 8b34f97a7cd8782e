// SPDX-License-Identifier: GPL-3.0-or-later
//
// Events as a trace that ui.perfetto.dev and trace_processor open: Perfetto's TracePackets (protos/perfetto/trace of
// github.com/google/perfetto), written as they come. What is kept in memory is what runs at the moment.
//
// A run is a process with these tracks:
//   audio, image, video, clip   a slice an attempt; where it was stopped, a slice "stop" behind it and a slice "drain" behind that;
//                               a lane that holds more than one attempt at once goes on as "audio 2", …
//   slots                       a slice a slot, and in it "queued", "made", "delivery"; a flow leads to its attempts
//   device and alarms           what belongs to no attempt, as instants: a device's death, a limit crossed, an air time missed, …
//   memory                      counters in bytes: used, reserved, resident, and allocated by stage; where samples were thinned,
//   the
//                               lowest and the highest of each span in their place, as counters of their own
// Every field of an event is an argument of its slice or instant, under the name that it has in README.md, "Events".
//
// Times are the engine's, set so that a run begins when it did on the wall's clock: the trace's clock (BOOTTIME) and the wall's
// (REALTIME) are one. Lengths are as the store has them. Not for two threads at once.
#pragma once

#include "engine/slot/event.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace vortex::telemetry {

class TraceWriter {
 public:
  // `write` gets whole packets; put one after the other they are a Trace.
  explicit TraceWriter(std::function<void(std::string_view bytes)> write);
  ~TraceWriter();

  struct Run {
    std::string name;       // of the process
    std::int64_t wall = 0;  // ns since 1970, when the run's clock said `at`
    Time at{};
  };
  void beginRun(const Run& run);
  // Of the run that was begun last, in the order in which they were told.
  void event(const Event& event);
  // In place of samples that are kept no more: what was seen from `at` on for `span`. Before endRun(), in any order.
  struct Range {
    Bytes least, most;
  };
  struct MemorySpan {
    Time at{};
    Duration span{};
    Range used, reserved, resident;
    PerStage<Range> allocated;
  };
  void memory(const MemorySpan& seen);
  // What has no end yet ends with the last event.
  void endRun();

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex::telemetry
