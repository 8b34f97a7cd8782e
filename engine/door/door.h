// SPDX-License-Identifier: GPL-3.0-or-later
//
// The owner's end: other programs of this user ask here what only the store's writer can do. One thread of its own has the sockets;
// its owner is never waited for and never waits.
//
// Who may come in: processes of the same user (the socket's mode is 0600, and the kernel is asked who called). What is bounded:
// callers, the length of a line, what was asked and not taken yet, what was said and not read yet. Whoever breaks the protocol is
// told what is wrong and shut out; nothing else comes of it.
#pragma once

#include "engine/door/messages.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace vortex::door {

struct CallerId {
  std::uint64_t value = 0;  // counts up; none is given twice
  friend auto operator<=>(const CallerId&, const CallerId&) = default;
};

struct Left {};  // the caller has gone, or was shut out
struct Heard {
  CallerId caller;
  std::variant<Ask, Left> what;
};

class Door {
 public:
  static constexpr std::size_t kMostCallers = 8;               // one more is told so and shut out
  static constexpr std::size_t kMostUnheard = 2'048;           // asks of one caller; it waits with more
  static constexpr std::size_t kMostUnheardBytes = 32U << 20;  // … and bytes of them
  static constexpr std::size_t kMostUnreadBytes = 8U << 20;    // of one caller; then it is shut out

  // Opens the door beside a store that the calling program writes: what lies there already is a dead writer's, and goes. What is no
  // socket stays, and is the error, as is a folder that cannot hold one.
  static tl::expected<std::unique_ptr<Door>, std::string> open(const std::filesystem::path& store);
  ~Door();  // takes the socket away; callers see the end
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  // Any thread.
  std::vector<Heard> take();  // since the last call, each caller's in order
  void say(CallerId caller, const Say& say);
  void shutOut(CallerId caller);  // after what was said to it has been sent

 private:
  struct Impl;
  explicit Door(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex::door
