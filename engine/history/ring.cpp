// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/ring.h"

#include "engine/history/checksum.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <system_error>
#include <utility>

namespace vortex::history {
namespace {

constexpr std::array<char, 8> kMagic{'V', 'X', 'R', 'I', 'N', 'G', '0', '1'};
constexpr std::size_t kPage = 4096, kAlign = 8, kLeast = 16 * kPage;
constexpr std::size_t kMostRecovered = std::size_t{1} << 30;
constexpr std::uint16_t kPadding = 0xffff;  // the rest up to the end; the next record is at the beginning

struct Header {
  std::array<char, 8> magic;
  std::uint64_t capacity;
  // Ever appended and ever released, in bytes; the position is this modulo the capacity. head is written last.
  alignas(64) std::atomic<std::uint64_t> head;
  alignas(64) std::atomic<std::uint64_t> tail;
  alignas(64) std::array<std::atomic<std::uint64_t>, 3> marks;
};
static_assert(sizeof(Header) <= kPage && std::atomic<std::uint64_t>::is_always_lock_free);

struct Head {
  std::uint32_t check;  // of what follows, bytes included
  std::uint16_t type, unused;
  std::uint64_t place;  // in the stream: an old record in its old place is not taken for a new one
  std::uint64_t bytes;
};
static_assert(sizeof(Head) == 24);

std::size_t costOf(std::size_t bytes) { return sizeof(Head) + (bytes + kAlign - 1) / kAlign * kAlign; }

std::uint32_t checkOf(const Head& head, std::span<const std::byte> bytes) {
  Checksum sum(head.type);
  sum.add(head.place);
  sum.add(head.bytes);
  sum.add(bytes);
  return sum.value();
}

struct Descriptor {
  ~Descriptor() {
    if (number >= 0)
      ::close(number);
  }
  int release() { return std::exchange(number, -1); }
  int number;
};

std::size_t roundedUp(std::size_t capacity) { return std::max(capacity, kLeast) / kPage * kPage; }

std::string because(const std::filesystem::path& file, const char* what, int error) {
  return file.string() + ": " + what + ": " + std::generic_category().message(error);
}

}  // namespace

struct Ring::Map {
  Map(void* at, std::size_t size, int lockedFile) : memory(static_cast<std::byte*>(at)), bytes(size), file(lockedFile) {}
  Map(const Map&) = delete;
  Map& operator=(const Map&) = delete;
  ~Map() {
    ::munmap(memory, bytes);
    if (file >= 0)
      ::close(file);
  }

  void begin() const { ::new (memory) Header{.magic = kMagic, .capacity = capacity(), .head = 0, .tail = 0, .marks = {}}; }
  // Made, but its maker was killed before it had begun it.
  bool isBlank() const { return header().magic == decltype(Header::magic){} && header().capacity == 0; }
  bool isSound() const {
    const std::uint64_t head = header().head, tail = header().tail;
    return header().magic == kMagic && header().capacity == capacity() && tail <= head && head - tail <= capacity() &&
           head % kAlign == 0 && tail % kAlign == 0;
  }

  Header& header() const { return *std::launder(reinterpret_cast<Header*>(memory)); }
  std::byte* data() const { return memory + kPage; }
  std::size_t capacity() const { return bytes - kPage; }
  std::size_t untilEnd(std::uint64_t place) const { return capacity() - static_cast<std::size_t>(place % capacity()); }
  std::byte* at(std::uint64_t place) const { return data() + place % capacity(); }

  void write(std::uint64_t place, std::uint16_t type, std::span<const std::byte> record) const {
    Head head{.check = 0, .type = type, .unused = 0, .place = place, .bytes = record.size()};
    head.check = checkOf(head, record);
    std::memcpy(at(place), &head, sizeof head);
    if (!record.empty())
      std::memcpy(at(place) + sizeof head, record.data(), record.size());
  }

  // The record at a place, if it is whole.
  bool read(std::uint64_t place, std::uint64_t end, Record& record) const {
    if (end - place < sizeof(Head) || untilEnd(place) < sizeof(Head))
      return false;
    Head head;
    std::memcpy(&head, at(place), sizeof head);
    if (head.place != place || head.bytes > untilEnd(place) - sizeof head || costOf(head.bytes) > end - place)
      return false;
    record = {head.type, {at(place) + sizeof head, static_cast<std::size_t>(head.bytes)}};
    return head.check == checkOf(head, record.bytes);
  }

