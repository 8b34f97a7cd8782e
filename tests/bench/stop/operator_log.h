// SPDX-License-Identifier: Apache-2.0
//
// What a device under the bench leaves in memory that the bench maps too: when each lane's operators began and ended, and when its
// last attempt noticed its stop and was released. CLOCK_MONOTONIC ns throughout, the same clock in both processes.
//
// A lane's page has one writer, the lane's thread; the bench reads it after the attempt's terminal report, which orders the two.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace vortex::bench {

class LaneLog {
 public:
  // `ran`: the processor time that the lane's thread has had since it began (CLOCK_THREAD_CPUTIME_ID), ns.
  // From here until the next boundary an operator runs, or none does.
  void boundary(std::int64_t at, bool operatorRuns, std::int64_t ran) noexcept;
  void ended(std::int64_t noticedAt, std::int64_t releasedAt, std::int64_t ran) noexcept;

  // The end of what could not be cut short at `instant`: the first boundary after it where an operator ran at that instant, and
  // `instant` itself where none did. Host code between operators is never excused. `ran` is that of this boundary, or of the
  // last one before an instant that was in host code.
  struct Uncuttable {
    std::int64_t until = 0, ran = 0;
  };
  Uncuttable uncuttable(std::int64_t instant) const noexcept;
  std::int64_t noticedAt() const noexcept { return m_noticedAt.load(); }
  std::int64_t releasedAt() const noexcept { return m_releasedAt.load(); }
  std::int64_t ranByRelease() const noexcept { return m_ranByRelease.load(); }
  // The longest stretch within an operator that no nested one interrupts, of all attempts so far.
  std::int64_t longestOperator() const noexcept { return m_longestOperator.load(); }

 private:
  static constexpr std::size_t kKept = 4096;              // boundaries; a stop is noticed within a few
  std::array<std::atomic<std::int64_t>, kKept> m_ring{};  // time · 2 + whether an operator runs from there
  std::array<std::atomic<std::int64_t>, kKept> m_ran{};
  std::atomic<std::uint64_t> m_count{0};
  std::atomic<std::int64_t> m_noticedAt{0}, m_releasedAt{0}, m_ranByRelease{0}, m_longestOperator{0};
};

struct OperatorLog {
  std::array<LaneLog, 4> lanes;  // by stage
};

// Maps one that other processes can open by path() while the result lives. Throws std::system_error.
class SharedLog {
 public:
  SharedLog();                                  // the bench's: new
  explicit SharedLog(const std::string& path);  // the device's
  ~SharedLog();
  SharedLog(const SharedLog&) = delete;
  SharedLog& operator=(const SharedLog&) = delete;
  std::string path() const;
  OperatorLog& operator*() const { return *m_log; }
  OperatorLog* operator->() const { return m_log; }

 private:
  void map();
  int m_fd;
  OperatorLog* m_log = nullptr;
};

}  // namespace vortex::bench
