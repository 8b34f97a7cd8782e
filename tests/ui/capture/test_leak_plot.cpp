// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plot of a capture, drawn: whatever the series and however small the plot, no word lies on another or outside, and the limit
// is named.
#include "engine/analysis/leak_judge.h"
#include "ui/capture/leak_plot.h"
#include "ui/widgets/theme.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::ui;

namespace {

// Floors and peaks in GB that grow by so much a slot, with a limit of so many.
Captured growing(int many, double floor, double peak, double perSlot, double limit, bool running) {
  Captured captured;
  captured.warmUp = 2;
  captured.limit = limit * 1e9;
  captured.running = running;
  captured.wanted = running ? 20 : 0;
  analysis::LeakRules rules{.warmUp = 2, .limit = {}, .block = {}, .promised = {}};
  rules.limit[analysis::LeakSeries::Floor] = rules.limit[analysis::LeakSeries::Peak] = limit * 1e9;
  std::vector<analysis::LeakPoint> points;
  for (int i = 0; i < many; ++i) {
    const double grown = perSlot * std::max(i - 1, 0), ripple = .01 * (i % 3);
    points.push_back({.slot = static_cast<std::uint64_t>(i + 1),
                      .floor = (floor + grown + ripple) * 1e9,
                      .peak = (peak + grown + ripple) * 1e9,
                      .reserved = {},
                      .resident = {},
                      .handles = {}});
    captured.points.push_back({.slot = i + 1., .floor = points.back().floor, .peak = points.back().peak, .warmUp = i < 2});
  }
  captured.verdict = analysis::judgeLeak(rules, points, {});
  return captured;
}

struct Said {
  QString text;
  QRectF box;
};

std::vector<Said> saidIn(const LeakPlot& plot) {
  std::vector<Said> said;
  for (int i = 0; i < plot.itemCount(); ++i)
    if (const auto* item = qobject_cast<QCPItemText*>(plot.item(i)); item != nullptr && item->visible())
      said.push_back({item->text(), QRectF(item->topLeft->pixelPosition(), item->bottomRight->pixelPosition()).normalized()});
  return said;
}

}  // namespace

class TestLeakPlot : public QObject {
  Q_OBJECT

 private slots:
  void noWordLiesOnAnother_data() {
    QTest::addColumn<double>("floor");
    QTest::addColumn<double>("peak");
    QTest::addColumn<double>("perSlot");
    QTest::addColumn<double>("limit");
    for (const int many : {5, 7, 14})
      for (const double perSlot : {0., .2, 1.5, 4.})
        for (const double limit : {24., 40., 62., 400.})
          QTest::addRow("%d slots, +%.1f GB, limit %.0f GB", many, perSlot, limit) << 8.8 << 20. + many << perSlot << limit;
  }
  void noWordLiesOnAnother() {
    QFETCH(double, floor);
    QFETCH(double, peak);
    QFETCH(double, perSlot);
    QFETCH(double, limit);
    LeakPlot plot;
    for (const bool running : {false, true})
      for (const bool fitted : {false, true})
        for (const QSize size : {QSize(760, 420), QSize(420, 260), QSize(900, 180)}) {
          plot.setFitted(fitted);
          plot.show(leakScene(growing(static_cast<int>(peak - 20), floor, peak, perSlot, limit, running)));
          plot.resize(size);
          plot.grab();
          const std::vector<Said> said = saidIn(plot);
          int limits = 0;
          for (std::size_t i = 0; i < said.size(); ++i) {
            limits += said[i].text.contains(QStringLiteral("hard limit"));
            for (std::size_t j = 0; j < i; ++j)
              if (const QRectF shared = said[i].box & said[j].box; shared.width() > 1 && shared.height() > 1)
                QFAIL(qPrintable(
                    QStringLiteral("%1 lies on %2, %3x%4").arg(said[i].text, said[j].text).arg(size.width()).arg(size.height())));
          }
          QCOMPARE(limits, 1);
        }
  }

  // Who looks at a part goes on looking at it while slots come; who looks at all sees them come.
  void anotherSlotMovesNoView() {
    LeakPlot plot;
    plot.show(leakScene(growing(7, 8.8, 27, 1.5, 62, true)));
    const double right = plot.xAxis->range().upper;
    plot.show(leakScene(growing(40, 8.8, 27, .01, 62, true)));
    QVERIFY(plot.xAxis->range().upper > right);
    plot.xAxis->setRange(3, 9);
    plot.show(leakScene(growing(90, 8.8, 27, .01, 62, true)));
    QCOMPARE(plot.xAxis->range().lower, 3.);
    QCOMPARE(plot.xAxis->range().upper, 9.);
    plot.yAxis->setRange(.2, .4);
    plot.show(leakScene(growing(90, .08, .27, 1e-4, .62, true)));  // in MB now
    QCOMPARE(plot.yAxis->range().lower, 200.);
    QCOMPARE(plot.yAxis->range().upper, 400.);
    QVERIFY(plot.isCloser());
  }
};

QTEST_MAIN(TestLeakPlot)
#include "test_leak_plot.moc"
