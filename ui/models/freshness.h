// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether what is shown still holds: the engine is heard with everything that it does, and asked for a sign of life when it was
// silent. One that leaves a question unanswered for too long is hung, and what it told last is stale. A window that stood still
// itself does not take that for the engine's silence, since time counts from the question. Pure; times are of a clock that nobody
// scales.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace vortex::ui {

class Freshness {
 public:
  using Instant = std::chrono::milliseconds;  // since whenever
  static constexpr std::chrono::milliseconds kAskAfter{500}, kStaleAfter{2'000};

  // turns: Engine::turns(). True when it is to be asked now.
  bool look(std::uint64_t turns, Instant now);
  // How long ago it was heard last; absent while what it told holds.
  std::optional<std::chrono::milliseconds> silentFor(Instant now) const;

 private:
  std::optional<std::uint64_t> m_turns;
  Instant m_heard{};
  std::optional<Instant> m_asked;
};

}  // namespace vortex::ui
