// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ring keeps what was appended: across kills, around its end, up to its bound, and never more than is whole.
#include "engine/history/ring.h"
#include "tests/sample.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <cstring>
#include <fstream>
#include <functional>
#include <random>
#include <thread>

using namespace vortex::history;

namespace {

constexpr std::size_t kSmall = 64 * 1024;

std::span<const std::byte> bytes(const std::string& text) { return std::as_bytes(std::span(text)); }
std::string text(const Ring::Record& record) { return {reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size()}; }

std::vector<std::string> all(Ring& ring) {
  std::vector<Ring::Record> records;
  ring.take(records, 1'000'000);
  std::vector<std::string> texts;
  for (const auto& record : records)
    texts.push_back(std::to_string(record.type) + text(record));
  return texts;
}

// What the calling thread took in `body`.
long pageFaultsOf(const std::function<void()>& body) {
  struct rusage before {
  }, after{};
  ::getrusage(RUSAGE_THREAD, &before);
  body();
  ::getrusage(RUSAGE_THREAD, &after);
  return after.ru_minflt - before.ru_minflt;
}

void writeBack(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  QCOMPARE(::fdatasync(fd), 0);
  ::close(fd);
}

}  // namespace

class TestRing : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  int m_files = 0;

  std::filesystem::path newFile() { return m_folder.filePath("ring-" + QString::number(++m_files)).toStdString(); }

 private slots:
  void whatWasAppendedIsTakenInOrder() {
    Ring ring = Ring::open(newFile(), kSmall).value();
    QVERIFY(ring.append(1, bytes("one")) && ring.append(2, bytes("")) && ring.append(3, bytes("three is longer than eight")));
    QCOMPARE(all(ring), (std::vector<std::string>{"1one", "2", "3three is longer than eight"}));
    QCOMPARE(all(ring), std::vector<std::string>{});
    QVERIFY(ring.used() > 0);
    ring.release();
    QCOMPARE(ring.used(), std::size_t{0});
  }

  void whatWasNotReleasedIsFoundAgain() {
    const auto file = newFile();
    {
      Ring ring = Ring::open(file, kSmall).value();
      ring.append(1, bytes("stored"));
      all(ring);
      ring.release();
      ring.append(1, bytes("taken, not stored"));
      all(ring);
      ring.append(1, bytes("told"));
    }
    Ring again = Ring::open(file, kSmall).value();
    QCOMPARE(all(again), (std::vector<std::string>{"1taken, not stored", "1told"}));
  }

  // A page fault in a file that is mapped and written may wait for the disk: none is left to the engine's thread.
  void whoAppendsTakesNoPageFaults() {
#ifdef __SANITIZE_THREAD__
    QSKIP("each byte that is written has four of a shadow, whose pages are touched for the first time");
#endif
    constexpr std::size_t kRecord = 1000, kCount = Ring::kReady / 1200;
    constexpr long kOthers = 16;  // AddressSanitizer's shadow, the thread's own; were pages not ready, there were 53 more
    const std::string record(kRecord, 'x');
    const auto appendMany = [&](Ring& ring) {
      return pageFaultsOf([&] {
        for (std::size_t i = 0; i < kCount; ++i)
          QVERIFY(ring.append(1, bytes(record)));
      });
    };
    const auto file = newFile();
    Ring ring = Ring::open(file, 4 * Ring::kReady).value();
    QVERIFY(appendMany(ring) <= kOthers);
    for (int i = 0; i < 8; ++i) {  // twice around its end
      all(ring);
      ring.release();
      ring.makeReady();
      writeBack(file);
      ring.makeReady();
      const long faults = appendMany(ring);
      QVERIFY2(faults <= kOthers, qPrintable(QString("%1 at %2").arg(faults).arg(i)));
    }
    Ring inMemory = Ring::inMemory(4 * Ring::kReady);
    QVERIFY(appendMany(inMemory) <= kOthers);
  }

  void aFullRingRefusesAndGoesOnWhenThereIsRoom() {
    Ring ring = Ring::open(newFile(), kSmall).value();
    const std::string record(1000, 'x');
    std::size_t count = 0;
    while (ring.append(1, bytes(record)))
      ++count;
    QVERIFY(count >= 60 && count <= 65);
    QVERIFY(!ring.append(1, bytes(record)));
    QCOMPARE(all(ring).size(), count);
    QVERIFY(!ring.append(1, bytes(record)));  // taken is not yet stored
    ring.release();
    QVERIFY(ring.append(1, bytes(record)));
  }

  void aRecordThatIsTooLargeIsRefused() {
    Ring ring = Ring::open(newFile(), kSmall).value();
    QVERIFY(!ring.append(1, bytes(std::string(kSmall, 'x'))));
    QVERIFY(ring.append(1, bytes(std::string(kSmall / 2 - 64, 'x'))));
  }

  void itGoesRoundItsEndManyTimes() {
    Ring ring = Ring::open(newFile(), kSmall).value();
    std::mt19937 random(7);
    std::uint64_t written = 0, read = 0;
    while (read < 20'000) {
      for (auto burst = random() % 50; burst > 0; --burst) {
        const std::string record = std::to_string(written) + std::string(random() % 700, '.');
        if (!ring.append(static_cast<std::uint16_t>(written % 100), bytes(record)))
          break;
        ++written;
      }
      std::vector<Ring::Record> records;
      ring.take(records, random() % 60);
      for (const auto& record : records) {
        QCOMPARE(text(record).substr(0, text(record).find('.')), std::to_string(read));
        QCOMPARE(record.type, static_cast<std::uint16_t>(read % 100));
        ++read;
      }
      ring.release();
    }
  }

  void oneAppendsWhileAnotherTakes() {
    Ring ring = Ring::open(newFile(), kSmall).value();
    constexpr std::uint64_t kCount = 100'000;
    std::thread writer([&] {
      for (std::uint64_t i = 0; i < kCount;)
        if (ring.append(1, std::as_bytes(std::span(&i, 1))))
          ++i;
        else
          std::this_thread::yield();
    });
    std::uint64_t next = 0;
    std::vector<Ring::Record> records;
    bool inOrder = true;
    while (next < kCount) {
      records.clear();
      ring.take(records, 1000);
      for (const auto& record : records) {
        std::uint64_t value = 0;
        std::memcpy(&value, record.bytes.data(), sizeof value);
        inOrder = inOrder && value == next;
        ++next;
      }
      ring.release();
    }
    writer.join();
    QVERIFY(inOrder);
  }

  // The child tells each number through a pipe after it has appended it, and is killed at some instant.
  void aKilledProcessLosesNothingThatItTold() {
    std::mt19937 random(11);
    for (int round = 0; round < vortex::test::times(1000, 50); ++round) {
      const auto file = newFile();
      std::array<int, 2> tell{};
      QCOMPARE(::pipe(tell.data()), 0);
      const pid_t child = ::fork();
      if (child == 0) {
        Ring ring = Ring::open(file, 1 << 20).value();
        for (std::uint64_t i = 1; ring.append(1, std::as_bytes(std::span(&i, 1))); ++i)
          if (::write(tell[1], &i, sizeof i) != sizeof i)
            break;
        ::_exit(0);
      }
      ::close(tell[1]);
      std::uint64_t told = 0;
      for (auto left = random() % 2000; left > 0; --left)
        if (::read(tell[0], &told, sizeof told) != sizeof told)
          break;
      ::kill(child, SIGKILL);
      while (::read(tell[0], &told, sizeof told) == sizeof told) {
      }
      ::waitpid(child, nullptr, 0);
      ::close(tell[0]);
      Ring ring = Ring::open(file, 1 << 20).value();
      std::vector<Ring::Record> records;
      ring.take(records, 1'000'000);
      QVERIFY2(records.size() == told || records.size() == told + 1, qPrintable(QString::number(records.size())));
      std::filesystem::remove(file);
    }
  }

  void whatDamageLeavesWholeIsReadAndTheRestIsCounted() {
    const auto file = newFile();
    {
      Ring ring = Ring::open(file, kSmall).value();
      ring.append(1, bytes("good"));
      ring.append(1, bytes("bad after a loss of power"));
      ring.append(1, bytes("behind it"));
    }
    {
      std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
      damage.seekp(4096 + 32 + 24 + 3);
      damage.put('X');
    }
    Ring ring = Ring::open(file, kSmall).value();
    std::vector<Ring::Record> records;
    QCOMPARE(ring.take(records, 1'000), std::size_t{24 + 32});
    QCOMPARE(records.size(), std::size_t{2});
    ring.rewind();
    QCOMPARE(all(ring), (std::vector<std::string>{"1good", "1behind it"}));
    ring.release();
    QVERIFY(ring.append(1, bytes("new")));
    QCOMPARE(all(ring), std::vector<std::string>{"1new"});
  }

  void randomDamageDoesNoHarm() {
    std::mt19937 random(13);
    for (int round = 0; round < 300; ++round) {
      const auto file = newFile();
      {
        Ring ring = Ring::open(file, kSmall).value();
        for (int i = 0; i < 300; ++i) {
          ring.append(1, bytes(std::string(random() % 400, 'x')));
          if (i == 100) {
            all(ring);
            ring.release();
          }
        }
      }
      std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
      for (int i = 0; i < 20; ++i) {
        damage.seekp(static_cast<std::streamoff>(random() % (i < 4 ? 256 : 4096 + kSmall)));
        damage.put(static_cast<char>(random()));
      }
      damage.close();
      if (auto ring = Ring::open(file, kSmall)) {
        all(*ring);
        ring->release();
        QVERIFY(ring->append(1, bytes("new")));
        QCOMPARE(all(*ring), std::vector<std::string>{"1new"});
      }
      std::filesystem::remove(file);
    }
  }

  void aRingWhoseMakerWasKilledBeforeItHadBegunIsBegun() {
    const auto file = newFile();
    std::ofstream(file).close();
    std::filesystem::resize_file(file, 4096 + kSmall);
    Ring ring = Ring::open(file, kSmall).value();
    QVERIFY(ring.append(1, bytes("new")));
    QCOMPARE(all(ring), std::vector<std::string>{"1new"});
  }

  void whatIsWholeInACutRingIsRecovered() {
    const auto file = newFile();
    {
      Ring ring = Ring::open(file, kSmall).value();
      for (int i = 0; i < 100; ++i)
        ring.append(1, bytes(std::string(76, 'x')));  // 100 bytes with its head, 104 in the ring
      ring.raiseMark(Ring::Mark::HighestSlot, 7);
    }
    std::filesystem::resize_file(file, 4096 + 104 * 10 + 50);
    QVERIFY(Ring::open(file, kSmall).error().trouble == Ring::Trouble::NotARing);
    auto ring = Ring::recovered(file);
    QVERIFY(ring && !ring->inFile());
    std::vector<Ring::Record> records;
    QCOMPARE(ring->take(records, 1'000), std::size_t{104 * 90});
    QCOMPARE(records.size(), std::size_t{10});
    QCOMPARE(ring->mark(Ring::Mark::HighestSlot), std::uint64_t{7});
  }

  void marksSurviveWithTheFile() {
    const auto file = newFile();
    {
      Ring ring = Ring::open(file, kSmall).value();
      ring.raiseMark(Ring::Mark::HighestSlot, 7);
      ring.raiseMark(Ring::Mark::HighestSlot, 5);
      ring.setMark(Ring::Mark::StoredSeq, 3);
    }
    const Ring ring = Ring::open(file, kSmall).value();
    QCOMPARE(ring.mark(Ring::Mark::HighestSlot), std::uint64_t{7});
    QCOMPARE(ring.mark(Ring::Mark::StoredSeq), std::uint64_t{3});
    QCOMPARE(ring.mark(Ring::Mark::StoredRun), std::uint64_t{0});
  }

  void itHasOneOwnerAtATime() {
    const auto file = newFile();
    {
      const Ring ring = Ring::open(file, kSmall).value();
      const auto second = Ring::open(file, kSmall);
      QVERIFY(!second && second.error().trouble == Ring::Trouble::Busy);
    }
    QVERIFY(Ring::open(file, kSmall));
  }

  void whatIsNoRingIsLeftAsItIs() {
    const auto file = newFile();
    std::ofstream(file) << "precious";
    const auto refused = Ring::open(file, kSmall);
    QVERIFY(!refused);
    QCOMPARE(refused.error().text, file.string() + ": is no ring: 8 bytes");
    QCOMPARE(std::filesystem::file_size(file), std::uintmax_t{8});
    QVERIFY(!Ring::open(std::filesystem::path(m_folder.path().toStdString()) / "nowhere" / "ring", kSmall));
  }
};

QTEST_APPLESS_MAIN(TestRing)
#include "test_ring.moc"
