// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is exported is what is shown, and a file that cannot be written takes nothing away.
#include "tests/ui/models/scenes.h"
#include "ui/models/slot_filter_model.h"
#include "ui/models/slot_table_model.h"
#include "ui/widgets/export.h"
#include "ui/widgets/plot.h"
#include "ui/widgets/table.h"

#include <sys/resource.h>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>
#include <QXmlStreamReader>
#include <csignal>
#include <memory>

using namespace vortex;
using namespace vortex::ui;

namespace {

QString clockText(Time time) { return QString::number(inSeconds(time.time_since_epoch())); }

// A session's slots as the slot pane shows them.
struct Shown {
  Session session = test::randomSession(3, 40);
  SlotTableModel model{session, clockText, [](const Slot&) { return std::nullopt; }};
  SlotFilterModel filtered{model};
  std::unique_ptr<QTableView> table;
  Shown() {
    model.refresh();
    table.reset(makeTable(&filtered, QStringLiteral("Slots"), nullptr));
  }
};

QByteArray contentOf(const QString& name) {
  QFile file(name);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

}  // namespace

class TestExport : public QObject {
  Q_OBJECT

 private slots:
  void theRowsAreTheTableThatIsShown() {
    Shown shown;
    shown.filtered.setFilter({.show = SlotFilter::Show::Failed, .text = {}, .stage = {}});
    shown.table->setColumnHidden(SlotTableModel::Used, true);
    const QList<QByteArray> lines = csvOf(*shown.table).split('\n');
    QCOMPARE(lines[0], QByteArray("Slot,Airs,Recipe,State,Total s,Spare to air s\r"));
    QVERIFY(shown.filtered.rowCount() > 3);
    QCOMPARE(lines.size(), shown.filtered.rowCount() + 2);
    for (int row = 0; row < shown.filtered.rowCount(); ++row) {
      const auto text = [&](int column) { return csvField(shown.filtered.index(row, column).data().toString()); };
      QStringList fields;
      for (int column = 0; column < SlotTableModel::Used; ++column)
        fields << text(column);
      QCOMPARE(QString::fromUtf8(lines[row + 1]), fields.join(QLatin1Char(',')) + QLatin1Char('\r'));
    }
  }

  void columnsComeInTheOrderThatIsSeen() {
    Shown shown;
    shown.table->horizontalHeader()->moveSection(SlotTableModel::State, 0);
    QVERIFY(csvOf(*shown.table).startsWith("State,Slot,"));
  }

  void fieldsAreForProgramsAndSafeInASpreadsheet() {
    QCOMPARE(csvField(QStringLiteral("+6.3")), QStringLiteral("6.3"));
    QCOMPARE(csvField(QStringLiteral("\u221214.9")), QStringLiteral("-14.9"));
    QCOMPARE(csvField(QStringLiteral("news, \"late\"")), QStringLiteral("\"news, \"\"late\"\"\""));
    QCOMPARE(csvField(QStringLiteral("=1+1")), QStringLiteral("'=1+1"));
    QCOMPARE(csvField(QStringLiteral("-x")), QStringLiteral("'-x"));
    QCOMPARE(csvField(QString()), QString());
  }

  void aNumberInARowHasAPointInEveryLanguage() {
    QLocale::setDefault(QLocale(QLocale::German));
    const QString number = csvField(QStringLiteral("\u221214,9")), words = csvField(QStringLiteral("7,81 GB"));
    QLocale::setDefault(QLocale::c());
    QCOMPARE(number, QStringLiteral("-14.9"));
    QCOMPARE(words, QStringLiteral("\"7,81 GB\""));
    QCOMPARE(csvField(QStringLiteral("1,5")), QStringLiteral("\"1,5\""));
  }

  void aPictureIsAsLargeAsThePaneAndShowsIt() {
    Shown shown;
    shown.table->resize(640, 300);
    const QImage seen = shown.table->grab().toImage();
    const QImage written = QImage::fromData(pngOf(seen), "PNG");
    QCOMPARE(written.size(), seen.size());
    QCOMPARE(written.convertToFormat(QImage::Format_RGB32), seen.convertToFormat(QImage::Format_RGB32));
  }

  void aDrawingIsXmlWithTextAsTextAndPlotsAsLines() {
    QWidget pane;
    auto* layout = new QVBoxLayout(&pane);
    layout->addWidget(new QLabel(QStringLiteral("spare & <air>"), &pane));
    auto* plot = new QCustomPlot(&pane);
    plot->addGraph();
    for (int i = 0; i < 100; ++i)
      plot->graph(0)->addData(i, i % 7);
    plot->rescaleAxes();
    layout->addWidget(plot, 1);
    pane.resize(400, 300);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QXmlStreamReader xml(svgOf(pane, QStringLiteral("Spare to air")));
    bool title = false, label = false;
    int lines = 0, images = 0;
    QString size;
    while (!xml.atEnd()) {
      xml.readNext();
      if (!xml.isStartElement())
        continue;
      const QString name = xml.name().toString();
      if (name == QStringLiteral("svg"))
        size = xml.attributes().value(QStringLiteral("viewBox")).toString();
      lines += name == QStringLiteral("polyline") || name == QStringLiteral("path") ? 1 : 0;
      images += name == QStringLiteral("image") ? 1 : 0;
      if (name == QStringLiteral("title"))
        title = xml.readElementText() == QStringLiteral("Spare to air");
      else if (name == QStringLiteral("text"))
        label = label || xml.readElementText().contains(QStringLiteral("spare & <air>"));
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(size, QStringLiteral("0 0 400 300"));
    QVERIFY(title);
    QVERIFY(label);
    QVERIFY(lines > 5);
    QCOMPARE(images, 0);
  }

  void aFileIsReplacedWhole() {
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("slots.csv"));
    QCOMPARE(writeWhole(name, "one"), QString());
    QCOMPARE(writeWhole(name, "two, longer"), QString());
    QCOMPARE(contentOf(name), QByteArray("two, longer"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), qsizetype{1});
  }

  // The kernel refuses what would make a file longer than the limit, as it does on a full disk.
  void aFullDiskLosesNothingAndSaysWhy() {
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("slots.csv"));
    QCOMPARE(writeWhole(name, "before"), QString());
    rlimit usual{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
    const auto signalled = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{4'096, usual.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const QString trouble = writeWhole(name, QByteArray(100'000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &usual);
    std::signal(SIGXFSZ, signalled);
    QVERIFY(!trouble.isEmpty());
    QCOMPARE(contentOf(name), QByteArray("before"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), qsizetype{1});
  }

  void aPlaceThatTakesNoFileSaysWhy() {
    QVERIFY(!writeWhole(QStringLiteral("/proc/vortex.csv"), "x").isEmpty());
    const QTemporaryDir folder;
    QVERIFY(!writeWhole(folder.filePath(QStringLiteral("none/slots.csv")), "x").isEmpty());
  }
};

QTEST_MAIN(TestExport)
#include "test_export.moc"
