// SPDX-License-Identifier: Apache-2.0
#include "engine/link/device_end.h"

#include "engine/link/device_lane.h"
#include "engine/link/socket.h"
#include "engine/link/text.h"
#include "engine/link/worker.h"
#include "engine/link/worker_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>

namespace vortex::link {
namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr std::size_t kMaxChores = 8;
constexpr Duration kLongestWait = seconds(1);

std::int64_t processCpuTime() {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return std::int64_t{1'000'000'000} * used.tv_sec + used.tv_nsec;
}

[[noreturn]] void terminateWorker() {
  if (const std::exception_ptr thrown = std::current_exception()) {
    try {
      std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
      ::_exit(kExitOutOfMemory);
    } catch (...) {
    }
  }
  std::abort();
}

class DeviceEnd {
 public:
  DeviceEnd(DeviceEnds ends, Host host) : m_ends(std::move(ends)), m_host(host), m_packet(kMaxMessage) {}
  int serve(const std::string& build, const MakeDevice& makeDevice);

 private:
  struct Ending {
    int status = kExitShutdown;
    bool engineGone = false;
  };
  std::optional<Open> awaitOpen(std::vector<UniqueFd>& descriptors);
  bool load(const Open& open, const MakeDevice& makeDevice);
  void startThreads();
  void runLane(Stage stage);
  void runChores();
  void control(const Open& open);
  bool hear();  // false: end
  enum class Do : std::uint8_t { Clear = 1, Unload, Snapshot };
  void addChore(Do what, std::string file = {});
  void finish();
  void beat();
  void sample();
  void leave(DeviceLoss why, const std::string& detail, int status);

  template <typename M>
  void tell(const M& message, Wait wait = Wait::Block) {
    std::vector<std::byte> packet(kMaxMessage);  // said from several threads, seldom
    if (const Encoded encoded = encode(message, packet))
      static_cast<void>(sendPacket(m_ends.control.get(), *encoded, wait));  // Gone: hear() sees it
  }

  DeviceEnds m_ends;
  Host m_host;
  std::vector<std::byte> m_packet;
  std::unique_ptr<backend::Device> m_device;
  std::optional<SharedPage> m_page;
  std::optional<DevicePool> m_pool;
  Duration m_heartbeat{}, m_sampleInterval{};
  std::vector<std::thread> m_threads;

  struct Chore {
    Do what = Do::Clear;
    std::string file;  // of a snapshot
  };
  std::mutex m_lock;  // guards what follows
  std::condition_variable m_changed;
  std::deque<Chore> m_chores;
  std::size_t m_lanesLeft = 0;
  bool m_choresEnd = false;
  std::optional<int> m_leaveWith;
};

std::optional<Open> DeviceEnd::awaitOpen(std::vector<UniqueFd>& descriptors) {
  for (;;) {
    const Received received = receivePacket(m_ends.control.get(), m_packet, Wait::Block, &descriptors);
    if (received.got != Got::Packet)
      return std::nullopt;
    const auto packet = std::span<const std::byte>(m_packet).first(std::min(received.size, m_packet.size()));
    const auto header = readHeader(packet);
    if (header && !isKnown(header->type))
      continue;
    Open open;
    if (const auto decoded = decode(packet, open); !decoded) {
      leave(DeviceLoss::ProtocolError, decoded.error().text(), kExitRefused);
      return std::nullopt;
    }
    return open;
  }
}

bool DeviceEnd::load(const Open& open, const MakeDevice& makeDevice) {
  try {
    m_device = makeDevice(open);
    m_device->load([this](const std::string& what, int done, int of) {
      tell(backend::DeviceProgress{asText(what, kMaxName), std::max(done, 0), std::max(of, 0)}, Wait::DoNot);
    });
    tell(Ready{asText(m_device->name(), kMaxName), m_device->loadedWhile()});
    return true;
  } catch (const std::bad_alloc&) {
    leave(DeviceLoss::OutOfMemory, "while loading", kExitOutOfMemory);
  } catch (const std::exception& e) {
    leave(DeviceLoss::RefusedStart, e.what(), kExitRefused);
  }
  return false;
}

int DeviceEnd::serve(const std::string& build, const MakeDevice& makeDevice) {
  tell(Hello{asText(build, kMaxName), ::getpid()});
  std::vector<UniqueFd> descriptors;
  const std::optional<Open> open = awaitOpen(descriptors);
  if (!open)
    return m_leaveWith.value_or(kExitShutdown);
  if (descriptors.size() != 1 + open->pools.size()) {
    leave(DeviceLoss::ProtocolError,
          "open carries " + std::to_string(descriptors.size()) + " descriptors, expected " + std::to_string(1 + open->pools.size()),
          kExitRefused);
    return kExitRefused;
  }
  auto page = SharedPage::attach(descriptors.front().get());
  if (!page) {
    leave(DeviceLoss::ProtocolError, page.error(), kExitRefused);
    return kExitRefused;
  }
  m_page.emplace(std::move(*page));
  descriptors.erase(descriptors.begin());
  m_pool.emplace(open->pools, std::move(descriptors));
  if (!load(*open, makeDevice))
    return *m_leaveWith;
  startThreads();
  control(*open);
  return m_leaveWith.value_or(kExitShutdown);
}

void DeviceEnd::startThreads() {
  m_lanesLeft = kStageCount;
  for (Stage stage : kStages)
    m_threads.emplace_back([this, stage] { runLane(stage); });
  m_threads.emplace_back([this] { runChores(); });
}

void DeviceEnd::runLane(Stage stage) {
  DeviceLane lane(stage, m_ends.lanes[indexOf(stage)].get(), *m_device, *m_pool, m_page->lane(stage));
  if (const auto fatal = lane.serve())
    leave(fatal->why, fatal->detail, fatal->why == DeviceLoss::ContextLost ? kExitContextLost : kExitRefused);
  const std::scoped_lock guard(m_lock);
  --m_lanesLeft;
  m_changed.notify_all();
}

void DeviceEnd::runChores() {
  for (;;) {
    std::unique_lock guard(m_lock);
    m_changed.wait(guard, [this] { return m_choresEnd || !m_chores.empty(); });
    if (m_chores.empty())
      return;
    const Chore chore = m_chores.front();
    m_chores.pop_front();
    guard.unlock();
    switch (chore.what) {
    case Do::Clear:
      tell(m_device->clearBuffers());
      break;
    case Do::Unload: {
      event::ModelsUnloaded unloaded;
      try {
        unloaded = m_device->unloadModels();
      } catch (const std::exception& e) {
        unloaded.error = e.what();
      }
      unloaded.error = asText(unloaded.error, kMaxText);
      tell(unloaded);
      break;
    }
    case Do::Snapshot: {
      backend::SnapshotWritten written{chore.file, {}};
      try {
        m_device->writeSnapshot(chore.file);
      } catch (const std::exception& e) {
        written.error = asText(e.what(), kMaxText);
      }
      tell(written);
      break;
    }
    }
  }
}

// A clear is never refused, since its answer has no word for that; while one waits, that one's answer does for both.
void DeviceEnd::addChore(Do what, std::string file) {
  const bool clear = what == Do::Clear;
  std::unique_lock guard(m_lock);
  if (clear && std::any_of(m_chores.begin(), m_chores.end(), [](const Chore& chore) { return chore.what == Do::Clear; }))
    return;
  if (clear || m_chores.size() < kMaxChores) {
    m_chores.push_back({what, std::move(file)});
    m_changed.notify_all();
    return;
  }
  guard.unlock();
  const std::string error = "refused: " + std::to_string(kMaxChores) + " are waiting";
  if (what == Do::Snapshot)
    tell(backend::SnapshotWritten{file, error});
  else if (what == Do::Unload)
    tell(event::ModelsUnloaded{.residentBefore = {}, .residentAfter = {}, .error = error});
}

void DeviceEnd::beat() {
  m_page->words().cpuTime.store(processCpuTime(), std::memory_order_relaxed);
  m_page->words().heartbeats.fetch_add(1, std::memory_order_relaxed);
}

// A sample that the engine is too slow for is dropped: the next one says more.
void DeviceEnd::sample() { tell(m_device->memory(), Wait::DoNot); }

void DeviceEnd::control(const Open& open) {
  m_heartbeat = std::clamp(open.heartbeat, milliseconds(1), kLongestWait);
  m_sampleInterval = std::max(open.sampleInterval, milliseconds(1));
  auto beatAt = SteadyClock::now(), sampleAt = beatAt;
  for (;;) {
    const auto now = SteadyClock::now();
    if (now >= beatAt) {
      beat();
      beatAt = now + m_heartbeat;
    }
    if (now >= sampleAt) {
      sample();
      sampleAt = now + m_sampleInterval;
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(std::min(beatAt, sampleAt) - SteadyClock::now());
    pollfd ready{m_ends.control.get(), POLLIN, 0};
    if (::poll(&ready, 1, static_cast<int>(std::max<std::int64_t>(wait.count(), 0))) > 0 && !hear())
      break;
  }
  finish();
}

bool DeviceEnd::hear() {
  const Received received = receivePacket(m_ends.control.get(), m_packet, Wait::DoNot);
  if (received.got == Got::Nothing)
    return true;
  if (received.got == Got::End) {
    if (m_host == Host::Process)
      ::_exit(kExitShutdown);  // nobody is left to work for
    for (LaneWords& lane : m_page->words().lanes)
      lane.stopUpTo(AttemptId{std::numeric_limits<std::uint64_t>::max()}, monotonicNs());
    return false;
  }
  const auto packet = std::span<const std::byte>(m_packet).first(std::min(received.size, m_packet.size()));
  const auto header = readHeader(packet);
  if (header && !isKnown(header->type))
    return true;
  if (header && header->type == MessageType::Shutdown)
    return false;
  if (header && header->type == MessageType::Clear)
    return addChore(Do::Clear), true;
  if (header && header->type == MessageType::Unload)
    return addChore(Do::Unload), true;
  if (header && header->type == MessageType::Probe)
    return sample(), true;
  backend::Snapshot snapshot;
  if (const auto decoded = decode(packet, snapshot); !decoded) {
    leave(DeviceLoss::ProtocolError, decoded.error().text(), kExitRefused);
    return false;
  }
  return addChore(Do::Snapshot, snapshot.file), true;
}

// The lanes end what they run (the engine has raised their tokens), then the rest, then the device; the heart beats until the lanes
// have ended. The engine's bound is what ends a lane that does not.
void DeviceEnd::finish() {
  for (const UniqueFd& lane : m_ends.lanes)
    ::shutdown(lane.get(), SHUT_RD);
  {
    std::unique_lock guard(m_lock);
    while (!m_changed.wait_for(guard, m_heartbeat, [this] { return m_lanesLeft == 0; }))
      beat();
    m_choresEnd = true;
    m_changed.notify_all();
  }
  for (std::thread& thread : m_threads)
    thread.join();
  m_device.reset();
  if (!m_leaveWith)
    tell(Bye{DeviceLoss::Shutdown, {}}, Wait::DoNot);
}

// From any thread: says why, and ends the process; threads of another program end as on a shutdown.
void DeviceEnd::leave(DeviceLoss why, const std::string& detail, int status) {
  tell(Bye{why, asText(detail, kMaxText)});
  if (m_host == Host::Process)
    ::_exit(status);
  {
    const std::scoped_lock guard(m_lock);
    m_leaveWith = m_leaveWith.value_or(status);
  }
  ::shutdown(m_ends.control.get(), SHUT_RD);  // wakes hear()
}

// A device that somebody else owns.
class Borrowed : public backend::Device {
 public:
  explicit Borrowed(backend::Device& device) : m_device(device) {}
  std::string name() const override { return m_device.name(); }
  std::string build() const override { return m_device.build(); }
  void load(const std::function<void(std::string, int, int)>& progress) override { m_device.load(progress); }
  PerStage<Bytes> loadedWhile() const override { return m_device.loadedWhile(); }
  backend::LaneResult run(const backend::LaneJob& job) override { return m_device.run(job); }
  event::MemorySample memory() const override { return m_device.memory(); }
  backend::BuffersCleared clearBuffers() override { return m_device.clearBuffers(); }
  event::ModelsUnloaded unloadModels() override { return m_device.unloadModels(); }
  void writeSnapshot(const std::string& file) override { m_device.writeSnapshot(file); }

 private:
  backend::Device& m_device;
};

}  // namespace

// Close-on-exec from here on: a program that the device runs must not keep the link open after the device's death.
DeviceEnds inheritedEnds() {
  DeviceEnds ends{UniqueFd(kControlDescriptor), {}};
  for (Stage stage : kStages)
    ends.lanes[indexOf(stage)] = UniqueFd(kFirstLaneDescriptor + static_cast<int>(indexOf(stage)));
  for (int fd = kControlDescriptor; fd < kFirstLaneDescriptor + static_cast<int>(kStageCount); ++fd)
    ::fcntl(fd, F_SETFD, FD_CLOEXEC);
  return ends;
}

int serve(DeviceEnds ends, const std::string& build, const MakeDevice& makeDevice, Host host) {
  if (host == Host::Process)
    std::set_terminate(terminateWorker);
  return DeviceEnd(std::move(ends), host).serve(build, makeDevice);
}

int serve(backend::Device& device, DeviceEnds ends, Host host) {
  return serve(
      std::move(ends), device.build(), [&](const Open&) { return std::make_unique<Borrowed>(device); }, host);
}

}  // namespace vortex::link
