// SPDX-License-Identifier: GPL-3.0-or-later
//
// A worker process does its work, stops when told, and is started anew when it dies.
#include "tests/engine/link/harness.h"

#include <QtTest/QTest>

#include <csignal>
#include <cstring>

using namespace vortex;
using namespace vortex::link::test;
using vortex::backend::Artifact;

namespace {

std::uint64_t numberAt(const Artifact& artifact, std::size_t nth) {
  std::uint64_t number = 0;
  std::memcpy(&number, artifact.lease->bytes().data() + nth * sizeof number, sizeof number);
  return number;
}

}  // namespace

class TestLinkDevice : public QObject {
  Q_OBJECT
 private slots:
  void whatOneStageMakesReachesTheNext() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    QCOMPARE(h.get<backend::DeviceReady>()->device, "toy");
    QCOMPARE(h.get<backend::DeviceReady>()->build, "toy 1");

    h.start(Stage::Audio, "", {}, 11);
    h.start(Stage::Image, "", {}, 12);
    QVERIFY(h.wait<backend::AttemptFinished>(1));
    std::vector<Artifact> sound, picture;
    for (std::size_t i : {0, 1}) {
      const auto* finished = h.get<backend::AttemptFinished>(i);
      (finished->name.stage == Stage::Audio ? sound : picture) = finished->outputs;
    }
    QCOMPARE(sound.size(), std::size_t{2});
    QCOMPARE(picture.size(), std::size_t{1});
    QCOMPARE(numberAt(sound[0], 0), std::uint64_t{11});
    QCOMPARE(numberAt(picture[0], 0), std::uint64_t{12});

    h.start(Stage::Video, "", {sound[0], sound[1], picture[0]}, 13);
    const auto* video = h.wait<backend::AttemptFinished>(2);
    QVERIFY(video);
    QCOMPARE(numberAt(video->outputs[0], 0), std::uint64_t{13});
    QCOMPARE(numberAt(video->outputs[0], 1), std::uint64_t{11});
    QCOMPARE(numberAt(video->outputs[0], 3), std::uint64_t{12});

    h.start(Stage::Clip, "", {sound[0], video->outputs[0]}, 14);
    const auto* clip = h.wait<backend::AttemptFinished>(3);
    QVERIFY(clip);
    QCOMPARE(clip->scores->b, 0.75);
    QCOMPARE(h.count<backend::AttemptStarted>(), std::size_t{4});
  }

  // A reset: what audio and image had made lies in the engine's memory, in no pool.
  void whatWasRecordedReachesAStageToo() {
    class HostLease : public backend::Lease {
     public:
      explicit HostLease(std::vector<std::byte> bytes) : m_bytes(std::move(bytes)) {}
      std::span<const std::byte> bytes() const override { return m_bytes; }

     private:
      std::vector<std::byte> m_bytes;
    };
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    h.start(Stage::Audio, "");
    h.start(Stage::Image, "");
    QVERIFY(h.wait<backend::AttemptFinished>(1));
    std::vector<Artifact> given;
    for (const Stage stage : {Stage::Audio, Stage::Image})
      for (std::size_t i : {0, 1})
        if (const auto* made = h.get<backend::AttemptFinished>(i); made->name.stage == stage)
          given.insert(given.end(), made->outputs.begin(), made->outputs.end());
    QCOMPARE(given.size(), std::size_t{3});
    std::uint64_t number = 101;
    for (Artifact& artifact : given) {
      std::vector<std::byte> bytes(static_cast<std::size_t>(artifact.info.bytes().count));
      std::memcpy(bytes.data(), &number, sizeof number);
      ++number;
      artifact.lease = std::make_shared<const HostLease>(std::move(bytes));
    }
    h.forget();
    QCOMPARE(h.device().pool().leased(), 0);

    h.start(Stage::Video, "", given, 13);
    const auto* video = h.wait<backend::AttemptFinished>();
    QVERIFY(video);
    QCOMPARE(numberAt(video->outputs[0], 0), std::uint64_t{13});
    for (std::size_t i = 0; i < 3; ++i)
      QCOMPARE(numberAt(video->outputs[0], 1 + i), std::uint64_t{101 + i});
    // The copies were the attempt's: what is still leased is what it made, and that is in the test's hands.
    QCOMPARE(h.device().pool().leased(), 1);

    given[0].lease = std::make_shared<const HostLease>(std::vector<std::byte>(8));
    h.start(Stage::Video, "", given, 14);
    const auto* failed = h.wait<backend::AttemptFailed>();
    QVERIFY(failed);
    QVERIFY(failed->reason == Reason::BadInput);
    QCOMPARE(QString::fromStdString(failed->message), QString("its sound has no content"));
  }

  void aStopEndsTheAttemptBeforeItsNextOperator() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    const AttemptName work = h.start(Stage::Audio, "work 100000 1");
    QVERIFY(h.until([&] { return h.device().counters(Stage::Audio)->operators > 3; }));
    h.send(backend::StopAttempt{work, StopCause::Timeout});
    const auto* stopped = h.wait<backend::AttemptStopped>();
    QVERIFY(stopped);
    QVERIFY(stopped->name == work);
    QVERIFY(stopped->requestToStopped > Duration{});
    QCOMPARE(stopped->released.count, std::int64_t{1000});
    QCOMPARE(h.count<backend::AttemptFinished>(), std::size_t{0});
  }

  void aKilledDeviceIsLostAndComesBack() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    h.start(Stage::Image, "work 100000 1");
    QVERIFY(h.until([&] { return h.device().counters(Stage::Image)->operators > 0; }));
    ::kill(h.get<backend::DeviceReady>()->pid, SIGKILL);
    const auto* lost = h.wait<backend::DeviceLost>();
    QVERIFY(lost);
    QVERIFY2(lost->reason == DeviceLoss::Signaled, lost->detail.c_str());
    QVERIFY2(lost->detail.find("signal 9") != std::string::npos, lost->detail.c_str());
    QVERIFY2(lost->detail.find("toy speaks") != std::string::npos, lost->detail.c_str());
    QVERIFY(lost->restarting);
    QCOMPARE(h.device().pool().leased(), 0);
    QVERIFY(h.wait<backend::DeviceReady>(1));
    h.start(Stage::Image, "");
    QVERIFY(h.wait<backend::AttemptFinished>());
  }
};

QTEST_GUILESS_MAIN(TestLinkDevice)
#include "test_link_device.moc"
