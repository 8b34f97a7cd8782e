// SPDX-License-Identifier: Apache-2.0
#include "engine/link/descriptor.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace vortex::link {

void UniqueFd::reset() {
  if (m_fd >= 0)
    ::close(m_fd);
  m_fd = -1;
}

std::string systemError(const std::string& what) {
  const int number = errno;
  return what + ": " + std::generic_category().message(number) + " (" + std::to_string(number) + ")";
}

tl::expected<UniqueFd, std::string> createMemory(const char* name, std::size_t bytes) {
  UniqueFd fd(::memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!fd)
    return tl::unexpected(systemError("memfd_create"));
  if (::ftruncate(fd.get(), static_cast<off_t>(bytes)) != 0)
    return tl::unexpected(systemError(std::string("ftruncate of ") + name + " to " + std::to_string(bytes) + " bytes"));
  if (::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
    return tl::unexpected(systemError(std::string("sealing ") + name));
  return fd;
}

tl::expected<Mapping, std::string> Mapping::map(int fd, std::size_t offset, std::size_t bytes, Access access) {
  const int protection = access == Access::Read ? PROT_READ : PROT_READ | PROT_WRITE;
  void* const at = ::mmap(nullptr, bytes, protection, MAP_SHARED, fd, static_cast<off_t>(offset));
  if (at == MAP_FAILED)
    return tl::unexpected(systemError("mmap of " + std::to_string(bytes) + " bytes"));
  Mapping mapping;
  mapping.m_bytes = {static_cast<std::byte*>(at), bytes};
  return mapping;
}

Mapping::~Mapping() {
  if (!m_bytes.empty())
    ::munmap(m_bytes.data(), m_bytes.size());
}

}  // namespace vortex::link
