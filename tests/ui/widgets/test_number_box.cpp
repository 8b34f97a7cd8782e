// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is typed into a box for numbers, by persons who write a point and by those who write a comma.
#include "ui/widgets/number_box.h"

#include <QtTest/QtTest>

#include <QLineEdit>

using namespace vortex::ui;

class TestNumberBox : public QObject {
  Q_OBJECT

 private slots:
  void pointAndCommaAreTheDecimalOneInEveryLanguage_data() {
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("shown");
    QTest::newRow("English") << QLocale(QLocale::English) << "13.6 s";
    QTest::newRow("German") << QLocale(QLocale::German) << "13,6 s";
  }
  void pointAndCommaAreTheDecimalOneInEveryLanguage() {
    QFETCH(QLocale, locale);
    QFETCH(QString, shown);
    for (const char* typed : {"13.6", "13,6"}) {
      NumberBox box;
      box.setLocale(locale);
      box.setDecimals(1);
      box.setRange(0, 1'000);
      box.setSuffix(QStringLiteral(" s"));
      auto* line = box.findChild<QLineEdit*>();
      line->selectAll();
      QTest::keyClicks(line, QString::fromLatin1(typed));
      QTest::keyClick(line, Qt::Key_Return);
      QCOMPARE(box.value(), 13.6);
      QCOMPARE(box.text(), shown);
    }
  }
};

QTEST_MAIN(TestNumberBox)
#include "test_number_box.moc"
