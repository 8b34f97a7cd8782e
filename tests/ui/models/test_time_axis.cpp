// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/time_axis.h"

#include <QSignalSpy>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;

namespace {

Time at(double s) { return Time{} + seconds(s); }

}  // namespace

class TestTimeAxis : public QObject {
  Q_OBJECT
 private slots:
  void pixelsAndTimesAreEachOthersInverse() {
    const TimeRange range{at(100), at(280)};
    QCOMPARE(toPixel(at(190), range, 900), 450.0);
    for (double pixel : {0.0, 1.0, 333.25, 900.0})
      QVERIFY(std::abs(toPixel(toTime(pixel, range, 900), range, 900) - pixel) < 1e-6);
  }

  void itFollowsThePresent() {
    TimeAxis axis;
    axis.showLast(seconds(100));
    axis.setNow(at(1000));
    QVERIFY(axis.range() == (TimeRange{at(917), at(1017)}));
    axis.setNow(at(1001));
    QVERIFY(axis.range() == (TimeRange{at(918), at(1018)}));
    QVERIFY(axis.behind() == Duration{});
  }

  void aPanPausesFollowingAndOnlyBeingToldResumesIt() {
    TimeAxis axis;
    axis.setNow(at(1000));
    axis.showLast(seconds(100));
    QSignalSpy changes(&axis, &TimeAxis::followChanged);
    axis.pan(-seconds(10));
    QVERIFY(!axis.follows());
    const TimeRange left = axis.range();
    axis.setNow(at(1012));
    QVERIFY(axis.range() == left);
    QVERIFY(axis.behind() == seconds(22));
    axis.pan(seconds(60));
    QVERIFY(!axis.follows());
    axis.follow();
    QVERIFY(axis.follows());
    QVERIFY(axis.range().to == at(1012) + seconds(17));
    QCOMPARE(changes.size(), 2);
  }

  void whileItFollowsItMovesByWholePixels() {
    TimeAxis axis;
    axis.setPixels(1000);
    axis.setNow(at(1000));
    axis.showLast(seconds(100));  // a pixel is 0.1 s
    QSignalSpy moves(&axis, &TimeAxis::rangeChanged);
    for (int frame = 1; frame <= 100; ++frame)
      axis.setNow(at(1000 + frame * 0.04));
    QCOMPARE(moves.size(), 40);
    QVERIFY(axis.range().from.time_since_epoch() % milliseconds(100) == Duration{});
    QVERIFY(axis.range().span() == seconds(100));
    axis.pan(-seconds(1.25));  // by hand it goes where it is told
    QVERIFY(axis.range().from.time_since_epoch() % milliseconds(100) != Duration{});
  }

  // Of pictures that come once a second, every third moves; whatever happens moves it at once.
  void whileNothingHappensItStandsStillForAFewSeconds() {
    TimeAxis axis;
    axis.setPixels(1000);
    axis.setNow(at(1000));
    axis.showLast(seconds(100));
    QSignalSpy moves(&axis, &TimeAxis::rangeChanged);
    axis.setResting(true);
    for (int second = 1; second <= 30; ++second) {
      axis.setNow(at(1000 + second));
      QVERIFY(at(1000 + second) - axis.now() < TimeAxis::kRestStep);
      QVERIFY(axis.range().to - axis.now() == seconds(17));  // the present keeps its place
    }
    QCOMPARE(moves.size(), 10);
    axis.setNow(at(1031));
    QVERIFY(axis.now() == at(1030));
    axis.setResting(false);
    axis.setNow(at(1031));
    QVERIFY(axis.now() == at(1031));
    QCOMPARE(moves.size(), 11);
  }

  void atRestAPausedViewStillSaysHowFarItIsBehind() {
    TimeAxis axis;
    axis.setNow(at(1000));
    axis.showLast(seconds(100));
    axis.pan(-seconds(10));
    axis.setResting(true);
    axis.setNow(at(1001));
    QVERIFY(axis.behind() == seconds(11));
  }

  void atRestAnotherClockIsFollowedAtOnce() {
    TimeAxis axis;
    axis.setNow(at(1000));
    axis.setResting(true);
    axis.setNow(at(999));  // a recording's
    QVERIFY(axis.now() == at(999));
  }

  void itShowsEverythingSinceATime() {
    TimeAxis axis;
    axis.setNow(at(4000));
    axis.showSince(at(400));
    QVERIFY(axis.follows());
    QVERIFY(axis.range().from < at(400) && axis.range().from > at(300));
    axis.setNow(at(200 * 3600.0));
    axis.showSince(at(400));
    QVERIFY(axis.range().span() == TimeAxis::kLongest);
  }

  void aRangeThatIsTooShortIsShownAroundItsMiddle() {
    TimeAxis axis;
    axis.show({at(10), at(10.01)});
    QVERIFY(axis.range() == (TimeRange{at(9.98), at(10.03)}));
    axis.show({at(10), at(10)});
    QVERIFY(axis.range() == (TimeRange{at(9.98), at(10.03)}));
  }

  void aZoomKeepsTheAnchorsPlace() {
    TimeAxis axis;
    axis.setNow(at(1000));
    axis.show({at(0), at(100)});
    axis.zoom(0.5, at(25));
    QVERIFY(axis.range() == (TimeRange{at(12.5), at(62.5)}));
    axis.zoom(2, at(25));
    QVERIFY(axis.range() == (TimeRange{at(0), at(100)}));
  }

  void aZoomWhileFollowingKeepsThePresentsPlaceUnlessItLeavesTheView() {
    TimeAxis axis;
    axis.setNow(at(1000));
    axis.showLast(seconds(100));
    axis.zoom(0.5, at(990));
    QVERIFY(axis.follows());
    QVERIFY(axis.range() == (TimeRange{at(958.5), at(1008.5)}));
    axis.zoom(0.1, at(960));
    QVERIFY(!axis.follows());
  }

  void spansAreBounded() {
    TimeAxis axis;
    for (int i = 0; i < 200; ++i)
      axis.zoom(0.5, at(0));
    QVERIFY(axis.range().span() >= TimeAxis::kShortest);
    for (int i = 0; i < 200; ++i)
      axis.zoom(2, at(0));
    QVERIFY(axis.range().span() <= TimeAxis::kLongest);
  }
};

QTEST_APPLESS_MAIN(TestTimeAxis)
#include "test_time_axis.moc"
