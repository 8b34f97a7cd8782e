// SPDX-License-Identifier: GPL-3.0-or-later
//
// The worker's thread: order, priority, bound and end.
#include "engine/output/output_worker.h"
#include "tests/engine/output/made_slot.h"

#include <sys/resource.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <condition_variable>
#include <mutex>

using namespace vortex;
using namespace vortex::output;
using namespace std::chrono_literals;

namespace {

// Blocks the worker in the middle of a slot until it is opened.
class Gate {
 public:
  void open() {
    const std::scoped_lock lock(m_mutex);
    m_open = true;
    m_changed.notify_all();
  }
  void pass() {
    std::unique_lock lock(m_mutex);
    m_reached = true;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_open; });
  }
  void waitUntilReached() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_reached; });
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  bool m_open = false, m_reached = false;
};

class GatedLease : public made::MemoryLease {
 public:
  GatedLease(const std::vector<float>& samples, Gate& gate) : MemoryLease(samples), m_gate(gate) {}
  std::span<const std::byte> bytes() const override {
    m_gate.pass();
    return MemoryLease::bytes();
  }

 private:
  Gate& m_gate;
};

DeliveryJob gatedSlot(std::uint64_t slot, Gate& gate) {
  return {.record = made::record(slot),
          .artifacts = {{.info = made::infoOf(backend::ArtifactKind::Sound, 24, 64),
                         .lease = std::make_shared<GatedLease>(made::sound(24), gate)}}};
}

// "7" delivered, "-7: message" failed, in the order of the callbacks.
class Results {
 public:
  void add(const DeliveryResult& result) {
    const std::scoped_lock lock(m_mutex);
    if (const auto* good = std::get_if<Delivered>(&result))
      m_lines << QString::number(good->slot.value);
    else
      m_lines << QStringLiteral("-%1: %2")
                     .arg(std::get<DeliveryFailed>(result).slot.value)
                     .arg(QString::fromStdString(std::get<DeliveryFailed>(result).message));
  }
  QStringList lines() const {
    const std::scoped_lock lock(m_mutex);
    return m_lines;
  }

 private:
  mutable std::mutex m_mutex;
  QStringList m_lines;
};

}  // namespace

class TestOutputWorker : public QObject {
  Q_OBJECT

 private slots:
  void slotsAreDeliveredInOrderAndFinishWritesThemAll() {
    QTemporaryDir out;
    Results results;
    OutputWorker worker({.delivery = {.out = out.path().toStdString()}}, [&](const DeliveryResult& r) { results.add(r); });
    for (std::uint64_t slot : {3u, 1u, 2u})
      worker.deliver({.record = made::record(slot)});
    worker.stop(OutputStop::Finish);
    QCOMPARE(results.lines(), (QStringList{QStringLiteral("3"), QStringLiteral("1"), QStringLiteral("2")}));
    QVERIFY(QFile::exists(out.filePath(QStringLiteral("slot-000002/result.json"))));
  }

  void theWorkersThreadIsNice() {
    QTemporaryDir out;
    int niceness = -100;
    const int own = getpriority(PRIO_PROCESS, 0);
    OutputWorker worker({.delivery = {.out = out.path().toStdString()}, .niceness = 11},
                        [&](const DeliveryResult&) { niceness = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())); });
    worker.deliver({.record = made::record(1)});
    worker.stop(OutputStop::Finish);
    QCOMPARE(niceness, 11);
    QCOMPARE(getpriority(PRIO_PROCESS, 0), own);
  }

  void aJobOverTheBoundFailsAtOnce() {
    QTemporaryDir out;
    Results results;
    Gate gate;
    OutputWorker worker({.delivery = {.out = out.path().toStdString()}, .maxQueued = 1},
                        [&](const DeliveryResult& r) { results.add(r); });
    worker.deliver(gatedSlot(1, gate));
    gate.waitUntilReached();
    worker.deliver({.record = made::record(2)});
    worker.deliver({.record = made::record(3)});
    QCOMPARE(results.lines(), QStringList{QStringLiteral("-3: the output queue is full: 1 slots wait for the disk")});
    gate.open();
    worker.stop(OutputStop::Finish);
    QCOMPARE(results.lines().mid(1), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
  }

  void abandoningFailsWhatWaitsWithoutTouchingTheDisk() {
    QTemporaryDir out;
    Results results;
    Gate gate;
    OutputWorker worker({.delivery = {.out = out.path().toStdString()}}, [&](const DeliveryResult& r) { results.add(r); });
    worker.deliver(gatedSlot(1, gate));
    gate.waitUntilReached();
    worker.deliver(made::wholeSlot(2, 24, 64));
    worker.stop(OutputStop::Abandon);  // returns, although the worker does not go on
    worker.deliver({.record = made::record(99)});
    QCOMPARE(results.lines(), QStringList{QStringLiteral("-99: the output worker has stopped")});
    gate.open();
    worker.stop(OutputStop::Finish);
    QCOMPARE(results.lines().mid(1),
             (QStringList{QStringLiteral("1"), QStringLiteral("-2: abandoned: the engine is shutting down")}));
    QVERIFY(!QFile::exists(out.filePath(QStringLiteral("slot-000002"))));
  }

  // A thread in a disk that does not answer cannot be joined: it keeps what it uses, its slot's buffers among it, until it comes
  // back.
  void aThreadThatHangsIsLeftBehindWithWhatItUses() {
    QTemporaryDir out;
    const auto gate = std::make_shared<Gate>(), back = std::make_shared<Gate>();
    const auto results = std::make_shared<Results>();
    {
      OutputWorker worker({.delivery = {.out = out.path().toStdString()}, .patience = 0ms}, [=](const DeliveryResult& r) {
        results->add(r);
        back->open();
      });
      worker.deliver(gatedSlot(1, *gate));
      gate->waitUntilReached();
    }
    QVERIFY(results->lines().isEmpty());
    gate->open();
    back->pass();
    QCOMPARE(results->lines(), QStringList{QStringLiteral("1")});
  }

  void aFileSizeLimitFailsTheSlotAndNotTheProcess() {
    QTemporaryDir out;
    Results results;
    OutputWorker worker({.delivery = {.out = out.path().toStdString()}}, [&](const DeliveryResult& r) { results.add(r); });
    rlimit old{};
    getrlimit(RLIMIT_FSIZE, &old);
    const rlimit none{.rlim_cur = 0, .rlim_max = old.rlim_max};
    setrlimit(RLIMIT_FSIZE, &none);
    worker.deliver({.record = made::record(1)});
    worker.stop(OutputStop::Finish);
    setrlimit(RLIMIT_FSIZE, &old);
    QCOMPARE(
        results.lines(),
        QStringList{QStringLiteral("-1: writing %1/proof.txt: File too large").arg(out.filePath(QStringLiteral("slot-000001")))});
  }

  void aJobAfterTheEndIsRefused() {
    QTemporaryDir out;
    Results results;
    OutputWorker worker({.delivery = {.out = out.path().toStdString()}}, [&](const DeliveryResult& r) { results.add(r); });
    worker.stop(OutputStop::Finish);
    worker.deliver({.record = made::record(5)});
    QCOMPARE(results.lines(), QStringList{QStringLiteral("-5: the output worker has stopped")});
  }
};

QTEST_GUILESS_MAIN(TestOutputWorker)
#include "test_output_worker.moc"
