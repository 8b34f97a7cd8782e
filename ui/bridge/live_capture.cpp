// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/live_capture.h"

#include "ui/bridge/is_ready.h"

#include <tuple>
#include <utility>

namespace vortex::ui {
namespace {

// Of two moments with the same one, the same is shown.
auto markOf(const analysis::CaptureJudge& judge) {
  const analysis::CaptureSeries& series = judge.series();
  return std::tuple(series.started().has_value(), series.points().size(), judge.looks(), judge.verdict().word,
                    series.ended().has_value());
}

}  // namespace

void LiveCapture::take(const Event& event) {
  m_state.take(event);
  if (std::holds_alternative<event::CaptureStarted>(event.body)) {
    m_judge = std::make_shared<analysis::CaptureJudge>();
    m_waiting.clear();
    m_follows = true;
  }
  if (m_follows)
    m_waiting.push_back(event);
  if (std::holds_alternative<event::CaptureEnded>(event.body))
    m_follows = false;
}

bool LiveCapture::refresh() {
  bool isNew = false;
  if (isReady(m_judging)) {
    Judged judged = m_judging.get();
    isNew = judged.by == m_judge && judged.captured;  // else it is of a capture before
    if (isNew) {
      m_captured = std::move(judged.captured);
      ++m_revision;
    }
  }
  if (!m_judging.valid() && !m_waiting.empty())
    m_judging = std::async(std::launch::async, [by = m_judge, events = std::exchange(m_waiting, {})]() mutable {
      return judge(std::move(by), events);
    });
  return isNew;
}

LiveCapture::Judged LiveCapture::judge(std::shared_ptr<analysis::CaptureJudge> by, const std::vector<Event>& events) {
  const auto before = markOf(*by);
  for (const Event& event : events)
    by->take(event);
  Judged judged{.by = by, .captured = {}};
  if (markOf(*by) != before)
    judged.captured = capturedOf(*by, by->series().ended() ? LeakLook::Now : LeakLook::Last);
  return judged;
}

}  // namespace vortex::ui
