// SPDX-License-Identifier: GPL-3.0-or-later
//
// The timeline's table holds its model's contract while the view moves and attempts come, and has what the timeline draws.
#include "tests/ui/models/scenes.h"
#include "ui/models/attempt_table_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::named;
using test::Teller;

namespace {

QString textAt(const QAbstractItemModel& model, int row, int column) {
  return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

SceneInput inView(const Session& session, double from, double to, double now) {
  return {.session = session, .range = {at(from), at(to)}, .size = {900, 400}, .now = at(now)};
}

}  // namespace

class TestAttemptTable : public QObject {
  Q_OBJECT
 private slots:
  void itListsTheAttemptsInView() {
    Session session;
    AttemptTableModel model(session);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Teller teller(session);
    teller.wholeSlot(1, 0);
    teller.timedOutSlot(2, 45, 2.5);
    model.refresh(inView(session, 0, 180, 100));
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(textAt(model, 1, AttemptTableModel::StageName), QStringLiteral("image"));
    QCOMPARE(textAt(model, 1, AttemptTableModel::Took), QStringLiteral("11.0"));
    QCOMPARE(textAt(model, 4, AttemptTableModel::Number), QStringLiteral("2"));
    QCOMPARE(textAt(model, 4, AttemptTableModel::State), QStringLiteral("timed out"));
    QCOMPARE(textAt(model, 4, AttemptTableModel::Finishing), QStringLiteral("2.5"));
    QCOMPARE(textAt(model, 4, AttemptTableModel::Held), QStringLiteral("0 B"));
    model.refresh(inView(session, 46, 180, 100));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.slotAt(0) == SlotId{2} && model.slotAt(1) == SlotId{});
  }

  void whatRunsFollowsThePresent() {
    Session session;
    AttemptTableModel model(session);
    Teller teller(session);
    teller.queued(1, 0);
    teller.started(1, 0);
    teller.tell(0, event::AttemptStarted{.attempt = named(1, Stage::Video), .timeout = seconds(10)});
    model.refresh(inView(session, 0, 60, 4));
    QCOMPARE(textAt(model, 0, AttemptTableModel::Took), QStringLiteral("4.0"));
    teller.tell(5, event::AttemptStopRequested{.attempt = named(1, Stage::Video), .cause = StopCause::Operator, .elapsed = {}});
    model.refresh(inView(session, 0, 60, 6));
    QCOMPARE(textAt(model, 0, AttemptTableModel::State), QStringLiteral("GPU finishing"));
    QCOMPARE(textAt(model, 0, AttemptTableModel::Finishing), QStringLiteral("1.0"));
  }

  void aTitleStandsOverItsNumbers() {
    Session session;
    Teller(session).wholeSlot(1, 0);
    AttemptTableModel model(session);
    model.refresh(inView(session, 0, 60, 60));
    for (int column = 0; column < AttemptTableModel::kColumns; ++column)
      QCOMPARE(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole), model.index(0, column).data(Qt::TextAlignmentRole));
  }

  void rowsStayWhileTheViewMovesOverThem() {
    const Session session = test::randomSession(5, 200);
    AttemptTableModel model(session);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.refresh(inView(session, 0, 2'000, 9'000));
    QPersistentModelIndex kept;
    for (int row = 0; row < model.rowCount(); ++row)
      if (session.find(model.slotAt(row))->begin() > at(1'500))
        kept = QPersistentModelIndex(model.index(row, 0));
    QVERIFY(kept.isValid());
    const SlotId slot = model.slotAt(kept.row());
    for (int from = 0; from < 1'400; from += 137) {
      model.refresh(inView(session, from, 2'000 + from, 9'000));
      QVERIFY(kept.isValid() && model.slotAt(kept.row()) == slot);
    }
    for (int from = 1'400; from >= 0; from -= 233)
      model.refresh(inView(session, from, 2'000 + from, 9'000));
    QVERIFY(model.slotAt(kept.row()) == slot);
    QVERIFY(resets.isEmpty());
  }

  void ofMoreThanItsBoundItHasTheNewest() {
    Session session;
    Teller teller(session);
    for (std::uint64_t slot = 1; slot <= 3'000; ++slot)
      teller.wholeSlot(slot, static_cast<double>(slot));
    AttemptTableModel model(session);
    model.refresh(inView(session, 0, 4'000, 4'000));
    QCOMPARE(model.rowCount(), static_cast<int>(AttemptTableModel::kMost));
    QVERIFY(model.slotAt(model.rowCount() - 1) == SlotId{3'000});
  }
};

QTEST_APPLESS_MAIN(TestAttemptTable)
#include "test_attempt_table.moc"
