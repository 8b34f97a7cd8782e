// SPDX-License-Identifier: GPL-3.0-or-later
//
// The thread that puts slots on the disk, one after the other, at a lower priority than whoever computes the next ones.
#pragma once

#include "engine/output/delivery.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <thread>

namespace vortex::output {

struct OutputSettings {
  DeliverySettings delivery;
  // Of the worker's thread and its encoder's. With every core busy a thread at 5 still gets a third of an ordinary thread's share;
  // at 10 it gets a tenth, and a clip of 4 CPU-seconds would take the better part of a minute.
  int niceness = 5;
  std::size_t maxQueued = 1024;               // jobs; what they may hold is bounded by the pool that leased it
  std::chrono::milliseconds patience{2'000};  // of the worker's destructor with a thread that hangs in the disk
};

enum class OutputStop : std::uint8_t {
  Finish = 1,  // everything that was handed in is written first, unless it was abandoned before
  Abandon,     // the slot being written fails within a frame's time, the queued ones untouched, each with its callback
};

class OutputWorker {
 public:
  // Called exactly once a job: from the worker's thread in the order of the jobs, or from deliver()'s caller for a job that it
  // refuses. It owns what it uses: a thread that hangs in the disk outlives the worker, and calls it when the disk answers.
  using Callback = std::function<void(const DeliveryResult&)>;

  OutputWorker(OutputSettings settings, Callback onResult);
  // stop(Abandon), and waits for the thread as long as the settings' patience is; then leaves it behind with its job, whose leases
  // stay until it lets go of them.
  ~OutputWorker();
  OutputWorker(const OutputWorker&) = delete;
  OutputWorker& operator=(const OutputWorker&) = delete;

  // Any thread; returns at once. A job over the queue's bound, or after stop(), fails at once.
  void deliver(DeliveryJob job);

  // Finish returns when the thread has ended; Abandon at once, from any thread, and may be followed by Finish.
  void stop(OutputStop how);

 private:
  struct Shared;
  std::shared_ptr<Shared> m_shared;  // with the thread, which cannot always be waited for
  std::thread m_thread;
};

}  // namespace vortex::output
