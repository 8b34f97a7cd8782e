// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/lanes/thread_balance.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <thread>

namespace vortex::torch {

ThreadBalance::ThreadBalance(int threads)
    : m_threads(threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()))) {}

ThreadBalance::Lane::Lane(ThreadBalance& balance) : m_balance(balance) {
  at::internal::lazy_init_num_threads();  // else the thread's first operator would overwrite its share
  m_balance.m_active.fetch_add(1);
  rebalance();
}

ThreadBalance::Lane::~Lane() { m_balance.m_active.fetch_sub(1); }

void ThreadBalance::Lane::rebalance() {
  const int share = std::max(1, m_balance.m_threads / std::max(1, m_balance.m_active.load()));
  if (share == m_share)
    return;
  m_share = share;
  m_most = std::max(m_most, share);
  at::set_num_threads(share);
}

}  // namespace vortex::torch
