// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pieces under the engine thread, each by itself.
#include "engine/runtime/clip_check.h"
#include "engine/runtime/clock.h"
#include "engine/runtime/event_buffer.h"
#include "engine/runtime/event_loop.h"
#include "engine/runtime/gantt.h"
#include "tests/engine/runtime/support.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <QTest>
#include <QXmlStreamReader>
#include <array>
#include <cmath>
#include <limits>
#include <thread>

using namespace vortex;
using namespace vortex::runtime;
using namespace std::chrono_literals;
using test::at;

namespace {

Event sampleEvent(std::uint64_t seq) { return {.seq = seq, .at = {}, .body = event::MemorySample{}}; }
Event slotEvent(std::uint64_t seq) { return {.seq = seq, .at = {}, .body = event::SlotComplete{.slot = SlotId{seq}}}; }

std::vector<Event> taken(EventBuffer& buffer) {
  std::vector<Event> out;
  buffer.take(out, 0ms);
  return out;
}

std::chrono::nanoseconds monotonicNow() { return SuspendWatch::read().monotonic; }

}  // namespace

class RuntimePartsTest : public QObject {
  Q_OBJECT
 private slots:
  // ---- clocks ----

  void aVirtualClockNeverRunsBack() {
    VirtualClock clock;
    clock.advanceTo(at(5));
    clock.advanceTo(at(3));
    QCOMPARE(clock.now(), at(5));
  }

  void aScaledClockMeetsItsOwnInstants_data() {
    QTest::addColumn<double>("scale");
    for (double scale : {1.0, 10.0, 0.3, 777.7})
      QTest::newRow(QByteArray::number(scale).constData()) << scale;
  }
  void aScaledClockMeetsItsOwnInstants() {
    QFETCH(double, scale);
    const ScaledClock clock(scale);
    const Time due = clock.now() + milliseconds(2 * scale);
    while (monotonicNow() < clock.monotonicAt(due)) {
    }
    QVERIFY(clock.now() >= due);
  }

