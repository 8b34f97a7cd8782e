// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/proportion.h"

#include <QtTest>
#include <array>
#include <cmath>

using namespace vortex::analysis;

namespace {

bool near(double a, double b) { return std::abs(a - b) < 1e-7; }

}  // namespace

class TestProportion : public QObject {
  Q_OBJECT

 private slots:
  void limitsAreTheGoldenOnes() {
    QVERIFY(near(upperLimit(0, 59, .05), .0495076));
    QVERIFY(near(lowerLimit(3, 300, .05), .0027310) && near(upperLimit(3, 300, .05), .0256414));
    QVERIFY(near(upperLimit(5, 523, .05), .0199956));
    QVERIFY(near(lowerLimit(19, 596, .05), .0209742));
    QVERIFY(near(lowerLimit(3, 20, .05), .0421694));
    QCOMPARE(lowerLimit(0, 20, .05), 0.);
    QCOMPARE(upperLimit(20, 20, .05), 1.);
  }

  void whatAClaimTakesIsTheGoldenTable() {
    const std::array<std::pair<double, std::array<int, 4>>, 5> table{{{.05, {59, 93, 124, 153}},
                                                                      {.02, {149, 236, 313, 386}},
                                                                      {.01, {299, 473, 628, 773}},
                                                                      {.005, {598, 947, 1258, 1549}},
                                                                      {.001, {2995, 4742, 6294, 7752}}}};
    for (const auto& [rate, needs] : table)
      for (int over = 0; over < 4; ++over) {
        const int n = needs[static_cast<std::size_t>(over)];
        QCOMPARE(attemptsToClaim(rate, over), n);
        QCOMPARE(mostOver(rate, n), over);
        QCOMPARE(mostOver(rate, n - 1), over - 1);
      }
  }
};

QTEST_APPLESS_MAIN(TestProportion)
#include "test_proportion.moc"
