// SPDX-License-Identifier: Apache-2.0
//
// Contract 3, 4 and 7 on a GPU: a stop leaves nothing behind, every byte has an owner, the same seed gives the same bits.
#include "engine/torch/reference_models.h"
#include "tests/gpu/gpu.h"
#include "tests/sample.h"

#include <QFile>
#include <QTemporaryDir>
#include <random>
#include <thread>

using namespace vortex;
using namespace vortex::torch;
using End = backend::LaneResult::End;

class TestGpuDevice : public QObject {
  Q_OBJECT
  TorchProcess m_process;
  // One for the whole program: it attaches itself to the allocator for good.
  TorchDevice m_device{m_process, makeCudaSide("cuda:0"), makeReferenceModels(), {.version = "test"}};

 private slots:
  void initTestCase() { loadQuietly(m_device); }

  void aSlotRunsThroughAllFourStagesAndHoldsNothing() {
    Rehearsal slot(tinyJob());
    for (Stage stage : kStages) {
      const backend::LaneResult result = slot.run(m_device, stage);
      QVERIFY2(result.end == End::Finished, result.message.c_str());
      QCOMPARE(result.held.count, 0);
      QVERIFY(result.cost.peak.count > 0);
      QVERIFY(result.cost.operators > 0);
    }
  }

  void theSameSeedGivesTheSameBitsTwice() {
    Rehearsal first(tinyJob()), second(tinyJob());
    for (Stage stage : kStages) {
      QCOMPARE(first.run(m_device, stage).end, End::Finished);
      QCOMPARE(second.run(m_device, stage).end, End::Finished);
      QVERIFY(bitsOf(first, stage) == bitsOf(second, stage));
    }
  }

  void aStopAtAnyInstantHoldsNothingAndLeavesTheNextRunsBitsAlone() {
    Rehearsal slot(tinyJob());
    for (Stage stage : kStages)
      QCOMPARE(slot.run(m_device, stage).end, End::Finished);
    std::mt19937 random(1);
    for (Stage stage : kStages) {
      const auto expected = bitsOf(slot, stage);
      const std::uint64_t operators = slot.run(m_device, stage).cost.operators;
      const int stops = test::isWhole() ? 200 : 20;
      for (int i = 0, stopped = 0; stopped < stops && i < 10 * stops; ++i) {
        const auto nth = std::uniform_int_distribution<std::uint64_t>(0, operators - 1)(random);
        std::atomic<bool> over{false};
        slot.counters().operators.store(0);
        std::thread asker([&] {
          while (!over && slot.counters().operators.load() < nth) {
          }
          slot.requestStop();
        });
        const backend::LaneResult result = slot.run(m_device, stage);
        over = true;
        asker.join();
        QCOMPARE(result.held.count, 0);
        stopped += result.end == End::Stopped ? 1 : 0;
        QCOMPARE(slot.run(m_device, stage).end, End::Finished);
        QVERIFY(bitsOf(slot, stage) == expected);
      }
    }
  }

  void everyByteHasAnOwnerAndLiveBytesReturnToNothing() {
    Rehearsal slot(tinyJob());
    for (Stage stage : kStages)
      QCOMPARE(slot.run(m_device, stage).end, End::Finished);
    const event::MemorySample sample = m_device.memory();
    for (Stage stage : kStages)
      QCOMPARE(sample.allocated[stage].count, 0);
    QVERIFY(sample.resident.count > 0);
    QVERIFY(sample.reserved >= sample.resident);
    QVERIFY(sample.used >= sample.reserved);
    QVERIFY(sample.total > sample.used);
  }

  void clearedBuffersGiveBackWhatNoTensorUses() {
    Rehearsal slot(tinyJob());
    for (Stage stage : kStages)
      QCOMPARE(slot.run(m_device, stage).end, End::Finished);
    const Bytes resident = m_device.memory().resident;
    const backend::BuffersCleared cleared = m_device.clearBuffers();
    QVERIFY(cleared.reservedAfter < cleared.reservedBefore);
    QCOMPARE(m_device.memory().reserved.count, cleared.reservedAfter.count);
    QCOMPARE(m_device.memory().resident.count, resident.count);
    QCOMPARE(m_device.clearBuffers().reservedBefore.count, cleared.reservedAfter.count);
    QCOMPARE(slot.run(m_device, Stage::Image).end, End::Finished);
  }

  void aSnapshotIsAPickle() {
    const QTemporaryDir folder;
    m_device.writeSnapshot(folder.filePath("gpu.pickle").toStdString());
    QFile file(folder.filePath("gpu.pickle"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.read(2), QByteArray("\x80\x02", 2));
  }
};

int main(int argc, char** argv) { vortex::torch::runGpuTest<TestGpuDevice>(argc, argv); }
#include "test_gpu_device.moc"
