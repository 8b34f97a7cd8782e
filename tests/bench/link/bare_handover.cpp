// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/link/bare_handover.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <thread>

namespace vortex::bench {
namespace {

enum Lane { Audio, Image, Video, Clip, Lanes };

}  // namespace

double bareHandOver(int slots) {
  const int poll = ::epoll_create1(EPOLL_CLOEXEC);
  std::array<std::array<int, 2>, Lanes> sockets{};
  std::array<std::thread, Lanes> threads;
  for (int i = 0; i < Lanes; ++i) {
    auto& pair = sockets[static_cast<std::size_t>(i)];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair.data()) != 0)
      std::abort();
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = static_cast<std::uint64_t>(i);
    ::epoll_ctl(poll, EPOLL_CTL_ADD, pair[0], &event);
    threads[static_cast<std::size_t>(i)] = std::thread([fd = pair[1]] {
      char byte = 0;
      while (::recv(fd, &byte, 1, 0) == 1)
        if (::send(fd, &byte, 1, MSG_NOSIGNAL) != 1)
          return;
    });
  }
  const auto start = [&](Lane lane) {
    const char byte = 1;
    if (::send(sockets[lane][0], &byte, 1, MSG_NOSIGNAL) != 1)
      std::abort();
  };

  const auto begin = std::chrono::steady_clock::now();
  int done = 0, first = 0;
  start(Audio);
  start(Image);
  while (done < slots) {
    std::array<epoll_event, 8> events;
    const int count = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), -1);
    for (int i = 0; i < count; ++i) {
      const auto lane = static_cast<Lane>(events[static_cast<std::size_t>(i)].data.u64);
      char byte = 0;
      if (::recv(sockets[lane][0], &byte, 1, 0) != 1)
        std::abort();
      if (lane == Audio || lane == Image) {
        if (++first == 2)
          first = 0, start(Video);
      } else if (lane == Video) {
        start(Clip);
      } else if (++done < slots) {
        start(Audio);
        start(Image);
      }
    }
  }
  const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  for (auto& pair : sockets)
    ::shutdown(pair[0], SHUT_RDWR);
  for (auto& thread : threads)
    thread.join();
  for (auto& pair : sockets)
    ::close(pair[0]), ::close(pair[1]);
  ::close(poll);
  return took;
}

}  // namespace vortex::bench
