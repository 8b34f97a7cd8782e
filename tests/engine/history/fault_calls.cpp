// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/history/fault_calls.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <ctime>

namespace vortex::faults {
namespace {

struct Plan {
  std::atomic<int> seen{0}, from{0}, to{0}, error{0};  // from 0: none
};
std::array<Plan, kCalls> plans;
std::array<char, PATH_MAX> folder{};
std::atomic<int> all{0}, killing{0}, killingInWrite{0}, failures{0}, syncDelay{0};

Plan& planOf(Call call) { return plans.at(static_cast<std::size_t>(call) - 1); }

bool watched(const char* path) { return folder[0] != '\0' && std::strncmp(path, folder.data(), std::strlen(folder.data())) == 0; }
bool watched(int fd) {
  if (folder[0] == '\0' || fd < 0)
    return false;
  std::array<char, 64> link{};
  std::array<char, PATH_MAX> path{};
  std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", fd);
  return ::readlink(link.data(), path.data(), path.size() - 1) > 0 && watched(path.data());
}

void plan(Call call, int from, int to, int error) {
  Plan& made = planOf(call);
  made.seen = 0;
  made.error = error;
  made.to = to;
  made.from = from;
}

}  // namespace

const char* toString(Call call) {
  switch (call) {
  case Call::Open:
    return "open";
  case Call::Write:
    return "write";
  case Call::Sync:
    return "sync";
  case Call::Truncate:
    return "truncate";
  case Call::Allocate:
    return "allocate";
  case Call::Map:
    return "map";
  case Call::Rename:
    return "rename";
  case Call::Read:
    return "read";
  }
  return "";
}

void watch(const std::string& path) {
  heal();
  for (Plan& one : plans)
    one.seen = 0;
  all = killing = killingInWrite = failures = syncDelay = 0;
  folder.fill('\0');
  std::strncpy(folder.data(), path.c_str(), folder.size() - 1);
}
int count(Call call) { return planOf(call).seen; }
int countAll() { return all; }
void failFrom(Call call, int nth, int error) { plan(call, nth, INT_MAX, error); }
void failOnce(Call call, int nth, int error) { plan(call, nth, nth, error); }
void heal() {
  for (Plan& one : plans)
    one.from = 0;
}
int failed() { return failures; }
void killAt(int nth) {
  all = 0;
  killing = nth;
}
void killInWrite(int nth) {
  planOf(Call::Write).seen = 0;
  killingInWrite = nth;
}
void slowSyncs(int ms) { syncDelay = ms; }

namespace {

// The error that the call shall end with; 0: it is made.
int judged(Call call) {
  if (const int nth = ++all; nth == killing)
    ::kill(::getpid(), SIGKILL);
  Plan& now = planOf(call);
  const int seen = ++now.seen, from = now.from;
  if (from == 0 || seen < from || seen > now.to)
    return 0;
  ++failures;
  return now.error;
}
bool refused(Call call) {
  const int error = judged(call);
  if (error != 0)
    errno = error;
  return error != 0;
}

template <typename F>
F* next(const char* name) {
  return reinterpret_cast<F*>(::dlsym(RTLD_NEXT, name));
}

void delaySync() {
  if (const int ms = syncDelay; ms > 0) {
    const timespec time{.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1'000'000L};
    ::nanosleep(&time, nullptr);
  }
}

mode_t modeOf(int flags, va_list more) { return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0; }

}  // namespace
}  // namespace vortex::faults

// What follows has the C library's names and meanings. With 64-bit offsets both spellings are the same call.
using namespace vortex::faults;

