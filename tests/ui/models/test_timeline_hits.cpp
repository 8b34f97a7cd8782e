// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is drawn of the timeline can be hit: a property over random scenes.
#include "tests/ui/models/scenes.h"
#include "ui/models/timeline_facts.h"
#include "ui/models/timeline_layout.h"

#include <QtTest>
#include <cmath>
#include <set>

using namespace vortex;
using namespace vortex::ui;
using test::at;

namespace {

const QSizeF kSize(900, 400);

}  // namespace

class TestTimelineHits : public QObject {
  Q_OBJECT
 private slots:
  // At all scales, with folds: a point on a shape hits what lies uppermost there, and what is hit is there.
  void whatIsDrawnCanBeHit() {
    std::mt19937 random(20261128);
    std::set<int> kinds;
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
      const Session session = test::randomSession(seed, 1 + random() % 300);
      const double span = std::pow(10.0, 1.3 + 3.2 * static_cast<double>(random() % 1000) * 1e-3);  // 20 s to 9 h
      const Time from = at(static_cast<double>(random() % 6000));
      const TimeRange range{from, from + seconds(span)};
      const Time now = from + seconds(span * static_cast<double>(random() % 100) * 0.01);
      const SceneInput input{.session = session,
                             .range = range,
                             .size = kSize,
                             .now = now,
                             .coming = {{"next", now + seconds(9)}},
                             .unfolded = random() % 2 == 0};
      const Scene scene = layOut(input);
      for (std::size_t i = 0; i < scene.shapes.size(); ++i) {
        const Shape& shape = scene.shapes[i];
        const QRectF& rect = shape.rect;
        kinds.insert(static_cast<int>(shape.kind));
        QVERIFY(rect.width() > 0 && rect.height() > 0);
        QVERIFY(rect.left() >= -1 && rect.right() <= kSize.width() + 1.001);
        QVERIFY(rect.top() >= 0 && rect.bottom() <= kSize.height());
        QVERIFY(!factsOf(shape, input).isEmpty());
        const QPointF point(rect.left() + rect.width() * static_cast<double>(random() % 1000) * 1e-3,
                            rect.top() + rect.height() * static_cast<double>(random() % 1000) * 1e-3);
        const Shape* found = hit(scene, point);
        QVERIFY(found != nullptr);
        QVERIFY(found >= &shape || shape.kind == ShapeKind::Phase);  // it, or what is painted over it
        QVERIFY(found->rect.adjusted(-3, 0, 3, 0).contains(point));
        if (shape.slot.value != 0 && rect.top() < scene.stagesTop && scene.detail != Detail::Strip) {
          const Row* row = rowAt(scene, point.y());
          QVERIFY(row != nullptr && row->slot == shape.slot && found->slot == shape.slot);
        }
      }
      QVERIFY(hit(scene, {-50, -50}) == nullptr);
    }
    QVERIFY(kinds.size() >= 16);  // the scenes hold what there is to hit
  }
};

QTEST_APPLESS_MAIN(TestTimelineHits)
#include "test_timeline_hits.moc"
