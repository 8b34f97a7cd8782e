// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/snapshot/byte_source.h"

#include "engine/snapshot/refused.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace vortex::snapshot {

tl::expected<ByteSource, SnapshotTrouble> ByteSource::open(const std::filesystem::path& file) {
  const auto trouble = [&](SnapshotFault fault, std::string detail) {
    return tl::unexpected(SnapshotTrouble{.fault = fault, .file = file.string(), .offset = 0, .detail = std::move(detail)});
  };
  const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // a pipe without a writer would wait
  struct stat info {};
  if (opened < 0 || ::fstat(opened, &info) != 0) {
    const std::string why = std::strerror(errno);
    if (opened >= 0)
      ::close(opened);
    return trouble(SnapshotFault::OutOfReach, "cannot be read: " + why);
  }
  if (!S_ISREG(info.st_mode)) {
    ::close(opened);
    return trouble(SnapshotFault::NoPlainFile, "is no file that a snapshot could be in");
  }
  return ByteSource(opened, static_cast<std::uint64_t>(info.st_size));
}

ByteSource::ByteSource(int file, std::uint64_t size) : m_file(file), m_size(size), m_window(kWindow) {
  m_begin = m_at = m_end = m_window.data();
}

ByteSource::ByteSource(std::span<const std::byte> bytes)
    : m_size(bytes.size()), m_begin(reinterpret_cast<const char*>(bytes.data())), m_at(m_begin), m_end(m_begin + bytes.size()) {}

ByteSource::ByteSource(ByteSource&& other) noexcept
    : m_file(std::exchange(other.m_file, -1)), m_size(other.m_size), m_base(other.m_base), m_window(std::move(other.m_window)),
      m_begin(other.m_begin), m_at(other.m_at), m_end(other.m_end), m_told(std::move(other.m_told)) {}

ByteSource::~ByteSource() {
  if (m_file >= 0)
    ::close(m_file);
}

void ByteSource::rewind() {
  m_at = m_begin;
  if (m_file < 0)
    return;
  ::lseek(m_file, 0, SEEK_SET);
  m_base = 0;
  m_end = m_begin;
}

void ByteSource::endsEarly(std::uint64_t wanted) const {
  const std::uint64_t there = left();
  throw Refused(offset(),
                "the file ends here: " + std::to_string(wanted) + (wanted == 1 ? " byte is" : " bytes are") + " wanted, " +
                    std::to_string(there) + " left",
                SnapshotFault::EndsEarly);
}

// What is left in the window moves to its front, and the file fills the rest.
void ByteSource::fill(std::size_t least) {
  if (m_file < 0)
    endsEarly(least);
  const std::uint64_t at = offset();
  const auto kept = static_cast<std::size_t>(m_end - m_at);
  std::memmove(m_window.data(), m_at, kept);
  m_base = at;
  m_begin = m_at = m_window.data();
  std::size_t filled = kept;
  while (filled < least) {
    const ::ssize_t got = ::read(m_file, m_window.data() + filled, m_window.size() - filled);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      throw Refused(at, std::string("the file cannot be read further: ") + std::strerror(errno), SnapshotFault::OutOfReach);
    if (got == 0)
      break;
    filled += static_cast<std::size_t>(got);
  }
  m_end = m_window.data() + filled;
  if (filled < least) {
    m_size = at + filled;  // it shrank, if it had more before
    endsEarly(least);
  }
  if (m_told)
    m_told(at);
}

std::uint64_t ByteSource::little(int bytes) {
  if (m_end - m_at < bytes)
    fill(static_cast<std::size_t>(bytes));
  std::uint64_t value = 0;
  for (int i = 0; i < bytes; ++i)
    value |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(m_at[i])) << (8 * i);
  m_at += bytes;
  return value;
}

std::string_view ByteSource::take(std::size_t many) {
  if (static_cast<std::size_t>(m_end - m_at) < many)
    fill(many);
  const std::string_view taken(m_at, many);
  m_at += many;
  return taken;
}

void ByteSource::skip(std::uint64_t many) {
  if (many > left())
    endsEarly(many);
  while (many > 0) {
    if (m_at == m_end)
      fill(1);
    const auto step = std::min<std::uint64_t>(many, static_cast<std::uint64_t>(m_end - m_at));
    m_at += step;
    many -= step;
  }
}

}  // namespace vortex::snapshot
