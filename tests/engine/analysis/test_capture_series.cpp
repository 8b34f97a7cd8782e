// SPDX-License-Identifier: GPL-3.0-or-later
//
// A capture folded from its events: which slots it has, in which order, whose memory is whose.
#include "engine/analysis/capture_judge.h"

#include <QtTest>
#include <limits>

using namespace vortex;
using namespace vortex::analysis;

namespace {

constexpr Bytes kMegabyte{1'000'000};

// Tells a session, each event a second after the one before.
class Told {
 public:
  explicit Told(CaptureSpec spec, Bytes limit = gigabytes(11.5)) {
    tell(event::CaptureStarted{
        .spec = std::move(spec), .file = "a.vortexcap", .device = "simulated", .build = "b", .machine = "m", .limit = limit});
  }
  void tell(EventBody body) {
    ++m_seq;
    judge.take({.seq = m_seq, .at = Time{} + seconds(static_cast<double>(m_seq)), .body = std::move(body)});
  }
  void starts(std::uint64_t slot) { tell(event::SlotStarted{.slot = {slot}, .waited = {}}); }
  void ends(std::uint64_t slot, Bytes floor, Outcome outcome = Outcome::Succeeded) {
    tell(event::SlotComplete{.slot = {slot}, .verdict = {.outcome = outcome}});
    tell(event::SlotMemory{.slot = {slot}, .floor = floor, .peak = floor + kMegabyte});
  }
  void makes(std::uint64_t slot, Bytes floor, Bytes held = {}, Stage stage = Stage::Video) {
    starts(slot);
    tell(event::StageComplete{.attempt = {.slot = {slot}, .stage = stage}, .allocated = kMegabyte, .held = held});
    ends(slot, floor);
  }

  CaptureJudge judge;

 private:
  std::uint64_t m_seq = 0;
};

std::vector<std::uint64_t> slotsOf(const CaptureSeries& series) {
  std::vector<std::uint64_t> found;
  for (const CapturePoint& point : series.points())
    found.push_back(point.memory.slot.value);
  return found;
}

}  // namespace

class TestCaptureSeries : public QObject {
  Q_OBJECT
 private slots:
  void slotsCountFromTheCapturesStartInTheOrderInWhichTheyBegan() {
    Told told({.warmUp = 1});
    told.ends(40, kMegabyte);  // had begun before
    told.starts(41);
    told.starts(42);
    told.ends(42, kMegabyte);
    QCOMPARE(told.judge.series().points().size(), std::size_t{0});  // the one before is not told yet
    QCOMPARE(told.judge.series().done(), 1);
    told.ends(41, kMegabyte);
    QCOMPARE(slotsOf(told.judge.series()), (std::vector<std::uint64_t>{41, 42}));
    QVERIFY(told.judge.series().points()[0].warmUp && !told.judge.series().points()[1].warmUp);
    QCOMPARE(told.judge.series().points()[1].number, 2);
    QCOMPARE(told.judge.series().judged(), 1);
  }

  void whatIsHeldBackCountsWhenNothingMoreComes() {
    Told told({});
    told.starts(1);
    told.starts(2);
    told.ends(2, kMegabyte);
    told.judge.settle();
    QCOMPARE(slotsOf(told.judge.series()), (std::vector<std::uint64_t>{2}));
  }

  void whatASlotHoldsIsALeakAtThatSlot() {
    Told told({.warmUp = 2});
    for (std::uint64_t slot = 1; slot <= 6; ++slot)
      told.makes(slot, kMegabyte);
    QCOMPARE(toString(told.judge.verdict().word), toString(LeakWord::Inconclusive));
    told.makes(7, kMegabyte, {4096});
    const LeakVerdict& verdict = told.judge.verdict();
    QCOMPARE(toString(verdict.word), toString(LeakWord::Leak));
    QCOMPARE(toString(verdict.found), toString(LeakFound::Ledger));
    QCOMPARE(verdict.ledger.first, std::uint64_t{7});
    const BlameRow row = told.judge.blame().rows().front();
    QVERIFY(row.stage == Stage::Video && row.outcome == AttemptOutcome::Finished);
    QCOMPARE(row.held.count, 4096);
  }

