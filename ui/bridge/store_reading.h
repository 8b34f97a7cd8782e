// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reading of the window's store on a thread of its own, looked at once a frame: one at a time, and a pause between two. The
// answer is a complete value with `trouble`, why it is not one; "" when it is.
#pragma once

#include "ui/bridge/is_ready.h"

#include <QElapsedTimer>
#include <future>
#include <utility>

namespace vortex::ui {

template <typename Answer>
class StoreReading {
 public:
  // A slot that is open for longer than so many others is an import's: it is not read again for ever.
  static constexpr std::uint64_t kMostBack = 2'000;

  // read: on its thread. whole: what it answers takes the place of everything that was read before.
  template <typename Read>
  void start(bool whole, Read read) {
    m_whole = whole;
    m_future = std::async(std::launch::async, std::move(read));
  }
  bool busy() const { return m_future.valid(); }
  // Once an answer has come: it is there to be taken.
  bool hasAnswered() {
    if (!isReady(m_future))
      return false;
    m_answer = m_future.get();
    m_since.start();
    m_once = m_once || m_answer.trouble.empty();
    return true;
  }
  // Whether the pause after the last answer has passed; also where there was none.
  bool rested(int pauseMs) const { return !m_since.isValid() || m_since.elapsed() >= pauseMs; }
  bool everCame() const { return m_since.isValid(); }
  bool once() const { return m_once; }  // the store, without trouble
  const Answer& answer() const { return m_answer; }
  Answer take(bool& whole) {
    whole = m_whole;
    return std::exchange(m_answer, {});
  }

 private:
  std::future<Answer> m_future;
  Answer m_answer;
  QElapsedTimer m_since;  // the last answer
  bool m_once = false, m_whole = false;
};

}  // namespace vortex::ui
