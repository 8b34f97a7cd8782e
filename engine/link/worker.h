// SPDX-License-Identifier: Apache-2.0
//
// A worker as the engine's end holds it: something that was started, can be killed, and ends. A process (worker_process.h); in
// tests also threads of the own process, so that ThreadSanitizer sees both ends.
#pragma once

#include "engine/link/descriptor.h"
#include "engine/link/pulse.h"
#include "engine/slot/stage.h"

#include <tl/expected.hpp>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace vortex::link {

struct WorkerEnd {
  enum class How : std::uint8_t { Exited = 1, Signaled, Unseen } how = How::Exited;
  int code = 0;                // exit status or signal; Unseen: the kernel gave it to nobody, or to somebody else
  bool byOutOfMemory = false;  // the kernel's out-of-memory killer was at work
};

class Worker {
 public:
  // Kills what still runs and waits for it, within a bound.
  virtual ~Worker() = default;
  virtual int pid() const = 0;
  virtual int descriptor() const = 0;            // readable when it has ended
  virtual std::optional<WorkerEnd> ended() = 0;  // once; what it held is given back by then
  virtual bool stopped() = 0;                    // SIGSTOP or the like
  virtual std::optional<ThreadActivity> mainThread() = 0;
  virtual void kill() = 0;  // at once, if anything can
};

// The engine's ends of what connects it.
struct Spawned {
  std::unique_ptr<Worker> worker;
  UniqueFd control;
  std::array<UniqueFd, kStageCount> lanes;
  UniqueFd output;  // what it writes to stdout and stderr, non-blocking; may be absent
};

using Spawn = std::function<tl::expected<Spawned, std::string>()>;

// The exit statuses of a worker that mean something. Any other is DeviceLoss::Exited.
inline constexpr int kExitShutdown = 0, kExitOutOfMemory = 82, kExitContextLost = 83, kExitRefused = 84;

}  // namespace vortex::link
