// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Leak hunt workspace of the real window: two snapshots are opened, compared by place, size and stage, filtered, and one that
// is none is refused; a capture is started with a planted leak, followed, judged, kept, and written as reports; what is no capture
// says so.
#include "engine/snapshot/import.h"
#include "tests/engine/snapshot/sample_snapshot.h"
#include "tests/ui/window/live_window.h"
#include "ui/bridge/live_capture.h"
#include "ui/capture/save_report.h"
#include "ui/models/blame_model.h"
#include "ui/models/captures_model.h"
#include "ui/models/compared_blocks_model.h"
#include "ui/widgets/pane.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>
#include <algorithm>

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

bool says(LiveWindow& live, const QString& text) {
  for (const auto* label : live.window().findChildren<QLabel*>())
    if (label->text().contains(text) && label->isVisible())
      return true;
  return false;
}

QByteArray beginOf(const QString& file, qint64 bytes) {
  QFile from(file);
  return from.open(QIODevice::ReadOnly) ? from.read(bytes) : QByteArray();
}

// What is asked before the action is done; it is not done.
QString asked(LiveWindow& live, const char* action) {
  QString text;
  QTimer::singleShot(0, &live.window(), [&text] {
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    if (box == nullptr)
      qFatal("nothing was asked");
    text = box->text();
    box->reject();
  });
  live.action(action)->trigger();
  return text;
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
  void initTestCase() {
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    qputenv("XDG_DATA_HOME", m_settings.path().toUtf8());  // where captures go
  }
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

  void theSumsAreSaidAsTheyArePainted() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 100);
    live.window().openSnapshots(twoSnapshots(folder));
    live.until([&] { return compared(live); });
    for (const auto* widget : live.window().findChildren<QWidget*>())
      if (widget->accessibleName().startsWith(QStringLiteral("Sums: "))) {
        QCOMPARE(widget->accessibleName(),
                 QStringLiteral("Sums: All 3, 2 grew, Blocks A 3, Blocks B 7, Δ blocks +4, GB A 3.40, GB B "
                                "13.60, Δ GB +10.20"));
        return;
      }
    QFAIL("nobody says them");
  }

  // A program that dumps its snapshot again and again writes one path.
  void oneThatWasWrittenAnewIsAnotherOne() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 100);
    const auto rows = [&] { return live.table(kTable)->model()->rowCount(); };
    const QString file = written(folder, "dump.pickle", snapshot::sampleSnapshot({{.size = 512, .name = "one"}}, 1));
    live.window().openSnapshots({file});
    live.until([&] { return rows() == 1; });
    live.window().openSnapshots({file});  // the same
    QCOMPARE(named<QComboBox>(live, QStringLiteral("Snapshot B")).count(), 1);
    written(folder, "dump.pickle", snapshot::sampleSnapshot({{.size = 512, .name = "one"}, {.size = 1'024, .name = "two"}}, 1));
    live.window().openSnapshots({file});
    live.until([&] { return named<QComboBox>(live, QStringLiteral("Snapshot B")).count() == 2; });
    live.until([&] { return rows() == 1 && cell(live, 0, ComparedBlocksModel::Group).contains(QStringLiteral("two")); });
  }

  // Under another choice of A and B no old answer is left standing.
  void whatCannotBeComparedClearsTheTable() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 100);
    const QStringList pickles = twoSnapshots(folder);
    const QString database = folder.filePath(QStringLiteral("after.db"));
    QVERIFY(snapshot::importSnapshot(pickles.back().toStdString(), database.toStdString(), {}));
    live.window().openSnapshots({pickles.front(), database});
    live.until([&] { return compared(live); });
    QVERIFY(QFile::remove(database));
    live.click(QStringLiteral("Size"));
    live.until([&] { return live.table(kTable)->model()->rowCount() == 0; });
    QVERIFY(says(live, QStringLiteral("after.db")));
    QVERIFY(!says(live, QStringLiteral("Nothing that grew.")));
    QCOMPARE(live.table(kFrames)->model()->rowCount(), 0);
  }

  void whatIsNoneSaysWhatItIs() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 100);
    live.window().openSnapshots({written(folder, "evil.pickle", std::string("\x80\x02]cos\nsystem\n.", 15))});
    live.until([&] { return says(live, QStringLiteral("GLOBAL of 'os.system'")); });
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

  void aCaptureIsStartedFollowedJudgedAndKept() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 50, {"simulated.faults=[{stage: video, fault: leak, nth: 1, every: 1, gb: 0.01}]"});
    live.action("workspace.leak_hunt")->trigger();
    live.window().findChild<Pane*>(QStringLiteral("capture"))->raise();  // a tab, in a small window
    const auto canBe = [&](const char* text) {
      const QAbstractButton* button = live.button(QString::fromLatin1(text));
      return button != nullptr && button->isEnabled();
    };
    live.until([&] { return canBe("Start capture"); });
    QVERIFY(!canBe("Stop early"));
    QVERIFY(!live.action("capture.report")->isEnabled());
    const auto& baseline = named<QComboBox>(live, QStringLiteral("Baseline"));
    const QSignalSpy moved(baseline.model(), &QAbstractItemModel::rowsRemoved);
    named<QSpinBox>(live, QStringLiteral("Length of the capture")).setValue(8);
    named<QDoubleSpinBox>(live, QStringLiteral("Share of the slots that run into a timeout on purpose")).setValue(50);
    live.click(QStringLiteral("Start capture"));
    const QString list = QStringLiteral("Captures");
    const auto verdict = [&] { return live.table(list)->model()->index(0, CapturesModel::Verdict).data().toString(); };
    live.until([&] { return canBe("Stop early") && !canBe("Start capture"); });
    live.until([&] { return verdict().startsWith(QStringLiteral("LEAK")); });  // by the ledger, while it runs
    // Whoever looks at another stage goes on looking at it.
    const QString held = QStringLiteral("What each stage holds");
    live.until([&] { return live.row(held, BlameModel::StageName, QStringLiteral("image")) > 0; });
    live.table(held)->selectRow(live.row(held, BlameModel::StageName, QStringLiteral("image")));
    live.until(
        [&] { return live.action("capture.report")->isEnabled() && says(live, QStringLiteral("<b>Ended</b> after 8 slot(s):")); });
    const auto listed = [&](int column) { return live.table(list)->model()->index(0, column).data().toString(); };
    live.until([&] { return listed(CapturesModel::Label) == QStringLiteral("nightly"); });  // its file's name, until that is read
    QCOMPARE(listed(CapturesModel::Count), QStringLiteral("8"));
    // As a baseline it stands in the list, which no slot moved (but where its file took its place), and cannot be chosen: it leaks.
    QVERIFY(moved.count() <= 1);
    QCOMPARE(baseline.itemText(1), QStringLiteral("nightly, 8 slot(s): LEAK"));
    QVERIFY(!baseline.model()->flags(baseline.model()->index(1, 0)).testFlag(Qt::ItemIsEnabled));
    QVERIFY(baseline.itemData(1, Qt::ToolTipRole).toString().startsWith(QStringLiteral("It is a leak")));
    const auto* blame = live.table(held)->model();
    QCOMPARE(live.table(held)->currentIndex().siblingAtColumn(BlameModel::StageName).data().toString(), QStringLiteral("image"));
    QCOMPARE(blame->index(0, BlameModel::StageName).data().toString(), QStringLiteral("video"));
    QCOMPARE(blame->index(0, BlameModel::Path).data().toString(), QStringLiteral("finished"));
    QCOMPARE(live.table(QStringLiteral("What the verdict rests on"))->model()->index(0, 2).data().toString(),
             QStringLiteral("leak at slot 1"));
    int timedOut = 0;
    for (const Slot& slot : live.bridge().session().allSlots()) {
      QVERIFY(isOffAir(slot));
      timedOut += static_cast<int>(
          std::count_if(slot.bars.begin(), slot.bars.end(), [](const Bar& bar) { return bar.state == BarState::TimedOut; }));
    }
    QVERIFY(timedOut > 0);
    QVERIFY(live.bridge().channel().waiting().empty());

    // By the same code as the headless program's.
    const QDir captures(m_settings.filePath(QStringLiteral("vortex/captures")));
    const QStringList files = captures.entryList({QStringLiteral("nightly-*")}, QDir::Files);
    QCOMPARE(files.size(), 1);  // closed: nothing lies beside it
    const QString file = captures.filePath(files.front()), report = folder.filePath(QStringLiteral("report"));
    for (const auto& [kind, begin] :
         {std::pair(ReportKind::Html, QByteArray("<!")), std::pair(ReportKind::Pdf, QByteArray("%PDF")),
          std::pair(ReportKind::Junit, QByteArray("<?xml")), std::pair(ReportKind::Csv, QByteArray("slot,"))}) {
      QCOMPARE(saveReport(file, kind, report, "test"), QString());
      QCOMPARE(beginOf(report, begin.size()).toLower(), begin.toLower());
    }
    QVERIFY(!saveReport(folder.filePath(QStringLiteral("none.vortexcap")), ReportKind::Html, report, "test").isEmpty());
  }

  // A hand that clicks twice, or as often as it can until it is told: one capture, and no word of one that cannot begin.
  void clickedAgainItBeginsOnce() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 50);
    live.action("workspace.leak_hunt")->trigger();
    live.window().findChild<Pane*>(QStringLiteral("capture"))->raise();
    const auto clicked = [&] {
      QAbstractButton* start = live.button(QStringLiteral("Start capture"));
      if (start != nullptr && start->isEnabled())
        start->click();
      return live.bridge().capture().state().runs();
    };
    live.until(clicked);
    live.until([&] { return live.bridge().capture().state().progress().has_value(); });
    QVERIFY(says(live, QStringLiteral("<b>Running</b>")));
    QVERIFY(!says(live, QStringLiteral("<b>It cannot begin:</b>")));
    // Whoever stops it is told at once that it ends, and when.
    live.until([&] { return live.bridge().session().running() > 0; });
    live.action("capture.stop")->trigger();
    QVERIFY(says(live, QStringLiteral("<b>It ends</b>")));
    live.until([&] { return live.bridge().capture().state().filed().has_value(); });
    QVERIFY(says(live, QStringLiteral("<b>Ended</b>")) && !says(live, QStringLiteral("<b>It ends</b>")));
  }

  void whatEndsACaptureNamesItAndEmergenciesSayWhatCameOfThem() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 50);
    QVERIFY(!live.bridge().startCapture(
        {.spec = {.label = "nightly", .slotCount = 20}, .file = folder.filePath(QStringLiteral("n.vortexcap")).toStdString()}, {}));
    live.until([&] { return live.bridge().capture().state().runs(); });
    const QString ends =
        QStringLiteral("The capture that runs (nightly, 0 of 20 slots) ends with the engine: it is filed, and judged up to there.");
    QCOMPARE(asked(live, "file.quit"), ends);
    QVERIFY(asked(live, "slots.finish").endsWith(ends));
    QVERIFY(asked(live, "device.restart").contains(QStringLiteral("(nightly, 0 of 20 slots) is judged anew from there")));
    QVERIFY(live.bridge().capture().state().runs());
    live.action("device.clear")->trigger();
    live.until(
        [&] { return live.window().statusBar()->currentMessage().startsWith(QStringLiteral("Buffers cleared: reserved ")); });
    QVERIFY(!live.action("device.unload")->isEnabled());
    QCOMPARE(live.action("device.unload")->toolTip(), QStringLiteral("A simulated device has no models to unload"));
  }

  void whatIsNoCaptureIsDroppedAndSaysWhy() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), 100);
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(written(folder, "mine.vortexcap", "of something else, and long enough to be looked at"))});
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    static_cast<QObject&>(live.window()).event(&drop);
    QCOMPARE(live.window().workspace(), QStringLiteral("leak_hunt"));
    live.until([&] { return says(live, QStringLiteral("<b>mine.vortexcap cannot be shown.</b>")); });
    QVERIFY(says(live, QStringLiteral("mine.vortexcap is no capture of this program")));
    QVERIFY(live.row(QStringLiteral("Captures"), CapturesModel::Verdict, QStringLiteral("cannot be read")) >= 0);
  }
};

QTEST_MAIN(TestLeakHuntWindow)
#include "test_leak_hunt_window.moc"
