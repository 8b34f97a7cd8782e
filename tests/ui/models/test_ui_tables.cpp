// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables hold their models' contract while a session grows, and rows stay where they were chosen.
#include "tests/ui/models/scenes.h"
#include "ui/models/alarm_order.h"
#include "ui/models/alarm_table_model.h"
#include "ui/models/queue_model.h"
#include "ui/models/slot_filter_model.h"
#include "ui/models/slot_table_model.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::Teller;

namespace {

QString clockText(Time time) { return QString::number(inSeconds(time.time_since_epoch())); }

std::optional<Prediction> foreseen(const Slot& slot) { return predictionOf(slot, seconds(5), at(30)); }

QString textAt(const QAbstractItemModel& model, int row, int column) {
  return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

}  // namespace

class TestUiTables : public QObject {
  Q_OBJECT
 private slots:
  void theNewestSlotComesFirst() {
    Session session;
    SlotTableModel model(session, clockText, foreseen);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Teller teller(session);
    teller.wholeSlot(1, 0);
    teller.queued(2, 30);
    model.refresh();
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(textAt(model, 0, SlotTableModel::Number), QStringLiteral("2"));
    QCOMPARE(textAt(model, 0, SlotTableModel::State), QStringLiteral("queued"));
    QCOMPARE(textAt(model, 1, SlotTableModel::State), QStringLiteral("succeeded"));
    QCOMPARE(textAt(model, 1, SlotTableModel::Spare), QStringLiteral("+6.0"));
    QCOMPARE(textAt(model, 1, SlotTableModel::Airs), QStringLiteral("45"));
    QCOMPARE(model.rowOf({1}), 1);
    QCOMPARE(model.rowOf({9}), -1);
  }

