// SPDX-License-Identifier: GPL-3.0-or-later
//
// From recorded slots to entries of the queue, on a store that an engine wrote; and how long it is expected to take.
#include "engine/config/recipe_reader.h"
#include "engine/engine.h"
#include "tests/engine/runtime/support.h"
#include "ui/bridge/recorded_source.h"
#include "ui/bridge/reset_reader.h"
#include "ui/models/rerun_words.h"
#include "ui/replay/recipe_field_model.h"
#include "ui/replay/rerun_offer.h"
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
  options.settings = vortex::test::plainSettings();
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
  while (vortex::test::all<event::SlotComplete>(events).size() < 2 && queue->take(events, 1h)) {
  }
  engine.stop(StopMode::Finish);
  engine.join();
}

}  // namespace

class TestRerunPlan : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::filesystem::path m_store;

  RerunQuestion question(std::vector<SlotId> chosen) const {
    return {
        .store = m_store, .chosen = std::move(chosen), .simulated = true, .settings = vortex::test::plainSettings(), .change = {}};
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

  // Which stages a rerun begins with says what it takes.
  void whatCanBeDoneIsOfferedWithHowLongItTakes() {
    RerunQuestion asked = question({SlotId{1}, SlotId{2}});
    const RerunOffer offer = readRerunOffer(asked);
    QVERIFY(offer.chosen == asked.chosen);
    for (const Stage from : kStages) {
      QVERIFY(offer.from[from].can == asked.chosen && offer.from[from].whyNot.isEmpty());
      QVERIFY(offer.from[from].estimate.made == 2 && offer.from[from].estimate.guessed == 0);
    }
    QVERIFY(offer.from[Stage::Clip].estimate.total > Duration{});
    QVERIFY(offer.from[Stage::Audio].estimate.total > offer.from[Stage::Clip].estimate.total);
    asked.settings.profile = "another";  // under which nothing was recorded
    QCOMPARE(readRerunOffer(asked).from[Stage::Audio].estimate.unknown, 2);
    QCOMPARE(estimateText(readRerunOffer(asked).from[Stage::Audio].estimate, {}), QString());
  }

  void whatCannotBeDoneSaysWhy() {
    RerunQuestion asked = question({SlotId{99}, SlotId{1}});
    const RerunOffer some = readRerunOffer(asked);
    QVERIFY(some.from[Stage::Video].can == std::vector{SlotId{1}});
    QVERIFY(some.from[Stage::Video].whyNot.contains(QStringLiteral("99")));
    asked.simulated = false;
    QVERIFY(readRerunOffer(asked).from[Stage::Audio].can.empty());
    for (const auto bar : {analysis::ResetBar::FramesNotKept, analysis::ResetBar::NotMade, analysis::ResetBar::FilesRemoved,
                           analysis::ResetBar::NotKept})
      QVERIFY(!whyNoReset({.bar = bar, .stage = Stage::Image}).isEmpty());
    QVERIFY(whyNoReset({}).isEmpty());
  }

  void aResetNamesItsStageAndItsInputsAreReadWhenItsTurnComes() {
    RerunQuestion asked = question({SlotId{1}});
    asked.change.from = Stage::Video;
    const RerunPlan plan = planReruns(asked);
    QCOMPARE(plan.entries.size(), std::size_t{1});
    QVERIFY(plan.entries[0].from == Stage::Video && isUnread(plan.entries[0]));
    ResetQuestion inputs{.store = m_store,
                         .of = SlotId{1},
                         .from = Stage::Video,
                         .simulated = true,
                         .recipe = recipe(),
                         .settings = asked.settings,
                         .qualityLevel = 0};
    const ResetInputs read = readResetInputs(inputs);
    QVERIFY(read.given != nullptr && read.given->stages == StageSet::before(Stage::Video));
    inputs.simulated = false;  // what a pretended device made is nothing to a real one
    QVERIFY(readResetInputs(inputs).given == nullptr && !readResetInputs(inputs).trouble.empty());
    inputs.of = SlotId{99};
    QVERIFY(readResetInputs(inputs).trouble.find("99") != std::string::npos);
  }

  void timeoutsAndQualityAreTheReruns() {
    RerunQuestion asked = question({SlotId{1}});
    const RerunGiven given = readRerunGiven(asked);
    QVERIFY(given.qualityLevel == 0);  // as it was made
    for (const Stage stage : kStages)
      QVERIFY(given.timeouts[stage] == asked.settings.stages[stage].timeout);
    QVERIFY(planReruns(asked).entries.at(0).qualityLevel == 0);
    asked.change.qualityLevel = 1;
    asked.change.timeouts[Stage::Image] = seconds(30);
    const RerunPlan plan = planReruns(asked);
    QVERIFY(plan.entries.at(0).qualityLevel == 1 && plan.entries[0].timeouts[Stage::Image] == seconds(30));
    asked.change = {};
    asked.settings.profile = "another";  // whose ladder is another
    QVERIFY(!planReruns(asked).entries.at(0).qualityLevel);
  }

  void howLongIsSaidInWords() {
    QCOMPARE(roughly(seconds(250)), QStringLiteral("4 min 10 s"));
    QCOMPARE(roughly(seconds(7'500)), QStringLiteral("2 h 5 min"));
    const analysis::RerunEstimate estimate{.total = seconds(60), .made = 3, .guessed = 1, .unknown = 0};
    QCOMPARE(estimateText(estimate, {}), QStringLiteral("rerun takes about 1 min 0 s"));
    QCOMPARE(estimateText(estimate, seconds(45)), QStringLiteral("rerun takes about 1 min 0 s, beside the channel 2 min 15 s"));
    QCOMPARE(estimateBasis({.total = {}, .made = 1, .guessed = 0, .unknown = 0}), QString());
  }
};

QTEST_MAIN(TestRerunPlan)
#include "test_rerun_plan.moc"
