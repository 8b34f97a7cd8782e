// SPDX-License-Identifier: Apache-2.0
#include "engine/link/pool_sweep.h"

#include <utility>

namespace vortex::link {

PoolSweep::~PoolSweep() {
  if (m_thread.joinable())
    m_thread.join();
}

void PoolSweep::start(OutputPool& pool) {
  if (m_underWay.exchange(true))
    return;
  if (m_thread.joinable())
    m_thread.join();  // it has ended, or is about to
  m_thread = std::thread([this, &pool, unused = pool.leaseUnused()]() mutable {
    for (const auto& lease : unused)
      pool.discard(*lease);
    unused.clear();
    m_underWay.store(false);
    pool.wake();
  });
}

}  // namespace vortex::link
