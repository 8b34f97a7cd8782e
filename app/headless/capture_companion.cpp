// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/capture_companion.h"

#include <iostream>
#include <utility>

namespace vortex::headless {

bool CaptureCompanion::attach(Engine& engine) {
  m_engine = &engine;
  const auto why = engine.startCapture(m_request);
  if (!why)
    return true;
  std::cerr << "vortex-engine: " << *why << '\n';
  return false;
}

void CaptureCompanion::take(const Event& event, Reporter&) {
  m_workload.take(event);
  m_ended = m_ended || std::holds_alternative<event::CaptureEnded>(event.body);
  m_filed = m_filed || std::holds_alternative<event::CaptureFiled>(event.body);
}

void CaptureCompanion::turn(Time now) {
  for (const SlotId slot : m_workload.due(now))
    m_engine->cancel(slot);
}

void CaptureCompanion::interrupt() {
  if (!std::exchange(m_asked, true))
    m_engine->stopCapture();
}

}  // namespace vortex::headless
