// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of rich text is cut short where there is no room for it, and says so.
#include "ui/widgets/rich_line.h"

#include <QFontMetrics>
#include <QtTest>

using namespace vortex::ui;

class TestRichLine : public QObject {
  Q_OBJECT

 private slots:
  void whatFitsStandsWhole() {
    const QFont font;
    const int wide = QFontMetrics(font).horizontalAdvance(QStringLiteral("Nothing needs you.")) * 2;  // bold is wider
    QCOMPARE(RichLine::shown(QStringLiteral("<b>Nothing needs you.</b>"), font, wide), QStringLiteral("Nothing needs you."));
    QCOMPARE(RichLine::shown(QString(), font, 10), QString());
  }

  void whatDoesNotFitEndsInDotsWithinTheWidth() {
    const QFont font;
    const QFontMetrics metrics(font);
    const QString whole = QStringLiteral("No slot is queued or in the making. Add recipes to the queue");
    for (int width = 20; width < metrics.horizontalAdvance(whole); width += 7) {
      const QString shown = RichLine::shown(whole, font, width);
      QVERIFY2(shown.endsWith(QChar(0x2026)), qPrintable(shown));
      QVERIFY(whole.startsWith(shown.chopped(1)));
      QVERIFY2(metrics.horizontalAdvance(shown) <= width + 1, qPrintable(shown));
      // No more is left out than a letter too many.
      QVERIFY(metrics.horizontalAdvance(whole.left(shown.size() + 2) + QChar(0x2026)) > width);
    }
  }
};

QTEST_MAIN(TestRichLine)
#include "test_rich_line.moc"
