// SPDX-License-Identifier: Apache-2.0
//
// Gives the memory of the output pool's unused buffers back to the machine: the pool's share of clearBuffers() (contract 4).
// Freeing a gigabyte takes a tenth of a second, which the engine thread does not have, so a thread of its own does it; meanwhile it
// holds leases on what it frees, so that no attempt is handed such a buffer.
#pragma once

#include "engine/link/output_pool.h"

#include <atomic>
#include <thread>

namespace vortex::link {

class PoolSweep {
 public:
  PoolSweep() = default;
  ~PoolSweep();  // waits for the one under way
  PoolSweep(const PoolSweep&) = delete;
  PoolSweep& operator=(const PoolSweep&) = delete;

  // Begins one, unless one is under way. The pool outlives it; its returned() becomes readable when it is done.
  void start(OutputPool& pool);
  bool underWay() const { return m_underWay.load(); }

 private:
  std::atomic<bool> m_underWay{false};
  std::thread m_thread;
};

}  // namespace vortex::link
