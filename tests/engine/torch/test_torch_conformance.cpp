// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every backend promises holds for the real vortex-device with the reference models, at 64 pixels and a second of sound. All
// checks apply: they plant no faults (those that only the simulated backend can play are in test_simulated). Each starts a device,
// so that a few of them stand for all by default: VORTEX_FULL=1.
#include "tests/engine/link/link_rig.h"
#include "tests/sample.h"

#include <QTest>
#include <set>

using namespace vortex;
using namespace vortex::link::test;

namespace {

const std::set<std::string> kSample{"a stopped attempt holds nothing and its lane works again",
                                    "a kill ends all attempts at once and the device comes back"},
    // Under sanitizers test_vortex_engine_torch takes these ways.
    kReleaseSample{"a whole slot ends each stage once, with the promised outputs", "a shutdown ends the device"};

bool isSample(const std::string& name) { return kSample.contains(name) || (!test::kSanitized && kReleaseSample.contains(name)); }

Job smallJob() {
  Job job;
  job.seed = 7;
  job.duration = seconds(1);
  job.script = "Good evening. Nobody moved about today.";
  job.prompt = "a woman with red hair in a newsroom";
  job.quality = {.side = 64,
                 .maxFrames = 24,
                 .passes = {1, 1, 1, 1},
                 .supersample = 1,
                 .sampling = Sampling::Bilinear,
                 .framesPerCall = 4,
                 .textDraws = 2};
  return job;
}

link::DeviceProcess::Options realDevice() {
  Settings settings = contractSettings();
  settings.ladder = {smallJob().quality};
  settings.maxSlotsInFlight = 2;
  settings.device.startTimeout = seconds(600);
  return {.settings = std::move(settings), .program = VORTEX_BIN_DIR "/vortex-device", .requiredBuild = VORTEX_DEVICE_BUILD};
}

}  // namespace

class TestTorchConformance : public QObject {
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
    const auto all = vortex::test::conformanceChecks();
    const vortex::test::Check& one = all[static_cast<std::size_t>(check)];
    if (!test::isWhole() && !isSample(one.name))
      QSKIP("VORTEX_FULL=1");
    LinkRig rig(realDevice(), smallJob(), seconds(120));
    one.hold(rig);
  }
};

QTEST_GUILESS_MAIN(TestTorchConformance)
#include "test_torch_conformance.moc"