// NOLINTBEGIN: the C library's declarations are what they are.
extern "C" {

static int openAs(const char* name, const char* path, int flags, mode_t mode) {
  if (watched(path) && refused(Call::Open))
    return -1;
  return next<int(const char*, int, ...)>(name)(path, flags, mode);
}
int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = modeOf(flags, more);
  va_end(more);
  return openAs("open", path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = modeOf(flags, more);
  va_end(more);
  return openAs("open64", path, flags, mode);
}

static ssize_t pwriteAs(const char* name, int fd, const void* from, size_t bytes, off_t at) {
  auto* const real = next<ssize_t(int, const void*, size_t, off_t)>(name);
  if (!watched(fd))
    return real(fd, from, bytes, at);
  if (planOf(Call::Write).seen + 1 == killingInWrite) {
    real(fd, from, bytes / 2, at);
    ::kill(::getpid(), SIGKILL);
  }
  return refused(Call::Write) ? -1 : real(fd, from, bytes, at);
}
ssize_t pwrite(int fd, const void* from, size_t bytes, off_t at) { return pwriteAs("pwrite", fd, from, bytes, at); }
ssize_t pwrite64(int fd, const void* from, size_t bytes, off_t at) { return pwriteAs("pwrite64", fd, from, bytes, at); }
ssize_t write(int fd, const void* from, size_t bytes) {
  return watched(fd) && refused(Call::Write) ? -1 : next<ssize_t(int, const void*, size_t)>("write")(fd, from, bytes);
}

static ssize_t preadAs(const char* name, int fd, void* to, size_t bytes, off_t at) {
  return watched(fd) && refused(Call::Read) ? -1 : next<ssize_t(int, void*, size_t, off_t)>(name)(fd, to, bytes, at);
}
ssize_t pread(int fd, void* to, size_t bytes, off_t at) { return preadAs("pread", fd, to, bytes, at); }
ssize_t pread64(int fd, void* to, size_t bytes, off_t at) { return preadAs("pread64", fd, to, bytes, at); }
ssize_t read(int fd, void* to, size_t bytes) {
  return watched(fd) && refused(Call::Read) ? -1 : next<ssize_t(int, void*, size_t)>("read")(fd, to, bytes);
}

static int syncAs(const char* name, int fd) {
  if (watched(fd)) {
    delaySync();
    if (refused(Call::Sync))
      return -1;
  }
  return next<int(int)>(name)(fd);
}
int fsync(int fd) { return syncAs("fsync", fd); }
int fdatasync(int fd) { return syncAs("fdatasync", fd); }

static int truncateAs(const char* name, int fd, off_t bytes) {
  return watched(fd) && refused(Call::Truncate) ? -1 : next<int(int, off_t)>(name)(fd, bytes);
}
int ftruncate(int fd, off_t bytes) noexcept { return truncateAs("ftruncate", fd, bytes); }
int ftruncate64(int fd, off_t bytes) noexcept { return truncateAs("ftruncate64", fd, bytes); }

static int allocateAs(const char* name, int fd, off_t offset, off_t bytes) {
  if (watched(fd))
    if (const int error = judged(Call::Allocate); error != 0)
      return error;
  return next<int(int, off_t, off_t)>(name)(fd, offset, bytes);
}
int posix_fallocate(int fd, off_t offset, off_t bytes) { return allocateAs("posix_fallocate", fd, offset, bytes); }
int posix_fallocate64(int fd, off_t offset, off_t bytes) { return allocateAs("posix_fallocate64", fd, offset, bytes); }

static void* mapAs(const char* name, void* at, size_t bytes, int protection, int flags, int fd, off_t offset) {
  if (watched(fd) && refused(Call::Map))
    return MAP_FAILED;
  return next<void*(void*, size_t, int, int, int, off_t)>(name)(at, bytes, protection, flags, fd, offset);
}
void* mmap(void* at, size_t bytes, int protection, int flags, int fd, off_t offset) noexcept {
  return mapAs("mmap", at, bytes, protection, flags, fd, offset);
}
void* mmap64(void* at, size_t bytes, int protection, int flags, int fd, off_t offset) noexcept {
  return mapAs("mmap64", at, bytes, protection, flags, fd, offset);
}

int rename(const char* from, const char* to) noexcept {
  return watched(from) && refused(Call::Rename) ? -1 : next<int(const char*, const char*)>("rename")(from, to);
}

}  // extern "C"
// NOLINTEND
