// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/backend/conformance.h"

#include <QTest>
#include <algorithm>
#include <optional>

namespace vortex::test {
namespace {

using namespace backend;

template <typename T>
constexpr bool kTerminal =
    std::is_same_v<T, AttemptFinished> || std::is_same_v<T, AttemptFailed> || std::is_same_v<T, AttemptStopped>;

// One open backend and everything it has reported.
class Session {
 public:
  explicit Session(Rig& rig) : m_rig(rig), m_job(std::make_shared<const Job>(rig.job())) {
    rig.backend().open(rig.now());
    if (!awaits<DeviceReady>())
      qFatal("the device did not become ready");
  }

  AttemptName start(Stage stage, std::vector<Artifact> inputs = {}) {
    const AttemptName name{.slot = SlotId{1}, .stage = stage, .n = 1, .id = AttemptId{++m_lastId}};
    send(StartAttempt{.name = name, .job = m_job, .inputs = std::move(inputs)});
    return name;
  }
  void send(const Request& request) { m_rig.backend().send(request, m_rig.now()); }

  // Pumps until a report of this type exists beyond the first `seen`.
  template <typename T>
  const T* awaits(std::size_t seen = 0) {
    do {
      for (std::size_t i = seen; i < reports.size(); ++i)
        if (const T* found = std::get_if<T>(&reports[i]))
          return found;
    } while (m_rig.pump(reports));
    return nullptr;
  }
  template <typename T>
  const T* of(const AttemptName& name) const {
    for (const Report& report : reports)
      if (const T* found = std::get_if<T>(&report); found && found->name == name)
        return found;
    return nullptr;
  }
  template <typename T>
  const T* awaits(const AttemptName& name) {
    while (!of<T>(name))
      if (!m_rig.pump(reports))
        return nullptr;
    return of<T>(name);
  }
  int terminals(const AttemptName& name) const {
    int count = 0;
    for (const Report& report : reports)
      count += std::visit(
          [&]<typename T>(const T& r) {
            if constexpr (kTerminal<T>)
              return r.name == name ? 1 : 0;
            else
              return 0;
          },
          report);
    return count;
  }
  // Asks for a sample of memory and pumps until it is there; whatever else was on its way has then arrived too.
  event::MemorySample settle() {
    const std::size_t seen = reports.size();
    send(Probe{});
    const auto* sample = awaits<event::MemorySample>(seen);
    return sample ? *sample : event::MemorySample{.used = {-1}, .total = {}, .reserved = {}, .resident = {}, .allocated = {}};
  }
  const Job& job() const { return *m_job; }

  std::vector<Report> reports;

