// SPDX-License-Identifier: GPL-3.0-or-later
//
// The timeline's painting against its scene: whatever is painted can be hit, and what can be hit was painted. Random scenes at all
// scales, in both themes, compared pixel by pixel with an empty picture.
#include "tests/ui/models/scenes.h"
#include "ui/operate/timeline_frame.h"
#include "ui/operate/timeline_painter.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <set>

using namespace vortex;
using namespace vortex::ui;
using test::at;

namespace {

constexpr QSize kSize(700, 300);

double widthOf(const QString& text, bool number) {
  return QFontMetricsF(number ? numberFont(11, 500) : wordFont(11)).horizontalAdvance(text);
}

QImage painted(const TimelinePicture& picture) {
  QImage image(kSize, QImage::Format_RGB32);
  QPainter painter(&image);
  TimelinePainter(picture).paint(painter);
  return image;
}

// The kind and the place of the shape that would have been meant.
QString nearest(const Scene& scene, QPointF point) {
  const Shape* best = nullptr;
  double least = 1e9;
  for (const Shape& shape : scene.shapes) {
    const QPointF inside(std::clamp(point.x(), shape.rect.left(), shape.rect.right()),
                         std::clamp(point.y(), shape.rect.top(), shape.rect.bottom()));
    if (const double away = (point - inside).manhattanLength(); away < least) {
      least = away;
      best = &shape;
    }
  }
  return best == nullptr ? QString()
                         : QStringLiteral("kind %1 in %2, %3, %4 x %5")
                               .arg(static_cast<int>(best->kind))
                               .arg(best->rect.left())
                               .arg(best->rect.top())
                               .arg(best->rect.width())
                               .arg(best->rect.height());
}

}  // namespace

class TestTimelinePaint : public QObject {
  Q_OBJECT
 private slots:
  void whatIsPaintedCanBeHitAndWhatIsHitWasPainted() {
    std::mt19937 random(20261128);
    std::set<int> painters;
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
      applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), seed % 2 == 0 ? ThemeName::Dark : ThemeName::Light);
      const Session session = test::randomSession(seed, 1 + random() % 200);
      const double span = std::pow(10.0, 1.3 + 3.0 * (seed % 12) / 12.0);
      const Time from = at(static_cast<double>(random() % 3000));
      const Time now = from + seconds(span * static_cast<double>(random() % 100) * 0.01);
      const SceneInput input{.session = session,
                             .range = {from, from + seconds(span)},
                             .size = kSize,
                             .now = now,
                             .coming = {{"next", now + seconds(9)}},
                             .unfolded = seed % 3 == 0,
                             .textWidth = widthOf};
      const Scene scene = layOut(input);
      // The ground: the same rows and grid without any shape.
      Scene bare = scene;
      bare.shapes.clear();
      bare.ground = 0;
      const QImage drawn = painted({.input = input, .scene = scene}), ground = painted({.input = input, .scene = bare});
      for (int y = 0; y < kSize.height(); y += 2)
        for (int x = 0; x < kSize.width(); x += 2)
          if (drawn.pixel(x, y) != ground.pixel(x, y)) {
            const QPointF point(x + 0.5, y + 0.5);
            QVERIFY2(hit(scene, point) != nullptr,
                     qPrintable(QStringLiteral("seed %1: something at %2, %3 cannot be hit; nearest: %4")
                                    .arg(seed)
                                    .arg(x)
                                    .arg(y)
                                    .arg(nearest(scene, point))));
          }
      for (const Shape& shape : scene.shapes) {
        const QRect rect = shape.rect.toAlignedRect().intersected(drawn.rect());
        // Of what the view's edge cuts off, less than a pixel may be left.
        bool differs = shape.rect.intersected(QRectF(drawn.rect())).width() < 1;
        for (int y = rect.top(); y <= rect.bottom() && !differs; ++y)
          for (int x = rect.left(); x <= rect.right() && !differs; ++x)
            differs = drawn.pixel(x, y) != ground.pixel(x, y);
        QVERIFY2(differs, qPrintable(QStringLiteral("seed %1: nothing painted for a shape of kind %2 at %3, %4")
                                         .arg(seed)
                                         .arg(static_cast<int>(shape.kind))
                                         .arg(rect.left())
                                         .arg(rect.top())));
        painters.insert(static_cast<int>(shape.kind));
      }
    }
    QVERIFY(painters.size() >= 15);
  }

  void theFrameNamesTheSlotsAndTheStages() {
    Session session;
    test::Teller(session).wholeSlot(4182, 20);
    const SceneInput input{.session = session, .range = {at(0), at(180)}, .size = kSize, .now = at(150), .textWidth = widthOf};
    const Scene scene = layOut(input);
    const TimelinePicture picture{.input = input, .scene = scene};
    QImage image(kSize + QSize(kGutter, kRuler), QImage::Format_RGB32);
    const QRgb nothing = qRgb(1, 2, 3);
    image.fill(nothing);
    QPainter painter(&image);
    TimelineFrame(picture).paint(painter);
    painter.end();
    QVERIFY(image.pixel(4, 40) != nothing);              // the gutter is the frame's
    QVERIFY(image.pixel(kGutter + 100, 8) != nothing);   // and the ruler
    QCOMPARE(image.pixel(kGutter + 100, 200), nothing);  // the drawing is not
  }
};

QTEST_MAIN(TestTimelinePaint)
#include "test_timeline_paint.moc"
