// SPDX-License-Identifier: GPL-3.0-or-later
//
// The what-if on a thread of its own: the runs that are asked about are loaded when others are asked about than before, and
// followed while one is live. The newest question is the one that is answered: an older one that is still being worked on is given
// up, and its answer never told.
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
#include <vector>

namespace vortex::ui {

struct WhatIfAsk {
  PerStage<std::optional<Duration>> timeouts;  // absent: as they were
  std::vector<std::string> runs;               // UUIDs
  SlotId from, to;                             // of these runs' slots that count
  std::optional<int> quality;                  // likewise: made at this level; absent: any
  std::optional<int> last;                     // of the slots that count, the newest; absent: all that are loaded
  bool follow = false;                         // what was recorded since is read before
  bool least = false;                          // intervals of what the slots have at least, which take longest
};
struct WhatIfTold {
  std::shared_ptr<const analysis::WhatIfAnswer> answer;  // null: trouble says why; shared with those that paint it
  std::string trouble;                                   // beside an answer: why it is without what was recorded last
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
  void forget();                     // nothing is asked any more, and what was is not answered
  std::optional<WhatIfTold> take();  // the answer to the newest question, once
  // From a question until its answer is taken, or it is forgotten: who looks until this is false has missed none, however soon it
  // came.
  bool busy() const { return m_busy; }
  void wait();                                     // until there is something to take; at once where nothing is asked
  std::size_t loaded() const { return m_loaded; }  // slots, while the store is read

 private:
  void run(const std::filesystem::path& store);
  tl::expected<analysis::LoadedRuns, std::string> load(const std::filesystem::path& store, const std::vector<std::string>& runs);
  WhatIfTold answer(analysis::LoadedRuns& runs, const std::filesystem::path& store, const WhatIfAsk& ask);
  std::optional<WhatIfAsk> next();

  std::mutex m_mutex;
  std::condition_variable m_woken, m_answered;
  std::optional<WhatIfAsk> m_ask;
  std::uint64_t m_asked = 0, m_workedOn = 0;  // grows with each question, and when it is forgotten; which of these is worked on
  std::vector<std::string> m_runs;            // that were asked about last
  std::optional<WhatIfTold> m_told;
  bool m_ends = false;
  std::atomic<bool> m_stop{false}, m_stopLoading{false}, m_busy{false};
  std::atomic<std::size_t> m_loaded{0};
  std::thread m_thread;  // last: it uses all of this
};

}  // namespace vortex::ui
