// SPDX-License-Identifier: GPL-3.0-or-later
//
// The log keeps its bound whatever comes, filters by level, text and slot, and rows leave and join without a reset.
#include "tests/ui/models/scenes.h"
#include "ui/log/log_table_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::named;

namespace {

QString clockText(Time time) { return QString::number(inSeconds(time.time_since_epoch())); }
Event tell(double s, EventBody body) { return {.seq = 0, .at = at(s), .body = std::move(body)}; }
Event queued(std::uint64_t slot, const std::string& label = "news") {
  return tell(1, event::SlotQueued{.slot = {slot}, .label = label, .seed = 1, .airAt = {}, .ahead = 0, .rerunOf = {}});
}
QString whatAt(const LogTableModel& model, int row) {
  return model.data(model.index(row, LogTableModel::What), Qt::DisplayRole).toString();
}

}  // namespace

class TestLogTable : public QObject {
  Q_OBJECT

 private slots:
  void aMillionLinesKeepTheirBound() {
    EventLog log;
    LogTableModel model(log, clockText);
    for (std::uint64_t n = 1; n <= 1'000'000; ++n) {
      log.add(queued(n));
      if (n % 100'000 == 0) {
        model.refresh();
        QCOMPARE(model.rowCount(), static_cast<int>(std::min<std::uint64_t>(n, EventLog::kMost)));
      }
    }
    QCOMPARE(log.first(), std::uint64_t{1'000'000 - EventLog::kMost});
    QVERIFY(model.slotAt(model.rowCount() - 1) == SlotId{1'000'000});
    QVERIFY(model.slotAt(0) == SlotId{1'000'000 - EventLog::kMost + 1});
  }

  void theModelsContractHoldsWhileLinesComeAndGo() {
    EventLog log;
    LogTableModel model(log, clockText);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (std::uint64_t n = 1; n <= EventLog::kMost + 500; ++n) {
      log.add(queued(n));
      if (n > EventLog::kMost - 5 && n % 50 == 0)
        model.refresh();
    }
    model.refresh();
    QCOMPARE(model.rowCount(), static_cast<int>(EventLog::kMost));
    model.setFilter({.least = LogLevel::Debug, .text = QStringLiteral("slot 50123 "), .slot = {}});
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(whatAt(model, 0).startsWith(QStringLiteral("slot 50123 queued")));
  }

  void aLineStaysItselfWhileOlderOnesLeave() {
    EventLog log;
    LogTableModel model(log, clockText);
    for (std::uint64_t n = 1; n <= EventLog::kMost; ++n)
      log.add(queued(n));
    model.refresh();
    const QPersistentModelIndex read(model.index(1'000, LogTableModel::What));
    const QString words = whatAt(model, 1'000);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    for (std::uint64_t n = 1; n <= 400; ++n)
      log.add(queued(EventLog::kMost + n));
    QCOMPARE(model.refresh(), 400);
    QCOMPARE(read.row(), 600);
    QCOMPARE(whatAt(model, read.row()), words);
    QCOMPARE(reset.count(), 0);
  }

  void levelTextAndSlotFilter() {
    EventLog log;
    log.add(queued(1, "evening"));
    log.add(queued(2, "morning"));
    log.add(tell(2, event::AttemptStep{.attempt = named(1, Stage::Image), .step = 1, .steps = 4}));
    log.add(tell(3, event::AttemptFailed{.attempt = named(2, Stage::Image),
                                         .reason = Reason::ModelError,
                                         .message = "no weights",
                                         .elapsed = {},
                                         .retryIn = {},
                                         .held = {}}));
    log.add(tell(4, event::Notice{"the disk is slow"}));
    LogTableModel model(log, clockText);
    model.refresh();
    QCOMPARE(model.rowCount(), 4);  // the step is a detail
    model.setFilter({.least = LogLevel::Debug, .text = {}, .slot = {}});
    QCOMPARE(model.rowCount(), 5);
    model.setFilter({.least = LogLevel::Warning, .text = {}, .slot = {}});
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(whatAt(model, 0).contains(QStringLiteral("no weights")));
    QCOMPARE(whatAt(model, 1), QStringLiteral("the disk is slow"));
    model.setFilter({.least = LogLevel::Debug, .text = QStringLiteral("EVENING"), .slot = {}});
    QCOMPARE(model.rowCount(), 1);
    model.setFilter({.least = LogLevel::Debug, .text = {}, .slot = SlotId{1}});
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(!model.slotAt(0) || model.slotAt(0) == SlotId{1});
    log.add(queued(1, "again"));
    log.add(queued(3, "other"));
    model.refresh();  // what comes is filtered, too
    QCOMPARE(model.rowCount(), 3);
  }

  void memorySamplesAreNoLines() {
    EventLog log;
    log.add(tell(1, event::MemorySample{}));
    QCOMPARE(log.end(), std::uint64_t{0});
  }

  void aLineIsCopiedWithTimeLevelAndWords() {
    EventLog log;
    log.add(tell(7, event::Notice{"the disk is slow"}));
    LogTableModel model(log, clockText);
    model.refresh();
    QCOMPARE(model.lineText(0), QStringLiteral("7  ◆ warning  the disk is slow"));
  }
};

QTEST_MAIN(TestLogTable)
#include "test_log_table.moc"
