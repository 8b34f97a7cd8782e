// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/torch/models/motion/acting.h"

#include <QtTest>
#include <algorithm>
#include <cmath>

using namespace vortex;
using namespace vortex::torch;

namespace {

std::vector<Pose> actedFor(int frames, std::vector<Expression> expressions, std::uint64_t seed = 1, float opening = 0.5F) {
  const std::vector<float> open(static_cast<std::size_t>(frames), opening), spread(open.size(), 0.0F), loud(open.size(), 0.6F);
  return act(open, spread, loud, expressions, seed);
}

}  // namespace

class TestActing : public QObject {
  Q_OBJECT

 private slots:
  void anExpressionPassesIntoTheNextBySmoothstepOverSixTenthsOfASecond() {
    const std::vector<Expression> sequence{Expression::Calm, Expression::Manic};  // 5 s each of 10
    QCOMPARE(expressionAt(sequence, 4.99, 10).mouth, 0.9);
    QCOMPARE(expressionAt(sequence, 5.3, 10).mouth, 0.9 + (1.3 - 0.9) * 0.5);                  // half way
    QVERIFY(std::abs(expressionAt(sequence, 5.15, 10).mouth - (0.9 + 0.4 * 0.15625)) < 1e-9);  // 3·¼² − 2·¼³
    QCOMPARE(expressionAt(sequence, 5.6, 10).mouth, 1.3);
    QCOMPARE(expressionAt(sequence, 10.0, 10).mouth, 1.3);
    QCOMPARE(expressionAt({}, 3, 10).mouth, 1.0);
  }

  void aShutMouthStaysShutAndALoudOneOpensFurther() {
    const std::vector<float> open{0.02F, 0.5F, 0.5F}, spread(3, 0.0F), loud{1.0F, 0.2F, 1.0F};
    const auto poses = act(open, spread, loud, {}, 7);
    QCOMPARE(poses[0].opening, 0.0F);  // below 0.05
    QVERIFY(std::abs(poses[1].opening - 0.5F * (0.30F + 0.14F) * 1.15F) < 1e-6F);
    QVERIFY(std::abs(poses[2].opening - 0.5F * 1.15F) < 1e-6F);
  }

  void blinksLastATwentiethOfTenSecondsApartAndCloseTheEyesFully() {
    const auto poses = actedFor(24 * 60, {Expression::Excited});  // eyes .8: no droop
    int blinks = 0, longest = 0, run = 0;
    float most = 0;
    for (const Pose& pose : poses) {
      run = pose.lids > 0 ? run + 1 : 0;
      if (run == 1)
        ++blinks;
      longest = std::max(longest, run);
      most = std::max(most, pose.lids);
    }
    QVERIFY2(blinks >= 12 && blinks <= 30, qPrintable(QString::number(blinks)));  // every 2 to 5 s in 60 s
    QVERIFY(longest <= 5);                                                        // 0.2 s at 24 fps
    QVERIFY(most > 0.9F);
  }

  void aWilderExpressionMovesTheHeadFurther() {
    const auto travel = [](const std::vector<Pose>& poses) {
      float far = 0;
      for (const Pose& pose : poses)
        far = std::max(far, std::abs(pose.yaw) + std::abs(pose.roll));
      return far;
    };
    QVERIFY(travel(actedFor(480, {Expression::Manic})) > 1.5F * travel(actedFor(480, {Expression::Calm})));
  }

  void twoSeedsMoveDifferentlyAndOneSeedTheSame() {
    const auto a = actedFor(240, {}, 1), b = actedFor(240, {}, 2), c = actedFor(240, {}, 1);
    const auto same = [](const std::vector<Pose>& p, const std::vector<Pose>& q) {
      return std::equal(p.begin(), p.end(), q.begin(),
                        [](const Pose& x, const Pose& y) { return x.yaw == y.yaw && x.lids == y.lids; });
    };
    QVERIFY(same(a, c));
    QVERIFY(!same(a, b));
  }

  void motionIsSmoothFromFrameToFrame() {
    const auto poses = actedFor(1080, {Expression::Manic, Expression::Calm, Expression::Excited});
    for (std::size_t i = 1; i < poses.size(); ++i) {
      QVERIFY(std::abs(poses[i].yaw - poses[i - 1].yaw) < 0.01F);
      QVERIFY(std::abs(poses[i].roll - poses[i - 1].roll) < 0.01F);
    }
  }
};

QTEST_GUILESS_MAIN(TestActing)
#include "test_acting.moc"
