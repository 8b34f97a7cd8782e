// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/rerun_estimate.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::analysis;

namespace {

RerunTimes took(double audio, double image, double video, double clip) {
  RerunTimes times;
  times.own[Stage::Audio] = seconds(audio);
  times.own[Stage::Image] = seconds(image);
  times.own[Stage::Video] = seconds(video);
  times.own[Stage::Clip] = seconds(clip);
  return times;
}

}  // namespace

class TestRerunEstimate : public QObject {
  Q_OBJECT

 private slots:
  void aSlotTakesItsOwnTimesAlongItsLongestPath() {
    const RerunEstimate estimate = estimateRerun({took(2, 12, 8, 1), took(3, 1, 8, 1)}, {});
    QCOMPARE(estimate.total, seconds(21) + seconds(12));
    QCOMPARE(estimate.made, 2);
    QCOMPARE(estimate.guessed, 0);
    QCOMPARE(estimate.unknown, 0);
  }

  void whatIsGivenTakesNoTime() {
    RerunTimes fromVideo = took(2, 12, 8, 1);
    fromVideo.given = StageSet::before(Stage::Video);
    QCOMPARE(estimateRerun({fromVideo}, {}).total, seconds(9));
  }

  void aStageThatDidNotFinishTakesTheMedianOfTheOthers() {
    RerunTimes timedOut = took(2, 0, 0, 0);
    timedOut.own[Stage::Image].reset();
    timedOut.own[Stage::Video].reset();
    timedOut.own[Stage::Clip].reset();
    PerStage<std::vector<Duration>> others;
    others[Stage::Image] = {seconds(30), seconds(10), seconds(11)};
    others[Stage::Video] = {seconds(8)};
    others[Stage::Clip] = {seconds(1)};
    const RerunEstimate estimate = estimateRerun({timedOut}, others);
    QCOMPARE(estimate.total, seconds(20));
    QCOMPARE(estimate.guessed, 1);
    const RerunEstimate unknown = estimateRerun({timedOut, took(1, 1, 1, 1)}, {});
    QCOMPARE(unknown.unknown, 1);
    QCOMPARE(unknown.total, seconds(3));
  }

  // A slot every 10 s that takes 2: four of the same fit behind it.
  void besideAChannelItTakesAsManyGapsAsItNeeds() {
    const RerunEstimate seven{.total = seconds(14), .made = 8, .guessed = 0, .unknown = 1};
    QCOMPARE(besideChannel(seven, {}), seconds(14));  // it rests
    QCOMPARE(besideChannel(seven, seconds(10)), seconds(20));
    QCOMPARE(besideChannel(seven, seconds(8)), seconds(24));
    QCOMPARE(besideChannel(seven, seconds(3)), seconds(21));  // no gap is long enough; one a gap is what is hoped for
    QCOMPARE(besideChannel(seven, seconds(1)), seconds(14));  // never less than the work
    QCOMPARE(besideChannel({}, seconds(10)), Duration{});
  }
};

QTEST_GUILESS_MAIN(TestRerunEstimate)
#include "test_rerun_estimate.moc"
