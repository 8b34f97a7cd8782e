// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the timeline says in words: beside bars, of each stage, and as a sentence.
#include "tests/ui/models/laid_out.h"
#include "ui/models/slot_words.h"
#include "ui/models/timeline_facts.h"
#include "ui/models/timeline_stages.h"

#include <QtTest>
#include <algorithm>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::kSize;
using test::kThreeMinutes;
using test::named;
using test::ofKind;
using test::Teller;

class TestTimelineWords : public QObject {
  Q_OBJECT

 private slots:
  void anAlarmsWordsGoBeforeTheFlagWhereTheyHaveNoRoomBehindIt() {
    Session session;
    Teller teller(session);
    teller.timedOutSlot(1, 140, 1);
    teller.tell(156, event::SlotMissed{.slot = {1}, .airAt = at(185), .fallback = "repeat_last"});
    const Scene scene =
        layOut({.session = session, .range = kThreeMinutes, .size = kSize, .now = at(157), .textWidth = [](const QString&, bool) {
                  return 90.0;
                }});
    const Shape flag = ofKind(scene, ShapeKind::Flag).at(0);  // at 166 s, 70 px before the edge
    const auto labels = ofKind(scene, ShapeKind::Label);
    const auto words = std::find_if(labels.begin(), labels.end(), [](const Shape& label) { return label.tone == Tone::Alarm; });
    QVERIFY(words != labels.end());
    QVERIFY2(words->rect.right() <= flag.rect.left(), qPrintable(QString::number(words->rect.right())));
    for (const Shape& bar : ofKind(scene, ShapeKind::Bar))
      QVERIFY(!bar.rect.intersects(words->rect));
  }

  void wordsThatHaveNoRoomAreSaidInBrief() {
    Session session;
    Teller teller(session);
    teller.timedOutSlot(1, 140, 1);
    teller.tell(156, event::SlotMissed{.slot = {1}, .airAt = at(185), .fallback = "repeat_last"});
    const auto wide = [](const QString& text, bool) { return text == QStringLiteral("will miss air") ? 40.0 : 200.0; };
    const auto labels = ofKind(
        layOut({.session = session, .range = kThreeMinutes, .size = kSize, .now = at(157), .textWidth = wide}), ShapeKind::Label);
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const Shape& label) {
      return label.text == QStringLiteral("will miss air") && label.rect.left() > 830;  // behind the flag
    }));
  }

  void aStageSaysWhoHoldsItOrWhyNobodyMay() {
    Session session;
    Teller teller(session);
    const auto now = [&](Stage stage) { return laneNow(session, stage, at(10)).text; };
    QCOMPARE(now(Stage::Image), QStringLiteral("device starting"));
    teller.tell(0, event::DeviceReady{.device = "cpu", .build = {}, .pid = 1, .restart = {}});
    QCOMPARE(now(Stage::Image), QStringLiteral("free"));
    teller.queued(1, 0);
    teller.started(1, 0);
    teller.tell(0, event::AttemptStarted{.attempt = named(1, Stage::Image), .timeout = seconds(15)});
    QCOMPARE(now(Stage::Image), QStringLiteral("running 1"));
    teller.tell(5, event::AttemptStopRequested{.attempt = named(1, Stage::Image), .cause = StopCause::Operator, .elapsed = {}});
    QCOMPARE(now(Stage::Image), QStringLiteral("CLOSED, GPU finishing"));
    teller.tell(6, event::DeviceQuarantined{.lane = Stage::Image, .drained = seconds(0.5)});
    QCOMPARE(now(Stage::Image), QStringLiteral("CLOSED, stage stuck"));
    QCOMPARE(now(Stage::Video), QStringLiteral("free"));
    teller.tell(7, event::OutputPoolFull{.full = true, .first = named(2, Stage::Video), .waited = {}});
    QCOMPARE(now(Stage::Video), QStringLiteral("held back: no output buffer"));
    teller.tell(8, event::OutputPoolFull{.full = false, .first = named(2, Stage::Video), .waited = seconds(1)});
    QCOMPARE(now(Stage::Video), QStringLiteral("free"));
    teller.tell(8.2, event::HeldForMemory{
                         .slot = {2}, .stage = Stage::Video, .need = gigabytes(3.2), .free = gigabytes(1.1), .waited = {}});
    QCOMPARE(now(Stage::Video), QStringLiteral("held back: VRAM, 3.20 GB needed, 1.10 GB free"));
    teller.tell(8.4, event::HeldForMemory{.slot = {2}, .stage = Stage::Video, .held = false, .waited = seconds(0.2)});
    QCOMPARE(now(Stage::Video), QStringLiteral("free"));
    teller.tell(9, event::DeviceLost{.reason = DeviceLoss::Exited, .detail = {}, .attempts = 0});
    QCOMPARE(now(Stage::Video), QStringLiteral("CLOSED, device lost"));
  }

  void thatAStageIsClosedIsSaidWhereThereIsNoRoomForWhy() {
    Session session;
    Teller teller(session);
    teller.tell(0, event::DeviceReady{.device = "cpu", .build = {}, .pid = 1, .restart = {}});
    teller.queued(1, 150);
    teller.started(1, 150);
    teller.tell(150, event::AttemptStarted{.attempt = named(1, Stage::Image), .timeout = seconds(15)});
    teller.tell(160, event::AttemptStopRequested{.attempt = named(1, Stage::Image), .cause = StopCause::Operator, .elapsed = {}});
    const auto sixPixels = [](const QString& text, bool) { return 6.0 * static_cast<double>(text.size()); };
    const Scene scene = layOut(
        {.session = session, .range = kThreeMinutes, .size = kSize, .now = at(162), .textWidth = sixPixels});  // 90 px to the edge
    const auto states = ofKind(scene, ShapeKind::LaneState);
    QVERIFY(std::any_of(states.begin(), states.end(), [](const Shape& state) { return state.text == QStringLiteral("CLOSED"); }));
  }

  void aSpareIsBelowABoundAsBothAreShown() {
    QVERIFY(!isBelow(seconds(2.996), seconds(3)) && !isBelow(seconds(3), seconds(3)));  // "+3.0"
    QVERIFY(isBelow(seconds(2.94), seconds(3)));                                        // "+2.9"
    QVERIFY(isBelow(seconds(-0.06), Duration{}) && !isBelow(seconds(-0.04), Duration{}));
  }
  void theSentenceFollowsTheData() {
    Session session;
    Teller teller(session);
    teller.timedOutSlot(1, 0, 1);
    const SceneInput input{.session = session, .range = kThreeMinutes, .size = kSize, .now = at(150)};
    const QString words = inWords(layOut(input), input);
    QVERIFY(words.contains(QStringLiteral("1 slot")) && words.contains(QStringLiteral("slot 1 timed_out")));
  }
};

QTEST_APPLESS_MAIN(TestTimelineWords)
#include "test_timeline_words.moc"
