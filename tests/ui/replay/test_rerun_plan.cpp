// SPDX-License-Identifier: GPL-3.0-or-later
//
// From recorded slots to entries of the queue, on a store that an engine wrote; and how long it is expected to take.
#include "engine/config/recipe_reader.h"
#include "engine/engine.h"
#include "tests/engine/runtime/support.h"
#include "ui/bridge/recorded_source.h"
#include "ui/models/rerun_estimate.h"
#include "ui/replay/recipe_field_model.h"
#include "ui/replay/rerun_plan.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using namespace std::chrono_literals;

namespace {

Recipe recipe() { return config::readRecipeFile(VORTEX_SOURCE_DIR "/resources/recipes/evening-news.json").recipes.front().recipe; }

// Two slots that succeed, in `store`.
void makeTwo(const std::filesystem::path& store) {
  EngineOptions options;
  options.settings = test::plainSettings();
  for (const Stage stage : kStages)
    options.settings.simulated.stages[stage].time = milliseconds(2);
  options.backend = BackendKind::Simulated;
  options.clockScale = 1;
  options.historyFile = store;
  Engine engine(std::move(options));
  const auto queue = engine.subscribe();
  engine.start();
  for (const std::uint64_t seed : {11, 12})
    engine.submit({.recipe = recipe(), .seed = seed, .noDeadline = true});
  std::vector<Event> events;
  while (test::all<event::SlotComplete>(events).size() < 2 && queue->take(events, 1h)) {
  }
  engine.stop(StopMode::Finish);
  engine.join();
}

RecordedLine line(std::uint64_t slot, Outcome outcome, double took) {
  RecordedLine made;
  made.slot = {slot};
  made.state = SlotState::Decided;
  made.outcome = outcome;
  made.elapsed = seconds(took);
  return made;
}

}  // namespace

