// SPDX-License-Identifier: GPL-3.0-or-later
//
// A worker in another language takes part: worker.py, which knows nothing but PROTOCOL.md, behind `device.command`.
#include "tests/engine/link/harness.h"

#include <QTest>
#include <cstring>

using namespace vortex;
using namespace vortex::link::test;

namespace {

link::DeviceProcess::Options pythonOptions() {
  link::DeviceProcess::Options options = toyOptions();
  options.settings.device.command = {"python3", LINK_TEST_FOLDER "/worker.py"};
  options.settings.device.hungAfter = seconds(30);  // an interpreter on a busy machine
  options.requiredBuild = {};
  return options;
}

std::uint64_t numberAt(const backend::Artifact& artifact, std::size_t nth) {
  std::uint64_t number = 0;
  std::memcpy(&number, artifact.lease->bytes().data() + nth * sizeof number, sizeof number);
  return number;
}

}  // namespace

class TestLinkPython : public QObject {
  Q_OBJECT
 private slots:
  void itMakesASlotStopsAndEnds() {
    Harness h(pythonOptions());
    QVERIFY2(h.openAndReady(), h.get<backend::DeviceLost>() ? h.get<backend::DeviceLost>()->detail.c_str() : "");
    QCOMPARE(h.get<backend::DeviceReady>()->build, "python 1");
    QCOMPARE(h.get<backend::DeviceReady>()->device, "cpython");

    h.start(Stage::Audio, "hello", {}, 11);
    const auto* audio = h.wait<backend::AttemptFinished>(0);
    QVERIFY(audio);
    const std::vector<backend::Artifact> sound = audio->outputs;
    h.start(Stage::Image, "", {}, 12);
    QVERIFY(h.wait<backend::AttemptFinished>(1));
    const std::vector<backend::Artifact> picture = h.get<backend::AttemptFinished>(1)->outputs;
    h.start(Stage::Video, "", {sound[0], sound[1], picture[0]}, 13);
    QVERIFY(h.wait<backend::AttemptFinished>(2));
    const std::vector<backend::Artifact> frames = h.get<backend::AttemptFinished>(2)->outputs;
    QCOMPARE(numberAt(frames[0], 0), std::uint64_t{13});
    QCOMPARE(numberAt(frames[0], 1), std::uint64_t{11});
    QCOMPARE(numberAt(frames[0], 3), std::uint64_t{12});
    h.start(Stage::Clip, "", {sound[0], frames[0]}, 14);
    QVERIFY(h.wait<backend::AttemptFinished>(3));
    QCOMPARE(h.get<backend::AttemptFinished>(3)->scores->l, 0.8);
    QCOMPARE(h.count<backend::AttemptStep>(), std::size_t{4});

    const AttemptName work = h.start(Stage::Image, "work");
    QVERIFY(h.until([&] { return h.device().counters(Stage::Image)->operators > 3; }));
    h.send(backend::StopAttempt{work, StopCause::Operator});
    const auto* stopped = h.wait<backend::AttemptStopped>();
    QVERIFY(stopped && stopped->name == work);
    QVERIFY(stopped->requestToStopped > Duration{});

    h.send(backend::Snapshot{"/nowhere"});
    const auto* written = h.wait<backend::SnapshotWritten>();
    QVERIFY(written);
    QCOMPARE(written->error, "not written: no allocator");
    h.send(backend::Shutdown{});
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost);
    QVERIFY2(lost->reason == DeviceLoss::Shutdown, lost->detail.c_str());
  }
};

QTEST_GUILESS_MAIN(TestLinkPython)
#include "test_link_python.moc"
