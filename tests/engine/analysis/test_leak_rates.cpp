// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often the verdict is right: simulated series of floors, judged at n slots, against the shares that two other programs found
// with 10,000 series each, and beside the old rule (more than 100 MB of growth after 200 slots). 150 series each here, within 5
// standard errors of the count; 10,000 with VORTEX_FULL=1, within what two such simulations may differ.
#include "engine/analysis/leak_judge.h"
#include "tests/sample.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <random>
#include <vector>

using namespace vortex::analysis;

namespace {

constexpr double kMatters = 1.302;  // MB a slot: 11.5 - 9.0 GB in 1920 slots
constexpr std::array kCounts{5, 10, 20, 50, 100, 200};

bool isWhole() { return qEnvironmentVariableIntValue("VORTEX_FULL") != 0; }

// Of n slots, MB.
struct Source {
  double deviation = 1;  // of the noise
  double slope = 0;
  double likeness = 0;  // of neighbours: AR(1), whose deviation is `deviation`, too
  double filled = 0;    // a cache that fills within n/3 slots
};

std::vector<double> drawn(const Source& source, int n, std::mt19937_64& random) {
  std::normal_distribution<double> unit(0, 1);
  std::vector<double> y;
  const double fresh = std::sqrt(1 - source.likeness * source.likeness);
  double noise = unit(random);
  for (int i = 1; i <= n; ++i) {
    if (i > 1)
      noise = source.likeness * noise + fresh * unit(random);
    const double full = std::min(1., 3. * (i - 1) / n);
    y.push_back(9'000 + source.slope * i + source.filled * full + source.deviation * noise);
  }
  return y;
}

// In percent.
struct Shares {
  double leak = 0, noLeak = 0;
};

struct Expected {
  const char* name;
  Source source;
  std::array<Shares, kCounts.size()> at;
  double oldRule;  // at 200
};

// statistics.md section 6.
const std::vector<Expected> kTable{
    {"sd 1, clean", {1, 0}, {{{.3, 0}, {0, 0}, {0, 99.5}, {0, 99.8}, {0, 99.9}, {0, 100}}}, 0},
    {"sd 1, 0.5 MB", {1, .5}, {{{3.9, 0}, {0, 0}, {0, 99.6}, {0, 100}, {0, 100}, {0, 100}}}, 35},
    {"sd 1, 1.302 MB", {1, 1.302}, {{{37, 0}, {97, 0}, {98, 1.5}, {98, 2}, {98, 2}, {98, 2.2}}}, 100},
    {"sd 1, 5 MB", {1, 5}, {{{99.9, 0}, {100, 0}, {99.9, 0}, {100, 0}, {100, 0}, {100, 0}}}, 100},
    {"sd 10, clean", {10, 0}, {{{.8, 0}, {.5, 0}, {.3, 75}, {0, 99.7}, {0, 99.9}, {0, 100}}}, 0},
    {"sd 10, 0.5 MB", {10, .5}, {{{1, 0}, {1.3, 0}, {4.5, 36}, {0, 90}, {0, 100}, {0, 100}}}, 48},
    {"sd 10, 1.302 MB", {10, 1.302}, {{{1.3, 0}, {4.9, 0}, {39, 1.4}, {98, 2.1}, {98, 2.1}, {98, 2.2}}}, 100},
    {"sd 10, 5 MB", {10, 5}, {{{6.1, 0}, {69, 0}, {99.3, 0}, {100, 0}, {100, 0}, {100, 0}}}, 100},
    {"sd 50, clean", {50, 0}, {{{.8, 0}, {.5, 0}, {.3, 5.9}, {.3, 66}, {0, 99.8}, {0, 99.9}}}, 7.5},
    {"sd 50, 0.5 MB", {50, .5}, {{{.8, 0}, {.5, 0}, {.6, 3.5}, {2.4, 30}, {.6, 84}, {0, 99.7}}}, 49},
    {"sd 50, 1.302 MB", {50, 1.302}, {{{.9, 0}, {.8, 0}, {1.5, 1.5}, {22, 3.1}, {87, 5.4}, {98, 2.3}}}, 99},
    {"sd 50, 5 MB", {50, 5}, {{{1.2, 0}, {3.1, 0}, {23, 0}, {98, 0}, {99.9, 0}, {100, 0}}}, 100},
    {"sd 10, AR .5, clean", {10, 0, .5}, {{{1.9, 0}, {2.5, 0}, {1.2, 42}, {0, 97}, {0, 98.6}, {0, 99.4}}}, 0},
    {"sd 10, AR .5, 5 MB", {10, 5, .5}, {{{15, 0}, {67, 0}, {81, 0}, {99.7, 0}, {100, 0}, {100, 0}}}, 100},
    {"fill 300 MB, sd 10", {10, 0, 0, 300}, {{{0, 0}, {1.8, 0}, {.6, 0}, {0, 99.6}, {0, 99.8}, {0, 100}}}, 100},
    {"fill 300 MB, sd 50", {50, 0, 0, 300}, {{{9, 0}, {9.5, 0}, {2.1, 0}, {.2, 25}, {.1, 97}, {0, 99.9}}}, 99.8},
};

Shares sharesOf(const Source& source, int n, int series, std::mt19937_64& random) {
  std::vector<double> x;
  for (int i = 1; i <= n; ++i)
    x.push_back(i);
  Shares shares;
  for (int round = 0; round < series; ++round) {
    const LeakWord word = judgeSeries(x, drawn(source, n, random), {.matters = kMatters}).word;
    shares.leak += word == LeakWord::Leak ? 100. / series : 0;
    shares.noLeak += word == LeakWord::NoLeak ? 100. / series : 0;
  }
  return shares;
}

// Both are counts of series: theirs of 10,000, printed with two figures.
bool agrees(double found, double expected, int series) {
  const double p = std::clamp(expected / 100, .002, .998);
  const double deviation = 100 * std::sqrt(p * (1 - p) * (1. / series + 1. / 10'000));
  const double rounding = expected >= 99 || expected < 10 ? .05 : .5;
  return std::abs(found - expected) <= (isWhole() ? 4 : 5) * deviation + rounding;
}

// Whether a session of 200 slots was called a leak at some look.
bool isEverCalledALeak(const std::vector<double>& y, const std::function<bool(int)>& looksAt) {
  std::vector<double> x;
  for (std::size_t i = 1; i <= y.size(); ++i) {
    x.push_back(static_cast<double>(i));
    if (looksAt(static_cast<int>(i)) && judgeSeries(x, std::span(y).first(i), {.matters = kMatters}).word == LeakWord::Leak)
      return true;
  }
  return false;
}

}  // namespace

class TestLeakRates : public QObject {
  Q_OBJECT

 private slots:
  void sharesAreTheSimulatedOnes_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < kTable.size(); ++i)
      QTest::newRow(kTable[i].name) << static_cast<int>(i);
  }
  void sharesAreTheSimulatedOnes() {
    QFETCH(int, index);
    const Expected& expected = kTable[static_cast<std::size_t>(index)];
    const int series = isWhole() ? 10'000 : vortex::test::sampleOf(150);
    std::mt19937_64 random(static_cast<std::uint64_t>(20261129 + index));
    QString line = QString::fromLatin1(expected.name).leftJustified(20);
    bool all = true;
    for (std::size_t i = 0; i < kCounts.size(); ++i) {
      const Shares found = sharesOf(expected.source, kCounts[i], series, random);
      const bool agree = agrees(found.leak, expected.at[i].leak, series) && agrees(found.noLeak, expected.at[i].noLeak, series);
      line += QStringLiteral(" | %1/%2%3").arg(found.leak, 0, 'f', 1).arg(found.noLeak, 0, 'f', 1).arg(agree ? "" : " !");
      all &= agree;
    }
    double old = 0;
    for (int round = 0; round < 10 * series; ++round) {
      const auto y = drawn(expected.source, 200, random);
      old += y.back() - y.front() > 100 ? 10. / series : 0;
    }
    qInfo("%s | %.1f", qPrintable(line), old);
    QVERIFY(all);
    QVERIFY2(agrees(old, expected.oldRule, 10 * series), qPrintable(QString::number(old)));
  }

  // Each look is a chance to be wrong: 2.1 % of clean sessions of 200 slots (AR .5: 6.7 %). What looks at every slot come to is
  // printed; it depends on the noise, of which the 9.8 % (18 %) that others found do not tell.
  void looksAtDoublingsAreWrongSeldomer() {
    const int sessions = isWhole() ? 2'000 : vortex::test::sampleOf(100), everySlot = isWhole() ? 500 : 0;
    for (const double likeness : {0., .5}) {
      std::mt19937_64 random(7);
      int doublings = 0, every = 0;
      for (int round = 0; round < sessions; ++round) {
        const auto y = drawn({.deviation = 10, .likeness = likeness}, 200, random);
        doublings += isEverCalledALeak(y, [](int n) { return n == 200 || (n % 5 == 0 && ((n / 5) & (n / 5 - 1)) == 0); });
        every += round < everySlot && isEverCalledALeak(y, [](int n) { return n >= kLeastJudged; });
      }
      const double found = 100. * doublings / sessions, expected = likeness > 0 ? 6.7 : 2.1;
      qInfo("AR %.1f: false leaks in %.1f %% of sessions of 200 slots (%.1f), at every slot %s", likeness, found, expected,
            everySlot > 0 ? qPrintable(QString::number(100. * every / everySlot)) : "not counted");
      QVERIFY(agrees(found, expected, std::min(sessions, 2'000)));
    }
  }
};

QTEST_GUILESS_MAIN(TestLeakRates)
#include "test_leak_rates.moc"
