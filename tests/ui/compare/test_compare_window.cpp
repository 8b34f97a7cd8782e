// SPDX-License-Identifier: GPL-3.0-or-later
//
// Comparing in the real window, on the real engine with the simulated backend: a slot and its rerun are chosen, held against each
// other, swapped, and written to a file.
#include "engine/report/comparison.h"
#include "engine/report/slot_json.h"
#include "tests/ui/window/live_window.h"
#include "ui/compare/verdict_banner.h"
#include "ui/models/comparison_table_model.h"
#include "ui/models/recorded_table_model.h"
#include "ui/replay/run_chooser.h"
#include "ui/widgets/pane.h"
#include "ui/window/recipe_opener.h"

#include <nlohmann/json.hpp>

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>
#include <atomic>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;

namespace {

constexpr double kScale = 200;  // engine seconds per second
const QString kTable = QStringLiteral("Recorded slots");
const QString kStageTable = QStringLiteral("Stages side by side");

void openOne(LiveWindow& live, const QTemporaryDir& folder) {
  QFile sample(QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/evening-news.json")),
      one(folder.filePath(QStringLiteral("one.json")));
  if (!sample.open(QIODevice::ReadOnly) || !one.open(QIODevice::WriteOnly))
    qFatal("no recipe");
  one.write(QJsonDocument(QJsonDocument::fromJson(sample.readAll()).array().first().toObject()).toJson());
  one.close();
  openRecipes(&live.window(), live.bridge(), {one.fileName()});
}

int rowOf(const LiveWindow& live, const QString& name) { return live.row(kTable, RecordedTableModel::Number, name); }

bool isDecided(const LiveWindow& live, const QString& name) {
  const int row = rowOf(live, name);
  const QString ended = row < 0 ? QString() : live.table(kTable)->model()->index(row, RecordedTableModel::Ended).data().toString();
  return !ended.isEmpty() && ended != QStringLiteral("queued") && ended != QStringLiteral("in the making");
}

QString header(const LiveWindow& live, int column) {
  return live.table(kStageTable)->model()->headerData(column, Qt::Horizontal).toString();
}

}  // namespace

class TestCompareWindow : public QObject {
  Q_OBJECT
  QTemporaryDir m_settings;

 private slots:
  void initTestCase() { QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path()); }

  void aSlotAndItsRerunAreHeldAgainstEachOther() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    const QAction* compare = live.action("slots.compare");
    live.action("workspace.replay")->trigger();
    openOne(live, folder);
    live.until([&] { return isDecided(live, QStringLiteral("1")); });
    live.clickRow(kTable, rowOf(live, QStringLiteral("1")));
    QVERIFY(!compare->isEnabled());  // nothing to hold it against
    QVERIFY2(compare->toolTip().contains(QStringLiteral("was not made again")), qPrintable(compare->toolTip()));
    live.action("slots.rerun")->trigger();
    live.until([&] { return isDecided(live, QStringLiteral("1·2")); });
    live.until([&] { return compare->isEnabled(); });

    live.action("slots.compare")->trigger();
    auto* pane = live.window().findChild<Pane*>(QStringLiteral("compare"));
    QVERIFY(pane != nullptr && pane->isVisible());
    live.until([&] { return live.table(kStageTable)->isVisible() && pane->exportables().whyNoJson.isEmpty(); });
    const auto* banner = live.table(kStageTable)->parentWidget()->findChild<VerdictBanner*>();
    QCOMPARE(banner->headline().title, QStringLiteral("Whether they are the same cannot be told."));
    QVERIFY(banner->headline().text.contains(QStringLiteral("simulated")));
    QCOMPARE(live.table(kStageTable)->model()->rowCount(), 7);
    QCOMPARE(header(live, ComparisonTableModel::First), QStringLiteral("1 s"));
    QCOMPARE(header(live, ComparisonTableModel::Second), QStringLiteral("1·2 s"));
    bool said = false;
    for (const auto* label : pane->findChildren<QLabel*>())
      said = said || label->text().startsWith(QStringLiteral("rerun of 1"));
    QVERIFY(said);

    // What is written is what the command line prints.
    auto compared = report::compareRecorded(live.bridge().historyFile().toStdString(), {1}, {2});
    QVERIFY(compared);
    report::measure(*compared, std::atomic<bool>{false});
    QCOMPARE(pane->exportables().json(), QByteArray::fromStdString(report::lineOf(report::jsonOf(*compared)) + '\n'));
    const QByteArray rows = pane->exportables().rows();
    QVERIFY(rows.startsWith("What,1,1·2,"));
    QVERIFY(rows.contains("\r\naudio,"));