  void anAttemptsPathIsTheStopsCause_data() {
    QTest::addColumn<int>("cause");
    QTest::addColumn<bool>("byExit");
    QTest::addColumn<QString>("path");
    QTest::newRow("timeout") << static_cast<int>(StopCause::Timeout) << false << "timed_out";
    QTest::newRow("cancel") << static_cast<int>(StopCause::Operator) << false << "stopped";
    QTest::newRow("death") << static_cast<int>(StopCause::DeviceLost) << true << "device_lost";
  }
  void anAttemptsPathIsTheStopsCause() {
    QFETCH(int, cause);
    QFETCH(bool, byExit);
    Told told({});
    const AttemptName attempt{.slot = {1}, .stage = Stage::Image};
    told.starts(1);
    if (!byExit)
      told.tell(event::AttemptStopRequested{.attempt = attempt, .cause = static_cast<StopCause>(cause)});
    told.tell(event::AttemptStopped{.attempt = attempt,
                                    .cause = static_cast<StopCause>(cause),
                                    .held = {10},
                                    .byExit = byExit,
                                    .retryIn = {},
                                    .allocated = Bytes{30}});
    const BlameRow row = told.judge.blame().rows().front();
    QTEST(QString::fromStdString(std::string(toString(row.outcome))), "path");
    QCOMPARE(row.held.count, 10);
    QCOMPARE(row.released.count, 20);
  }

  // A new device holds nothing of the old one: the floor falls, and begins anew with a warm-up of its own.
  void aDeviceThatIsStartedAnewIsJudgedAnew() {
    Told told({.warmUp = 2}, gigabytes(2));
    for (std::uint64_t slot = 1; slot <= 12; ++slot)
      told.makes(slot, gigabytes(1));
    told.tell(event::DeviceLost{});
    QCOMPARE(told.judge.series().judged(), 0);
    for (std::uint64_t slot = 13; slot <= 40; ++slot)
      told.makes(slot, kMegabyte);
    QCOMPARE(told.judge.series().judged(), 26);
    QCOMPARE(told.judge.atEnd().judged(), 26);
    QCOMPARE(toString(told.judge.atEnd().word), toString(LeakWord::NoLeak));
  }

  void aLeakOfAnEarlierLifeStaysALeak() {
    Told told({.warmUp = 1});
    told.makes(1, kMegabyte);
    told.makes(2, kMegabyte, {4096});
    told.tell(event::DeviceLost{});
    for (std::uint64_t slot = 3; slot <= 40; ++slot)
      told.makes(slot, kMegabyte);
    QCOMPARE(toString(told.judge.atEnd().word), toString(LeakWord::Leak));
  }

  // The trend of a life begins behind a warm-up of its own; what the slots of that one hold is in the ledger and blamed.
  void theWarmUpOfALifeIsLeftOutOfItsTrendAlone() {
    Told told({.warmUp = 2}, gigabytes(2));
    for (std::uint64_t slot = 1; slot <= 12; ++slot)
      told.makes(slot, kMegabyte);
    told.tell(event::DeviceLost{});
    told.makes(13, gigabytes(1));  // far above what follows
    told.makes(14, kMegabyte, {4096}, Stage::Image);
    for (std::uint64_t slot = 15; slot <= 40; ++slot)
      told.makes(slot, kMegabyte);
    const LeakVerdict verdict = told.judge.atEnd();
    QCOMPARE(toString(verdict.found), toString(LeakFound::Ledger));
    QCOMPARE(verdict.ledger.first, std::uint64_t{14});
    QCOMPARE(verdict.judged(), 26);
    QCOMPARE(toString(verdict.find(LeakSeries::Floor)->verdict.word), toString(LeakWord::NoLeak));
    QCOMPARE(told.judge.blame().held().count, 4096);
    QVERIFY(told.judge.blame().rows().front().stage == Stage::Image);
  }

