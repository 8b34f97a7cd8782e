// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/address.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace vortex::door {

Descriptor::Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(m_fd, other.m_fd);
  return *this;
}
Descriptor::~Descriptor() {
  if (m_fd >= 0)
    ::close(m_fd);
}

std::string troubleOf(const std::string& call) { return call + ": " + std::generic_category().message(errno); }

std::filesystem::path doorOf(const std::filesystem::path& store) { return store.string() + "-door"; }

tl::expected<Address, std::string> addressOf(const std::filesystem::path& store) {
  // The store may be a link; what lies beside it lies beside its file.
  std::error_code error;
  std::filesystem::path file = std::filesystem::weakly_canonical(store, error);
  if (error)
    file = std::filesystem::absolute(store);
  const std::filesystem::path door = doorOf(file);
  Address address{.folder = Descriptor(::open(door.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)),
                  .file = door.filename().string()};
  if (!address.folder)
    return tl::unexpected(troubleOf(door.parent_path().string()));
  const std::string path = "/proc/self/fd/" + std::to_string(address.folder.get()) + "/" + address.file;
  if (path.size() >= sizeof address.name.sun_path)
    return tl::unexpected(door.string() + ": the name is too long for a socket");
  address.name.sun_family = AF_UNIX;
  std::memcpy(address.name.sun_path, path.c_str(), path.size() + 1);
  return address;
}

}  // namespace vortex::door
