// SPDX-License-Identifier: GPL-3.0-or-later
//
// A device process on the real clock, for the checks that every backend must hold.
#pragma once

#include "tests/engine/backend/conformance.h"
#include "tests/engine/link/harness.h"

#include <utility>

namespace vortex::link::test {

class LinkRig : public vortex::test::Rig {
 public:
  // patience: how long nothing may be reported.
  LinkRig(DeviceProcess::Options options, Job job, Duration patience)
      : m_harness(std::move(options)), m_job(std::move(job)), m_patience(patience) {}
  backend::Backend& backend() override { return m_harness.device(); }
  Time now() override { return m_harness.now(); }
  bool pump(std::vector<backend::Report>& out) override {
    const std::size_t before = m_harness.reports().size();
    const bool some = m_harness.until([&] { return m_harness.reports().size() > before; }, m_patience);
    out.insert(out.end(), m_harness.reports().begin() + static_cast<std::ptrdiff_t>(before), m_harness.reports().end());
    return some;
  }
  Job job() const override { return m_job; }

 private:
  Harness m_harness;
  Job m_job;
  Duration m_patience;
};

}  // namespace vortex::link::test
