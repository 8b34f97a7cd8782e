// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a rerun has otherwise than its ancestor, and what was said by hand, from a store that an engine wrote.
#include "engine/config/recipe_reader.h"
#include "engine/engine.h"
#include "engine/history/store.h"
#include "tests/engine/runtime/support.h"
#include "ui/media/slot_changes.h"
#include "ui/models/slot_chain.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using namespace std::chrono_literals;

namespace {

Recipe recipe(const std::string& prompt) {
  Recipe read = config::readRecipeFile(VORTEX_SOURCE_DIR "/resources/recipes/evening-news.json").recipes.front().recipe;
  config::RecipeFile changed = config::readRecipes(QString::fromStdString(read.canonicalJson)
                                                       .replace(QString::fromStdString(read.prompt), QString::fromStdString(prompt))
                                                       .toStdString(),
                                                   "recipe");
  return changed.recipes.front().recipe;
}

}  // namespace

class TestSlotChanges : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  QString m_store;

 private slots:
  void initTestCase() {
    m_store = m_folder.filePath(QStringLiteral("history.db"));
    EngineOptions options;
    options.settings = test::plainSettings();
    for (const Stage stage : kStages)
      options.settings.simulated.stages[stage].time = milliseconds(2);
    options.backend = BackendKind::Simulated;
    options.clockScale = 1;
    options.historyFile = m_store.toStdString();
    Engine engine(std::move(options));
    const auto queue = engine.subscribe();
    engine.start();
    engine.submit({.recipe = recipe("a lighthouse"), .seed = 11, .noDeadline = true});
    SlotRequest otherwise{.recipe = recipe("a green parrot"), .seed = 7, .noDeadline = true, .rerunOf = SlotId{1}};
    otherwise.timeouts[Stage::Image] = seconds(30);
    engine.submit(std::move(otherwise));
    engine.submit({.recipe = recipe("a lighthouse"), .seed = 11, .noDeadline = true, .rerunOf = SlotId{1}});
    std::vector<Event> events;
    while (test::all<event::SlotComplete>(events).size() < 3 && queue->take(events, 1h)) {
    }
    engine.stop(StopMode::Finish);
    engine.join();
  }

  void whatIsOtherwiseIsSaidInWords() {
    const QStringList changes = readSlotChanges(m_store, {2});
    QVERIFY2(changes.contains(QStringLiteral("seed 11 → 7")), qPrintable(changes.join(QLatin1Char('\n'))));
    QVERIFY(changes.contains(QStringLiteral("timeout of image 15.0 s → 30.0 s")));
    QVERIFY(changes.contains(QStringLiteral("visual_track.prompt \"a lighthouse\" → \"a green parrot\"")));
    QCOMPARE(changes.size(), 3);
  }

  void nothingIsSaidOfWhatIsTheSame() {
    QVERIFY(readSlotChanges(m_store, {1}).isEmpty());
    QVERIFY(readSlotChanges(m_store, {3}).isEmpty());
  }

  void aWordByHandIsSaidToo() {
    QVERIFY(history::Store::address(m_store.toStdString(), {3}, "the script was wrong"));
    QCOMPARE(readSlotChanges(m_store, {3}), QStringList{QStringLiteral("addressed by hand: the script was wrong")});
  }

  void aStoreThatCannotBeReadSaysWhy() { QCOMPARE(readSlotChanges(m_folder.filePath(QStringLiteral("none.db")), {1}).size(), 1); }

  void whatWasGivenIsNamed() {
    QVERIFY(givenText({}).isEmpty());
    QVERIFY(givenText(StageSet::before(Stage::Video)).startsWith(QStringLiteral("from video on")));
    QVERIFY(givenText(StageSet::before(Stage::Clip)).startsWith(QStringLiteral("from clip on")));
  }
};

QTEST_GUILESS_MAIN(TestSlotChanges)
#include "test_slot_changes.moc"
