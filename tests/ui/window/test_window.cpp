// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window as its operator uses it: a first start, a cancelled slot, a restart, and a start after it was killed. Killed is
// another process: this program, started with --mortal FOLDER.
#include "tests/ui/window/live_window.h"
#include "ui/models/selection.h"
#include "ui/models/slot_table_model.h"
#include "ui/operate/queue_pane.h"
#include "ui/widgets/table_note.h"
#include "ui/window/queue_keeper.h"
#include "ui/window/recipe_opener.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>

using namespace vortex;
using namespace vortex::ui;
using test::LiveWindow;

namespace {

const QString kSlots = QStringLiteral("Slots"), kQueue = QStringLiteral("Queue");
const QString kSample = QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/evening-news.json");
// Engine seconds per second. A machine that others use stands still for a second now and then: at the pace of the wall's clock a
// slot is in the making for twenty, which is long enough to act.
constexpr double kQuick = 60, kSlow = 1;
// Stages that are done long before their timeouts.
const std::vector<std::string> kShortStages{"simulated.startup_s=0.5",    "simulated.audio.time_s=0.1",
                                            "simulated.image.time_s=0.4", "simulated.video.time_s=0.4",
                                            "simulated.clip.time_s=0.1",  "simulated.encode_s=0.1"};

int running(LiveWindow& live) { return live.bridge().session().running(); }

// Runs until it is killed: one slot in the making, the rest waiting and kept on disk. Says so in a line.
void liveUntilKilled(const QString& folder) {
  LiveWindow live(folder, kSlow);
  openRecipes(&live.window(), live.bridge(), {kSample, kSample, kSample});
  live.until([&] { return running(live) == 1; });
  live.bridge().setIntake(false);  // nothing of it is fed before somebody looks at it, here and after the restart
  const auto waiting = static_cast<qsizetype>(live.bridge().channel().waiting().size());
  live.until([&] { return live.row(kSlots, SlotTableModel::Number, QStringLiteral("1")) == 0; });
  live.clickRow(kSlots, 0);
  const QString file = live.bridge().historyFile() + QStringLiteral(".queue");
  // The head, and the files of the recipes, have lines too.
  live.until([&] {
    QFile kept(file);
    if (!kept.open(QIODevice::ReadOnly) || kept.readAll().count("\"recipe\"") != waiting || !kept.seek(0))
      return false;
    const QByteArray head = kept.readLine();
    return head.contains("\"selected\":\"1\"") && head.contains("\"intake_paused\":true");
  });
  std::puts("ready");
  std::fflush(stdout);
  live.until([] { return false; });
}

}  // namespace

class TestWindow : public QObject {
  Q_OBJECT

 private slots:
  void init() { QSettings().clear(); }

