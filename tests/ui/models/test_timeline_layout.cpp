// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the timeline's shapes lie.
#include "tests/ui/models/laid_out.h"
#include "ui/models/timeline_facts.h"
#include "ui/models/timeline_lane.h"
#include "ui/models/timeline_layout.h"
#include "ui/models/timeline_stages.h"
#include "ui/models/timeline_strip.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <set>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::kSize;
using test::kThreeMinutes;
using test::named;
using test::ofKind;
using test::Teller;

namespace {

Scene laidOut(const Session& session, const TimeRange& range = kThreeMinutes, Time now = at(150), RowScroll scroll = {}) {
  return layOut({.session = session, .range = range, .size = kSize, .now = now, .scroll = scroll});
}

std::vector<std::uint64_t> numbersOf(const Scene& scene) {
  std::vector<std::uint64_t> numbers;
  for (const Row& row : scene.rows)
    numbers.push_back(row.slot.value);
  return numbers;
}

}  // namespace

class TestTimelineLayout : public QObject {
  Q_OBJECT
 private slots:
  void parallelStagesLieInLanesOfTheirOwn() {
    Session session;
    Teller(session).wholeSlot(1, 20);
    const auto bars = ofKind(laidOut(session), ShapeKind::Bar);
    QCOMPARE(bars.size(), std::size_t{4});
    const auto of = [&](Stage stage) {
      return std::find_if(bars.begin(), bars.end(), [&](const Shape& bar) { return bar.stage == stage; })->rect;
    };
    QCOMPARE(of(Stage::Audio).left(), 100.0);  // 20 s at 5 px/s
    QCOMPARE(of(Stage::Audio).width(), 10.0);  // 2 s
    QCOMPARE(of(Stage::Image).width(), 55.0);  // 11 s
    QVERIFY(of(Stage::Audio).bottom() <= of(Stage::Image).top());
    QCOMPARE(of(Stage::Video).top(), of(Stage::Audio).top());     // video beside audio
    QCOMPARE(of(Stage::Video).left(), of(Stage::Image).right());  // and after the image
  }

  void unfoldedEachStageHasALane() {
    Session session;
    Teller(session).wholeSlot(1, 20);
    const Scene scene = layOut({.session = session, .range = kThreeMinutes, .size = kSize, .now = at(150), .unfolded = true});
    std::set<double> tops;
    for (const Shape& bar : ofKind(scene, ShapeKind::Bar)) {
      tops.insert(bar.rect.top());
      QVERIFY(bar.rect.bottom() <= scene.rows[0].top + scene.rows[0].height);
    }
    QCOMPARE(tops.size(), std::size_t{4});
  }

  void aStoppedAttemptHasATailUntilItDrained() {
    Session session;
    Teller(session).timedOutSlot(1, 0, 2);
    const Scene scene = laidOut(session);
    const auto tails = ofKind(scene, ShapeKind::Tail);
    QCOMPARE(tails.size(), std::size_t{2});  // in its row, and in the stage's lane
    for (const Shape& tail : tails) {
      QCOMPARE(tail.rect.left(), 75.0);
      QCOMPARE(tail.rect.width(), 10.0);
    }
    QVERIFY(tails[1].rect.top() > scene.stagesTop);
  }

  void whatStillDrainsSaysWhatItMayTakeAndKeepsItsStageClosed() {
    Session session;
    Teller teller(session);
    teller.tell(0, event::DeviceReady{.device = "cpu", .build = {}, .pid = 1, .restart = {}});
    teller.queued(1, 60);
    teller.started(1, 60);
    teller.tell(60, event::AttemptStarted{.attempt = named(1, Stage::Image), .timeout = seconds(15)});
    teller.tell(75, event::AttemptStopRequested{.attempt = named(1, Stage::Image), .cause = StopCause::Timeout, .elapsed = {}});
    SceneInput input{.session = session, .range = kThreeMinutes, .size = kSize, .now = at(77.4)};
    input.times.drainBudget = seconds(5);
    const Scene scene = layOut(input);
    const auto budget = ofKind(scene, ShapeKind::TailBudget);
    QCOMPARE(budget.size(), std::size_t{1});
    QCOMPARE(budget[0].rect.left(), 387.0);
    QCOMPARE(budget[0].rect.right(), 400.0);  // 75 + 5 s
    bool closed = false;
    for (const Shape& state : ofKind(scene, ShapeKind::LaneState))
      closed = closed || (state.stage == Stage::Image && state.text == QStringLiteral("CLOSED, GPU finishing"));
    QVERIFY(closed);
    const auto callouts = ofKind(scene, ShapeKind::Callout);
    QCOMPARE(callouts.size(), std::size_t{1});  // 300 px do not hold all of it
    QCOMPARE(callouts[0].text, QStringLiteral("GPU finishing, 2.4 of at most 5.0 s"));
    QVERIFY(callouts[0].rect.left() >= 0 && callouts[0].rect.right() <= 300);  // before the slot, where nothing is covered
    input.textWidth = [](const QString&, bool) { return 200.0; };
    const Scene roomy = layOut(input);
    QCOMPARE(ofKind(roomy, ShapeKind::Callout).size(), std::size_t{1});
    QCOMPARE(ofKind(roomy, ShapeKind::Callout)[0].text,
             QStringLiteral("Image timed out at 15.0 s. GPU finishing, 2.4 of at most 5.0 s."));
  }

