// SPDX-License-Identifier: GPL-3.0-or-later
//
// The mouse over plots: a drag pans, a drag with the right button chooses a range, and what is drawn says what it is.
#include "ui/models/selection.h"
#include "ui/widgets/drag_pan.h"
#include "ui/widgets/hover_facts.h"

#include <QApplication>
#include <QHelpEvent>
#include <QToolTip>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr int kWidth = 1'000;

Time at(double s) { return Time{} + seconds(s); }

struct Plot {
  TimeAxis axis;
  TimeAt timeAt = [this](double x) { return toTime(x, axis.range(), kWidth); };
  Plot() { axis.show({at(0), at(100)}); }  // a pixel is 0.1 s
};

}  // namespace

class TestMouse : public QObject {
  Q_OBJECT

 private slots:
  void theTimeUnderTheMouseStaysUnderItWhileItDrags() {
    Plot plot;
    DragPan pan(plot.axis, plot.timeAt);
    pan.press({500, 10});
    for (const int x : {480, 300, 420})
      pan.move({x, 10});
    QVERIFY(plot.axis.range() == (TimeRange{at(8), at(108)}));
    QVERIFY(!pan.release());
    pan.move({100, 10});  // no button is down
    QVERIFY(plot.axis.range() == (TimeRange{at(8), at(108)}));
  }

  void aTremblingHandClicks() {
    Plot plot;
    DragPan pan(plot.axis, plot.timeAt);
    pan.press({500, 10});
    pan.move({500 + QApplication::startDragDistance() - 1, 10});
    QVERIFY(pan.release());
    QVERIFY(plot.axis.range() == (TimeRange{at(0), at(100)}));
  }

  void aDragThatComesBackIsNoClick() {
    Plot plot;
    DragPan pan(plot.axis, plot.timeAt);
    pan.press({500, 10});
    pan.move({300, 10});
    pan.move({500, 10});
    QVERIFY(!pan.release());
  }

  void aReleaseWithoutAPressIsNothing() {
    Plot plot;
    QVERIFY(!DragPan(plot.axis, plot.timeAt).release());
    QVERIFY(!DragRange(plot.timeAt).release({0, 0}));
  }

  void aRangeIsChosenInEitherDirection() {
    Plot plot;
    DragRange range(plot.timeAt);
    for (const auto& [from, to] : {std::pair(200, 600), std::pair(600, 200)}) {
      range.press({from, 5});
      QVERIFY(range.pressed());
      QVERIFY(range.to(at(60)) == (TimeRange{std::min(at(from / 10.0), at(60)), std::max(at(from / 10.0), at(60))}));
      QVERIFY(range.release({to, 5}) == (TimeRange{at(20), at(60)}));
      QVERIFY(!range.pressed() && !range.to(at(60)));
    }
  }

  void aRightClickChoosesNoRange() {
    Plot plot;
    DragRange range(plot.timeAt);
    range.press({200, 5});
    QVERIFY(!range.release({201, 5}));
    QVERIFY(!range.pressed());
  }

  void theCrosshairStaysUnderAMouseThatRestsWhileTheViewMovesOn() {
    Plot plot;
    Selection selection;
    MouseTime mouse(selection, plot.timeAt);
    mouse.moveTo(500);
    QVERIFY(selection.hovered() == at(50));
    plot.axis.show({at(10), at(110)});
    mouse.again();
    QVERIFY(selection.hovered() == at(60));
    mouse.leave();
    mouse.again();  // no mouse is in it
    QVERIFY(!selection.hovered());
  }

  void factsAreShownAsATipAndGoWhereThereIsNothing() {
    QWidget view;
    view.resize(100, 100);
    view.show();
    const auto facts = [](QPointF point) { return point.x() < 50 ? QStringLiteral("Slot 7") : QString(); };
    QVERIFY(answerHover(view, QHelpEvent(QEvent::ToolTip, {10, 10}, view.mapToGlobal(QPoint(10, 10))), facts));
    QCOMPARE(QToolTip::text(), QStringLiteral("Slot 7"));
    QVERIFY(answerHover(view, QHelpEvent(QEvent::ToolTip, {90, 10}, view.mapToGlobal(QPoint(90, 10))), facts));
    QTRY_VERIFY(QToolTip::text().isEmpty());
    QVERIFY(!answerHover(view, QEvent(QEvent::Enter), facts));
  }
};

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  TestMouse test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_mouse.moc"
