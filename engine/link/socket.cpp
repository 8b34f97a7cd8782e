// SPDX-License-Identifier: Apache-2.0
#include "engine/link/socket.h"

#include <fcntl.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace vortex::link {
namespace {

constexpr std::size_t kMaxDescriptors = 16;

}  // namespace

tl::expected<std::pair<UniqueFd, UniqueFd>, std::string> createSocketPair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return tl::unexpected(systemError("socketpair"));
  std::pair pair{UniqueFd(ends[0]), UniqueFd(ends[1])};
  if (::fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0)
    return tl::unexpected(systemError("fcntl O_NONBLOCK"));
  return pair;
}

Sent sendPacket(int socket, std::span<const std::byte> packet, Wait wait, std::span<const int> descriptors) {
  const int flags = MSG_NOSIGNAL | (wait == Wait::DoNot ? MSG_DONTWAIT : 0);
  ssize_t sent = 0;
  do {
    if (descriptors.empty()) {
      sent = ::send(socket, packet.data(), packet.size(), flags);
    } else {
      alignas(cmsghdr) std::array<std::byte, CMSG_SPACE(kMaxDescriptors * sizeof(int))> ancillary{};
      const std::size_t bytes = descriptors.size_bytes();
      iovec io{const_cast<std::byte*>(packet.data()), packet.size()};
      msghdr message{};
      message.msg_iov = &io;
      message.msg_iovlen = 1;
      message.msg_control = ancillary.data();
      message.msg_controllen = CMSG_SPACE(bytes);
      cmsghdr* const head = CMSG_FIRSTHDR(&message);
      head->cmsg_level = SOL_SOCKET;
      head->cmsg_type = SCM_RIGHTS;
      head->cmsg_len = CMSG_LEN(bytes);
      std::memcpy(CMSG_DATA(head), descriptors.data(), bytes);
      sent = ::sendmsg(socket, &message, flags);
    }
  } while (sent < 0 && errno == EINTR);
  if (sent >= 0)
    return Sent::Yes;
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS ? Sent::WouldBlock : Sent::Gone;
}

Received receivePacket(int socket, std::span<std::byte> into, Wait wait, std::vector<UniqueFd>* descriptors) {
  const int flags = MSG_TRUNC | MSG_CMSG_CLOEXEC | (wait == Wait::DoNot ? MSG_DONTWAIT : 0);
  alignas(cmsghdr) std::array<std::byte, CMSG_SPACE(kMaxDescriptors * sizeof(int))> ancillary;
  iovec io{into.data(), into.size()};
  msghdr message{};
  ssize_t size = 0;
  do {
    if (descriptors == nullptr) {
      size = ::recv(socket, into.data(), into.size(), flags);
    } else {
      message.msg_iov = &io;
      message.msg_iovlen = 1;
      message.msg_control = ancillary.data();
      message.msg_controllen = ancillary.size();
      size = ::recvmsg(socket, &message, flags);
    }
  } while (size < 0 && errno == EINTR);
  if (size == 0)
    return {Got::End};
  if (size < 0)
    return {errno == EAGAIN || errno == EWOULDBLOCK ? Got::Nothing : Got::End};
  for (cmsghdr* head = descriptors == nullptr ? nullptr : CMSG_FIRSTHDR(&message); head != nullptr;
       head = CMSG_NXTHDR(&message, head)) {
    if (head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS)
      continue;
    for (std::size_t at = 0; at + sizeof(int) <= head->cmsg_len - CMSG_LEN(0); at += sizeof(int)) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(head) + at, sizeof fd);
      descriptors->emplace_back(fd);
    }
  }
  return {Got::Packet, static_cast<std::size_t>(size)};
}

}  // namespace vortex::link
