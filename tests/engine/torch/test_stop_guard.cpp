// SPDX-License-Identifier: Apache-2.0
//
// Contract 3: no new work is enqueued from the next operator on.
#include "engine/torch/lanes/attempt_scope.h"
#include "engine/torch/models/model.h"
#include "engine/torch/torch_process.h"

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ThreadLocalState.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/ones.h>
#include <torch/csrc/jit/api/module.h>

#include <QtTest>
#include <future>
#include <thread>

using namespace vortex;
using namespace vortex::torch;

namespace {

// An attempt whose stop this test asks for.
struct Attempt {
  explicit Attempt(CpuMeter& meter)
      : scope(std::make_shared<AttemptScope>(meter.stage(Stage::Image), counters, backend::StopToken(stopThrough, {1}))) {
    meter.stage(Stage::Image).beginAttempt(1, &counters);
  }
  ~Attempt() { scope->account().endAttempt(); }
  void requestStop() { stopThrough.store(1); }

  // Whether the work was stopped, as the lane judges: by the token, not by the type that arrives.
  template <typename Work>
  bool stops(Work work) {
    const CurrentScope current(scope);
    const StopGuard guard;
    try {
      work();
    } catch (const std::exception&) {
      return scope->stopped();
    }
    return false;
  }

  std::atomic<std::uint64_t> stopThrough{0};
  backend::LaneCounters counters;
  std::shared_ptr<AttemptScope> scope;
};

}  // namespace

class TestStopGuard : public QObject {
  Q_OBJECT
  TorchProcess m_process;

 private slots:
  void anAttemptNobodyStopsRunsToItsEndAndItsOperatorsAreCounted() {
    Attempt attempt(m_process.meter());
    QVERIFY(!attempt.stops([] {
      at::Tensor x = at::ones({8});
      for (int i = 0; i < 10; ++i)
        x = x + 1;
      QCOMPARE(x.sum().item<float>(), 88.0f);
    }));
    QVERIFY(attempt.counters.operators.load() >= 12);
    QVERIFY(attempt.scope->longestGap().count() > 0);
  }

  void eagerCodeStopsAtTheNextOperator() {
    Attempt attempt(m_process.meter());
    std::uint64_t atRequest = 0;
    int after = 0;
    QVERIFY(attempt.stops([&] {
      at::Tensor x = at::ones({8});
      x = x + 1;
      attempt.requestStop();
      atRequest = attempt.counters.operators.load();
      x = x + 1;
      ++after;
    }));
    QCOMPARE(after, 0);
    QCOMPARE(attempt.counters.operators.load(), atRequest);
  }

  void inferenceModeStopsToo() {
    Attempt attempt(m_process.meter());
    std::uint64_t atRequest = 0;
    QVERIFY(attempt.stops([&] {
      const c10::InferenceMode inference;
      at::Tensor x = at::ones({8});
      attempt.requestStop();
      atRequest = attempt.counters.operators.load();
      x.add_(1);
    }));
    QCOMPARE(attempt.counters.operators.load(), atRequest);
  }

  void torchScriptStopsWithinItsLoop() {
    ::torch::jit::Module module("loop");
    module.define(R"(
def forward(self, x, count: int):
    for _ in range(count):
        x = torch.sin(x)
    return x
)");
    Attempt attempt(m_process.meter());
    std::thread watcher([&] {
      while (attempt.counters.operators.load() < 1000)
        std::this_thread::yield();
      attempt.requestStop();
    });
    const bool stopped = attempt.stops([&] { module.forward({at::ones({8}), std::int64_t{1} << 40}); });
    watcher.join();
    QVERIFY(stopped);
  }

  void operatorsInsideACompositeOneAreStopPoints() {
    Attempt attempt(m_process.meter());
    std::uint64_t before = 0, after = 0;
    QVERIFY(!attempt.stops([&] {
      const at::Tensor x = at::ones({4, 4});
      before = attempt.counters.operators.load();
      static_cast<void>(at::matmul(x, x));  // composite: matmul, then mm
      after = attempt.counters.operators.load();
    }));
    QVERIFY(after - before >= 2);
  }

  void workThatIsLaunchedOnAnotherThreadStops() {
    Attempt attempt(m_process.meter());
    std::promise<bool> stopped;
    QVERIFY(!attempt.stops([&] {
      attempt.requestStop();
      at::launch([&] {
        try {
          static_cast<void>(at::ones({8}));
          stopped.set_value(false);
        } catch (const StopRequested&) {
          stopped.set_value(true);
        }
      });
    }));
    QVERIFY(stopped.get_future().get());
  }

  void anAllocationIsAStopPointWithoutAnyOperator() {
    Attempt attempt(m_process.meter());
    attempt.requestStop();
    const CurrentScope current(attempt.scope);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(m_process.meter().allocate(64)), StopRequested);
  }

  void nothingThrowsWhileTheThreadUnwinds() {
    struct UsesTensorsInItsDestructor {
      ~UsesTensorsInItsDestructor() { static_cast<void>(at::ones({8}) + 1); }
    };
    Attempt attempt(m_process.meter());
    QVERIFY(attempt.stops([&] {
      const UsesTensorsInItsDestructor object;
      attempt.requestStop();
      static_cast<void>(at::ones({8}));
    }));
  }

  void threadsWithoutAnAttemptAreLeftAlone() {
    QCOMPARE((at::ones({8}) + 1).sum().item<float>(), 16.0f);
    const StopGuard guard;
    QCOMPARE((at::ones({8}) + 1).sum().item<float>(), 16.0f);
  }
};

QTEST_APPLESS_MAIN(TestStopGuard)
#include "test_stop_guard.moc"
