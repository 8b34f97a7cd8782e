// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/door.h"

#include "engine/door/address.h"
#include "engine/door/line_buffer.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

namespace vortex::door {
namespace {

constexpr int kBacklog = 8;

bool isOfThisUser(int socket) {
  ucred who{};
  socklen_t size = sizeof who;
  return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &who, &size) == 0 && (who.uid == ::geteuid() || who.uid == 0);
}

// A dead writer's: the caller is the store's writer now, so nobody else can be behind it.
std::string clearAway(const Address& address) {
  struct stat is {};
  if (::fstatat(address.folder.get(), address.file.c_str(), &is, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT ? std::string() : troubleOf(address.file);
  if (!S_ISSOCK(is.st_mode))
    return address.file + ": is no socket, and is left as it is";
  return ::unlinkat(address.folder.get(), address.file.c_str(), 0) == 0 ? std::string() : troubleOf(address.file);
}

}  // namespace

struct Door::Impl {
  struct Guest {
    Descriptor socket;
    LineBuffer lines{kLongestLine};
    std::string unread;            // said, and not sent yet
    std::size_t unheard = 0;       // asked, and not taken yet
    std::size_t unheardBytes = 0;  // … and how long that is
    bool leaving = false;          // nothing more is heard of it; it goes when all is sent
    bool gone = false;
    bool isFull() const { return unheard >= kMostUnheard || unheardBytes >= kMostUnheardBytes; }
  };

  Address address;
  Descriptor listening, wake;
  std::mutex lock;  // guards what follows
  std::map<CallerId, Guest> guests;
  std::vector<Heard> heard;
  std::uint64_t lastCaller = 0;
  bool ending = false;
  std::thread thread;

  void knock() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake.get(), &one, sizeof one);  // full: it is awake already
  }

  void run();
  void enter();
  void letGo();
  void hear(CallerId caller, Guest& guest);
  void send(Guest& guest);  // with the lock held, as refuse()
  void refuse(Guest& guest, const std::string& why) {
    guest.unread += toLine(Say(say::Refused{.number = {}, .why = why})) + '\n';
    guest.leaving = true;
  }
};

// Guests come and go in this thread alone. The lock is held for moments; what was asked is read without it.
void Door::Impl::run() {
  std::vector<pollfd> watched;
  while (true) {
    watched.assign({{.fd = wake.get(), .events = POLLIN, .revents = 0}, {.fd = listening.get(), .events = POLLIN, .revents = 0}});
    {
      const std::scoped_lock guard(lock);
      if (ending)
        return;
      for (const auto& [caller, guest] : guests) {
        const bool listens = !guest.leaving && !guest.isFull();
        const auto events = static_cast<short>((listens ? POLLIN : 0) | (guest.unread.empty() ? 0 : POLLOUT));
        watched.push_back({.fd = events != 0 ? guest.socket.get() : -1, .events = events, .revents = 0});
      }
    }
    if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR)
      return;
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(wake.get(), &count, sizeof count);
    std::size_t at = 2;
    for (auto& [caller, guest] : guests) {
      const short came = watched[at].revents, wanted = watched[at].events;
      ++at;
      if ((wanted & POLLIN) != 0 && came != 0)
        hear(caller, guest);
      const std::scoped_lock guard(lock);
      guest.gone = guest.gone || ((wanted & POLLIN) == 0 && (came & (POLLHUP | POLLERR)) != 0);
      send(guest);
    }
    if ((watched[1].revents & POLLIN) != 0)
      enter();
    letGo();
  }
}

void Door::Impl::letGo() {
  const std::scoped_lock guard(lock);
  std::erase_if(guests, [&](const auto& one) {
    const Guest& guest = one.second;
    if (!guest.gone && !(guest.leaving && guest.unread.empty()))
      return false;
    heard.push_back({.caller = one.first, .what = Left{}});
    return true;
  });
}

