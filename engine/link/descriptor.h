// SPDX-License-Identifier: Apache-2.0
//
// Descriptors and memory that both processes map, each with one owner. Everything here is close-on-exec.
#pragma once

#include <tl/expected.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace vortex::link {

class UniqueFd {
 public:
  UniqueFd() = default;
  explicit UniqueFd(int fd) : m_fd(fd) {}
  UniqueFd(UniqueFd&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    return *this;
  }
  ~UniqueFd() { reset(); }
  int get() const { return m_fd; }
  explicit operator bool() const { return m_fd >= 0; }
  void reset();

 private:
  int m_fd = -1;
};

// "memfd_create: Too many open files (24)", for messages.
std::string systemError(const std::string& what);

// Zeroed memory with a descriptor. Its size is sealed, so that the other process cannot cut it off under our feet (SIGBUS); pages
// are made when they are first touched.
tl::expected<UniqueFd, std::string> createMemory(const char* name, std::size_t bytes);

enum class Access { Read = 1, ReadWrite };

// A shared mapping; the mapped memory is unmapped by the destructor.
class Mapping {
 public:
  Mapping() = default;
  // offset is a multiple of the page size.
  static tl::expected<Mapping, std::string> map(int fd, std::size_t offset, std::size_t bytes, Access access);
  Mapping(Mapping&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}
  Mapping& operator=(Mapping&& other) noexcept {
    std::swap(m_bytes, other.m_bytes);
    return *this;
  }
  ~Mapping();
  std::span<std::byte> bytes() const { return m_bytes; }
  explicit operator bool() const { return !m_bytes.empty(); }

 private:
  std::span<std::byte> m_bytes;
};

}  // namespace vortex::link
