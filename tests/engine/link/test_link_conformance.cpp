// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every backend promises holds for the device process, with the toy as its worker: as a process, and as threads of this one.
#include "tests/engine/link/link_rig.h"
#include "tests/engine/link/thread_worker.h"

#include <QTest>

using namespace vortex;
using namespace vortex::link::test;

namespace {

Job toyJob() {
  Job job;
  job.script = "work 10 2";
  job.duration = seconds(0.125);
  job.quality = toySettings().ladder.front();
  return job;
}

}  // namespace

class TestLinkConformance : public QObject {
  Q_OBJECT
 private slots:
  void promised_data() {
    QTest::addColumn<int>("check");
    QTest::addColumn<bool>("threads");
    const auto checks = vortex::test::conformanceChecks();
    for (std::size_t i = 0; i < checks.size(); ++i) {
      QTest::newRow((checks[i].name + ", as a process").c_str()) << static_cast<int>(i) << false;
      QTest::newRow((checks[i].name + ", as threads").c_str()) << static_cast<int>(i) << true;
    }
  }
  void promised() {
    QFETCH(int, check);
    QFETCH(bool, threads);
    link::DeviceProcess::Options options = toyOptions();
    if (threads)
      options.spawn = spawnThreads;
    LinkRig rig(std::move(options), toyJob(), seconds(20));
    vortex::test::conformanceChecks()[static_cast<std::size_t>(check)].hold(rig);
  }
};

QTEST_GUILESS_MAIN(TestLinkConformance)
#include "test_link_conformance.moc"
