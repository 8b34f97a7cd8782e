// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/stop/operator_log.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace vortex::bench {
namespace {

int checked(int result, const char* what) {
  if (result < 0)
    throw std::system_error(errno, std::generic_category(), what);
  return result;
}

}  // namespace

void LaneLog::boundary(std::int64_t at, bool operatorRuns, std::int64_t ran) noexcept {
  const std::uint64_t n = m_count.load(std::memory_order_relaxed);
  // The word before the first is empty and says that no operator runs.
  const std::int64_t before = m_ring[(n + kKept - 1) % kKept].load(std::memory_order_relaxed);
  if ((before & 1) != 0)
    m_longestOperator.store(std::max(m_longestOperator.load(std::memory_order_relaxed), at - before / 2),
                            std::memory_order_relaxed);
  m_ran[n % kKept].store(ran, std::memory_order_relaxed);
  m_ring[n % kKept].store(at * 2 + (operatorRuns ? 1 : 0), std::memory_order_relaxed);
  m_count.store(n + 1, std::memory_order_release);
}

void LaneLog::ended(std::int64_t noticedAt, std::int64_t releasedAt, std::int64_t ran) noexcept {
  m_ranByRelease.store(ran);
  m_noticedAt.store(noticedAt);
  m_releasedAt.store(releasedAt);
}

LaneLog::Uncuttable LaneLog::uncuttable(std::int64_t instant) const noexcept {
  const std::uint64_t count = m_count.load(std::memory_order_acquire), oldest = count > kKept ? count - kKept : 0;
  Uncuttable next{instant, ranByRelease()};
  for (std::uint64_t i = count; i > oldest; --i) {
    const std::int64_t word = m_ring[(i - 1) % kKept].load(std::memory_order_relaxed);
    const std::int64_t ran = m_ran[(i - 1) % kKept].load(std::memory_order_relaxed);
    if (word / 2 <= instant)
      return (word & 1) != 0 ? next : Uncuttable{instant, ran};
    next = {word / 2, ran};
  }
  return {instant, ranByRelease()};
}

SharedLog::SharedLog() : m_fd(checked(::memfd_create("vortex-operator-log", MFD_CLOEXEC), "memfd_create")) {
  checked(::ftruncate(m_fd, sizeof(OperatorLog)), "ftruncate");
  map();
}

SharedLog::SharedLog(const std::string& path) : m_fd(checked(::open(path.c_str(), O_RDWR | O_CLOEXEC), path.c_str())) { map(); }

// New memory is zero, which is an empty log: nothing needs to be constructed, and two sides may map it in any order.
void SharedLog::map() {
  void* const memory = ::mmap(nullptr, sizeof(OperatorLog), PROT_READ | PROT_WRITE, MAP_SHARED, m_fd, 0);
  if (memory == MAP_FAILED)
    throw std::system_error(errno, std::generic_category(), "mmap of the operator log");
  m_log = static_cast<OperatorLog*>(memory);
}

SharedLog::~SharedLog() {
  ::munmap(m_log, sizeof(OperatorLog));
  ::close(m_fd);
}

std::string SharedLog::path() const { return "/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(m_fd); }

}  // namespace vortex::bench