  void deadlinesLieWhereTheSlotsTimesSay() {
    Session session;
    Teller(session).wholeSlot(1, 20);
    const Scene scene = laidOut(session);
    QCOMPARE(ofKind(scene, ShapeKind::Target).at(0).rect.left(), 205.0);  // 20 + 21 s
    QCOMPARE(ofKind(scene, ShapeKind::Flag).at(0).rect.left(), 230.0);    // 20 + 26 s
    QCOMPARE(ofKind(scene, ShapeKind::Air).at(0).rect.left(), 325.0);     // 20 + 45 s
    const auto phases = ofKind(scene, ShapeKind::Phase);
    QCOMPARE(phases.size(), std::size_t{4});
    QCOMPARE(phases[1].rect.left(), 205.0);  // consensus, from the target
    QCOMPARE(phases[2].rect.left(), 230.0);  // propagation, from the last useful finish
    QCOMPARE(phases[3].rect.left(), 300.0);  // the buffer: 5 s before the air
  }

  void aStageHasATargetTickAndATimeoutBracketWhereTheyHaveRoom() {
    Session session;
    Teller(session).wholeSlot(1, 20);
    const Scene near = laidOut(session);
    const auto marks = ofKind(near, ShapeKind::StageMark);
    const auto image = std::find_if(marks.begin(), marks.end(), [](const Shape& mark) { return mark.stage == Stage::Image; });
    QVERIFY(image != marks.end());
    QCOMPARE(image->rect.left(), 160.0);  // 20 + 12 s
    Session close;
    Teller teller(close);
    teller.queued(1, 20);
    teller.started(1, 20);
    teller.tell(20, event::AttemptStarted{.attempt = named(1, Stage::Audio), .timeout = seconds(3)});
    QVERIFY(ofKind(laidOut(close), ShapeKind::TimeoutMark).empty());  // 1 s from target to timeout: 5 px
    QCOMPARE(ofKind(laidOut(close, {at(0), at(60)}), ShapeKind::TimeoutMark).size(), std::size_t{1});
  }

  void aFailedAttemptIsCrossedOutAndLinkedToTheNext() {
    Session session;
    Teller teller(session);
    teller.queued(1, 20);
    teller.started(1, 20);
    teller.tell(20, event::AttemptStarted{.attempt = named(1, Stage::Audio), .timeout = seconds(3)});
    teller.tell(22, event::AttemptFailed{.attempt = named(1, Stage::Audio), .reason = Reason::DeviceError, .retryIn = seconds(1)});
    teller.tell(23, event::AttemptStarted{.attempt = named(1, Stage::Audio, 2), .timeout = seconds(3)});
    teller.tell(25, event::StageComplete{.attempt = named(1, Stage::Audio, 2), .elapsed = seconds(2)});
    const Scene scene = laidOut(session);
    const auto bars = ofKind(scene, ShapeKind::Bar);
    QCOMPARE(std::count_if(bars.begin(), bars.end(), [](const Shape& bar) { return bar.crossed; }), 1);
    const auto link = ofKind(scene, ShapeKind::BackOff);
    QCOMPARE(link.size(), std::size_t{1});
    QCOMPARE(link[0].rect.left(), 110.0);
    QCOMPARE(link[0].rect.right(), 115.0);
  }

  void barsTooThinToPartAreFoldedButNeverWhatIsAbnormal() {
    Scene scene;
    {
      SceneBuilder builder(900);
      {
        LaneFolder folder(builder, 0, 10);
        for (int i = 0; i < 10; ++i)
          folder.add({.kind = ShapeKind::Bar, .slot = {1}, .index = i, .abnormal = i == 5}, 100 + 2 * i, 101 + 2 * i);
        folder.add({.kind = ShapeKind::Bar, .slot = {1}, .index = 10}, 200, 250);
      }
      builder.moveInto(scene);
    }
    QCOMPARE(scene.shapes.size(), std::size_t{3});
    QCOMPARE(scene.shapes[0].count + scene.shapes[1].count, 10);  // nine folded, and the wide one
    QVERIFY(scene.shapes[2].abnormal);                            // painted last
    QCOMPARE(scene.shapes[2].count, 1);
    QCOMPARE(scene.shapes[2].rect.width(), 3.0);
  }

