// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words in a plot: the first to choose stands where it likes, none lies on another or outside, whatever is asked for.
#include "ui/models/word_places.h"

#include <QtTest>
#include <random>

using namespace vortex::ui;

class TestWordPlaces : public QObject {
  Q_OBJECT

 private slots:
  void theNextBestPlaceIsTakenAndWithoutOneNothingIsSaid() {
    const QRectF ground(0, 0, 100, 50), above(10, 10, 40, 12), below(10, 24, 40, 12);
    const auto places = placeWords({{above, below}, {above, below}, {above, below}, {QRectF(80, 0, 40, 12)}, {}}, ground);
    const std::vector<std::optional<std::size_t>> expected{0, 1, std::nullopt, std::nullopt, std::nullopt};
    QCOMPARE(places, expected);
    QCOMPARE(placeWords({{above, below}}, ground, {QRectF(40, 0, 5, 50)}).front(), std::nullopt);
  }

  void noneLiesOnAnotherOrOutside() {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> at(-20, 300), wide(10, 120);
    const QRectF ground(0, 0, 300, 200);
    std::size_t said = 0, asked = 0;
    for (int scene = 0; scene < 500; ++scene) {
      const auto box = [&] { return QRectF(at(random), at(random) * .66, wide(random), 14); };
      std::vector<QRectF> taken{box(), box(), box()}, stand = taken;
      std::vector<std::vector<QRectF>> wanted(8);
      for (auto& word : wanted)
        word = {box(), box(), box()};
      const auto places = placeWords(wanted, ground, taken);
      QCOMPARE(places.size(), wanted.size());
      asked += wanted.size();
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        // What it passed over was not free when it chose.
        for (std::size_t better = 0; better < places[i].value_or(wanted[i].size()); ++better)
          QVERIFY(!ground.contains(wanted[i][better]) || std::any_of(stand.begin(), stand.end(), [&](const QRectF& other) {
            return other.intersects(wanted[i][better]);
          }));
        if (!places[i])
          continue;
        const QRectF place = wanted[i][*places[i]];
        QVERIFY(ground.contains(place));
        for (const QRectF& other : stand)
          QVERIFY(!other.intersects(place));
        stand.push_back(place);
        ++said;
      }
    }
    QVERIFY(said > asked / 4 && said < asked);
  }
};

QTEST_GUILESS_MAIN(TestWordPlaces)
#include "test_word_places.moc"