  // What is blamed is of the life that is judged: the clean ones before it have their own.
  void eachLifeHasABlameOfItsOwn() {
    Told told({.warmUp = 1});
    for (std::uint64_t slot = 1; slot <= 30; ++slot)
      told.makes(slot, kMegabyte);
    QCOMPARE(told.judge.life(), 0);
    told.tell(event::DeviceLost{});
    for (std::uint64_t slot = 31; slot <= 34; ++slot)
      told.makes(slot, kMegabyte, {4096});
    QCOMPARE(told.judge.life(), 1);
    QCOMPARE(told.judge.blame().rows().front().attempts, 4);
    QCOMPARE(told.judge.blame().held().count, 4 * 4096);
    told.tell(event::DeviceLost{});
    told.makes(35, kMegabyte, {8});
    QCOMPARE(told.judge.life(), 1);  // it leaked
    QCOMPARE(told.judge.blame().held().count, 4 * 4096);
  }

  // The same two slots for whoever says how far something has come.
  void whatIsJudgedHasTwoEnds() {
    Told told({.warmUp = 2});
    const auto ends = [&] {
      const auto [from, to] = judgedEnds(told.judge.series().points(), told.judge.life());
      return from == nullptr ? std::pair(0, 0) : std::pair(from->number, to->number);
    };
    QCOMPARE(ends(), std::pair(0, 0));
    told.makes(1, kMegabyte);
    told.makes(2, kMegabyte);
    QCOMPARE(ends(), std::pair(0, 0));  // one end alone
    told.makes(3, kMegabyte);
    told.makes(4, kMegabyte);
    QCOMPARE(ends(), std::pair(2, 4));
    told.tell(event::DeviceLost{});
    for (std::uint64_t slot = 5; slot <= 9; ++slot)
      told.makes(slot, kMegabyte);
    QCOMPARE(ends(), std::pair(6, 9));
  }

  // A life is over when its device is: that is an end, at which it is looked at, and not only at 5, 10 and 20 slots.
  void aLifeThatEndsBetweenTwoLooksIsLookedAt() {
    Told told({});
    for (std::uint64_t slot = 1; slot <= 18; ++slot)  // flat up to the look at 10
      told.makes(slot, gigabytes(1) + Bytes{slot <= 10 ? 0 : static_cast<std::int64_t>(slot - 10) * 100 * kMegabyte.count});
    QCOMPARE(toString(told.judge.verdict().word), toString(LeakWord::Inconclusive));
    const bool leaks = told.judge.atEnd().word == LeakWord::Leak;
    told.tell(event::DeviceLost{});
    told.makes(19, kMegabyte);
    QCOMPARE(told.judge.verdict().word == LeakWord::Leak, leaks);
    QVERIFY(leaks);
  }

  // A slot of the old device that waits for an earlier one, which is made again on the new: its place is with the old.
  void whatWasHeldBackDoesNotTurnLivesBack() {
    Told told({.warmUp = 1});
    told.starts(1);
    told.makes(2, gigabytes(1));
    told.tell(event::DeviceLost{});
    told.ends(1, kMegabyte);
    for (std::uint64_t slot = 3; slot <= 30; ++slot)
      told.makes(slot, kMegabyte);
    QCOMPARE(told.judge.judge()->points().size(), std::size_t{29});  // all but the second
    QCOMPARE(told.judge.atEnd().judged(), 28);
    QCOMPARE(toString(told.judge.atEnd().word), toString(LeakWord::NoLeak));
  }

