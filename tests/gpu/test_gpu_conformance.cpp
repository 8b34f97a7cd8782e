// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every backend promises holds for vortex-device-cuda behind the link.
#include "tests/engine/backend/conformance.h"
#include "tests/engine/link/harness.h"
#include "tests/gpu/gpu.h"

using namespace vortex;

namespace {

class GpuRig final : public vortex::test::Rig {
 public:
  GpuRig() : m_harness(options()) {}
  backend::Backend& backend() override { return m_harness.device(); }
  Time now() override { return m_harness.now(); }
  bool pump(std::vector<backend::Report>& out) override {
    const std::size_t before = m_harness.reports().size();
    const bool some = m_harness.until([&] { return m_harness.reports().size() > before; }, seconds(60));
    out.insert(out.end(), m_harness.reports().begin() + static_cast<std::ptrdiff_t>(before), m_harness.reports().end());
    return some;
  }
  Job job() const override {
    Job job = vortex::torch::tinyJob();
    job.quality.passes = {40, 40, 40, 40};
    return job;
  }

 private:
  static link::DeviceProcess::Options options() {
    link::DeviceProcess::Options options;
    options.settings = contractSettings();
    options.settings.device.name = "cuda:0";
    options.settings.ladder = {vortex::torch::tinyJob().quality};
    options.program = VORTEX_BIN_DIR "/vortex-device-cuda";
    return options;
  }
  link::test::Harness m_harness;
};

}  // namespace

class TestGpuConformance : public QObject {
  Q_OBJECT
 private slots:
  void promised_data() {
    QTest::addColumn<int>("check");
    const auto checks = vortex::test::conformanceChecks();
    for (std::size_t i = 0; i < checks.size(); ++i)
      QTest::newRow(checks[i].name.c_str()) << static_cast<int>(i);
  }
  void promised() {
    QFETCH(int, check);
    GpuRig rig;
    vortex::test::conformanceChecks()[static_cast<std::size_t>(check)].hold(rig);
  }
};

int main(int argc, char** argv) { vortex::torch::runGpuTest<TestGpuConformance>(argc, argv); }
#include "test_gpu_conformance.moc"