  void aClockScaleMustBeAboveZero() {
    QVERIFY_EXCEPTION_THROWN(ScaledClock(0), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(ScaledClock(-1), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(ScaledClock{std::numeric_limits<double>::quiet_NaN()}, std::invalid_argument);
  }

  void aLeapIsSeenByTheClockAndByItsTimers() {
    ScaledClock clock;
    const auto before = clock.monotonicAt(at(1'000));
    clock.leap(seconds(600));
    QVERIFY(clock.now() >= at(600));
    QCOMPARE(before - clock.monotonicAt(at(1'000)), std::chrono::nanoseconds(seconds(600)));
  }

  void aSuspendIsNoticedOnceAndSkewIsNot() {
    SuspendWatch watch({.monotonic = 100s, .boottime = 130s});
    QVERIFY(!watch.check({.monotonic = 101s, .boottime = 131s}));
    QVERIFY(!watch.check({.monotonic = 102s, .boottime = 132s + 99ms}));
    QCOMPARE(*watch.check({.monotonic = 103s, .boottime = 733s}), seconds(600));
    QVERIFY(!watch.check({.monotonic = 104s, .boottime = 734s}));
  }

  // ---- clip check ----

  void bothScoresMustReachTheirMinimum_data() {
    QTest::addColumn<double>("b");
    QTest::addColumn<double>("l");
    QTest::addColumn<bool>("passed");
    QTest::newRow("both at it") << 0.70 << 0.72 << true;
    QTest::newRow("b below") << 0.6999 << 0.99 << false;
    QTest::newRow("l below") << 0.99 << 0.7199 << false;
    QTest::newRow("b not a number") << std::nan("") << 0.9 << false;
    QTest::newRow("l not a number") << 0.9 << std::nan("") << false;
  }
  void bothScoresMustReachTheirMinimum() {
    QFETCH(double, b);
    QFETCH(double, l);
    QTEST(judge({b, l}, {}, std::nullopt).passed, "passed");
  }

  void theHigherOfTheTwoMinimaCounts() {
    QVERIFY(!judge({0.8, 0.8}, {}, 0.85).passed);
    QCOMPARE(judge({0.8, 0.8}, {}, 0.85).minB, 0.85);
    QCOMPARE(judge({0.8, 0.8}, {}, 0.10).minL, 0.72);
  }

  void theEnsembleWeighsAndAGapIsMarked() {
    QCOMPARE(judge({0.80, 0.90}, {}, std::nullopt).ensemble, 0.4 * 0.80 + 0.6 * 0.90);
    QVERIFY(!judge({0.75, 0.875}, {}, std::nullopt).outlier);
    QVERIFY(judge({0.99, 0.83}, {}, std::nullopt).outlier);
  }

  // ---- a subscriber's buffer ----

  void aSlowSubscriberLosesSamplesAndNoSlotEvent() {
    EventBuffer buffer(10);
    for (std::uint64_t seq = 1; seq <= 100; ++seq) {
      const std::array events{seq % 4 == 0 ? slotEvent(seq) : sampleEvent(seq)};
      buffer.put(events);
    }
    std::vector<std::uint64_t> told;
    int notices = 0, samples = 0;
    for (const Event& event : taken(buffer)) {
      if (const auto* complete = std::get_if<event::SlotComplete>(&event.body))
        told.push_back(complete->slot.value);
      samples += std::holds_alternative<event::MemorySample>(event.body) ? 1 : 0;
      notices += std::holds_alternative<event::Notice>(event.body) ? 1 : 0;
    }
    QCOMPARE(told.size(), 25u);
    QCOMPARE(told.back(), 100u);
    QCOMPARE(notices, 1);
    QCOMPARE(samples + static_cast<int>(buffer.dropped()), 75);
    QVERIFY(buffer.dropped() > 0);
    QVERIFY(!buffer.cut());
  }

  void aSubscriberThatNeverReadsIsCutOffAndToldSo() {
    EventBuffer buffer(10);
    for (std::uint64_t seq = 1; seq <= 1'000; ++seq) {
      const std::array events{slotEvent(seq)};
      buffer.put(events);
    }
    QVERIFY(buffer.cut());
    const auto events = taken(buffer);
    QCOMPARE(events.size(), 161u);  // 16 × the bound, and the last notice
    QVERIFY(std::get<event::Notice>(events.back().body).text.find("cut off") != std::string::npos);
    std::vector<Event> more;
    QVERIFY(!buffer.take(more, 0ms));
  }

  void aReaderThatCatchesUpGetsSamplesAgain() {
    EventBuffer buffer(2);
    const std::array first{slotEvent(1), slotEvent(2), sampleEvent(3)};
    const std::array second{sampleEvent(4)};
    buffer.put(first);
    QCOMPARE(taken(buffer).size(), 2u);
    buffer.put(second);
    QCOMPARE(taken(buffer).size(), 1u);
  }

  void anEndedBufferIsEmptiedFirst() {
    EventBuffer buffer(10);
    const std::array events{slotEvent(1)};
    buffer.put(events);
    buffer.end();
    std::vector<Event> out;
    QVERIFY(buffer.take(out, 0ms));
    QCOMPARE(out.size(), 1u);
    QVERIFY(!buffer.take(out, 0ms));
  }

  // ---- the loop ----

  void aWakeUpFromAnotherThreadEndsAWaitWithoutATimer() {
    EventLoop loop;
    std::thread other([&] { loop.wake(); });
    loop.wait(std::nullopt);
    other.join();
  }

  void aWaitEndsAtItsInstantAndNotBefore() {
    EventLoop loop;
    for (int i = 0; i < 20; ++i) {
      const auto until = monotonicNow() + 2ms;
      while (monotonicNow() < until)
        loop.wait(until);
      loop.wait(until);  // passed: at once
    }
  }

  void aReadableDescriptorEndsAWaitAsLongAsItIsReadable() {
    EventLoop loop;
    const int descriptor = eventfd(1, EFD_CLOEXEC);
    loop.watch(descriptor);
    loop.wait(std::nullopt);
    loop.wait(std::nullopt);
    close(descriptor);
  }

  // ---- the chart ----

  void aRunBecomesBarsAndMarksWhatWentWrong() {
    GanttFold fold;
    const AttemptName audio{.slot = SlotId{3}, .stage = Stage::Audio, .n = 1, .id = AttemptId{8}};
    const AttemptName image{.slot = SlotId{3}, .stage = Stage::Image, .n = 1, .id = AttemptId{9}};
    fold.apply({.seq = 1, .at = at(1), .body = event::AttemptStarted{.attempt = audio}});
    fold.apply({.seq = 2, .at = at(1), .body = event::AttemptStarted{.attempt = image}});
    fold.apply({.seq = 3, .at = at(3), .body = event::StageComplete{.attempt = audio}});
    fold.apply({.seq = 4, .at = at(16), .body = event::AttemptStopped{.attempt = image, .cause = StopCause::Timeout}});
    const GanttChart chart = fold.chart("<one> & two");
    QCOMPARE(chart.bars.size(), 2u);
    QCOMPARE(chart.bars[0].text, std::string("slot 3, 2 s"));
    QCOMPARE(chart.bars[1].text, std::string("slot 3 timeout, 15 s"));
    QVERIFY(!chart.bars[0].isBad && chart.bars[1].isBad);

    QXmlStreamReader xml(QByteArray::fromStdString(toSvg(std::array{chart})));
    int bars = 0;
    while (!xml.atEnd())
      if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("rect"))
        ++bars;
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(bars, 3);  // and the ground
  }

  void aChartKeepsTheLatestBars() {
    GanttFold fold;
    for (std::uint64_t id = 1; id <= GanttFold::kMaxBars + 5; ++id) {
      const AttemptName name{.slot = SlotId{id}, .stage = Stage::Audio, .n = 1, .id = AttemptId{id}};
      fold.apply({.seq = id, .at = at(static_cast<double>(id)), .body = event::AttemptStarted{.attempt = name}});
      fold.apply({.seq = id, .at = at(static_cast<double>(id) + 1), .body = event::StageComplete{.attempt = name}});
    }
    QCOMPARE(fold.chart("").bars.size(), GanttFold::kMaxBars);
    QCOMPARE(fold.chart("").bars.front().from, at(6));
  }
};

QTEST_GUILESS_MAIN(RuntimePartsTest)
#include "test_runtime_parts.moc"
