// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of recorded slots: filters, chains, and rows that stay with what is selected of them.
#include "ui/models/recorded_table_model.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr std::int64_t kHour = 3'600'000'000'000, kNow = 1'700'000'000'000'000'000;

RecordedLine line(std::uint64_t slot, std::optional<Outcome> outcome, const char* recipe = "weather") {
  RecordedLine made;
  made.slot = {slot};
  made.state = outcome ? SlotState::Decided : SlotState::Running;
  made.outcome = outcome;
  made.recipe = recipe;
  made.wall = kNow - static_cast<std::int64_t>(100 - slot) * kHour;
  made.words = searchWords(made);
  return made;
}

RecordedLine rerun(std::uint64_t slot, std::uint64_t of, std::optional<Outcome> outcome) {
  RecordedLine made = line(slot, outcome);
  made.rerunOf = SlotId{of};
  return made;
}

std::vector<std::uint64_t> shown(const RecordedTableModel& model) {
  std::vector<std::uint64_t> numbers;
  for (int row = 0; row < model.rowCount(); ++row)
    numbers.push_back(model.at(row).slot.value);
  return numbers;
}

using Numbers = std::vector<std::uint64_t>;

}  // namespace

class TestRecorded : public QObject {
  Q_OBJECT
 private slots:
  void theNewestComesFirstWhateverTheOrder() {
    RecordedTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.assign({line(2, Outcome::Succeeded), line(9, Outcome::TimedOut), line(5, Outcome::Canceled)}, kNow);
    QCOMPARE(shown(model), (Numbers{9, 5, 2}));
    model.merge({line(12, {}), line(5, Outcome::Failed)}, kNow);
    QCOMPARE(shown(model), (Numbers{12, 9, 5, 2}));
    QVERIFY(model.at(2).outcome == Outcome::Failed);
    QVERIFY(model.list().openFrom() == SlotId{12});
    QCOMPARE(model.rowOf({9}), 1);
    QCOMPARE(model.rowOf({3}), -1);
  }

