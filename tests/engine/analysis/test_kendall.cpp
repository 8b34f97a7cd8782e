// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kendall's tau against a published example and against every order there is.
#include "engine/analysis/kendall.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace vortex;
using namespace vortex::analysis;

namespace {

using Pairs = std::vector<std::pair<Duration, Duration>>;

int signOf(Duration d) { return d > Duration{} ? 1 : d < Duration{} ? -1 : 0; }

// By its definition.
double tauB(const Pairs& pairs) {
  double s = 0, first = 0, second = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const int a = signOf(pairs[i].first - pairs[j].first), b = signOf(pairs[i].second - pairs[j].second);
      s += a * b;
      first += a * a;
      second += b * b;
    }
  return s / std::sqrt(first * second);
}

bool near(double a, double b, double within = 1e-9) { return std::abs(a - b) < within; }

}  // namespace

class TestKendall : public QObject {
  Q_OBJECT

 private slots:
  // Hollander & Wolfe 1973, p. 187: lightness of tuna and its rating. R, cor.test: T = 26, tau 0.4444, p 0.1194.
  void aPublishedExample() {
    const double lightness[] = {44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1};
    const double rating[] = {2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8};
    Pairs pairs;
    for (std::size_t i = 0; i < std::size(lightness); ++i)
      pairs.emplace_back(seconds(lightness[i]), seconds(rating[i]));
    const auto found = concordance(pairs);
    QVERIFY(found);
    QCOMPARE(found->n, 9);
    QVERIFY(near(found->tau, 4. / 9));
    QVERIFY(near(found->p, 0.11943893298059965, 1e-12));
  }

  void withTiesItIsWhatItsDefinitionSays() {
    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
      Pairs pairs;
      for (int i = 0; i < 30; ++i)
        pairs.emplace_back(seconds(static_cast<double>(random() % 6)), seconds(static_cast<double>(random() % 9)));
      const auto found = concordance(pairs);
      QVERIFY(found && near(found->tau, tauB(pairs)));
      QVERIFY(found->p > 0 && found->p <= 1);
    }
  }

  // Seven values with ties in every order: what lies as far from 0 or further, against the normal distribution's.
  void thePOfTiesIsNearWhatAllOrdersGive() {
    const int first[] = {1, 2, 2, 3, 4, 4, 5, 6}, second[] = {1, 1, 2, 3, 3, 4, 6, 5};
    const auto pairsOf = [&](const std::vector<std::size_t>& order) {
      Pairs pairs;
      for (std::size_t i = 0; i < order.size(); ++i)
        pairs.emplace_back(seconds(first[i]), seconds(second[order[i]]));
      return pairs;
    };
    std::vector<std::size_t> order(std::size(first));
    std::iota(order.begin(), order.end(), 0);
    const auto found = concordance(pairsOf(order));
    QVERIFY(found);
    int asFar = 0, all = 0;
    do {
      ++all;
      asFar += std::abs(tauB(pairsOf(order))) >= std::abs(found->tau) - 1e-12 ? 1 : 0;
    } while (std::next_permutation(order.begin(), order.end()));
    const double exact = static_cast<double>(asFar) / all;
    QVERIFY2(std::abs(found->p - exact) < 0.006, qPrintable(QStringLiteral("%1, exact %2").arg(found->p).arg(exact)));
  }

  void manyPairsThatGoTogetherAreFoundAndOthersAreNot() {
    std::mt19937 random(5);
    const auto found = [&](double common) {
      Pairs pairs;
      for (int i = 0; i < 500; ++i) {
        const auto some = [&] { return static_cast<double>(random() % 10'000) / 10'000; };
        const double load = common * some();
        pairs.emplace_back(seconds(2 + load + some()), seconds(12 + load + some()));
      }
      return *concordance(std::move(pairs));
    };
    const Concordance apart = found(0), together = found(1);
    QVERIFY(apart.p > 0.01 && std::abs(apart.tau) < 0.1);
    QVERIFY(together.p < 1e-6 && together.tau > 0.2);
  }

  void whatCannotBeToldIsNotTold() {
    QVERIFY(!concordance({}));
    QVERIFY(!concordance(Pairs(3, {seconds(1), seconds(2)})));
    Pairs same;
    for (int i = 0; i < 20; ++i)
      same.emplace_back(seconds(1), seconds(i));
    QVERIFY(!concordance(same));
  }
};

QTEST_APPLESS_MAIN(TestKendall)
#include "test_kendall.moc"
