// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/memory/account.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace vortex::torch {
namespace {

std::int64_t nowUs() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::uint64_t addressOf(const BlockHeader& block) { return reinterpret_cast<std::uint64_t>(&block) + kHeaderBytes; }

}  // namespace

Account::Account(std::string name, std::size_t historyEntries)
    : m_name(std::move(name)), m_history(std::max<std::size_t>(historyEntries, 1)) {
  m_list.previous = m_list.next = &m_list;
}

void Account::beginAttempt(std::uint64_t attempt, backend::LaneCounters* counters) {
  const std::lock_guard lock(m_mutex);
  m_stray += m_live;
  m_live = m_peak = m_allocated = 0;
  m_attempt = attempt;
  m_running = true;
  m_counters = counters;
  if (m_counters != nullptr)
    m_counters->peakBytes.store(0, std::memory_order_relaxed);
  publish();
}

void Account::endAttempt() {
  const std::lock_guard lock(m_mutex);
  publish();
  m_counters = nullptr;
  m_running = false;
}

std::int64_t Account::live() const {
  const std::lock_guard lock(m_mutex);
  return m_live;
}

std::int64_t Account::peak() const {
  const std::lock_guard lock(m_mutex);
  return m_peak;
}

std::int64_t Account::stray() const {
  const std::lock_guard lock(m_mutex);
  return m_stray;
}

std::int64_t Account::total() const {
  const std::lock_guard lock(m_mutex);
  return m_live + m_stray;
}

std::int64_t Account::allocated() const {
  const std::lock_guard lock(m_mutex);
  return m_allocated;
}

Account::Parts Account::parts() const {
  const std::lock_guard lock(m_mutex);
  return {.total = m_live + m_stray, .running = m_running ? m_live : 0};
}

void Account::add(BlockHeader& block, std::int64_t bytes) noexcept {
  const std::lock_guard lock(m_mutex);
  block.account = this;
  block.attempt = m_attempt;
  block.bytes = bytes;
  block.next = &m_list;
  block.previous = m_list.previous;
  m_list.previous->next = &block;
  m_list.previous = &block;
  m_live += bytes;
  m_allocated += bytes;
  m_peak = std::max(m_peak, m_live);
  remember(block, bytes);
  publish();
}

void Account::remove(BlockHeader& block) noexcept {
  Account& self = *block.account;
  const std::lock_guard lock(self.m_mutex);
  block.previous->next = block.next;
  block.next->previous = block.previous;
  (block.attempt == self.m_attempt ? self.m_live : self.m_stray) -= block.bytes;
  self.remember(block, -block.bytes);
  self.publish();
}

std::vector<BlockInfo> Account::blocks() const {
  std::vector<BlockInfo> result;
  const std::lock_guard lock(m_mutex);
  for (const BlockHeader* block = m_list.next; block != &m_list; block = block->next)
    result.push_back({addressOf(*block), block->bytes, block->attempt});
  return result;
}

std::vector<HistoryEntry> Account::history() const {
  std::vector<HistoryEntry> result;
  const std::lock_guard lock(m_mutex);
  const std::uint64_t size = m_history.size();
  for (std::uint64_t i = m_remembered > size ? m_remembered - size : 0; i < m_remembered; ++i)
    result.push_back(m_history[i % size]);
  return result;
}

void Account::publish() noexcept {
  if (m_counters == nullptr)
    return;
  m_counters->liveBytes.store(m_live, std::memory_order_relaxed);
  m_counters->peakBytes.store(m_peak, std::memory_order_relaxed);
}

void Account::remember(const BlockHeader& block, std::int64_t bytes) noexcept {
  m_history[m_remembered++ % m_history.size()] = {addressOf(block), bytes, nowUs(), block.attempt};
}

}  // namespace vortex::torch
