// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_faults [FOLDER]: what Store::tell() costs its caller, the engine thread, while the store's disk is well, full, slow or
// written back by the kernel, and while another program locks the database. Each line: 100,000 calls of one event each.
#include "engine/history/store.h"
#include "tests/bench/history/call_cost.h"
#include "tests/bench/history/channel_day.h"
#include "tests/bench/runtime/measure.h"
#include "tests/engine/history/fault_calls.h"

#include <SQLiteCpp/Database.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace vortex;
using namespace vortex::bench;
using namespace std::chrono_literals;

constexpr std::size_t kCalls = 100'000;
constexpr auto kPause = 20us;  // some 10,000 events a second: a channel tells 5

// Does it again and again beside what is measured.
class Meanwhile {
 public:
  explicit Meanwhile(std::function<void()> what)
      : m_thread([this, what = std::move(what)] {
          while (!m_ended)
            what();
        }) {}
  Meanwhile(const Meanwhile&) = delete;
  Meanwhile& operator=(const Meanwhile&) = delete;
  ~Meanwhile() {
    m_ended = true;
    m_thread.join();
  }

 private:
  std::atomic<bool> m_ended{false};
  std::thread m_thread;
};

// What the kernel does every few seconds to a file that is mapped and written: its pages go to the disk, and the next write to each
// is a page fault in whoever makes it.
void writeBack(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  ::fdatasync(fd);
  ::close(fd);
  std::this_thread::sleep_for(10ms);
}

// Somebody else keeps the disk busy.
void writeMuch(const std::filesystem::path& file) {
  static const std::vector<char> kBlock(std::size_t{8} << 20, 'x');
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  for (int i = 0; i < 8; ++i)
    (void)!::write(fd, kBlock.data(), kBlock.size());
  ::fsync(fd);
  ::close(fd);
}

using Held = std::shared_ptr<void>;  // for as long as it is measured

void measure(const char* name, const std::filesystem::path& folder, std::span<const Event> events,
             const std::function<Held(const std::filesystem::path& database)>& hurt) {
  std::filesystem::create_directories(folder);
  faults::watch(folder.string());
  auto opened = history::Store::open(folder / "history.db", {});
  history::Store& store = *opened.value().store;
  CallCost cost(kCalls);
  {
    const Held held = hurt(folder / "history.db");
    for (std::size_t i = 0; i < kCalls; ++i) {
      const Event justMade = events[i % events.size()];  // as the engine's are: not in memory that was last touched long ago
      cost.measure([&] { store.tell({&justMade, 1}); });
      if (i % 8 == 0)
        std::this_thread::sleep_for(kPause * 8);
    }
  }
  cost.print(name);
  const auto health = store.health();
  std::printf("%-37s waiting %.1f MiB, not stored %llu, %s\n", "", static_cast<double>(health.waiting) / 1048576.0,
              static_cast<unsigned long long>(health.notStored), health.storing ? "storing" : "in trouble");
  faults::watch({});
  opened.value().store.reset();
  std::filesystem::remove_all(folder);
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path parent = argc > 1 ? std::filesystem::path(argv[1]) : std::filesystem::temp_directory_path();
  const std::filesystem::path folder = parent / ("bench_faults-" + std::to_string(::getpid()));
  printMachine("bench_faults");
  const auto events = channelDay(5'000);
  // What the machine itself does to a thread that only looks at the clock.
  CallCost nothing(kCalls);
  for (std::size_t i = 0; i < kCalls; ++i) {
    nothing.measure([] {});
    if (i % 8 == 0)
      std::this_thread::sleep_for(kPause * 8);
  }
  nothing.print("nothing, only the clock");
  measure("a disk that is well", folder, events, [](const auto&) { return Held(); });
  measure("each fsync takes 100 ms more", folder, events, [](const auto&) { return faults::slowSyncs(100), Held(); });
  measure("full: each write fails", folder, events,
          [](const auto&) { return faults::failFrom(faults::Call::Write, 1, ENOSPC), Held(); });
  measure("each write fails with EIO", folder, events,
          [](const auto&) { return faults::failFrom(faults::Call::Write, 1, EIO), Held(); });
  measure("locked by another program", folder, events, [](const auto& file) {
    auto other = std::make_shared<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE);
    other->exec("BEGIN IMMEDIATE");
    return Held(std::move(other));
  });
  measure("the ring written back, 100 a second", folder, events,
          [](const auto& file) { return std::make_shared<Meanwhile>([ring = file.string() + "-ring"] { writeBack(ring); }); });
  measure("the disk kept busy, and written back", folder, events, [](const auto& file) -> Held {
    auto busy = std::make_shared<Meanwhile>([much = file.string() + "-much"] { writeMuch(much); });
    auto back = std::make_shared<Meanwhile>([ring = file.string() + "-ring"] { writeBack(ring); });
    return std::make_shared<std::pair<Held, Held>>(std::move(busy), std::move(back));
  });
  return 0;
}