  // What the device is and has is told after the capture has begun; then its process has the host's memory to grow into.
  void aDeviceThatIsTheHostHasTheHostsMemory() {
    Told told({});
    told.tell(event::DeviceReady{.device = "cpu", .build = "b", .pid = 1});
    told.tell(event::MemorySample{.used = {}, .total = gigabytes(16), .reserved = {}, .resident = {}, .allocated = {}});
    for (std::uint64_t slot = 1; slot <= 30; ++slot) {
      told.starts(slot);
      told.tell(event::SlotComplete{.slot = {slot}, .verdict = {}});
      const Bytes rss{2'000'000'000 + static_cast<std::int64_t>(slot) * 1'000 + static_cast<std::int64_t>(slot % 3) * 4'096};
      told.tell(event::SlotMemory{.slot = {slot}, .floor = kMegabyte, .deviceRss = rss});
    }
    const LeakVerdict verdict = told.judge.atEnd();
    const JudgedSeries* resident = verdict.find(LeakSeries::Resident);
    QVERIFY(resident && resident->limit);
    QCOMPARE(*resident->limit, 16e9);
    QCOMPARE(toString(resident->verdict.word), toString(LeakWord::NoLeak));  // 1 kB a slot does not matter to 14 GB
  }

  // The process that decides is judged as the one that computes is, and told from it.
  void aLeakOfTheEnginesProcessIsFoundAndNamed() {
    Told told({});
    told.tell(event::DeviceReady{.device = "cuda:0", .build = "b", .pid = 1});
    for (std::uint64_t slot = 1; slot <= 40; ++slot) {
      told.starts(slot);
      told.tell(event::SlotComplete{.slot = {slot}, .verdict = {}});
      const auto grown = static_cast<std::int64_t>(slot);
      told.tell(event::SlotMemory{.slot = {slot},
                                  .floor = kMegabyte,
                                  .engineRss = Bytes{300'000'000 + grown * 12'000'000},
                                  .deviceRss = Bytes{2'000'000'000 + grown % 3 * 4'096},
                                  .engineHandles = 40,
                                  .deviceHandles = 20});
    }
    const LeakVerdict verdict = told.judge.atEnd();
    QCOMPARE(toString(verdict.found), toString(LeakFound::OutsideTensors));
    QVERIFY(verdict.deciding() && verdict.deciding()->series == LeakSeries::EngineResident);
    QCOMPARE(toString(verdict.find(LeakSeries::Resident)->verdict.word), toString(LeakWord::NoLeak));
    const std::string says = toldOf(verdict).text;
    QVERIFY2(says.starts_with("Outside the tensors: resident memory of the engine grows by 12.00 MB a slot"), says.c_str());
  }

  void numbersThatNobodyWroteStayNumbers() {
    Told told({});
    told.starts(1);
    constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min(), kMost = std::numeric_limits<std::int64_t>::max();
    told.tell(
        event::StageComplete{.attempt = {.slot = {1}, .stage = Stage::Audio}, .allocated = Bytes{kMost}, .held = Bytes{kLeast}});
    told.ends(1, {kLeast});
    told.judge.settle();
    QCOMPARE(told.judge.blame().rows().front().released.count, kMost);
    QCOMPARE(told.judge.blame().held().count, 0);
  }

  void promisedOutcomesThatWereNotSeenLeaveItOpen() {
    for (const int canceled : {3, 6}) {
      Told told({.warmUp = 0, .cancelShare = 0.2});
      for (std::uint64_t slot = 1; slot <= 40; ++slot) {
        told.starts(slot);
        told.ends(slot, kMegabyte, static_cast<int>(slot) <= canceled ? Outcome::Canceled : Outcome::Succeeded);
      }
      QCOMPARE(toString(told.judge.atEnd().word), toString(canceled == 3 ? LeakWord::Inconclusive : LeakWord::NoLeak));
    }
  }

  // A soak's.
  void slotsThatFailOnPurposeArePromised() {
    Told told({.warmUp = 0, .failShare = 0.05});
    for (std::uint64_t slot = 1; slot <= 40; ++slot) {
      told.starts(slot);
      told.ends(slot, kMegabyte, slot <= 2 ? Outcome::Failed : Outcome::Succeeded);
    }
    const analysis::LeakVerdict verdict = told.judge.atEnd();
    QCOMPARE(toString(verdict.word), toString(LeakWord::Inconclusive));
    QCOMPARE(verdict.needs.value_or(0), 60);  // three more, one in twenty
  }

  void behindItsEndNothingIsTaken() {
    Told told({});
    told.makes(1, kMegabyte);
    told.tell(event::CaptureEnded{.why = CaptureEnd::Complete, .done = 1});
    told.makes(2, kMegabyte);
    QCOMPARE(told.judge.series().points().size(), std::size_t{1});
  }
};

QTEST_APPLESS_MAIN(TestCaptureSeries)
#include "test_capture_series.moc"
