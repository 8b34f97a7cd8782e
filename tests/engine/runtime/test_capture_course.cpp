// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a capture runs its course, by events and times of the test's own.
#include "engine/capture_course.h"

#include <QTest>
#include <algorithm>
#include <vector>

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
  void makes(std::uint64_t slot) {
    starts(slot);
    ends(slot);
  }
  CaptureCourse::Wants step() { return step(now()); }
  // What is to be told is told at once.
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

  // Two slots that end within one look may pass the boundary at which a snapshot was due: it is taken at the next.
  void aBoundaryThatWasPassedUnseenIsMadeUpFor() {
    Told told({.slotCount = 20, .warmUp = 2});
    told.makes(1);
    QVERIFY(told.step().snapshots.empty());
    told.makes(2);
    told.makes(3);
    const auto wants = told.step();
    QCOMPARE(wants.snapshots.size(), std::size_t{1});
    QVERIFY(wants.snapshots.front().atBoundary);
    told.makes(4);
    QVERIFY(told.step().snapshots.empty());  // once
  }

  void thoseOfAPlanAreMadeUpForOnceEach() {
    Told told({.snapshots = SnapshotPlan::Every, .snapshotEvery = 3});
    std::vector<int> orderedBefore;  // which slot
    for (int slot = 1; slot <= 21; ++slot) {
      if (slot != 4 && slot != 8 && (slot < 11 || slot > 17))  // not looked at before these
        for (const auto& snapshot : told.step().snapshots) {
          orderedBefore.push_back(slot);
          told.tell(event::MemorySnapshot{.file = snapshot.file});
        }
      told.makes(static_cast<std::uint64_t>(slot));
    }
    QCOMPARE(orderedBefore, (std::vector<int>{1, 5, 7, 10, 18, 19}));
  }

  // What finds no device is said and asked for again of the next one, and so is what died with its device; the plan goes on.
  void aSnapshotThatFoundNoDeviceIsTakenOfTheNext_data() {
    QTest::addColumn<bool>("refused");
    QTest::newRow("refused") << true;
    QTest::newRow("lost") << false;
  }
  void aSnapshotThatFoundNoDeviceIsTakenOfTheNext() {
    QFETCH(bool, refused);
    Told told({.slotCount = 9, .snapshots = SnapshotPlan::Every, .snapshotEvery = 2});
    const std::string file = told.step().snapshots.at(0).file;
    if (!refused)
      told.makes(1);  // the device was told
    told.tell(event::DeviceLost{});
    if (refused)
      told.tell(event::MemorySnapshot{.file = file, .error = "no device is ready"});
    QVERIFY(told.step().snapshots.empty());
    told.tell(event::DeviceReady{});
    const auto again = told.step();
    QCOMPARE(again.snapshots.size(), std::size_t{1});
    QVERIFY(again.snapshots.front().file == file && again.snapshots.front().atBoundary);
    QVERIFY(std::ranges::any_of(again.tell, [&](const EventBody& body) {
      const auto* notice = std::get_if<event::Notice>(&body);
      return notice != nullptr && notice->text == "capture: " + file + " was not taken; it is taken behind the next slot";
    }));
    told.makes(2);
    told.tell(event::MemorySnapshot{.file = file});
    told.makes(3);
    QCOMPARE(told.step().snapshots.size(), std::size_t{1});  // the plan's next
  }

  void aDeviceThatTakesNoneIsAskedOnce() {
    Told told({.slotCount = 20, .snapshots = SnapshotPlan::Every, .snapshotEvery = 1});
    const std::string file = told.step().snapshots.at(0).file;
    told.makes(1);
    told.tell(event::MemorySnapshot{.file = file, .error = "it has no memory to take a snapshot of"});
    for (std::uint64_t slot = 2; slot <= 20; ++slot) {
      QVERIFY(told.step().snapshots.empty());
      told.makes(slot);
    }
    QVERIFY(isTold(told.step()));
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