 private:
  Rig& m_rig;
  std::shared_ptr<const Job> m_job;
  std::uint64_t m_lastId = 0;
};

std::vector<Artifact> pick(Stage stage, const std::vector<Artifact>& made) {
  std::vector<Artifact> inputs;
  for (ArtifactKind kind : inputsOf(stage))
    inputs.push_back(*std::find_if(made.begin(), made.end(), [&](const Artifact& a) { return a.info.kind == kind; }));
  return inputs;
}

void startsAndBecomesReady(Rig& rig) {
  Session session(rig);
  const auto* starting = std::get_if<DeviceStarting>(&session.reports.front());
  QVERIFY2(starting, "the first report is not DeviceStarting");
  QCOMPARE(starting->restart, 0);
  QVERIFY(session.awaits<DeviceReady>()->startup > Duration::zero());
}

void aWholeSlotEndsEachStageOnce(Rig& rig) {
  Session session(rig);
  std::vector<Artifact> made;
  for (Stage stage : kStages) {
    const AttemptName name = session.start(stage, pick(stage, made));
    const auto* finished = session.awaits<AttemptFinished>(name);
    QVERIFY2(finished, toString(stage).data());
    QVERIFY(session.of<AttemptStarted>(name));
    const auto promised = outputsOf(stage, session.job());
    QCOMPARE(finished->outputs.size(), promised.size());
    for (std::size_t i = 0; i < promised.size(); ++i) {
      QVERIFY(finished->outputs[i].info == promised[i]);
      if (finished->outputs[i].lease)
        QCOMPARE(static_cast<std::int64_t>(finished->outputs[i].lease->bytes().size()), promised[i].bytes().count);
    }
    QCOMPARE(finished->scores.has_value(), stage == Stage::Clip);
    made.insert(made.end(), finished->outputs.begin(), finished->outputs.end());
    session.settle();
    QCOMPARE(session.terminals(name), 1);
  }
}

void audioAndImageRunSideBySide(Rig& rig) {
  Session session(rig);
  const AttemptName audio = session.start(Stage::Audio), image = session.start(Stage::Image);
  QVERIFY(session.awaits<AttemptFinished>(audio));
  QVERIFY(session.awaits<AttemptFinished>(image));
}

void aStopIsIdempotent(Rig& rig) {
  Session session(rig);
  const AttemptName name = session.start(Stage::Image);
  QVERIFY(session.awaits<AttemptStarted>(name));
  for (int i = 0; i < 3; ++i)
    session.send(StopAttempt{.name = name, .cause = StopCause::Operator});
  QVERIFY(session.awaits<AttemptStopped>(name));
  session.send(StopAttempt{.name = name, .cause = StopCause::Timeout});
  session.settle();
  QCOMPARE(session.terminals(name), 1);
}

void aStopBeforeTheFirstOperatorStopsToo(Rig& rig) {
  Session session(rig);
  const AttemptName name = session.start(Stage::Image);
  session.send(StopAttempt{.name = name, .cause = StopCause::Operator});
  QVERIFY(session.awaits<AttemptStopped>(name));
  session.settle();
  QCOMPARE(session.terminals(name), 1);
}

void aStopOfNothingSaysNothing(Rig& rig) {
  Session session(rig);
  const AttemptName never{.slot = SlotId{7}, .stage = Stage::Audio, .n = 1, .id = AttemptId{0}};
  session.send(StopAttempt{.name = never, .cause = StopCause::Operator});
  session.settle();
  QCOMPARE(session.terminals(never), 0);
}

void aStoppedAttemptHoldsNothingAndItsLaneWorksAgain(Rig& rig) {
  Session session(rig);
  const AttemptName name = session.start(Stage::Image);
  QVERIFY(session.awaits<AttemptStarted>(name));
  session.send(StopAttempt{.name = name, .cause = StopCause::Timeout});
  const auto* stopped = session.awaits<AttemptStopped>(name);
  QVERIFY(stopped);
  QCOMPARE(stopped->held.count, 0);
  QVERIFY(stopped->requestToStopped >= Duration::zero() && stopped->drain >= Duration::zero());
  const AttemptName next = session.start(Stage::Image);
  QVERIFY(session.awaits<AttemptFinished>(next));
}

void nothingStaysAllocatedAfterASlot(Rig& rig) {
  Session session(rig);
  QVERIFY(session.awaits<AttemptFinished>(session.start(Stage::Audio)));
  const event::MemorySample sample = session.settle();
  for (Stage stage : kStages)
    QCOMPARE(sample.allocated[stage].count, 0);
  QVERIFY(sample.used >= sample.resident);
}

void clearedBuffersAreTold(Rig& rig) {
  Session session(rig);
  QVERIFY(session.awaits<AttemptFinished>(session.start(Stage::Audio)));
  session.send(ClearBuffers{});
  const auto* cleared = session.awaits<BuffersCleared>();
  QVERIFY(cleared);
  QVERIFY(cleared->reservedAfter <= cleared->reservedBefore);
}

void aKillEndsAllAttemptsAtOnceAndTheDeviceComesBack(Rig& rig) {
  Session session(rig);
  const AttemptName audio = session.start(Stage::Audio), image = session.start(Stage::Image);
  QVERIFY(session.awaits<AttemptStarted>(image));
  const std::size_t seen = session.reports.size();
  session.send(KillDevice{.why = DeviceLoss::Wedged, .hold = false});
  const auto* lost = session.awaits<DeviceLost>(seen);
  QVERIFY(lost);
  QCOMPARE(toString(lost->reason), toString(DeviceLoss::Wedged));
  QVERIFY(lost->restarting);
  QVERIFY(session.awaits<DeviceStarting>(seen));
  QCOMPARE(session.awaits<DeviceStarting>(seen)->restart, 1);
  QVERIFY(session.awaits<DeviceReady>(seen));
  QVERIFY(session.awaits<AttemptFinished>(session.start(Stage::Audio)));
  QCOMPARE(session.terminals(image), 0);
  QVERIFY(session.terminals(audio) <= 1);
}

void aHeldDeviceWaitsForTheOperator(Rig& rig) {
  Session session(rig);
  const std::size_t seen = session.reports.size();
  session.send(KillDevice{.why = DeviceLoss::Wedged, .hold = true});
  const auto* lost = session.awaits<DeviceLost>(seen);
  QVERIFY(lost);
  QVERIFY(!lost->restarting);
  const std::size_t held = session.reports.size();
  session.send(RestartDevice{});
  QVERIFY(session.awaits<DeviceReady>(held));
}

void aShutdownEndsTheDevice(Rig& rig) {
  Session session(rig);
  const AttemptName image = session.start(Stage::Image);
  QVERIFY(session.awaits<AttemptStarted>(image));
  const std::size_t seen = session.reports.size();
  session.send(Shutdown{});
  const auto* lost = session.awaits<DeviceLost>(seen);
  QVERIFY(lost);
  QCOMPARE(toString(lost->reason), toString(DeviceLoss::Shutdown));
  QVERIFY(!lost->restarting);
  QVERIFY(session.terminals(image) <= 1);
}

// Only where artifacts have content.
void theSameJobGivesTheSameBits(Rig& rig) {
  Session session(rig);
  const auto* first = session.awaits<AttemptFinished>(session.start(Stage::Audio));
  QVERIFY(first);
  if (!first->outputs.front().lease)
    return;
  const std::vector<Artifact> kept = first->outputs;  // its buffers stay leased, so the second run has others
  const auto* second = session.awaits<AttemptFinished>(session.start(Stage::Audio));
  QVERIFY(second);
  for (std::size_t i = 0; i < kept.size(); ++i)
    QVERIFY(std::ranges::equal(kept[i].lease->bytes(), second->outputs[i].lease->bytes()));
}

}  // namespace

std::vector<Check> conformanceChecks() {
  return {{"a device starts and becomes ready", startsAndBecomesReady},
          {"a whole slot ends each stage once, with the promised outputs", aWholeSlotEndsEachStageOnce},
          {"audio and image run side by side", audioAndImageRunSideBySide},
          {"a stop is idempotent", aStopIsIdempotent},
          {"a stop before the first operator stops too", aStopBeforeTheFirstOperatorStopsToo},
          {"a stop of nothing says nothing", aStopOfNothingSaysNothing},
          {"a stopped attempt holds nothing and its lane works again", aStoppedAttemptHoldsNothingAndItsLaneWorksAgain},
          {"nothing stays allocated after a stage", nothingStaysAllocatedAfterASlot},
          {"cleared buffers are told", clearedBuffersAreTold},
          {"a kill ends all attempts at once and the device comes back", aKillEndsAllAttemptsAtOnceAndTheDeviceComesBack},
          {"a held device waits for the operator", aHeldDeviceWaitsForTheOperator},
          {"a shutdown ends the device", aShutdownEndsTheDevice},
          {"the same job gives the same bits", theSameJobGivesTheSameBits}};
}

}  // namespace vortex::test
