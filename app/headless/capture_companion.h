// SPDX-License-Identifier: GPL-3.0-or-later
//
// Captures the run that it goes along with, and sees to the run's workload: cancels slots at their drawn instants, and lets the run
// end when the capture has.
#pragma once

#include "app/headless/slot_run.h"
#include "engine/workload.h"

namespace vortex::headless {

class CaptureCompanion final : public RunCompanion {
 public:
  CaptureCompanion(CaptureRequest request, Workload workload) : m_request(std::move(request)), m_workload(std::move(workload)) {}

  SlotRequest slot(std::size_t n) const { return m_workload.request(n); }

  bool attach(Engine& engine) override;
  void submitted(SlotId slot, std::size_t n) override { m_workload.submitted(slot, n); }
  void take(const Event& event, Reporter& reporter) override;
  void turn(Time now) override;
  std::optional<Time> next() const override { return m_workload.next(); }
  bool hasEnough() const override { return m_ended; }
  bool idle() const override { return m_filed; }
  void interrupt() override;
  void ended(Time, Reporter&) override {}

 private:
  CaptureRequest m_request;
  Workload m_workload;
  Engine* m_engine = nullptr;
  bool m_asked = false, m_ended = false, m_filed = false;
};

}  // namespace vortex::headless