  void aFailureIsOpenUntilARerunSucceeds() {
    RecordedTableModel model;
    model.setFilter({.show = RecordedFilter::Show::Open}, kNow);
    model.assign({line(1, Outcome::Succeeded), line(2, Outcome::TimedOut), line(3, Outcome::Failed), line(0, Outcome::Late)}, kNow);
    QCOMPARE(shown(model), (Numbers{3, 2}));
    model.merge({rerun(4, 2, Outcome::Canceled)}, kNow);
    QCOMPARE(shown(model), (Numbers{3, 2}));
    model.merge({rerun(5, 4, Outcome::Succeeded)}, kNow);
    QCOMPARE(shown(model), (Numbers{3}));
    model.setFilter({}, kNow);
    const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(0, RecordedTableModel::Number), QStringLiteral("2·3"));
    QCOMPARE(cell(3, RecordedTableModel::Addressed), QStringLiteral("2·3"));
    QCOMPARE(model.list().nameOf({4}), QStringLiteral("2·2"));
    QCOMPARE(model.list().nameOf({77}), QStringLiteral("77"));
  }

  void whatIsAddressedByHandIsNoLongerOpen() {
    RecordedTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter({.show = RecordedFilter::Show::Open}, kNow);
    model.assign({line(1, Outcome::TimedOut), line(2, Outcome::Failed), line(3, Outcome::Succeeded)}, kNow);
    model.address({{SlotId{1}, "the script was wrong"}, {SlotId{3}, "said of one that left a clip"}}, kNow);
    QCOMPARE(shown(model), (Numbers{2}));
    model.setFilter({.text = QStringLiteral("script WAS")}, kNow);  // what was said is found
    QCOMPARE(shown(model), (Numbers{1}));
    const auto addressed = [&](int row) { return model.index(row, RecordedTableModel::Addressed).data().toString(); };
    QCOMPARE(addressed(0), QStringLiteral("by hand: the script was wrong"));
    model.setFilter({}, kNow);
    QCOMPARE(addressed(model.rowOf({3})), QString());
    model.merge({line(1, Outcome::TimedOut)}, kNow);  // read anew it is still addressed
    QCOMPARE(addressed(model.rowOf({1})), QStringLiteral("by hand: the script was wrong"));
    model.merge({rerun(5, 1, Outcome::Succeeded)}, kNow);  // what was made good needs no word
    QCOMPARE(addressed(model.rowOf({1})), QStringLiteral("1·2"));
    model.address({}, kNow);
    model.setFilter({.show = RecordedFilter::Show::Open}, kNow);
    QCOMPARE(shown(model), (Numbers{2}));
    model.setFilter({.text = QStringLiteral("script")}, kNow);
    QCOMPARE(shown(model), Numbers{});
  }

  void allThatIsGivenMustHold() {
    std::vector<RecordedLine> lines{line(99, Outcome::TimedOut, "Ferry-Late"), line(98, Outcome::TimedOut, "tram"),
                                    line(50, Outcome::TimedOut, "ferry"), line(97, Outcome::Succeeded, "ferry")};
    lines[0].stage = Stage::Image;
    lines[3].spareToAir = seconds(1);
    RecordedTableModel model;
    model.assign(lines, kNow);
    const auto found = [&](const RecordedFilter& filter) {
      model.setFilter(filter, kNow);
      return shown(model);
    };
    QCOMPARE(found({.text = QStringLiteral("FERRY")}), (Numbers{99, 97, 50}));
    QCOMPARE(found({.text = QStringLiteral("late timed")}), (Numbers{99}));
    QCOMPARE(found({.since = RecordedFilter::Since::Day, .text = QStringLiteral("ferry")}), (Numbers{99, 97}));
    QCOMPARE(found({.outcome = Outcome::TimedOut, .stage = Stage::Image}), (Numbers{99}));
    QCOMPARE(found({.spareBelow = seconds(2)}), (Numbers{97}));
    QCOMPARE(found({.show = RecordedFilter::Show::Unsuccessful, .text = QStringLiteral("97")}), Numbers{});
  }

  void aFilterIsKeptAsALineOfText() {
    const RecordedFilter filter{.show = RecordedFilter::Show::Unsuccessful,
                                .outcome = Outcome::SelfCheckFailed,
                                .stage = Stage::Clip,
                                .since = RecordedFilter::Since::Week,
                                .spareBelow = seconds(-1.5),
                                .text = QStringLiteral("größer = 5 % show=all")};
    QVERIFY(filterOf(filterLine(filter)) == filter);
    QCOMPARE(filterLine({}), QString());
    QVERIFY(filterOf(QStringLiteral("later=thing show=nonsense stage= spare_below_s=x")) == RecordedFilter{});
  }

  void whatIsSelectedStaysWithItsSlot() {
    RecordedTableModel model;
    model.assign({line(1, Outcome::TimedOut), line(2, Outcome::Succeeded), line(3, Outcome::TimedOut)}, kNow);
    QItemSelectionModel selection(&model);
    selection.select(model.index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    model.merge({line(4, {})}, kNow);
    QCOMPARE(selection.selectedRows().front().row(), 3);
    model.setFilter({.outcome = Outcome::TimedOut}, kNow);
    QCOMPARE(selection.selectedRows().front().row(), 1);
    model.setFilter({.outcome = Outcome::Shed}, kNow);
    QVERIFY(!selection.hasSelection());
  }

  void anOutcomeNamesItsReason() {
    RecordedLine failed = line(1, Outcome::Failed);
    failed.reason = Reason::OutOfMemory;
    QCOMPARE(outcomeText(failed), QStringLiteral("failed: out_of_memory"));
    failed.state = SlotState::Interrupted;
    QVERIFY(isUnsuccessful(failed));
  }
};

QTEST_GUILESS_MAIN(TestRecorded)
#include "test_recorded.moc"