    live.action("compare.swap")->trigger();
    live.until([&] {
      return live.table(kStageTable)->isVisible() && header(live, ComparisonTableModel::First) == QStringLiteral("1·2 s");
    });
    live.action("compare.wipe")->trigger();
    QVERIFY(live.action("compare.wipe")->isChecked() && !live.action("compare.side_by_side")->isChecked());

    // From another workspace, too: the selected slot and its rerun.
    live.action("workspace.operate")->trigger();
    QVERIFY(!pane->isVisible());
    live.until([&] { return compare->isEnabled(); });
    live.action("slots.compare")->trigger();
    live.until([&] { return pane->isVisible() && live.table(kStageTable)->isVisible(); });
    QCOMPARE(live.window().workspace(), QStringLiteral("replay"));
  }

  void twoSessionsAreHeldAgainstEachOther() {
    const QTemporaryDir folder;
    for (const std::vector<std::string>& sets : {std::vector<std::string>{}, {"simulated.slowdown=1.5"}}) {
      LiveWindow live(folder.path(), kScale, sets);
      const auto decided = live.bridge().session().decided();
      openOne(live, folder);
      live.until([&] { return live.bridge().session().decided() > decided; });
    }
    LiveWindow live(folder.path(), kScale);
    live.action("sessions.compare")->trigger();
    RunChooser* chooser = nullptr;
    live.until([&] { return (chooser = live.window().findChild<RunChooser*>()) != nullptr && chooser->isVisible(); });
    auto* runs = chooser->findChild<QTableView*>();
    QCOMPARE(runs->selectionModel()->selectedRows().size(), 2);  // the newest two are proposed
    const auto accept = [&] {
      for (auto* button : chooser->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Compare the two"))
          return button;
      qFatal("no such button");
    };
    runs->selectRow(0);
    QVERIFY(!accept()->isEnabled());
    runs->selectAll();
    QVERIFY(accept()->isEnabled());
    QTest::mouseClick(accept(), Qt::LeftButton);

    auto* pane = live.window().findChild<Pane*>(QStringLiteral("compare"));
    const QString table = QStringLiteral("Sessions side by side");
    live.until([&] { return pane->isVisible() && live.table(table)->isVisible(); });
    QCOMPARE(live.window().workspace(), QStringLiteral("replay"));
    const QAbstractItemModel* model = live.table(table)->model();
    QCOMPARE(model->headerData(1, Qt::Horizontal).toString(), QStringLiteral("Run 1"));  // the older one
    QCOMPARE(model->headerData(2, Qt::Horizontal).toString(), QStringLiteral("Run 2"));
    const int slotCount = live.row(table, 0, QStringLiteral("Slots"));
    QCOMPARE(model->index(slotCount, 1).data().toString(), QStringLiteral("1"));
    QCOMPARE(model->index(slotCount, 2).data().toString(), QStringLiteral("1"));
    const int half = live.row(table, 0, QStringLiteral("    50 % within"));
    QVERIFY2(model->index(half, 5).data().toString().startsWith(QStringLiteral("too few")),
             qPrintable(model->index(half, 5).data().toString()));
    bool said = false;
    for (const auto* banner : pane->findChildren<VerdictBanner*>())
      said = said || (banner->isVisible() && banner->headline().title == QStringLiteral("Too few slots to tell."));
    QVERIFY(said);
    // What was set otherwise is named, and what is written is what the command line prints.
    const QByteArray rows = pane->exportables().rows();
    QVERIFY2(rows.contains("setting simulated.slowdown,1,1.5"), rows.constData());
    QVERIFY(rows.startsWith("What,Run 1,Run 2,"));
    const QJsonObject json = QJsonDocument::fromJson(pane->exportables().json()).object();
    QCOMPARE(json[QStringLiteral("settings")].toArray().first().toObject()[QStringLiteral("key")].toString(),
             QStringLiteral("simulated.slowdown"));
    QCOMPARE(json[QStringLiteral("first")].toObject()[QStringLiteral("slots")].toInt(), 1);
  }

  void oneSessionAloneSaysSo() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    openOne(live, folder);
    live.until([&] { return live.bridge().session().decided() == 1; });
    live.action("workspace.replay")->trigger();
    live.action("sessions.compare")->trigger();
    auto* pane = live.window().findChild<Pane*>(QStringLiteral("compare"));
    live.until([&] {
      for (const auto* label : pane->findChildren<QLabel*>())
        if (label->text().contains(QStringLiteral("one session alone")))
          return true;
      return false;
    });
    QVERIFY(live.window().findChild<RunChooser*>() == nullptr);
  }
};

QTEST_MAIN(TestCompareWindow)
#include "test_compare_window.moc"
