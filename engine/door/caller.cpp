// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/caller.h"

#include <poll.h>

#include <array>
#include <cerrno>
#include <string_view>

namespace vortex::door {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 5s;  // with an end that does not read

bool isReadyFor(int socket, short what, std::chrono::milliseconds wait) {
  pollfd one{.fd = socket, .events = what, .revents = 0};
  return ::poll(&one, 1, static_cast<int>(wait.count())) > 0;
}

}  // namespace

tl::expected<std::optional<Caller>, std::string> Caller::call(const std::filesystem::path& store) {
  auto address = addressOf(store);
  if (!address)
    return tl::unexpected(address.error());
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!socket)
    return tl::unexpected(troubleOf("socket"));
  if (::connect(socket.get(), address->get(), sizeof address->name) == 0)
    return Caller(std::move(socket));
  if (errno == ENOENT || errno == ECONNREFUSED)
    return std::nullopt;
  return tl::unexpected(troubleOf(doorOf(store).string()));
}

bool Caller::ask(const Ask& ask) {
  const std::string line = toLine(ask) + '\n';
  for (std::string_view left = line; !left.empty();) {
    const ssize_t sent = ::send(m_socket.get(), left.data(), left.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0)
      left.remove_prefix(static_cast<std::size_t>(sent));
    else if ((errno != EAGAIN && errno != EINTR) || !isReadyFor(m_socket.get(), POLLOUT, kPatience))
      return false;
  }
  return true;
}

tl::expected<Caller::Heard, std::string> Caller::hear(Say& into, std::chrono::milliseconds wait) {
  while (true) {
    if (const auto line = m_lines.next()) {
      auto said = readSay(*line);
      if (!said)
        return tl::unexpected(said.error());
      into = std::move(*said);
      return Heard::Something;
    }
    if (m_gone)
      return Heard::Gone;
    if (!isReadyFor(m_socket.get(), POLLIN, wait))
      return Heard::Nothing;
    std::array<char, 65'536> bytes;
    const ssize_t got = ::recv(m_socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got > 0) {
      if (!m_lines.add({bytes.data(), static_cast<std::size_t>(got)}))
        return tl::unexpected("a line of more than " + std::to_string(kLongestLine) + " bytes");
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
      m_gone = true;
    }
  }
}

}  // namespace vortex::door
