// SPDX-License-Identifier: Apache-2.0
//
// LibTorch's CPU allocator, metered. Every block is credited to the account of the attempt whose thread asked for it, carries that
// account in front of itself, and is an attempt's second stop point: operators that hide inside a compiled package allocate, too.
// Not seen are what libraries keep for themselves without asking LibTorch (MKL's buffers, oneDNN's compiled kernels).
//
// Costs two clock readings and an uncontended lock an allocation (about 60 ns). LibTorch keeps a pointer to it for good: make one
// at the start of main, and never destroy it.
#pragma once

#include "engine/slot/stage.h"
#include "engine/slot/units.h"
#include "engine/torch/memory/account.h"

#include <c10/core/Allocator.h>

#include <array>
#include <atomic>
#include <memory>

namespace vortex::torch {

class CpuMeter final : public c10::Allocator {
 public:
  // The whole process' limit, on the sum of all accounts; beyond it allocations throw c10::OutOfMemoryError. 0: none.
  explicit CpuMeter(std::size_t historyEntriesPerAccount);
  void setLimit(Bytes limit) { m_limit.store(limit.count, std::memory_order_relaxed); }
  Bytes limit() const { return {m_limit.load(std::memory_order_relaxed)}; }

  Account& stage(Stage stage) { return *m_stages[indexOf(stage)]; }
  const Account& stage(Stage stage) const { return *m_stages[indexOf(stage)]; }
  Account& resident() { return m_resident; }  // what load() keeps
  const Account& resident() const { return m_resident; }
  const Account& other() const { return m_other; }  // asked for by a thread that works for no attempt
  Bytes total() const { return {m_total.load(std::memory_order_relaxed)}; }
  // The most that total() was since the last call.
  Bytes takePeak() { return {m_peak.exchange(m_total.load(std::memory_order_relaxed), std::memory_order_relaxed)}; }
  std::array<const Account*, kStageCount + 2> accounts() const;

  c10::DataPtr allocate(std::size_t bytes) override;
  c10::DeleterFnPtr raw_deleter() const override { return &release; }
  void copy_data(void* to, const void* from, std::size_t bytes) const override { default_copy_data(to, from, bytes); }

 private:
  static void release(void* data);
  void reserve(std::int64_t bytes);

  struct Block;  // what stands in front: a deleter is a plain function and finds its meter there
  std::array<std::unique_ptr<Account>, kStageCount> m_stages;
  Account m_resident, m_other;
  std::atomic<std::int64_t> m_total{0}, m_peak{0}, m_limit{0};
};

}  // namespace vortex::torch
