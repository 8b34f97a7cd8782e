// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Replay workspace of the real window on the real engine with the simulated backend: every slot that is made comes into the
// list, is found, and is made again.
#include "engine/history/reader.h"
#include "tests/ui/window/live_window.h"
#include "ui/models/recorded_table_model.h"
#include "ui/widgets/pane.h"
#include "ui/window/recipe_opener.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QInputDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;

namespace {

constexpr double kScale = 200;  // engine seconds per second

const QString kTable = QStringLiteral("Recorded slots");

QString cell(const LiveWindow& live, int row, int column) {
  return live.table(kTable)->model()->index(row, column).data().toString();
}
// However it ended: a machine that stands still for a moment lets a slot time out on this clock.
bool isDecided(const LiveWindow& live, int row) {
  const QString ended = row < 0 ? QString() : cell(live, row, RecordedTableModel::Ended);
  return !ended.isEmpty() && ended != QStringLiteral("queued") && ended != QStringLiteral("in the making");
}
int rows(const LiveWindow& live) { return live.table(kTable)->model()->rowCount(); }

int rowOf(const LiveWindow& live, const QString& name) { return live.row(kTable, RecordedTableModel::Number, name); }
// A file with one recipe.
void openRecipe(LiveWindow& live, const QTemporaryDir& folder) {
  QFile sample(QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/evening-news.json")),
      one(folder.filePath(QStringLiteral("one.json")));
  if (!sample.open(QIODevice::ReadOnly) || !one.open(QIODevice::WriteOnly))
    qFatal("no recipe");
  one.write(QJsonDocument(QJsonDocument::fromJson(sample.readAll()).array().first().toObject()).toJson());
  one.close();
  openRecipes(&live.window(), live.bridge(), {one.fileName()});
}

void openSample(LiveWindow& live, int times) {
  QStringList files;
  for (int i = 0; i < times; ++i)
    files << QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/evening-news.json");
  openRecipes(&live.window(), live.bridge(), files);
}

}  // namespace

class TestReplayWindow : public QObject {
  Q_OBJECT
  QTemporaryDir m_settings;

 private slots:
  void initTestCase() { QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path()); }

  void everySlotThatIsMadeComesIntoTheList() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    live.action("workspace.replay")->trigger();
    QCOMPARE(live.window().workspace(), QStringLiteral("replay"));
    QVERIFY(live.table(kTable)->isVisible() || rows(live) == 0);
    openSample(live, 1);
    live.until([&] { return isDecided(live, rows(live) - 1); });
    QVERIFY(live.table(kTable)->isVisible());
    QCOMPARE(cell(live, rows(live) - 1, RecordedTableModel::Number), QStringLiteral("1"));

    // The slot under the cursor is the window's.
    live.clickRow(kTable, rows(live) - 1);
    QVERIFY(live.window().findChild<QWidget*>(QStringLiteral("inspector"))->isVisible());
    QCOMPARE(live.table(kTable)->selectionModel()->selectedRows().size(), 1);

    // A search that finds nothing says so in the table's place, and Escape takes it back.
    live.action("replay.find")->trigger();
    auto* search = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(search != nullptr);
    QTest::keyClicks(search, QStringLiteral("no such slot"));
    QVERIFY(!live.table(kTable)->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(live.table(kTable)->isVisible());
    live.action("workspace.operate")->trigger();
    QVERIFY(!live.table(kTable)->isVisible());
  }

  // What its deadlines have of it: tests/ui/models/test_feed.cpp, on virtual time.
  void aSlotIsMadeAgainFromTheList() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    const Session& session = live.bridge().session();
    live.action("workspace.replay")->trigger();
    openRecipe(live, folder);
    live.until([&] { return isDecided(live, rowOf(live, QStringLiteral("1"))); });
    QVERIFY(!live.action("slots.rerun")->isEnabled());  // nothing is chosen
    live.clickRow(kTable, rowOf(live, QStringLiteral("1")));
    QVERIFY(live.action("slots.rerun")->isEnabled());
    live.action("slots.rerun")->trigger();
    live.until([&] { return isDecided(live, rowOf(live, QStringLiteral("1·2"))); });
    const Slot* rerun = session.find({2});
    QVERIFY(rerun != nullptr && rerun->rerunOf == SlotId{1} && isOffAir(*rerun));
    QCOMPARE(rerun->seed, session.find({1})->seed);
    QCOMPARE(live.table(kTable)->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(live.table(kTable)->selectionModel()->selectedRows().front().row(), rowOf(live, QStringLiteral("1")));

    // In Operate it is the selected slot that is made again.
    live.action("workspace.operate")->trigger();
    live.until([&] { return live.action("slots.rerun")->isEnabled(); });
    live.action("slots.rerun")->trigger();
    live.until([&] { return session.find({3}) != nullptr && isOver(*session.find({3})); });
    QVERIFY(session.find({3})->rerunOf == SlotId{1});
  }

