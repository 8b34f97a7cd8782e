// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/link/thread_worker.h"

#include "engine/link/device_end.h"
#include "engine/link/socket.h"
#include "tests/engine/link/toy.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

namespace vortex::link::test {
namespace {

class ThreadWorker : public Worker {
 public:
  explicit ThreadWorker(DeviceEnds ends)
      : m_control(::fcntl(ends.control.get(), F_DUPFD_CLOEXEC, 0)), m_ended(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        m_thread([this, own = std::move(ends)]() mutable {
          ToyDevice toy;
          m_status = serve(toy, std::move(own), Host::Threads);
          const std::uint64_t one = 1;
          static_cast<void>(!::write(m_ended.get(), &one, sizeof one));
        }) {}
  ~ThreadWorker() override {
    kill();
    if (m_thread.joinable())
      m_thread.join();
  }
  int pid() const override { return 0; }
  int descriptor() const override { return m_ended.get(); }
  std::optional<WorkerEnd> ended() override {
    pollfd ready{m_ended.get(), POLLIN, 0};
    if (!m_thread.joinable() || ::poll(&ready, 1, 0) != 1)
      return std::nullopt;
    m_thread.join();
    return WorkerEnd{WorkerEnd::How::Exited, m_status};
  }
  bool stopped() override { return false; }
  std::optional<ThreadActivity> mainThread() override { return std::nullopt; }
  void kill() override { ::shutdown(m_control.get(), SHUT_RDWR); }

 private:
  UniqueFd m_control, m_ended;
  int m_status = 0;
  std::thread m_thread;
};

}  // namespace

tl::expected<Spawned, std::string> spawnThreads() {
  Spawned spawned;
  DeviceEnds ends;
  for (std::size_t i = 0; i <= kStageCount; ++i) {
    auto pair = createSocketPair();
    if (!pair)
      return tl::unexpected(pair.error());
    (i == 0 ? spawned.control : spawned.lanes[i - 1]) = std::move(pair->first);
    (i == 0 ? ends.control : ends.lanes[i - 1]) = std::move(pair->second);
  }
  spawned.worker = std::make_unique<ThreadWorker>(std::move(ends));
  return spawned;
}

}  // namespace vortex::link::test
