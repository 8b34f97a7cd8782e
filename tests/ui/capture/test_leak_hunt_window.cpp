// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Leak hunt workspace of the real window: two snapshots are opened, compared by place, size and stage, filtered, and one that
// is none is refused.
#include "tests/engine/snapshot/sample_snapshot.h"
#include "tests/ui/window/live_window.h"
#include "ui/models/compared_blocks_model.h"
#include "ui/widgets/pane.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;

namespace {

const QString kTable = QStringLiteral("What stands in B and not in A");
const QString kFrames = QStringLiteral("Where the selected row's memory was allocated, the innermost frame first");

QString written(const QTemporaryDir& folder, const char* name, const std::string& bytes) {
  const QString path = folder.filePath(QString::fromLatin1(name));
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(bytes)) < 0)
    qFatal("%s cannot be written", qPrintable(path));
  return path;
}

// Three more blocks of video's stand in the second.
QStringList twoSnapshots(const QTemporaryDir& folder) {
  const std::vector<snapshot::SampleBlock> before{{.size = 4'000'000, .name = "audio attempt 1"},
                                                  {.size = 3'400'000'000, .name = "video attempt 2"},
                                                  {.size = 512, .name = "leaseActor", .file = "/src/pool.cpp"}};
  std::vector<snapshot::SampleBlock> after = before;
  for (int i = 0; i < 3; ++i)
    after.push_back({.size = 3'400'000'000, .name = "video attempt " + std::to_string(5 + i)});
  after.push_back({.size = 512, .name = "leaseActor", .file = "/src/pool.cpp"});
  return {written(folder, "before.pickle", snapshot::sampleSnapshot(before, 10)),
          written(folder, "after.pickle", snapshot::sampleSnapshot(after, 10))};
}

QString cell(LiveWindow& live, int row, int column) { return live.table(kTable)->model()->index(row, column).data().toString(); }

template <typename Widget>
Widget& named(LiveWindow& live, const QString& accessibleName) {
  for (auto* widget : live.window().findChildren<Widget*>())
    if (widget->accessibleName() == accessibleName)
      return *widget;
  qFatal("no '%s'", qPrintable(accessibleName));
}

bool compared(LiveWindow& live) {
  return live.table(kTable) != nullptr && live.table(kTable)->model()->rowCount() > 0 &&
         cell(live, 0, ComparedBlocksModel::BlocksA) == QStringLiteral("1");
}

}  // namespace

class TestLeakHuntWindow : public QObject {
  Q_OBJECT
  QTemporaryDir m_settings;

 private slots:
  void initTestCase() { QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path()); }
  void init() { QSettings().clear(); }

  void theLastTwoThatWereOpenedAreCompared() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 100);
    live.window().openSnapshots(twoSnapshots(folder));
    QCOMPARE(live.window().workspace(), QStringLiteral("leak_hunt"));
    live.until([&] { return compared(live); });
    QCOMPARE(cell(live, 0, ComparedBlocksModel::Group), QStringLiteral("video"));
    QCOMPARE(cell(live, 0, ComparedBlocksModel::Stage), QStringLiteral("video"));
    QCOMPARE(cell(live, 0, ComparedBlocksModel::BlocksMore), QStringLiteral("+3"));
    QCOMPARE(cell(live, 0, ComparedBlocksModel::BytesMore), QStringLiteral("+10.20"));
    QCOMPARE(live.table(kTable)->model()->rowCount(), 2);  // audio did not grow
    live.until([&] { return live.table(kFrames)->model()->rowCount() == 1; });
    QVERIFY(live.table(kFrames)->model()->index(0, 1).data().toString().startsWith(QStringLiteral("video attempt")));

    // The other way round nothing grew, and what went is shown when all is asked for.
    named<QComboBox>(live, QStringLiteral("Snapshot A")).setCurrentIndex(2);
    named<QComboBox>(live, QStringLiteral("Snapshot B")).setCurrentIndex(0);
    live.until([&] { return live.table(kTable)->model()->rowCount() == 0; });
    for (auto* box : live.window().findChildren<QCheckBox*>())
      if (box->text() == QStringLiteral("only what grew"))
        box->click();
    QCOMPARE(live.table(kTable)->model()->rowCount(), 3);
    QCOMPARE(cell(live, 2, ComparedBlocksModel::BytesMore), QStringLiteral("−10.20"));
  }

  void bySizeByStageAndFiltered() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 100);
    live.window().openSnapshots(twoSnapshots(folder));
    live.until([&] { return compared(live); });
    live.click(QStringLiteral("Size"));
    live.until([&] { return cell(live, 0, ComparedBlocksModel::Group) == QStringLiteral("3.40 GB"); });
    QVERIFY(live.table(kTable)->isColumnHidden(ComparedBlocksModel::What));
    live.click(QStringLiteral("Stage"));
    live.until([&] { return cell(live, 1, ComparedBlocksModel::Group) == QStringLiteral("no stage"); });
    live.click(QStringLiteral("Allocated at"));
    named<QLineEdit>(live, QStringLiteral("Only blocks with this text in one of their frames"))
        .setText(QStringLiteral("LEASEactor"));
    live.until([&] { return cell(live, 0, ComparedBlocksModel::Group) == QStringLiteral("pool.cpp leaseActor"); });
    QCOMPARE(live.table(kTable)->model()->rowCount(), 1);
    QCOMPARE(live.table(kTable)->model()->headerData(ComparedBlocksModel::BytesB, Qt::Horizontal).toString(),
             QStringLiteral("kB B"));
  }

  void whatIsNoneSaysWhatItIs() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 100);
    live.window().openSnapshots({written(folder, "evil.pickle", std::string("\x80\x02]cos\nsystem\n.", 15))});
    const auto says = [&] {
      for (const auto* label : live.window().findChildren<QLabel*>())
        if (label->text().contains(QStringLiteral("GLOBAL of 'os.system'")) && label->isVisible())
          return true;
      return false;
    };
    live.until(says);
  }

  void oneThatIsDroppedOpensHere() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 100);
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(twoSnapshots(folder).front())});
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    static_cast<QObject&>(live.window()).event(&drop);  // QApplication has it come from a drag only
    live.until([&] { return live.table(kTable) != nullptr && live.table(kTable)->model()->rowCount() == 3; });
    QCOMPARE(live.window().workspace(), QStringLiteral("leak_hunt"));  // alone it is held against nothing
  }
};

QTEST_MAIN(TestLeakHuntWindow)
#include "test_leak_hunt_window.moc"
