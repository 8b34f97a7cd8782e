// SPDX-License-Identifier: GPL-3.0-or-later
//
// The interval of how far the least spare moves: of changes that are known exactly, of slots that miss, and how often it holds the
// true change of a population of which that can be reckoned.
#include "engine/analysis/least_change.h"

#include <QTest>
#include <random>

using namespace vortex;
using namespace vortex::analysis;

namespace {

constexpr int kPercents[] = {50, 95, 99};

std::vector<SparePair> drawn(std::mt19937_64& random, int count, double shift, double noise) {
  std::normal_distribution<double> spare(5, 1), moved(shift, noise);
  std::vector<SparePair> pairs;
  for (int i = 0; i < count; ++i) {
    const double before = spare(random);
    pairs.push_back({.before = seconds(before), .after = seconds(noise > 0 ? before + moved(random) : before + shift)});
  }
  return pairs;
}

}  // namespace

class TestLeastChange : public QObject {
  Q_OBJECT

 private slots:
  void fewerThanTenBlocksSayTooLittle() {
    std::mt19937_64 random(1);
    QVERIFY(changesOfLeast(drawn(random, 199, 0, 0), kPercents).empty());
    QCOMPARE(changesOfLeast(drawn(random, 200, 0, 0), kPercents).size(), std::size_t{3});
  }

  void whatEverySlotGainsIsTheChangeWithoutDoubt() {
    std::mt19937_64 random(2);
    std::vector<SparePair> pairs = drawn(random, 411, 0, 0);
    for (SparePair& slot : pairs)
      slot.after = *slot.before + seconds(1.4);
    for (const LeastChange& change : changesOfLeast(pairs, kPercents)) {
      QCOMPARE(change.lower, std::optional(seconds(1.4)));
      QCOMPARE(change.upper, std::optional(seconds(1.4)));
    }
  }

  // One in ten misses: 50 % of all have something, 95 % never do; and at about 90 % it is open on both sides.
  void aPercentileThatMissesIsOpen() {
    std::mt19937_64 random(3);
    std::vector<SparePair> pairs = drawn(random, 600, 0.5, 0);
    for (std::size_t i = 0; i < pairs.size(); i += 10)
      pairs[i].before = pairs[i].after = std::nullopt;
    constexpr int percents[] = {95, 50, 90};
    const auto changes = changesOfLeast(pairs, percents);
    QVERIFY(!changes[0].lower && !changes[0].upper);
    QVERIFY(changes[1].lower && changes[1].upper);
    QVERIFY(changes[1].lower <= changes[1].upper);
  }

  // Before: N(5, 1). After: + N(0.3, 0.5), which is N(5.3, √1.25): the spare that 95 % have at least moves from 5 − 1.644854 to
  // 5.3 − 1.644854·√1.25, by 0.105841; that of 50 % by 0.3.
  void itHoldsTheTrueChangeAboutAsOftenAsItSays() {
    std::mt19937_64 random(4);
    constexpr int kRuns = 400;
    int half = 0, most = 0;
    for (int run = 0; run < kRuns; ++run) {
      const auto changes = changesOfLeast(drawn(random, 600, 0.3, 0.5), kPercents);
      const auto holds = [](const LeastChange& change, double truth) {
        return change.lower && change.upper && *change.lower <= seconds(truth) && seconds(truth) <= *change.upper;
      };
      half += holds(changes[0], 0.3) ? 1 : 0;
      most += holds(changes[1], 0.105841) ? 1 : 0;
    }
    QVERIFY2(half >= kRuns * 90 / 100 && most >= kRuns * 88 / 100, qPrintable(QStringLiteral("%1, %2").arg(half).arg(most)));
  }
};

QTEST_APPLESS_MAIN(TestLeastChange)
#include "test_least_change.moc"