void Door::Impl::enter() {
  Descriptor socket(::accept4(listening.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
  if (!socket || !isOfThisUser(socket.get()))
    return;
  const std::scoped_lock guard(lock);
  Guest& guest = guests[CallerId{++lastCaller}];
  guest.socket = std::move(socket);
  if (guests.size() > kMostCallers) {
    refuse(guest, "there are " + std::to_string(kMostCallers) + " callers already; ask again when one has gone");
    send(guest);
    guest.gone = true;
  }
}

void Door::Impl::hear(CallerId caller, Guest& guest) {
  std::array<char, 65'536> bytes;
  const ssize_t got = ::recv(guest.socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
  std::vector<Heard> asked;
  std::size_t length = 0;
  std::string trouble;
  if (got > 0) {
    if (!guest.lines.add({bytes.data(), static_cast<std::size_t>(got)}))
      trouble = "a line of more than " + std::to_string(kLongestLine) + " bytes";
    while (const auto line = guest.lines.next()) {
      auto ask = readAsk(*line);
      if (!ask) {
        trouble = ask.error();
        break;
      }
      asked.push_back({.caller = caller, .what = std::move(*ask)});
      length += line->size();
    }
  }
  const std::scoped_lock guard(lock);
  guest.gone = guest.gone || got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR);
  if (guest.leaving)
    return;
  guest.unheard += asked.size();
  guest.unheardBytes += length;
  heard.insert(heard.end(), std::make_move_iterator(asked.begin()), std::make_move_iterator(asked.end()));
  if (!trouble.empty())
    refuse(guest, trouble);
}

void Door::Impl::send(Guest& guest) {
  if (guest.unread.empty() || guest.gone)
    return;
  const ssize_t sent = ::send(guest.socket.get(), guest.unread.data(), guest.unread.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent > 0)
    guest.unread.erase(0, static_cast<std::size_t>(sent));
  else if (errno != EAGAIN && errno != EINTR)
    guest.gone = true;
}

Door::Door(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {
  m_impl->thread = std::thread([made = m_impl.get()] { made->run(); });
}

Door::~Door() {
  {
    const std::scoped_lock guard(m_impl->lock);
    m_impl->ending = true;
  }
  m_impl->knock();
  m_impl->thread.join();
  ::unlinkat(m_impl->address.folder.get(), m_impl->address.file.c_str(), 0);
  // What was said last is sent where there is room for it.
  for (auto& [caller, guest] : m_impl->guests)
    m_impl->send(guest);
}

tl::expected<std::unique_ptr<Door>, std::string> Door::open(const std::filesystem::path& store) {
  auto address = addressOf(store);
  if (!address)
    return tl::unexpected(address.error());
  if (std::string why = clearAway(*address); !why.empty())
    return tl::unexpected(std::move(why));
  auto impl = std::make_unique<Impl>();
  impl->address = std::move(*address);
  impl->listening = Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  impl->wake = Descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  // The mode is set before there is a name, so that it is never wider.
  if (!impl->listening || !impl->wake || ::fchmod(impl->listening.get(), 0600) != 0)
    return tl::unexpected(troubleOf("socket"));
  if (::bind(impl->listening.get(), impl->address.get(), sizeof impl->address.name) != 0 ||
      ::listen(impl->listening.get(), kBacklog) != 0)
    return tl::unexpected(troubleOf(doorOf(store).string()));
  return std::unique_ptr<Door>(new Door(std::move(impl)));
}

std::vector<Heard> Door::take() {
  const std::scoped_lock guard(m_impl->lock);
  bool wasFull = false;
  for (auto& [caller, guest] : m_impl->guests) {
    wasFull = wasFull || guest.isFull();
    guest.unheard = guest.unheardBytes = 0;
  }
  if (wasFull)
    m_impl->knock();
  return std::exchange(m_impl->heard, {});
}

void Door::say(CallerId caller, const Say& say) {
  const std::string line = toLine(say) + '\n';
  const std::scoped_lock guard(m_impl->lock);
  const auto found = m_impl->guests.find(caller);
  if (found == m_impl->guests.end() || found->second.leaving)
    return;
  found->second.unread += line;
  if (found->second.unread.size() > kMostUnreadBytes)
    found->second.gone = true;
  m_impl->knock();
}

void Door::shutOut(CallerId caller) {
  const std::scoped_lock guard(m_impl->lock);
  if (const auto found = m_impl->guests.find(caller); found != m_impl->guests.end())
    found->second.leaving = true;
  m_impl->knock();
}

}  // namespace vortex::door