  std::byte* memory;
  std::size_t bytes;
  int file;  // its lock is this process' claim; -1 in memory
  std::mutex appending;
  std::uint64_t taken = 0;  // up to here take() has given
};

tl::expected<Ring, Ring::Refusal> Ring::open(const std::filesystem::path& file, std::size_t capacity) {
  const auto refuse = [](Trouble trouble, std::string text) { return tl::unexpected(Refusal{trouble, std::move(text)}); };
  Descriptor fd{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)};
  if (fd.number < 0)
    return refuse(Trouble::System, because(file, "cannot be opened", errno));
  if (::flock(fd.number, LOCK_EX | LOCK_NB) != 0)
    return refuse(errno == EWOULDBLOCK ? Trouble::Busy : Trouble::System, because(file, "is used by another program", errno));
  struct stat status {};
  if (::fstat(fd.number, &status) != 0)
    return refuse(Trouble::System, because(file, "cannot be looked at", errno));
  auto size = static_cast<std::size_t>(status.st_size);
  const bool isNew = size == 0;
  if (isNew) {
    size = kPage + roundedUp(capacity);
    struct statvfs room {};  // asked first: an attempt would take for a moment what others need
    if (::fstatvfs(fd.number, &room) == 0 && room.f_blocks > 0 && room.f_bavail * room.f_frsize < size) {
      ::unlink(file.c_str());
      return refuse(Trouble::NoRoom, because(file, ("has no room for " + std::to_string(size) + " bytes").c_str(), ENOSPC));
    }
    if (const int error = ::posix_fallocate(fd.number, 0, static_cast<off_t>(size)); error != 0) {
      ::unlink(file.c_str());
      return refuse(Trouble::NoRoom, because(file, ("has no room for " + std::to_string(size) + " bytes").c_str(), error));
    }
  }
  if (size < kPage + kLeast || size % kPage != 0)
    return refuse(Trouble::NotARing, file.string() + ": is no ring: " + std::to_string(size) + " bytes");
  // All pages are read here: the first touch of the file took whoever told first 1.3 ms (ext4, bench_faults).
  void* const memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, fd.number, 0);
  if (memory == MAP_FAILED)
    return refuse(Trouble::System, because(file, "cannot be mapped", errno));
  auto map = std::make_unique<Map>(memory, size, fd.release());
  if (map->isBlank()) {
    // Killed while it was made: its blocks may be missing still.
    if (const int error = isNew ? 0 : ::posix_fallocate(map->file, 0, static_cast<off_t>(size)); error != 0)
      return refuse(Trouble::NoRoom, because(file, ("has no room for " + std::to_string(size) + " bytes").c_str(), error));
    map->begin();
  } else if (!map->isSound()) {
    return refuse(Trouble::NotARing, file.string() + ": is no ring, or a damaged one");
  }
  map->taken = map->header().tail;
  Ring ring(std::move(map));
  ring.makeReady();
  return ring;
}

Ring Ring::inMemory(std::size_t capacity) {
  const std::size_t size = kPage + roundedUp(capacity);
  void* const memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    throw std::bad_alloc();
  auto map = std::make_unique<Map>(memory, size, -1);
  map->begin();
  Ring ring(std::move(map));
  ring.makeReady();
  return ring;
}

