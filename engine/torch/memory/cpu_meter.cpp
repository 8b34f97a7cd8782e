// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/memory/cpu_meter.h"

#include "engine/torch/lanes/attempt_scope.h"

#include <c10/core/impl/alloc_cpu.h>
#include <c10/util/Exception.h>

#include <new>
#include <string>

namespace vortex::torch {

struct alignas(kHeaderBytes) CpuMeter::Block : BlockHeader {
  explicit Block(CpuMeter& owner) : meter(&owner) {}
  CpuMeter* meter;
};

CpuMeter::CpuMeter(std::size_t historyEntriesPerAccount)
    : m_resident("resident", historyEntriesPerAccount), m_other("other", historyEntriesPerAccount) {
  for (Stage stage : kStages)
    m_stages[indexOf(stage)] = std::make_unique<Account>(std::string(toString(stage)), historyEntriesPerAccount);
}

std::array<const Account*, kStageCount + 2> CpuMeter::accounts() const {
  return {m_stages[0].get(), m_stages[1].get(), m_stages[2].get(), m_stages[3].get(), &m_resident, &m_other};
}

c10::DataPtr CpuMeter::allocate(std::size_t bytes) {
  static_assert(sizeof(Block) == kHeaderBytes);
  AttemptScope* scope = AttemptScope::current();
  if (scope != nullptr)
    scope->stopPoint();
  if (bytes == 0)
    return {nullptr, nullptr, &release, c10::Device(c10::DeviceType::CPU)};
  const auto size = static_cast<std::int64_t>(bytes);
  void* raw = nullptr;
  try {
    reserve(size);
    try {
      raw = c10::alloc_cpu(bytes + kHeaderBytes);
    } catch (...) {
      m_total.fetch_sub(size, std::memory_order_relaxed);
      throw;
    }
  } catch (...) {
    if (scope != nullptr)
      scope->refuseMemory();
    throw;
  }
  auto* block = new (raw) Block(*this);
  (scope != nullptr ? scope->account() : m_other).add(*block, size);
  void* data = static_cast<std::byte*>(raw) + kHeaderBytes;
  return {data, data, &release, c10::Device(c10::DeviceType::CPU)};
}

void CpuMeter::reserve(std::int64_t bytes) {
  const std::int64_t total = m_total.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  const std::int64_t bound = m_limit.load(std::memory_order_relaxed);
  if (bound == 0 || total <= bound) {
    for (std::int64_t peak = m_peak.load(std::memory_order_relaxed);
         peak < total && !m_peak.compare_exchange_weak(peak, total, std::memory_order_relaxed);) {
    }
    return;
  }
  m_total.fetch_sub(bytes, std::memory_order_relaxed);
  TORCH_CHECK_WITH(OutOfMemoryError, false, "an allocation of ", bytes, " bytes would bring the device's memory to ", total,
                   " bytes; the hard limit allows ", bound);
}

void CpuMeter::release(void* data) {
  if (data == nullptr)
    return;
  auto* block = reinterpret_cast<Block*>(static_cast<std::byte*>(data) - kHeaderBytes);
  CpuMeter& meter = *block->meter;
  meter.m_total.fetch_sub(block->bytes, std::memory_order_relaxed);
  Account::remove(*block);
  c10::free_cpu(block);
}

}  // namespace vortex::torch
