// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a store holds of the last day, folded as the live events are: a window that starts shows what was made before, by this
// program or one that died. Read on a thread of its own; the engine may be writing the store meanwhile.
#pragma once

#include "ui/models/session.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace vortex::ui {

struct PastQuestion {
  std::filesystem::path store;
  std::int64_t wallAtZero = 0;       // ns since 1970 at the zero of the clock that the session is to be told in
  std::int64_t until = 0;            // runs that began then or later are left out: the one that is told live
  std::int64_t since = 0;            // slots that were queued earlier are left out
  std::string profile{}, backend{};  // whose starts tell what to expect of the next one, however old they are
};

struct Past {
  static constexpr int kMostSlots = 5'000;  // the newest

  Session session;      // every run of it has ended
  std::string trouble;  // why it is not whole; "" when it is
};

// A store that cannot be read gives an empty session and says why. Times before the clock's zero are below it.
Past readPast(const PastQuestion& question);

// One slot of any run, however old. A slot that the store does not have is trouble, too.
struct SlotQuestion {
  std::filesystem::path store;
  std::int64_t wallAtZero = 0;  // as in PastQuestion
  SlotId slot;
};
Past readSlot(const SlotQuestion& question);

}  // namespace vortex::ui
