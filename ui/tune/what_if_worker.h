// SPDX-License-Identifier: GPL-3.0-or-later
//
// The what-if on a thread of its own: the store's runs are loaded once and followed while one is live, and the newest question is
// the one that is answered; an older one that is still being worked on is given up.
#pragma once

#include "engine/analysis/what_if_store.h"
#include "engine/slot/stage.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace vortex::ui {

struct WhatIfAsk {
  PerStage<std::optional<Duration>> timeouts;  // absent: as they were
  std::optional<int> last;                     // slots, the newest; absent: all that are loaded
  bool follow = false;                         // what was recorded since is read before
};
struct WhatIfTold {
  std::shared_ptr<const analysis::WhatIfAnswer> answer;  // null: trouble says why; shared with those that paint it
  std::string trouble;
  double took_ms = 0;
  int runs = 0, leftOut = 0, otherProfiles = 0;  // of the store
};

class WhatIfWorker {
 public:
  static constexpr int kMostLoaded = 10'000;  // slots, the newest

  WhatIfWorker() = default;
  ~WhatIfWorker();  // ends at once

  void open(const std::filesystem::path& store);  // once
  bool isOpen() const { return m_thread.joinable(); }
  void ask(const WhatIfAsk& ask);
  std::optional<WhatIfTold> take();  // the newest answer, once
  bool busy() const { return m_busy; }
  std::size_t loaded() const { return m_loaded; }  // slots, while the store is read

 private:
  void run(const std::filesystem::path& store);
  WhatIfTold answer(analysis::LoadedRuns& runs, const std::filesystem::path& store, const WhatIfAsk& ask);
  std::optional<WhatIfAsk> next();

  std::mutex m_mutex;
  std::condition_variable m_woken;
  std::optional<WhatIfAsk> m_ask;
  std::optional<WhatIfTold> m_told;
  bool m_ends = false;
  std::atomic<bool> m_stop{false}, m_leave{false}, m_busy{false};
  std::atomic<std::size_t> m_loaded{0};
  std::thread m_thread;  // last: it uses all of this
};

}  // namespace vortex::ui