  void withLittleRoomTheNewestSlotsAreShownAtTheBottom() {
    Session session;
    Teller teller(session);
    for (std::uint64_t slot = 1; slot <= 40; ++slot)
      teller.wholeSlot(slot, static_cast<double>(slot) * 3);
    const Scene scene = laidOut(session);
    QCOMPARE(scene.rows.size(), std::size_t{10});  // (400 − 51) / 33
    QCOMPARE(scene.rows.back().slot.value, std::uint64_t{40});
    QCOMPARE(scene.first, 30);
    QCOMPARE(scene.rowCount, 40);
  }

  void rowsThatWereScrolledToStayWhileSlotsCome() {
    Session session;
    Teller teller(session);
    for (std::uint64_t slot = 1; slot <= 40; ++slot)
      teller.wholeSlot(slot, static_cast<double>(slot) * 3);
    const Scene newest = laidOut(session);
    const SceneInput input{.session = session, .range = kThreeMinutes, .size = kSize, .now = at(150)};
    const RowScroll scroll = scrolledTo(input, newest, 12);
    const auto before = numbersOf(laidOut(session, kThreeMinutes, at(150), scroll));
    QCOMPARE(before.front(), std::uint64_t{13});
    for (std::uint64_t slot = 41; slot <= 50; ++slot)
      teller.wholeSlot(slot, static_cast<double>(slot) * 3);
    QCOMPARE(numbersOf(laidOut(session, kThreeMinutes, at(170), scroll)), before);
    QVERIFY(!scrolledTo(input, newest, 30).top);  // at the bottom the newest are shown again
    QCOMPARE(laidOut(session, kThreeMinutes, at(170)).rows.back().slot.value, std::uint64_t{50});
  }

  void whatWaitsInTheChannelsQueueHasRowsBelow() {
    Session session;
    Teller(session).wholeSlot(1, 20);
    const Scene scene = layOut({.session = session,
                                .range = kThreeMinutes,
                                .size = kSize,
                                .now = at(150),
                                .coming = {{"news-2", at(165)}, {"news-3", at(210)}, {"news-4", at(255)}}});
    QCOMPARE(scene.rows.size(), std::size_t{3});
    QCOMPARE(scene.rows[1].coming, 0);
    QCOMPARE(scene.rows[1].label, std::string("news-2"));  // painted when the queue has moved on, it is still this one
    const auto labels = ofKind(scene, ShapeKind::Label);
    QVERIFY(
        std::any_of(labels.begin(), labels.end(), [](const Shape& label) { return label.text == QStringLiteral("starts 165"); }));
  }

  void whatIsForeseenIsOutlinedToWhereEachStageWillEnd() {
    Session session;
    Teller teller(session);
    teller.queued(1, 100);
    teller.started(1, 100);
    teller.attempt(named(1, Stage::Image), 100, 111);
    teller.tell(111, event::AttemptStarted{.attempt = named(1, Stage::Video), .timeout = seconds(10)});
    teller.tell(111, event::SlotForecast{.slot = {1},
                                         .lastUsefulFinish = at(126),
                                         .cautiousFinish = at(121),
                                         .likelyFinish = at(120),
                                         .work = {{Duration{}, Duration{}, seconds(8), seconds(1)}},
                                         .noReturn = at(125),
                                         .quantile = 0.95,
                                         .samples = 100});
    const Scene scene = laidOut(session, kThreeMinutes, at(115));
    const auto left = ofKind(scene, ShapeKind::Predicted);
    QCOMPARE(left.size(), std::size_t{2});
    QCOMPARE(left[0].rect.left(), 575.0);   // video, from the present
    QCOMPARE(left[0].rect.right(), 595.0);  // to 111 + 8 s
    QCOMPARE(left[1].rect.right(), 600.0);  // clip, a second more
    QCOMPARE(ofKind(scene, ShapeKind::NoReturn).at(0).rect.center().x(), 625.0);
    const auto labels = ofKind(scene, ShapeKind::Label);
    QVERIFY(
        std::any_of(labels.begin(), labels.end(), [](const Shape& label) { return label.text == QStringLiteral("+5.0 s P95"); }));
  }

  void aRerunIsOffAirAndHasNoDeadline() {
    Session session;
    Teller teller(session);
    teller.tell(10, event::SlotQueued{.slot = {1}, .label = "again", .seed = 1, .airAt = {}, .ahead = 0, .rerunOf = SlotId{7}});
    teller.started(1, 10);
    const Scene scene = laidOut(session, kThreeMinutes, at(20));
    QVERIFY(ofKind(scene, ShapeKind::Flag).empty() && ofKind(scene, ShapeKind::Target).empty());
    QCOMPARE(ofKind(scene, ShapeKind::Label).at(0).text, QStringLiteral("off air, no deadline"));
  }

