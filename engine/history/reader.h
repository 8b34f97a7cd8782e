// SPDX-License-Identifier: GPL-3.0-or-later
//
// A store as whoever looks back sees it: read-only, while a program may be writing it. A store may be damaged or foreign: every
// call can fail, with the reason.
#pragma once

#include "engine/slot/event.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vortex::history {

// A slot as a line of a list. Words as README.md spells them; what is not known is absent.
struct SlotLine {
  SlotId slot;
  std::string runUuid, profile, backend, origin;
  std::string recipeId, label;
  std::optional<std::uint64_t> seed;
  std::string state;                            // queued, running, decided, interrupted
  std::string outcome, stage, reason, message;  // "" where there is none
  std::optional<std::int64_t> queuedWall;       // ns since 1970
  std::optional<Duration> waited, elapsed, spareToAir, marginGeneration, ready;
  std::string folder;
  bool missed = false;
};

struct AttemptLine {
  Stage stage = Stage::Audio;
  int n = 1;
  Time started{};
  std::string outcome, reason, message, cause;
  std::optional<Duration> elapsed, requestToStopped, drain;
  std::optional<Bytes> peak, released, held;
};

struct SlotFilter {
  std::string outcome;                    // "" any; an outcome's word, or a state's
  std::optional<std::int64_t> sinceWall;  // ns since 1970
  std::optional<SlotId> before;           // older than this one, to page on
  int most = 100;                         // 1 to 100,000
};

class Reader {
 public:
  static tl::expected<Reader, std::string> open(const std::filesystem::path& file);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // The newest first.
  tl::expected<std::vector<SlotLine>, std::string> list(const SlotFilter& filter) const;
  tl::expected<std::optional<SlotLine>, std::string> slot(SlotId slot) const;
  tl::expected<std::vector<AttemptLine>, std::string> attempts(SlotId slot) const;
  // In the order in which they were told; kinds that this program does not know are left out and counted.
  struct Told {
    std::vector<Event> events;
    int unknown = 0;
  };
  tl::expected<Told, std::string> events(SlotId slot) const;

 private:
  struct Impl;
  explicit Reader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex::history
