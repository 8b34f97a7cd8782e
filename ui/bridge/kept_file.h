// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept on disk while it changes: the newest state is written on another thread, one write at a time. One that failed is
// repeated with the next state, else after a while, and once more at the end. What a state is (a revision, mostly) and how it is
// written are its owner's.
#pragma once

#include "ui/bridge/is_ready.h"

#include <QElapsedTimer>
#include <QString>
#include <chrono>
#include <functional>
#include <future>
#include <optional>
#include <utility>

namespace vortex::ui {

template <typename State>
class KeptFile {
 public:
  static constexpr std::chrono::milliseconds kRetry{10'000};  // until the same state is tried again

  explicit KeptFile(std::chrono::milliseconds retry = kRetry) : m_retry(retry) {}

  // The file has this: before that nothing is written.
  void begin(State written) { m_written = std::move(written); }
  const std::optional<State>& written() const { return m_written; }

  // Takes the result of a write that has ended: why it could not be written, told once until it can; else "".
  QString settle() {
    if (!isReady(m_writing))
      return {};
    QString why = takeResult();
    const bool told = std::exchange(m_failed, !why.isEmpty());
    m_sinceFailed.start();
    return told ? QString() : why;
  }
  bool isDue(const State& now) const {
    const bool rests = m_failed && now == m_tried && m_sinceFailed.elapsed() < m_retry.count();
    return m_written && !m_writing.valid() && now != *m_written && !rests;
  }
  // Waits for what is being written.
  bool isDueAtTheEnd(const State& now) {
    if (m_writing.valid())
      takeResult();
    return m_written && now != *m_written;
  }
  // On another thread, with all that it needs: "", or why it could not. The destructor waits for it.
  void write(State now, std::function<QString()> how) {
    m_tried = std::move(now);
    m_writing = std::async(std::launch::async, std::move(how));
  }

 private:
  QString takeResult() {
    QString why = m_writing.get();
    if (why.isEmpty())
      m_written = m_tried;
    return why;
  }

  std::chrono::milliseconds m_retry;
  std::optional<State> m_written;
  State m_tried{};  // given to the last write
  bool m_failed = false;
  QElapsedTimer m_sinceFailed;
  std::future<QString> m_writing;
};

}  // namespace vortex::ui