  void furtherOutLessIsDrawn() {
    QVERIFY(detailOf(20) == Detail::Full);
    QVERIFY(detailOf(5) == Detail::Normal);
    QVERIFY(detailOf(2) == Detail::Bars);
    QVERIFY(detailOf(0.5) == Detail::Slots);
    QVERIFY(detailOf(0.05) == Detail::Strip);
    Session session;
    Teller(session).wholeSlot(1, 20);
    const Scene scene = laidOut(session, {at(0), at(1800)});
    QCOMPARE(ofKind(scene, ShapeKind::SlotBar).size(), std::size_t{1});
    QVERIFY(ofKind(scene, ShapeKind::Bar).empty() && ofKind(scene, ShapeKind::Phase).empty());
  }

  void whereSlotsHaveNoRowLeftTheStripHasThemAll() {
    Session session;
    Teller teller(session);
    for (std::uint64_t slot = 1; slot <= 200; ++slot)
      teller.wholeSlot(slot, static_cast<double>(slot) * 9);
    const Scene crowded = laidOut(session, {at(0), at(1'800)}, at(1'800));
    QVERIFY(crowded.detail == Detail::Strip);
    QCOMPARE(crowded.slotCount, 200);
    const Scene few = laidOut(session, {at(0), at(225)}, at(225));
    QVERIFY(few.detail == Detail::Normal);
    const Scene some = laidOut(session, {at(1'600), at(3'400)}, at(3'400));
    QVERIFY(some.detail == Detail::Slots);
    QCOMPARE(static_cast<int>(some.rows.size()), some.slotCount);
  }

  void theStripCountsSlotsAndShowsTheWorst() {
    Session session;
    Teller teller(session);
    for (std::uint64_t slot = 1; slot <= 1000; ++slot)
      if (slot % 100 == 0)
        teller.timedOutSlot(slot, static_cast<double>(slot) * 45, 1);
      else
        teller.wholeSlot(slot, static_cast<double>(slot) * 45);
    const Scene scene = laidOut(session, {at(0), at(46'000)}, at(46'000));
    QVERIFY(scene.rows.empty());
    int counted = 0, abnormal = 0;
    for (const Shape& column : ofKind(scene, ShapeKind::Column)) {
      counted += column.count;
      abnormal += column.abnormal ? 1 : 0;
      QVERIFY(column.rect.height() > 0 && scene.strip.contains(column.rect.center()));
    }
    QCOMPARE(counted, 1000);
    QCOMPARE(abnormal, 10);
    QCOMPARE(ofKind(scene, ShapeKind::Outcome).size(), std::size_t{10});
  }

  void aSessionIsAskedOnlyForWhatIsInView() {
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
      const Session session = test::randomSession(seed, 400);
      const Time now = at(12'000);
      for (int from = 0; from < 12'000; from += 700) {
        const TimeRange range{at(from), at(from + 50 + static_cast<int>(seed) * 20)};
        std::vector<const Slot*> expected;
        for (const Slot& slot : session.allSlots())
          if (slot.begin() <= range.to && slot.end(now) >= range.from)
            expected.push_back(&slot);
        QVERIFY(session.slotsIn(range, now) == expected);
        for (const Stage stage : kStages) {
          int found = 0, there = 0;
          session.lane(stage).visit(range, [&](const LaneSpan&) { ++found; });
          for (const Slot& slot : session.allSlots())
            for (const Bar& bar : slot.bars)
              there += bar.attempt.stage == stage && bar.start <= range.to && bar.end.value_or(Time::max()) >= range.from ? 1 : 0;
          QCOMPARE(found, there);
        }
      }
    }
  }

  void oneStepsFromAbnormalSlotToAbnormalSlot() {
    Session session;
    Teller teller(session);
    teller.wholeSlot(1, 0);
    teller.timedOutSlot(2, 45, 1);
    teller.wholeSlot(3, 90);
    teller.timedOutSlot(4, 135, 1);
    const auto& all = session.allSlots();
    QVERIFY(nextAbnormal(all, std::nullopt, -1) == SlotId{4});
    QVERIFY(nextAbnormal(all, SlotId{4}, -1) == SlotId{2});
    QVERIFY(nextAbnormal(all, SlotId{2}, 1) == SlotId{4});
    QVERIFY(!nextAbnormal(all, SlotId{4}, 1));
    QVERIFY(!nextAbnormal(all, SlotId{2}, -1));
  }
};

QTEST_APPLESS_MAIN(TestTimelineLayout)
#include "test_timeline_layout.moc"
