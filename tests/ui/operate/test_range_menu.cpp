// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done with a range of time that was chosen in a plot.
#include "ui/operate/range_menu.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QTimer>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;

namespace {

Time at(double s) { return Time{} + seconds(s); }

ChosenRange fiveSeconds() {
  return {.range = {at(10), at(15)},
          .from = QStringLiteral("14:00:10"),
          .to = QStringLiteral("14:00:15"),
          .rows = [] { return QByteArray(); },
          .picture = [] { return QImage(); }};
}

// Opens the menu and triggers its entry that has the word; what all of them say.
QStringList choose(TimeAxis& axis, const char* word) {
  QWidget view;
  view.show();
  QStringList entries;
  QTimer::singleShot(0, &view, [&] {
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (menu == nullptr)
      return;
    for (QAction* action : menu->actions()) {
      entries << action->text();
      if (action->text().contains(QLatin1String(word)))
        action->trigger();
    }
    menu->close();
  });
  askAboutRange(view, {5, 5}, axis, fiveSeconds());
  return entries;
}

// A picture in which each column is of a colour of its own.
QImage columns(int width, double ratio) {
  QImage image(static_cast<int>(width * ratio), 4, QImage::Format_RGB32);
  for (int x = 0; x < image.width(); ++x)
    for (int y = 0; y < image.height(); ++y)
      image.setPixel(x, y, qRgb(x, 0, 0));
  image.setDevicePixelRatio(ratio);
  return image;
}

}  // namespace

class TestRangeMenu : public QObject {
  Q_OBJECT

 private slots:
  void itsTimesAreCopied() {
    TimeAxis axis;
    const QStringList entries = choose(axis, "times");
    QCOMPARE(entries, (QStringList{"Zoom to 5.0 s, 14:00:10 to 14:00:15", "Copy its times"}));  // no pane that could export
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("14:00:10 to 14:00:15, 5.0 s"));
    QVERIFY(axis.follows());
  }

  void theViewComesCloser() {
    TimeAxis axis;
    choose(axis, "Zoom");
    QVERIFY(axis.range() == (TimeRange{at(10), at(15)}));
  }

  void aPictureOfARangeIsTheGutterAndTheColumnsBetween() {
    for (const double ratio : {1.0, 2.0}) {
      const QImage cut = cutOut(columns(120, ratio), 20, 30, 40);
      QCOMPARE(cut.size(), QSize(static_cast<int>(30 * ratio), 4));
      QCOMPARE(cut.devicePixelRatio(), ratio);
      QCOMPARE(qRed(cut.pixel(static_cast<int>(20 * ratio) - 1, 2)), static_cast<int>(20 * ratio) - 1);
      QCOMPARE(qRed(cut.pixel(static_cast<int>(20 * ratio), 2)), static_cast<int>(50 * ratio));
      QCOMPARE(qRed(cut.pixel(cut.width() - 1, 2)), static_cast<int>(60 * ratio) - 1);
    }
  }

  void whatHasLeftTheViewIsLeftOut() {
    QCOMPARE(cutOut(columns(120, 1), 20, -500, 10).width(), 20 + 10);
    QCOMPARE(cutOut(columns(120, 1), 20, 90, 700).width(), 20 + 10);
    QCOMPARE(cutOut(columns(120, 1), 20, 500, 700).width(), 20 + 1);
  }
};

QTEST_MAIN(TestRangeMenu)
#include "test_range_menu.moc"
