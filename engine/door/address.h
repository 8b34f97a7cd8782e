// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a store's writer is to be found: a Unix-domain socket beside the database, FILE-door. The folder is the store's identity,
// under whatever path it is reached (links, mounts, another user's view of it), and whoever may not write there has no business
// with the writer. A path too long for a socket's address is no hindrance: the folder is opened, and named by its descriptor.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>
#include <tl/expected.hpp>

#include <filesystem>
#include <string>

namespace vortex::door {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : m_fd(fd) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  int get() const { return m_fd; }
  explicit operator bool() const { return m_fd >= 0; }

 private:
  int m_fd = -1;
};

// "connect: Connection refused", from errno.
std::string troubleOf(const std::string& call);

std::filesystem::path doorOf(const std::filesystem::path& store);

struct Address {
  Descriptor folder;  // keeps `name` good
  std::string file;   // within the folder
  sockaddr_un name{};
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&name); }
};
tl::expected<Address, std::string> addressOf(const std::filesystem::path& store);

}  // namespace vortex::door
