// SPDX-License-Identifier: GPL-3.0-or-later
//
// What DeviceProcess promises of its output pool: no buffer in two hands, back-pressure that is told, memory that is given back
// when somebody asks for it.
#include "tests/engine/link/harness.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <csignal>
#include <cstring>
#include <thread>

using namespace vortex;
using namespace vortex::link::test;
using link::DeviceProcess;

namespace {

constexpr std::size_t kBuffers = 4;  // two slots in flight, one being encoded, one more

// Takes all picture buffers out of the pool.
std::vector<backend::Artifact> takeAllPictures(Harness& h) {
  std::vector<backend::Artifact> held;
  for (std::size_t i = 0; i < kBuffers; ++i) {
    h.start(Stage::Image, "");
    const auto* finished = h.wait<backend::AttemptFinished>(i);
    if (finished)
      held.push_back(finished->outputs.front());
  }
  h.forget();
  return held;
}

// Keeps the device at a snapshot until end().
class SlowSnapshot {
 public:
  explicit SlowSnapshot(Harness& h) {
    const std::string file = m_folder.filePath("slow.fifo").toStdString();
    if (::mkfifo(file.c_str(), 0600) != 0)
      qFatal("no fifo");
    h.send(backend::Snapshot{file});
    m_writer = link::UniqueFd(::open(file.c_str(), O_WRONLY | O_CLOEXEC));  // returns when the device has opened it, too
  }
  void end() { m_writer.reset(); }

 private:
  QTemporaryDir m_folder;
  link::UniqueFd m_writer;
};

}  // namespace

class TestLinkPool : public QObject {
  Q_OBJECT
 private slots:
  void aStartThatFindsNoBufferWaitsUntilOneComesBack() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    std::vector<backend::Artifact> held = takeAllPictures(h);
    QCOMPARE(held.size(), kBuffers);
    h.start(Stage::Image, "");
    h.start(Stage::Audio, "");  // has buffers of its own
    QVERIFY(h.wait<backend::AttemptFinished>());
    QVERIFY(h.get<backend::AttemptFinished>()->name.stage == Stage::Audio);
    QCOMPARE(h.device().waiting(), std::size_t{1});
    QCOMPARE(h.device().everWaited(), std::uint64_t{1});
    QCOMPARE(h.count<backend::AttemptWaiting>(), std::size_t{1});
    QVERIFY(h.get<backend::AttemptWaiting>()->name.stage == Stage::Image);
    QCOMPARE(h.count<backend::AttemptStarted>(), std::size_t{1});
    QCOMPARE(h.count<event::OutputPoolFull>(), std::size_t{1});
    QVERIFY(h.get<event::OutputPoolFull>()->full && h.get<event::OutputPoolFull>()->first.stage == Stage::Image);

