// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a capture runs its course, by events and times of the test's own.
#include "engine/capture_course.h"

#include <QTest>
#include <algorithm>

using namespace vortex;

namespace {

constexpr auto kFile = "c.vortexcap";

// A course that is told what an engine tells, one second an event.
struct Told {
  CaptureCourse course;
  std::uint64_t seq = 0;

  explicit Told(const CaptureSpec& spec) : course(spec, kFile) { tell(event::CaptureStarted{.spec = spec, .file = kFile}); }
  Time now() const { return Time{} + seconds(static_cast<double>(seq)); }
  void tell(EventBody body) {
    ++seq;
    course.take({.seq = seq, .at = now(), .body = std::move(body)});
  }
  void starts(std::uint64_t slot) { tell(event::SlotStarted{.slot = {slot}, .waited = {}}); }
  void ends(std::uint64_t slot) {
    tell(event::SlotComplete{.slot = {slot}, .verdict = {.outcome = Outcome::Succeeded}});
    tell(event::SlotMemory{.slot = {slot}, .floor = {1'000'000}});
  }
  // What was ordered is written at once.
  CaptureCourse::Wants step(Time at) {
    CaptureCourse::Wants wants = course.step(at, {}, false, {});
    for (EventBody body : wants.tell)
      tell(std::move(body));
    return wants;
  }
};

bool isTold(const CaptureCourse::Wants& wants) {
  return std::ranges::any_of(wants.tell, [](const EventBody& body) { return std::holds_alternative<event::CaptureEnded>(body); });
}

}  // namespace

class TestCaptureCourse : public QObject {
  Q_OBJECT

 private slots:
  // In the midst of a slot its tensors would stand there as grown.
  void theLastSnapshotWaitsForTheSlotInTheMaking() {
    Told told({.lasts = seconds(60)});
    told.step(told.now());
    told.starts(1);
    told.ends(1);
    told.tell(event::MemorySnapshot{.file = std::string(kFile) + ".snapshot-1.pickle"});
    told.step(told.now());
    told.starts(2);
    const auto over = told.step(told.now() + seconds(60));
    QCOMPARE(over.snapshots.size(), std::size_t{1});
    QVERIFY(over.snapshots.front().atBoundary);
    QVERIFY(!isTold(over));
    told.ends(2);
    QVERIFY(!isTold(told.step(told.now() + seconds(60))));  // asked for, not written yet
    told.tell(event::MemorySnapshot{.file = over.snapshots.front().file});
    const auto end = told.step(told.now() + seconds(60));
    QVERIFY(isTold(end) && end.snapshots.empty());
    QVERIFY(told.course.isOver());
  }

  void betweenTwoSlotsItIsTakenAtOnce() {
    Told told({.lasts = seconds(60)});
    told.step(told.now());
    for (const std::uint64_t slot : {1, 2}) {
      told.starts(slot);
      told.ends(slot);
    }
    told.tell(event::MemorySnapshot{.file = std::string(kFile) + ".snapshot-1.pickle"});
    const auto over = told.step(told.now() + seconds(60));
    QCOMPARE(over.snapshots.size(), std::size_t{1});
    QVERIFY(!over.snapshots.front().atBoundary);
  }

  // Two in flight: the second ends first and is held back until the first has. Who reads the file counts it.
  void theLastVerdictCountsWhatIsHeldBack() {
    Told told({.slotCount = 9, .snapshots = SnapshotPlan::None});
    told.starts(1);
    told.starts(2);
    told.ends(2);
    QCOMPARE(told.course.judge().series().points().size(), std::size_t{0});
    QCOMPARE(told.course.lastVerdict().judged, 1);
  }
};

QTEST_APPLESS_MAIN(TestCaptureCourse)
#include "test_capture_course.moc"
