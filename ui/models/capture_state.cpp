// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/capture_state.h"

#include <algorithm>
#include <variant>

namespace vortex::ui {

// Whether it was of captures.
struct CaptureState::Fold {
  CaptureState& to;
  Time at;

  bool operator()(const event::CaptureStarted& e) const {
    const std::uint64_t revision = to.m_revision;
    to = CaptureState();
    to.m_revision = revision;
    to.m_started = e;
    return true;
  }
  bool operator()(const event::CaptureProgress& e) const {
    to.m_progress = e;
    to.m_toldAt = at;
    return true;
  }
  bool operator()(const event::CaptureVerdict& e) const {
    to.m_verdict = e;
    return true;
  }
  bool operator()(const event::CaptureEnded& e) const {
    if (e.why == CaptureEnd::NotBegun)
      to.m_started.reset();
    to.m_ended = e;
    return true;
  }
  bool operator()(const event::CaptureFiled& e) const {
    to.m_filed = e;
    return true;
  }
  template <typename Other>
  bool operator()(const Other&) const {
    return false;
  }
};

void CaptureState::take(const Event& event) {
  if (std::visit(Fold{*this, event.at}, event.body))
    ++m_revision;
}

std::optional<Duration> CaptureState::left(Time now) const {
  if (!runs() || !m_progress || !m_progress->left)
    return std::nullopt;
  return std::max(*m_progress->left - std::max(now - m_toldAt, Duration{}), Duration{});
}

}  // namespace vortex::ui