  // From its video on: sound and picture are those that it had.
  void aSlotIsMadeAgainFromOneOfItsStages() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    const Session& session = live.bridge().session();
    live.action("workspace.replay")->trigger();
    openRecipe(live, folder);
    live.until([&] { return isDecided(live, rowOf(live, QStringLiteral("1"))); });
    live.clickRow(kTable, rowOf(live, QStringLiteral("1")));
    live.action("slots.rerun_from")->trigger();
    QMenu* menu = nullptr;
    live.until([&] {
      menu = live.window().findChild<QMenu*>(QStringLiteral("rerun_from"));
      return menu != nullptr && menu->isVisible();
    });
    QCOMPARE(menu->actions().size(), 4);
    QVERIFY(menu->actions().at(2)->isEnabled());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    live.until([&] { return isDecided(live, rowOf(live, QStringLiteral("1·2"))); });
    const Slot& rerun = *session.find({2});
    QVERIFY(rerun.rerunOf == SlotId{1} && rerun.given == StageSet::before(Stage::Video));
    for (const Bar& bar : rerun.bars)
      QVERIFY(bar.attempt.stage == Stage::Video || bar.attempt.stage == Stage::Clip);
  }

  void aSlotIsAddressedByHandAndOpenedAgain() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale, {"simulated.faults=[{stage: image, fault: block, nth: 1, every: 1}]"});
    live.action("workspace.replay")->trigger();
    openRecipe(live, folder);
    const auto row = [&] { return rowOf(live, QStringLiteral("1")); };
    live.until([&] { return isDecided(live, row()); });
    live.clickRow(kTable, row());
    QVERIFY(live.action("slots.address")->isEnabled() && !live.action("slots.unaddress")->isEnabled());
    QTimer::singleShot(0, &live.window(), [] {
      auto* asks = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
      if (asks == nullptr)
        qFatal("nothing was asked");
      asks->setTextValue(QStringLiteral("the script was wrong"));
      asks->accept();
    });
    live.action("slots.address")->trigger();
    QCOMPARE(cell(live, row(), RecordedTableModel::Addressed), QStringLiteral("by hand: the script was wrong"));
    const auto stored = [&] {
      const auto reader = history::Reader::open(live.bridge().historyFile().toStdString());
      return reader.value().addressings().value();
    };
    live.until([&] { return !stored().empty(); });
    QCOMPARE(stored().front().comment, std::string("the script was wrong"));
    live.until([&] { return live.action("slots.unaddress")->isEnabled(); });
    live.action("slots.unaddress")->trigger();
    live.until([&] { return stored().empty(); });
    QCOMPARE(cell(live, row(), RecordedTableModel::Addressed), QString());
  }

  void aChannelWithoutAHistorySaysSo() {
    EngineOptions options;
    options.settings = contractSettings();
    options.settings.simulated.startup = seconds(0.5);
    options.backend = BackendKind::Simulated;
    options.clockScale = kScale;
    Bridge bridge(options);
    MainWindow window(bridge, QStringLiteral("sample.json"));
    window.place({.size = QSize(1600, 1000), .workspace = Workspace::Replay});
    window.show();
    bridge.start();
    QSignalSpy frames(&bridge, &Bridge::frame);
    while (!bridge.running())
      QVERIFY(frames.wait(600'000));
    QVERIFY(frames.wait(600'000));
    bool said = false;
    for (const auto* label : window.findChildren<QLabel*>())
      said = said || (label->isVisible() && label->text().contains(QStringLiteral("without a history")));
    QVERIFY(said);
    QSignalSpy ended(&bridge, &Bridge::ended);
    bridge.stop(StopMode::Drain);
    while (ended.isEmpty())
      QVERIFY(ended.wait(600'000));
  }
};

QTEST_MAIN(TestReplayWindow)
#include "test_replay_window.moc"
