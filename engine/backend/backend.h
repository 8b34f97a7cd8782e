// SPDX-License-Identifier: Apache-2.0
//
// A backend as the engine thread sees it: requests in, reports out, nothing blocks. All calls come from the engine thread. Two
// kinds exist: the simulated one lives on the engine's own clock and names the time of its next report; the device process (link/)
// has a descriptor that becomes readable.
#pragma once

#include "engine/backend/messages.h"

#include <optional>
#include <string>
#include <vector>

namespace vortex::backend {

class Backend {
 public:
  virtual ~Backend() = default;

  // "torch" or "simulated", as shown everywhere.
  virtual std::string name() const = 0;

  // Starts the device; DeviceStarting, DeviceProgress… and DeviceReady or DeviceLost follow.
  virtual void open(Time now) = 0;
  virtual void send(const Request& request, Time now) = 0;
  // Appends what has become known by `now`, in order. Called when the descriptor is readable, at nextDue(), and after every send.
  virtual void collect(Time now, std::vector<Report>& out) = 0;

  // The earliest time at which collect() will have something without the descriptor becoming readable (heartbeats, back-off,
  // simulated work).
  virtual std::optional<Time> nextDue() const = 0;
  // Readable (epoll, level-triggered) when collect() has something; -1 when there is none. Owned by the backend.
  virtual int descriptor() const = 0;
};

}  // namespace vortex::backend
