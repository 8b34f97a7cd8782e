// SPDX-License-Identifier: Apache-2.0
//
// Shares the cores among the lanes that work: with two OpenMP teams on the same cores an operator of 0.5 ms was seen to take 25.
#pragma once

#include <atomic>

namespace vortex::torch {

class ThreadBalance {
 public:
  // threads: compute threads in all, 0: as many as cores.
  explicit ThreadBalance(int threads);
  int threads() const { return m_threads; }

  // A lane that works while it lives; in the lane's own thread.
  class Lane {
   public:
    explicit Lane(ThreadBalance& balance);
    ~Lane();
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;
    // Takes this lane's present share, threads ÷ active lanes and at least one. Called at step boundaries.
    void rebalance();
    int mostThreads() const { return m_most; }

   private:
    ThreadBalance& m_balance;
    int m_share = 0, m_most = 0;
  };

 private:
  const int m_threads;
  std::atomic<int> m_active{0};
};

}  // namespace vortex::torch
