// SPDX-License-Identifier: GPL-3.0-or-later
//
// The caller's end: finds the writer of a store, asks, and listens. One thread; it may wait.
#pragma once

#include "engine/door/address.h"
#include "engine/door/line_buffer.h"
#include "engine/door/messages.h"

#include <tl/expected.hpp>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace vortex::door {

class Caller {
 public:
  // Nothing: nobody is there; what a dead writer left of its door counts as nobody. The error says why one that is there cannot be
  // spoken to.
  static tl::expected<std::optional<Caller>, std::string> call(const std::filesystem::path& store);

  // False: the other end is gone, or has not listened for 5 s.
  bool ask(const Ask& ask);
  enum class Heard : std::uint8_t { Something = 1, Nothing, Gone };
  // The next line, waited for at most `wait`. The error says what is wrong with it; nothing that follows can be trusted.
  tl::expected<Heard, std::string> hear(Say& into, std::chrono::milliseconds wait);

 private:
  explicit Caller(Descriptor socket) : m_socket(std::move(socket)), m_lines(kLongestLine) {}

  Descriptor m_socket;
  LineBuffer m_lines;
  bool m_gone = false;
};

}  // namespace vortex::door
