// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the timeline's shapes lie, and that what is drawn can be hit.
#include "tests/ui/models/scenes.h"
#include "ui/models/timeline_layout.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::Teller;

namespace {

const QSizeF kSize(900, 400);
const TimeRange kThreeMinutes{at(0), at(180)};

std::vector<Shape> ofKind(const Scene& scene, ShapeKind kind) {
  std::vector<Shape> found;
  for (const Shape& shape : scene.shapes)
    if (shape.kind == kind)
      found.push_back(shape);
  return found;
}

Scene laidOut(const Session& session, const TimeRange& range = kThreeMinutes, Time now = at(150)) {
  return layOut(session, range, kSize, now, {});
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
    QCOMPARE(bars[0].rect.left(), 100.0);  // audio: 20 s at 5 px/s
    QCOMPARE(bars[0].rect.width(), 10.0);  // 2 s
    QCOMPARE(bars[1].rect.width(), 55.0);  // image: 11 s
    QVERIFY(bars[0].rect.bottom() <= bars[1].rect.top());
    QCOMPARE(bars[2].rect.top(), bars[0].rect.top());     // video beside audio
    QCOMPARE(bars[2].rect.left(), bars[1].rect.right());  // and after the image
  }

  void aStoppedAttemptHasATailUntilItDrained() {
    Session session;
    Teller(session).timedOutSlot(1, 0, 2);
    const Scene scene = laidOut(session);
    const auto tails = ofKind(scene, ShapeKind::Tail);
    QCOMPARE(tails.size(), std::size_t{1});
    QCOMPARE(tails[0].rect.left(), 75.0);
    QCOMPARE(tails[0].rect.width(), 10.0);
  }

  void deadlinesLieWhereTheSlotsTimesSay() {
    Session session;
    Teller(session).wholeSlot(1, 20);
    const Scene scene = laidOut(session);
    QCOMPARE(ofKind(scene, ShapeKind::Target).at(0).rect.left(), 205.0);  // 20 + 21 s
    QCOMPARE(ofKind(scene, ShapeKind::Flag).at(0).rect.left(), 230.0);    // 20 + 26 s
    QCOMPARE(ofKind(scene, ShapeKind::Air).at(0).rect.left(), 325.0);     // 20 + 45 s
    QCOMPARE(ofKind(scene, ShapeKind::Phase).size(), std::size_t{3});     // 26 s and 26 s: no room for consensus apart
  }

  void abnormalBarsAreNeverTooThinToSee() {
    Session session;
    Teller(session).timedOutSlot(1, 0, 0.001);
    for (const Shape& tail : ofKind(laidOut(session), ShapeKind::Tail))
      QVERIFY(tail.rect.width() >= 3);
  }

  void withLittleRoomTheNewestSlotsAreShown() {
    Session session;
    Teller teller(session);
    for (std::uint64_t slot = 1; slot <= 40; ++slot)
      teller.wholeSlot(slot, static_cast<double>(slot) * 3);
    const Scene scene = laidOut(session);
    QCOMPARE(scene.rows.size(), std::size_t{12});
    QCOMPARE(scene.rows.back().slot.value, std::uint64_t{40});
    QCOMPARE(scene.above, 28);
  }

  void furtherOutLessIsDrawn() {
    QVERIFY(detailOf(20) == Detail::Full);
    QVERIFY(detailOf(5) == Detail::Normal);
    QVERIFY(detailOf(2) == Detail::Bars);
    QVERIFY(detailOf(0.5) == Detail::Slots);
    Session session;
    Teller(session).wholeSlot(1, 20);
    const Scene scene = laidOut(session, {at(0), at(1800)});
    QCOMPARE(scene.shapes.size(), std::size_t{1});
    QVERIFY(scene.shapes[0].kind == ShapeKind::SlotBar);
  }

  void whatIsDrawnCanBeHit() {
    std::mt19937 random(20261128);
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
      const Session session = test::randomSession(seed, 1 + random() % 60);
      const Time from = at(static_cast<double>(random() % 600));
      const TimeRange range{from, from + seconds(static_cast<double>(20 + random() % 1500))};
      const Scene scene = laidOut(session, range, range.to);
      for (const Shape& shape : scene.shapes) {
        const QRectF& rect = shape.rect;
        QVERIFY(rect.left() >= -1 && rect.right() <= kSize.width() + 1.001);
        const QPointF middle = rect.center();
        const Shape* found = hit(scene, middle, 0);
        if (rect.width() <= 0)
          found = hit(scene, middle);
        QVERIFY(found != nullptr);
        QVERIFY(found->slot == shape.slot);
        const Row* row = rowAt(scene, middle.y());
        QVERIFY(row != nullptr && row->slot == shape.slot);
      }
      QVERIFY(hit(scene, {-50, -50}) == nullptr);
    }
  }
};

QTEST_APPLESS_MAIN(TestTimelineLayout)
#include "test_timeline_layout.moc"
