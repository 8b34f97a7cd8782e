// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engine's capture, followed while it runs: how it goes, told with the events, and all of it as the panes show it, which is
// judged on a thread of its own: a look at a thousand slots takes a tenth of a second.
#pragma once

#include "ui/models/capture_state.h"
#include "ui/models/captured.h"

#include <future>
#include <memory>
#include <optional>
#include <vector>

namespace vortex::ui {

class LiveCapture {
 public:
  void take(const Event& event);
  bool refresh();  // once a frame; whether captured() is another one now

  const CaptureState& state() const { return m_state; }
  // As of its last look while it runs, then as of its end. Absent: none began in this session. Without what the file alone knows
  // (its snapshots).
  const std::optional<Captured>& captured() const { return m_captured; }
  std::uint64_t revision() const { return m_revision; }  // of captured()

 private:
  struct Judged {
    std::shared_ptr<analysis::CaptureJudge> by;
    std::optional<Captured> captured;  // absent: nothing that is shown has changed
  };
  static Judged judge(std::shared_ptr<analysis::CaptureJudge> by, const std::vector<Event>& events);

  CaptureState m_state;
  bool m_follows = false;
  std::vector<Event> m_waiting;                     // for the judge
  std::shared_ptr<analysis::CaptureJudge> m_judge;  // used by the thread alone
  std::future<Judged> m_judging;
  std::optional<Captured> m_captured;
  std::uint64_t m_revision = 0;
};

}  // namespace vortex::ui
