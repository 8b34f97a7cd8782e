// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text that a thread of its own writes to a descriptor: who says something does not wait for who reads it, so that a pipe that
// nobody empties, or a terminal that Ctrl-S holds, takes no air time from the channel.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <ostream>
#include <sstream>
#include <string>
#include <thread>

namespace vortex::headless {

// What becomes of text for which there is no room.
enum class WhenFull : std::uint8_t { Wait = 1, Drop };

class Outlet {
 public:
  static constexpr std::size_t kMostWaiting = 64 * 1024 * 1024;  // bytes, and once more while they are written: hours of a channel

  Outlet(int descriptor, WhenFull whenFull, std::size_t most = kMostWaiting);
  ~Outlet();  // when all is written, or nobody reads any more
  Outlet(const Outlet&) = delete;
  Outlet& operator=(const Outlet&) = delete;

  // One thread. What was said is handed over, or dropped, whole with each flush.
  std::ostream& stream() { return m_stream; }
  // From now on it waits. Returns how many lines were dropped before.
  std::uint64_t dropNoMore();

 private:
  struct Said : std::stringbuf {
    explicit Said(Outlet& to) : std::stringbuf(std::ios::out), outlet(to) {}
    int sync() override;
    Outlet& outlet;
  };
  void hand(std::string text);
  void write();

  const int m_descriptor;
  const std::size_t m_most;
  Said m_said{*this};
  std::ostream m_stream{&m_said};
  std::mutex m_mutex;
  std::condition_variable m_changed;
  WhenFull m_whenFull;
  std::string m_waiting;
  std::uint64_t m_dropped = 0;           // lines
  bool m_ended = false, m_gone = false;  // gone: what is written reaches nobody
  std::thread m_writer;                  // last: it uses all of the above
};

}  // namespace vortex::headless