  void aRowOfTheQueueThatMovesStaysChosenAsAWhole() {
    Channel channel(seconds(45));
    std::vector<Recipe> recipes(4);
    for (std::size_t i = 0; i < recipes.size(); ++i)
      recipes[i].recipeId = std::string(1, static_cast<char>('a' + i));
    channel.add(recipes);
    QueueModel model(channel, seconds(45), clockText);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.refresh();
    QItemSelectionModel chosen(&model);
    chosen.setCurrentIndex(model.index(2, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    channel.move(channel.waiting()[2].key, 0);
    model.refresh();
    QCOMPARE(textAt(model, 0, QueueModel::Label), QStringLiteral("c"));
    QVERIFY(chosen.isRowSelected(0));
    QCOMPARE(chosen.selectedIndexes().size(), qsizetype{QueueModel::kColumns});
    QCOMPARE(chosen.currentIndex().row(), 0);
  }

  void slotsAreFilteredByStateStageAndText() {
    Session session;
    SlotTableModel model(session, clockText, foreseen);
    SlotFilterModel filtered(model);
    const QAbstractItemModelTester tester(&filtered, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Teller teller(session);
    teller.wholeSlot(1, 0);
    teller.timedOutSlot(2, 45, 1);
    teller.queued(3, 90);
    teller.started(3, 90);
    teller.tell(90, event::AttemptStarted{.attempt = test::named(3, Stage::Audio), .timeout = seconds(3)});
    teller.queued(4, 91);
    model.refresh();
    const auto shown = [&](const SlotFilter& filter) {
      filtered.setFilter(filter);
      QStringList numbers;
      for (int row = 0; row < filtered.rowCount(); ++row)
        numbers << textAt(filtered, row, SlotTableModel::Number);
      return numbers.join(QLatin1Char(' '));
    };
    using Show = SlotFilter::Show;
    QCOMPARE(shown({}), QStringLiteral("4 3 2 1"));
    QCOMPARE(shown({.show = Show::Live, .text = {}, .stage = {}}), QStringLiteral("3"));
    QCOMPARE(shown({.show = Show::Failed, .text = {}, .stage = {}}), QStringLiteral("2"));
    QCOMPARE(shown({.show = Show::Queued, .text = {}, .stage = {}}), QStringLiteral("4"));
    QCOMPARE(shown({.show = Show::All, .text = {}, .stage = Stage::Image}), QStringLiteral("2"));
    QCOMPARE(shown({.show = Show::All, .text = QStringLiteral("NEWS-1"), .stage = {}}), QStringLiteral("1"));
    QCOMPARE(shown({.show = Show::All, .text = QStringLiteral("timed"), .stage = {}}), QStringLiteral("2"));
    QCOMPARE(shown({.show = Show::Live, .text = QStringLiteral("timed"), .stage = {}}), QString());
    QCOMPARE(filtered.rowOf({2}), -1);
    filtered.setFilter({});
    QCOMPARE(filtered.rowOf({2}), 2);
    QVERIFY(filtered.slotAt(2) == SlotId{2});
    // A row comes into a filter when its slot comes into its state.
    filtered.setFilter({.show = Show::Failed, .text = {}, .stage = {}});
    teller.decided(3, 95, Outcome::Failed);
    model.refresh();
    QCOMPARE(filtered.rowCount(), 2);
  }

  void whatIsForeseenMovesWithTimeAndIsOfTheAirAlone() {
    Session session;
    Time now = at(30);
    SlotTableModel model(session, clockText, [&](const Slot& slot) { return predictionOf(slot, seconds(5), now); });
    Teller teller(session);
    teller.queued(1, 20);
    teller.started(1, 20);
    teller.tell(
        30, event::SlotForecast{
                .slot = {1}, .lastUsefulFinish = at(46), .cautiousFinish = at(43), .cautiousLeft = seconds(10), .quantile = .95});
    model.refresh();
    QCOMPARE(textAt(model, 0, SlotTableModel::Spare), QStringLiteral("+3.0 P95"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    now = at(35);
    model.tellTime();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(textAt(model, 0, SlotTableModel::Spare), QStringLiteral("+1.0 P95"));
    // What drains comes before whatever is tried next.
    teller.tell(35, event::AttemptStarted{.attempt = test::named(1, Stage::Audio), .timeout = seconds(3)});
    teller.tell(35, event::AttemptStopRequested{.attempt = test::named(1, Stage::Audio), .cause = StopCause::Timeout});
    QCOMPARE(textAt(model, 0, SlotTableModel::Spare), QString(QChar(0x2212)) + QStringLiteral("4.0 P95"));

    teller.tell(40, event::SlotQueued{.slot = {2}, .label = "again", .seed = 1, .airAt = {}, .ahead = 0, .rerunOf = SlotId{1}});
    teller.tell(41, event::SlotStarted{.slot = {2}, .lastUsefulFinish = at(67), .airAt = at(86)});
    model.refresh();
    QCOMPARE(textAt(model, 0, SlotTableModel::Airs), QStringLiteral("off air"));
    QCOMPARE(textAt(model, 0, SlotTableModel::Spare), QString());
  }

  void whatIsAbnormalHasATone() {
    Session session;
    SlotTableModel model(session, clockText, foreseen);
    Teller teller(session);
    teller.wholeSlot(1, 0);
    teller.timedOutSlot(2, 45, 1);
    teller.tell(90, event::SlotMissed{.slot = {2}, .airAt = at(90), .fallback = "repeat_last"});
    model.refresh();
    const auto tone = [&](int row, int column) {
      return static_cast<SlotTone>(model.data(model.index(row, column), SlotTableModel::ToneRole).toInt());
    };
    QCOMPARE(tone(1, SlotTableModel::State), SlotTone::Plain);
    QCOMPARE(tone(1, SlotTableModel::Spare), SlotTone::Plain);
    QCOMPARE(tone(0, SlotTableModel::State), SlotTone::Bad);
    QCOMPARE(tone(0, SlotTableModel::Spare), SlotTone::Bad);
    QCOMPARE(textAt(model, 0, SlotTableModel::Spare), QStringLiteral("missed"));
  }

  void aChosenRowStaysChosenWhileSlotsCome() {
    Session session;
    SlotTableModel model(session, clockText, foreseen);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Teller teller(session);
    teller.wholeSlot(1, 0);
    model.refresh();
    const QPersistentModelIndex chosen(model.index(0, 0));
    for (std::uint64_t slot = 2; slot < 50; ++slot) {
      teller.queued(slot, 10);
      model.refresh();
    }
    QCOMPARE(chosen.row(), 48);
    QVERIFY(model.slotAt(chosen.row()) == SlotId{1});
  }

  void alarmsAreSortedByWhatTheyAskFor() {
    Session session;
    AlarmTableModel model(session, clockText);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Teller teller(session);
    teller.tell(1, event::AlarmChanged{
                       .alarm = "a", .priority = AlarmPriority::High, .state = AlarmState::Acknowledged, .text = "A", .raised = 1});
    teller.tell(2,
                event::AlarmChanged{
                    .alarm = "b", .priority = AlarmPriority::Low, .state = AlarmState::Unacknowledged, .text = "B", .raised = 1});
    teller.tell(3,
                event::AlarmChanged{
                    .alarm = "c", .priority = AlarmPriority::High, .state = AlarmState::Unacknowledged, .text = "C", .raised = 1});
    model.refresh(at(4));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(textAt(model, 0, AlarmTableModel::Text), QStringLiteral("C. "));
    QCOMPARE(textAt(model, 1, AlarmTableModel::Text), QStringLiteral("B. "));
    QCOMPARE(textAt(model, 2, AlarmTableModel::State), QStringLiteral("acknowledged"));
    QVERIFY(model.alarmAt(3) == nullptr);
    QCOMPARE(model.rowOf("a"), 2);
    QVERIFY(worstAlarm(session)->alarm.alarm == "c");
    teller.tell(5, event::AlarmChanged{.alarm = "c",
                                       .priority = AlarmPriority::High,
                                       .state = AlarmState::Shelved,
                                       .text = "C",
                                       .raised = 3,
                                       .shelvedUntil = at(5 + 900)});
    model.refresh(at(65));
    QCOMPARE(textAt(model, 2, AlarmTableModel::State), QStringLiteral("shelved 14 min"));
    QVERIFY(worstAlarm(session)->alarm.alarm == "b");
    QCOMPARE(worstActor(session), QStringLiteral("c, 3"));
  }
};

QTEST_APPLESS_MAIN(TestUiTables)
#include "test_ui_tables.moc"
