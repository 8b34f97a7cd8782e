// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the engine's capture goes, as it tells it itself: for progress, time left, and which buttons make sense. A fold; a value.
// What is judged of it is live_capture.h's.
#pragma once

#include "engine/slot/event.h"

#include <cstdint>
#include <optional>

namespace vortex::ui {

class CaptureState {
 public:
  void take(const Event& event);

  bool runs() const { return m_started && !m_ended; }
  // Its file is written: from its start until it is closed, which is some time after its end.
  bool isOpen() const { return m_started && !m_filed; }

  // Of the last capture that began; absent: none did, or the last that was asked for could not.
  const std::optional<event::CaptureStarted>& started() const { return m_started; }
  const std::optional<event::CaptureProgress>& progress() const { return m_progress; }
  const std::optional<event::CaptureVerdict>& verdict() const { return m_verdict; }  // the last that was told
  const std::optional<event::CaptureEnded>& ended() const { return m_ended; }
  const std::optional<event::CaptureFiled>& filed() const { return m_filed; }
  // As it was told last, less the time since; absent: nobody knows.
  std::optional<Duration> left(Time now) const;

  std::uint64_t revision() const { return m_revision; }  // grows with what is told of captures

 private:
  struct Fold;

  std::optional<event::CaptureStarted> m_started;
  std::optional<event::CaptureProgress> m_progress;
  std::optional<event::CaptureVerdict> m_verdict;
  std::optional<event::CaptureEnded> m_ended;
  std::optional<event::CaptureFiled> m_filed;
  Time m_toldAt{};  // of the progress
  std::uint64_t m_revision = 0;
};

}  // namespace vortex::ui
