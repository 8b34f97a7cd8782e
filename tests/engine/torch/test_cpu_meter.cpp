// SPDX-License-Identifier: Apache-2.0
//
// Contract 4 and 8: every byte has an owner, live bytes are exact, the history opens in PyTorch's viewer.
#include "engine/torch/lanes/attempt_scope.h"
#include "engine/torch/memory/snapshot.h"
#include "engine/torch/torch_process.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones.h>

#include <QtTest>
#include <thread>

using namespace vortex;
using namespace vortex::torch;

namespace {

struct Attempt {
  Attempt(CpuMeter& meter, Stage stage, std::uint64_t id) : account(meter.stage(stage)) {
    account.beginAttempt(id, &counters);
    current.emplace(std::make_shared<AttemptScope>(account, counters, std::nullopt));
  }
  ~Attempt() {
    current.reset();
    account.endAttempt();
  }
  Account& account;
  backend::LaneCounters counters;
  std::optional<CurrentScope> current;
};

}  // namespace

class TestCpuMeter : public QObject {
  Q_OBJECT
  TorchProcess m_process{2500};

 private slots:
  void liveAndPeakAreExactToTheByte() {
    Attempt attempt(m_process.meter(), Stage::Audio, 1);
    at::Tensor a = at::empty({1000}, at::kFloat);
    QCOMPARE(attempt.account.live(), 4000);
    {
      const at::Tensor b = at::empty({500}, at::kByte);
      QCOMPARE(attempt.account.live(), 4500);
    }
    QCOMPARE(attempt.account.live(), 4000);
    a = at::Tensor();
    QCOMPARE(attempt.account.live(), 0);
    QCOMPARE(attempt.account.peak(), 4500);
    QCOMPARE(attempt.counters.peakBytes.load(), 4500);
    QCOMPARE(attempt.counters.liveBytes.load(), 0);
  }

  void aBlockIsCreditedToItsOwnerOnWhateverThreadItIsFreed() {
    Attempt attempt(m_process.meter(), Stage::Image, 2);
    at::Tensor a = at::empty({250}, at::kFloat);
    std::thread([moved = std::move(a)]() mutable { moved = at::Tensor(); }).join();
    QCOMPARE(attempt.account.live(), 0);
    QCOMPARE(attempt.account.peak(), 1000);
  }

  void fourLanesAtOnceStayApart() {
    std::vector<std::thread> lanes;
    PerStage<std::int64_t> peaks;
    for (Stage stage : kStages)
      lanes.emplace_back([&, stage] {
        Attempt attempt(m_process.meter(), stage, 10 + indexOf(stage));
        const auto bytes = static_cast<std::int64_t>(1000 * (1 + indexOf(stage)));
        for (int i = 0; i < 2000; ++i)
          static_cast<void>(at::empty({bytes}, at::kByte));
        peaks[stage] = attempt.account.peak();
      });
    for (std::thread& lane : lanes)
      lane.join();
    QCOMPARE(peaks, (PerStage<std::int64_t>{{1000, 2000, 3000, 4000}}));
    for (Stage stage : kStages)
      QCOMPARE(m_process.meter().stage(stage).live(), 0);
  }

  void whatAnAttemptLeavesBehindIsNotTheNextAttempts() {
    at::Tensor leaked;
    {
      Attempt attempt(m_process.meter(), Stage::Video, 20);
      leaked = at::empty({77}, at::kByte);
    }
    Account& account = m_process.meter().stage(Stage::Video);
    QCOMPARE(account.live(), 77);  // held at its end
    {
      Attempt attempt(m_process.meter(), Stage::Video, 21);
      QCOMPARE(account.live(), 0);
      QCOMPARE(account.stray(), 77);
      leaked = at::Tensor();
      QCOMPARE(account.live(), 0);
      QCOMPARE(account.stray(), 0);
    }
  }

  void anAllocationPastTheLimitIsRefusedAndNoted() {
    CpuMeter& meter = m_process.meter();
    const Bytes before = meter.total();
    meter.setLimit(before + Bytes{10'000});
    {
      Attempt attempt(meter, Stage::Clip, 30);
      const at::Tensor fits = at::empty({10'000}, at::kByte);
      QVERIFY_EXCEPTION_THROWN(static_cast<void>(at::empty({1}, at::kByte)), c10::OutOfMemoryError);
      QVERIFY(AttemptScope::current()->outOfMemory());
    }
    meter.setLimit({0});
    QCOMPARE(meter.total(), before);
  }

  void theSnapshotOpensInPyTorchsViewer() {
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("snapshot.pickle"));
    Attempt attempt(m_process.meter(), Stage::Image, 40);
    for (int i = 0; i < 3000; ++i)
      static_cast<void>(at::empty({100}, at::kByte));
    const at::Tensor held = at::empty({123'456}, at::kByte);
    writeCpuSnapshot(m_process.meter(), file.toStdString());

    QProcess python;
    python.start(QStringLiteral("python3"), {QStringLiteral(VORTEX_TEST_SOURCES "/read_snapshot.py"),
                                             QStringLiteral(VORTEX_LIBTORCH "/torch/cuda/_memory_viz.py"), file});
    QVERIFY(python.waitForFinished(60'000));
    const QByteArray said = python.readAllStandardOutput(), complaints = python.readAllStandardError();
    QVERIFY2(python.exitCode() == 0, complaints.constData());
    QCOMPARE(said, QByteArray("held image attempt 40 123456\n"
                              "trace entries in bounds\n"
                              "tables written\n"));
  }

  void aSnapshotThatCannotBeWrittenNamesTheFile() {
    try {
      writeCpuSnapshot(m_process.meter(), "/nowhere/at/all");
      QFAIL("it was written");
    } catch (const std::runtime_error& error) {
      QVERIFY(QByteArray(error.what()).contains("/nowhere/at/all"));
    }
  }
};

QTEST_GUILESS_MAIN(TestCpuMeter)
#include "test_cpu_meter.moc"