class TestRerunPlan : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::filesystem::path m_store;

  RerunQuestion question(std::vector<SlotId> chosen) const {
    return {.store = m_store, .chosen = std::move(chosen), .simulated = true};
  }

 private slots:
  void initTestCase() {
    m_store = m_folder.filePath(QStringLiteral("history.db")).toStdString();
    makeTwo(m_store);
  }

  void aRerunHasTheRecordedRecipeAndSeedAndIsOffAir() {
    const RerunPlan plan = planReruns(question({SlotId{1}, SlotId{2}}));
    QVERIFY(plan.refused.empty());
    QCOMPARE(plan.entries.size(), std::size_t{2});
    QVERIFY(plan.entries[0].seed == 11 && plan.entries[1].seed == 12);
    QVERIFY(plan.entries[1].rerunOf == SlotId{2});
    QVERIFY(plan.entries[0].offAir);
    QCOMPARE(plan.entries[0].recipe.script, recipe().script);
  }

  void whatCannotBeMadeAgainSaysWhyAndTheOthersGoOn() {
    RerunQuestion asked = question({SlotId{99}, SlotId{2}});
    const RerunPlan plan = planReruns(asked);
    QCOMPARE(plan.entries.size(), std::size_t{1});
    QVERIFY(plan.refused.at(0).slot == SlotId{99});
    QVERIFY(plan.refused[0].why.contains(QStringLiteral("99")));
    asked.simulated = false;
    QCOMPARE(planReruns(asked).refused.size(), std::size_t{2});
    QVERIFY(readRerunGiven({.store = m_folder.filePath(QStringLiteral("none.db")).toStdString(), .chosen = {SlotId{1}}})
                .trouble.size() > 0);
  }

  void seedAndFieldsCanBeOthers() {
    RerunQuestion asked = question({SlotId{1}});
    const RerunGiven given = readRerunGiven(asked);
    QVERIFY(given.seed == 11 && given.trouble.isEmpty());
    const RecipeField prompt{.path = QStringLiteral("visual_track.prompt"), .value = QString::fromStdString(recipe().prompt)};
    QVERIFY(std::find(given.fields.begin(), given.fields.end(), prompt) != given.fields.end());
    asked.change = {.seed = RerunChange::Seed::Given,
                    .given = 7,
                    .fields = {{.path = prompt.path, .value = QStringLiteral("a green parrot")}},
                    .onAir = true};
    const RerunPlan plan = planReruns(asked);
    QCOMPARE(plan.entries.size(), std::size_t{1});
    QVERIFY(plan.entries[0].seed == 7 && !plan.entries[0].offAir);
    QCOMPARE(plan.entries[0].recipe.prompt, std::string("a green parrot"));
    asked.change = {.seed = RerunChange::Seed::New};
    QVERIFY(planReruns(asked).entries.at(0).seed != planReruns(asked).entries.at(0).seed);
  }

  void aFieldKeepsItsKind() {
    const std::string recipe = R"({"a":{"list":["x"],"number":1.5,"text":"t","yes":true},"gone":null})";
    QCOMPARE(fieldsOf(recipe).size(), std::size_t{4});
    QVERIFY((fieldsOf(recipe)[0] == RecipeField{QStringLiteral("a.list"), QStringLiteral("[\"x\"]")}));
    QCOMPARE(
        changed(recipe, {{QStringLiteral("a.number"), QStringLiteral("2")}, {QStringLiteral("a.text"), QStringLiteral("12")}}).json,
        std::string(R"({"a":{"list":["x"],"number":2,"text":"12","yes":true},"gone":null})"));
    QVERIFY(changed(recipe, {{QStringLiteral("a.number"), QStringLiteral("fast")}}).trouble.contains(QStringLiteral("a.number")));
    QVERIFY(!changed(recipe, {{QStringLiteral("a.list"), QStringLiteral("x")}}).trouble.isEmpty());
    QCOMPARE(changed(recipe, {{QStringLiteral("b.none"), QStringLiteral("x")}}).json, recipe);  // this recipe has no such field
    QVERIFY(fieldsOf("no json").empty());
  }

  void onlyWhatDiffersIsAChange() {
    RecipeFieldModel model(fieldsOf(R"({"a":1,"b":"t"})"), nullptr);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(model.changes().empty());
    QVERIFY(model.setData(model.index(1, RecipeFieldModel::Rerun), QStringLiteral("u"), Qt::EditRole));
    QVERIFY(!model.setData(model.index(0, RecipeFieldModel::Recorded), QStringLiteral("9"), Qt::EditRole));
    QVERIFY((model.changes() == std::vector<RecipeField>{{QStringLiteral("b"), QStringLiteral("u")}}));
    model.setData(model.index(1, RecipeFieldModel::Rerun), QStringLiteral("t"), Qt::EditRole);
    QVERIFY(model.changes().empty());
  }

  void theListIsReadFromTheStore() {
    const RecordedAnswer answer = readRecorded({.store = m_store, .from = {}});
    QCOMPARE(answer.trouble, std::string());
    QCOMPARE(answer.lines.size(), std::size_t{2});
    QVERIFY(answer.lines[0].outcome == Outcome::Succeeded && answer.lines[0].wall > 0);
    QCOMPARE(readRecorded({.store = m_store, .from = SlotId{2}}).lines.size(), std::size_t{1});
    QVERIFY(!readRecorded({.store = m_folder.filePath(QStringLiteral("none.db")).toStdString(), .from = {}}).trouble.empty());
  }

  void anEstimateCountsWhatSuccessTook() {
    RecordedList list;
    RecordedLine running = line(6, Outcome::Succeeded, 0);
    running.outcome.reset();
    running.state = SlotState::Running;
    list.assign({line(1, Outcome::Succeeded, 20), line(2, Outcome::Succeeded, 22), line(3, Outcome::Succeeded, 21),
                 line(4, Outcome::TimedOut, 3), line(5, Outcome::Failed, 40), running});
    const auto of = [&](std::initializer_list<std::uint64_t> numbers) {
      std::vector<const RecordedLine*> lines;
      for (const std::uint64_t slot : numbers)
        lines.push_back(list.find({slot}));
      return estimateOf(lines, list);
    };
    QVERIFY(of({1}).work == seconds(20));
    QVERIFY(of({4}).work == seconds(21));
    QVERIFY(of({5}).work == seconds(40));
    QCOMPARE(of({1, 4, 6}).count, 2);
    QVERIFY(of({1, 4, 6}).work == seconds(41));
    RecordedList bare;
    RecordedLine unknown = line(1, Outcome::Shed, 0);
    unknown.elapsed.reset();
    bare.assign({unknown});
    QCOMPARE(estimateOf({bare.find({1})}, bare).unknown, 1);
    QCOMPARE(roughly(seconds(250)), QStringLiteral("4 min 10 s"));
    QCOMPARE(roughly(seconds(7'500)), QStringLiteral("2 h 5 min"));
  }
};

QTEST_MAIN(TestRerunPlan)
#include "test_rerun_plan.moc"