    std::thread elsewhere([&] { held.pop_back(); });  // the output worker lets go
    elsewhere.join();
    QVERIFY(h.wait<backend::AttemptFinished>(1));
    QCOMPARE(h.device().waiting(), std::size_t{0});
    QCOMPARE(h.count<event::OutputPoolFull>(), std::size_t{2});
    QVERIFY(!h.get<event::OutputPoolFull>(1)->full);
  }

  void aWaitingStartIsStoppedAtOnce() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    const auto held = takeAllPictures(h);
    const AttemptName name = h.start(Stage::Image, "");
    h.send(backend::StopAttempt{name, StopCause::Timeout});
    QCOMPARE(h.count<backend::AttemptStopped>(), std::size_t{1});
    QCOMPARE(h.device().waiting(), std::size_t{0});
  }

  void aWaitingStartEndsWithTheDevice() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    auto held = takeAllPictures(h);
    h.start(Stage::Image, "");
    ::kill(h.device().pid(), SIGKILL);
    QVERIFY(h.wait<backend::DeviceLost>());
    QCOMPARE(h.device().waiting(), std::size_t{0});
    held.clear();
    QVERIFY(h.wait<backend::DeviceReady>());
    h.start(Stage::Clip, "fail");
    QVERIFY(h.wait<backend::AttemptFailed>());
    QCOMPARE(h.count<backend::AttemptFinished>(), std::size_t{0});
  }

  void onlySoManyStartsWait() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    const auto held = takeAllPictures(h);
    for (std::size_t i = 0; i < DeviceProcess::kMaxWaiting; ++i)
      h.start(Stage::Image, "");
    QCOMPARE(h.device().waiting(), DeviceProcess::kMaxWaiting);
    QCOMPARE(h.count<backend::AttemptFailed>(), std::size_t{0});
    h.start(Stage::Image, "");
    QVERIFY(h.get<backend::AttemptFailed>() && h.get<backend::AttemptFailed>()->reason == Reason::DeviceError);
  }

  void aBufferIsNeverInTwoHands() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    const auto held = takeAllPictures(h);
    std::vector<const std::byte*> addresses;
    for (const auto& artifact : held)
      addresses.push_back(artifact.lease->bytes().data());
    std::sort(addresses.begin(), addresses.end());
    QVERIFY(std::adjacent_find(addresses.begin(), addresses.end()) == addresses.end());
  }

  void aJobThatIsLargerThanTheLadderIsRefusedWithTheNumbers() {
    DeviceProcess::Options options = toyOptions();
    options.settings.ladder = {Quality{.side = 4, .maxFrames = 4}};
    Harness h(std::move(options));
    QVERIFY(h.openAndReady());
    h.start(Stage::Image, "");  // the harness's jobs have 8 pixels a side
    QVERIFY(h.get<backend::AttemptFailed>());
    QCOMPARE(h.get<backend::AttemptFailed>()->message, "picture needs 768 bytes, the output pool's buffers hold 192");
  }

  void anInputThatIsNotInThePoolIsRefused() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    h.start(Stage::Clip, "", {backend::Artifact{}});
    QVERIFY(h.get<backend::AttemptFailed>() && h.get<backend::AttemptFailed>()->reason == Reason::BadInput);
  }

  void whatWasMadeOutlivesItsDeviceAndItsBackend() {
    std::vector<backend::Artifact> kept;
    {
      Harness h(toyOptions());
      QVERIFY(h.openAndReady());
      h.start(Stage::Image, "", {}, 77);
      QVERIFY(h.wait<backend::AttemptFinished>());
      kept = h.get<backend::AttemptFinished>()->outputs;
    }
    std::uint64_t seed = 0;
    std::memcpy(&seed, kept.front().lease->bytes().data(), sizeof seed);
    QCOMPARE(seed, std::uint64_t{77});
  }

  void clearedBuffersGiveTheirMemoryBackButNotThoseInUse() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    std::vector<backend::Artifact> held = takeAllPictures(h);
    held.resize(1);
    const std::string before(reinterpret_cast<const char*>(held.front().lease->bytes().data()), 8);
    const Bytes taken = h.device().pool().resident();
    QVERIFY(taken > Bytes{});
    h.send(backend::ClearBuffers{});
    const auto* cleared = h.wait<backend::BuffersCleared>();
    QVERIFY(cleared);
    QCOMPARE(cleared->reservedBefore.count, 200);
    QCOMPARE(cleared->reservedAfter.count, 100);
    QCOMPARE(cleared->poolBefore.count, taken.count);
    QCOMPARE(cleared->poolAfter.count, 4096);  // the page of the picture that is held
    QCOMPARE(std::string(reinterpret_cast<const char*>(held.front().lease->bytes().data()), 8), before);
    QCOMPARE(h.device().pool().leased(), 1);
    h.start(Stage::Image, "");
    QVERIFY(h.wait<backend::AttemptFinished>());
  }

  void buffersAreClearedWithoutADeviceToo() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    takeAllPictures(h);
    h.send(backend::Shutdown{});
    QVERIFY(h.wait<backend::DeviceLost>());
    h.send(backend::ClearBuffers{});
    const auto* cleared = h.wait<backend::BuffersCleared>();
    QVERIFY(cleared);
    QCOMPARE(cleared->reservedBefore.count, 0);
    QCOMPARE(cleared->poolAfter.count, 0);
  }

  void aClearIsAnsweredHoweverManySnapshotsWait() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    SlowSnapshot slow(h);
    for (int i = 0; i < 9; ++i)
      h.send(backend::Snapshot{"/nowhere"});
    const auto* refused = h.wait<backend::SnapshotWritten>();
    QVERIFY(refused);
    QCOMPARE(refused->error, "refused: 8 are waiting");
    h.send(backend::ClearBuffers{});
    slow.end();
    for (std::size_t i = 0; i < 2; ++i) {
      const auto* cleared = h.wait<backend::BuffersCleared>(i);
      QVERIFY(cleared);
      QCOMPARE(cleared->reservedBefore.count, 200);
      h.send(backend::ClearBuffers{});
    }
  }

  void aClearThatIsNotAnsweredIsGivenUpSoThatTheNextIsHeard() {
    DeviceProcess::Options options = toyOptions();
    options.clearing = milliseconds(20);
    Harness h(std::move(options));
    QVERIFY(h.openAndReady());
    SlowSnapshot slow(h);
    for (std::size_t i = 0; i < 2; ++i) {
      h.send(backend::ClearBuffers{});
      const auto* cleared = h.wait<backend::BuffersCleared>(i);
      QVERIFY(cleared);
      QCOMPARE(cleared->reservedBefore.count, 0);
    }
    slow.end();
    QVERIFY(h.wait<backend::SnapshotWritten>());
    QCOMPARE(h.count<backend::DeviceLost>(), std::size_t{0});
  }

  void whatIsAskedForTwiceAtOnceIsAnsweredOnce() {
    Harness h(toyOptions());
    QVERIFY(h.openAndReady());
    for (int i = 0; i < 2; ++i)  // not by the harness, which may hear the first answer before it asks again
      h.device().send(backend::ClearBuffers{}, h.now());
    QVERIFY(h.wait<backend::BuffersCleared>());
    h.start(Stage::Image, "");
    QVERIFY(h.wait<backend::AttemptFinished>());
    QCOMPARE(h.count<backend::BuffersCleared>(), std::size_t{1});
  }
};

QTEST_GUILESS_MAIN(TestLinkPool)
#include "test_link_pool.moc"