std::optional<Ring> Ring::recovered(const std::filesystem::path& file) {
  const Descriptor fd{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
  std::vector<std::byte> found(kPage);
  if (fd.number < 0 || ::pread(fd.number, found.data(), kPage, 0) != static_cast<ssize_t>(kPage))
    return std::nullopt;
  const std::uint64_t capacity = std::launder(reinterpret_cast<const Header*>(found.data()))->capacity;
  if (capacity < kLeast || capacity > kMostRecovered || capacity % kPage != 0)
    return std::nullopt;
  Ring ring = inMemory(static_cast<std::size_t>(capacity));
  Map* const map = ring.m_map.get();
  for (std::size_t at = 0; at < map->bytes;) {  // what lies behind a cut stays zero and holds no record
    const ssize_t count = ::pread(fd.number, map->memory + at, map->bytes - at, static_cast<off_t>(at));
    if (count <= 0)
      break;
    at += static_cast<std::size_t>(count);
  }
  if (!map->isSound())
    return std::nullopt;
  map->taken = map->header().tail;
  return ring;
}

Ring::Ring(std::unique_ptr<Map> map) : m_map(std::move(map)) {}
Ring::Ring(Ring&&) noexcept = default;
Ring& Ring::operator=(Ring&&) noexcept = default;
Ring::~Ring() = default;

std::atomic<std::uint64_t>& Ring::markOf(const Map& map, Mark which) {
  return map.header().marks.at(static_cast<std::size_t>(which) - 1);
}

bool Ring::inFile() const { return m_map->file >= 0; }
std::size_t Ring::capacity() const { return m_map->capacity(); }

std::size_t Ring::used() const {
  const Header& header = m_map->header();
  const std::uint64_t tail = header.tail.load(std::memory_order_acquire);
  return static_cast<std::size_t>(header.head.load(std::memory_order_acquire) - tail);
}

bool Ring::append(std::uint16_t type, std::span<const std::byte> bytes) {
  Map& map = *m_map;
  const std::size_t cost = costOf(bytes.size());
  if (type == kPadding || cost > map.capacity() / 2)
    return false;
  const std::scoped_lock guard(map.appending);
  Header& header = map.header();
  std::uint64_t place = header.head.load(std::memory_order_relaxed);
  const std::size_t rest = map.untilEnd(place), padding = rest < cost ? rest : 0;
  const std::size_t room = map.capacity() - static_cast<std::size_t>(place - header.tail.load(std::memory_order_acquire));
  if (padding + cost > room)
    return false;
  if (padding >= sizeof(Head))
    map.write(place, kPadding, {});
  place += padding;
  map.write(place, type, bytes);
  header.head.store(place + cost, std::memory_order_release);
  return true;
}

void Ring::makeReady() const {
  const Map& map = *m_map;
  const auto madeWritable = [&](std::size_t from, std::size_t size) {
    const std::size_t begin = from / kPage * kPage, end = std::min(map.bytes, (from + size + kPage - 1) / kPage * kPage);
    // A refusal (a kernel before 5.14) is no harm: who appends takes the faults.
    ::madvise(map.memory + begin, end - begin, MADV_POPULATE_WRITE);
  };
  const std::uint64_t place = map.header().head.load(std::memory_order_acquire);
  const std::size_t ready = std::min(kReady, map.capacity()), untilEnd = std::min(ready, map.untilEnd(place));
  madeWritable(0, sizeof(Header));
  madeWritable(kPage + static_cast<std::size_t>(place % map.capacity()), untilEnd);
  if (untilEnd < ready)
    madeWritable(kPage, ready - untilEnd);
}

std::size_t Ring::take(std::vector<Record>& into, std::size_t most) {
  Map& map = *m_map;
  const std::uint64_t end = map.header().head.load(std::memory_order_acquire);
  Record record;
  std::size_t unreadable = 0;
  for (std::size_t count = 0; map.taken < end && count < most;) {
    if (map.untilEnd(map.taken) < sizeof(Head)) {
      map.taken = std::min(end, map.taken + map.untilEnd(map.taken));
    } else if (!map.read(map.taken, end, record)) {
      map.taken += kAlign;
      unreadable += kAlign;
    } else if (record.type == kPadding) {
      map.taken = std::min(end, map.taken + map.untilEnd(map.taken));
    } else {
      into.push_back(record);
      map.taken += costOf(record.bytes.size());
      ++count;
    }
  }
  return unreadable;
}

void Ring::release() { m_map->header().tail.store(m_map->taken, std::memory_order_release); }

void Ring::rewind() { m_map->taken = m_map->header().tail.load(std::memory_order_relaxed); }

std::uint64_t Ring::mark(Mark which) const { return markOf(*m_map, which).load(std::memory_order_acquire); }
void Ring::setMark(Mark which, std::uint64_t value) { markOf(*m_map, which).store(value, std::memory_order_release); }
void Ring::raiseMark(Mark which, std::uint64_t value) {
  std::atomic<std::uint64_t>& mark = markOf(*m_map, which);
  for (std::uint64_t now = mark.load(std::memory_order_relaxed); now < value && !mark.compare_exchange_weak(now, value);) {
  }
}

}  // namespace vortex::history