  void aFirstStartMakesASlotFromClicksAlone() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kSlow, kShortStages);
    QVERIFY2(live.attention().contains(QStringLiteral("Ready for the first slot")), qPrintable(live.attention()));
    live.click(QStringLiteral("Run the sample recipes"));
    live.until([&] { return live.bridge().session().decided() >= 1; });
    live.until([&] { return live.row(kSlots, SlotTableModel::State, QStringLiteral("succeeded")) >= 0; });
    // Whoever runs the samples sees the first of them without a click.
    QCOMPARE(live.table(kSlots)->currentIndex().siblingAtColumn(SlotTableModel::Number).data().toString(), QStringLiteral("1"));
    QVERIFY(live.button(QStringLiteral("Run the sample recipes")) == nullptr);  // the timeline has taken its place
  }

  void aSearchThatFindsNothingSaysSoAndKeepsTheColumns() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kSlow);
    live.click(QStringLiteral("Run the sample recipes"));
    live.until([&] { return live.row(kSlots, SlotTableModel::Number, QStringLiteral("1")) >= 0; });
    const QTableView& table = *live.table(kSlots);
    // Those that do not take part in what room there is.
    const auto widths = [&] {
      return std::pair(table.columnWidth(SlotTableModel::Number), table.columnWidth(SlotTableModel::Airs));
    };
    const auto before = widths();
    const auto* note = table.findChild<TableNote*>();
    QVERIFY(note != nullptr && !note->isVisible());
    QLineEdit* search = nullptr;
    for (auto* one : live.window().findChildren<QLineEdit*>())
      if (one->accessibleName() == QStringLiteral("Search the slots"))
        search = one;
    QVERIFY(search != nullptr);
    QTest::keyClicks(search, QStringLiteral("nothing is called so"));
    QCOMPARE(table.model()->rowCount(), 0);
    QVERIFY(note->isVisible() && note->text().contains(QStringLiteral("No slot of this session")));
    QVERIFY(widths() == before);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(table.model()->rowCount() > 0 && !note->isVisible());
    QVERIFY(widths() == before);
  }

  // A disk that is full for a while.
  void aQueueThatCouldNotBeKeptIsKeptWhenItCanBe() {
    const QTemporaryDir folder;
    QString file;
    qsizetype waiting = 0;
    {
      LiveWindow live(folder.path(), kSlow);
      live.bridge().setIntake(false);
      file = live.bridge().historyFile() + QStringLiteral(".queue");
      live.until([&] { return QFileInfo(file).isFile(); });
      QSignalSpy failed(live.window().findChild<QueueKeeper*>(), &QueueKeeper::failed);
      QVERIFY(QFile::remove(file) && QDir().mkpath(file));  // nothing can be written there
      openRecipes(&live.window(), live.bridge(), {kSample});
      live.until([&] { return failed.count() > 0; });
      waiting = static_cast<qsizetype>(live.bridge().channel().waiting().size());
      QVERIFY(waiting > 0 && QDir().rmdir(file));
    }
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll().count("\"recipe\""), waiting);
  }

  void aSlotThatIsSelectedIsCancelledByName() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kSlow);
    live.click(QStringLiteral("Run the sample recipes"));
    live.until([&] { return running(live) == 1; });
    live.until([&] { return live.row(kSlots, SlotTableModel::Number, QStringLiteral("1")) == 0; });
    live.clickRow(kSlots, 0);
    live.until([&] { return live.action("slots.cancel")->isEnabled(); });
    live.answer("slots.cancel", QStringLiteral("Cancel slot 1"));
    live.until([&] { return live.row(kSlots, SlotTableModel::State, QStringLiteral("canceled")) >= 0; });
    const Slot* slot = live.bridge().session().find({1});
    QVERIFY(slot != nullptr && slot->verdict.outcome == Outcome::Canceled);
  }

  // As after a restart, where the queue's file may be read before the slots of before are.
  void aSlotThatIsSelectedBeforeItIsKnownIsSelectedInTheTable() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kQuick, kShortStages);
    live.window().select(SlotId{1});
    openRecipes(&live.window(), live.bridge(), {kSample});
    live.until([&] { return live.row(kSlots, SlotTableModel::Number, QStringLiteral("1")) >= 0; });
    QCOMPARE(live.table(kSlots)->currentIndex().siblingAtColumn(SlotTableModel::Number).data().toString(), QStringLiteral("1"));
  }

  void whatIsAskedCanBeLeft() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kSlow);
    live.click(QStringLiteral("Run the sample recipes"));
    live.until([&] { return running(live) == 1; });
    live.until([&] { return live.row(kSlots, SlotTableModel::Number, QStringLiteral("1")) == 0; });
    live.clickRow(kSlots, 0);
    live.until([&] { return live.action("slots.cancel")->isEnabled(); });
    live.answer("slots.cancel", QStringLiteral("Let it run"));
    QCOMPARE(running(live), 1);
  }

  void theQueueIsRearrangedByKeys() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kSlow);
    live.bridge().setIntake(false);
    live.click(QStringLiteral("Run the sample recipes"));
    const auto& waiting = live.bridge().channel().waiting();
    live.until([&] { return waiting.size() >= 2; });
    const std::uint64_t first = waiting[0].key, second = waiting[1].key;
    live.until([&] { return live.table(kQueue)->model()->rowCount() == static_cast<int>(waiting.size()); });
    live.clickRow(kQueue, 0);
    QTest::keyClick(live.table(kQueue), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(waiting[1].key, first);
    QCOMPARE(live.table(kQueue)->currentIndex().row(), 1);  // the row that was chosen has moved along
    QTest::keyClick(live.table(kQueue), Qt::Key_H);
    QVERIFY(waiting[1].held);
    QTest::keyClick(live.table(kQueue), Qt::Key_Delete);
    QCOMPARE(waiting[0].key, second);
    QVERIFY(std::none_of(waiting.begin(), waiting.end(), [&](const Waiting& entry) { return entry.key == first; }));
  }

  void aRestartBringsTheLayoutBack() {
    const QTemporaryDir folder;
    {
      LiveWindow live(folder.path(), kQuick);
      live.window().findChild<QDockWidget*>(QStringLiteral("memory"))->close();
    }
    LiveWindow live(folder.path(), kQuick);
    QVERIFY(!live.window().findChild<QDockWidget*>(QStringLiteral("memory"))->isVisible());
    QVERIFY(live.window().findChild<QDockWidget*>(QStringLiteral("timeline"))->isVisible());
    live.action("view.reset")->trigger();
    QVERIFY(live.window().findChild<QDockWidget*>(QStringLiteral("memory"))->isVisible());
  }

  void aWindowThatWasKilledComesBackWithWhatItHad() {
    const QTemporaryDir folder;
    QProcess mortal;
    mortal.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("-platform"), QGuiApplication::platformName(), QStringLiteral("--mortal"), folder.path()});
    QVERIFY(mortal.waitForStarted(-1));
    while (!mortal.canReadLine())
      QVERIFY2(mortal.waitForReadyRead(-1), mortal.readAllStandardError().constData());
    QCOMPARE(mortal.readLine().trimmed(), QByteArray("ready"));
    mortal.kill();
    mortal.waitForFinished(-1);

    LiveWindow live(folder.path(), kQuick);
    live.until([&] { return live.row(kSlots, SlotTableModel::State, QStringLiteral("interrupted")) >= 0; });
    live.until([&] { return live.attention().contains(QStringLiteral("ended without leave")); });
    live.until([&] { return live.table(kQueue)->model()->rowCount() >= 2; });
    QVERIFY(live.bridge().channel().held());  // the intake is closed as it was
    live.until([&] {
      return live.table(kSlots)->currentIndex().siblingAtColumn(SlotTableModel::Number).data().toString() == QStringLiteral("1");
    });

    live.click(QStringLiteral("Make interrupted slots again"));
    const auto& waiting = live.bridge().channel().waiting();
    QVERIFY(waiting.front().rerunOf == SlotId{1});
    live.until([&] { return live.action("slots.intake")->isChecked(); });
    live.action("slots.intake")->trigger();  // one press resumes
    QVERIFY(!live.bridge().channel().held());
    live.until([&] { return live.bridge().session().decided() >= 1; });
    QVERIFY(live.bridge().session().find({2}) != nullptr);  // numbers go on
  }
};

int main(int argc, char** argv) {
  // Whatever this machine's user has set stays out, and stays as it is.
  const QTemporaryDir home;
  qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
  qputenv("XDG_DATA_HOME", home.path().toUtf8());
  QApplication application(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("vortex"));
  QApplication::setApplicationName(QStringLiteral("test-window"));
  const QStringList arguments = QApplication::arguments();
  if (const auto at = arguments.indexOf(QStringLiteral("--mortal")); at > 0) {
    liveUntilKilled(arguments.value(at + 1));
    return 0;
  }
  TestWindow test;
  return QTest::qExec(&test, QStringList{arguments.front()});
}
#include "test_window.moc"
