// SPDX-License-Identifier: GPL-3.0-or-later
//
// The queue on disk: what is written is read back to the byte, and what cannot be read says where.
#include "engine/config/recipe_reader.h"
#include "ui/window/queue_file.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;

namespace {

std::vector<Waiting> someRecipes() {
  std::vector<Waiting> waiting;
  for (auto& entry : config::readRecipeFile(VORTEX_SOURCE_DIR "/resources/recipes/evening-news.json").recipes)
    waiting.push_back({.recipe = std::move(entry.recipe), .seed = {}, .rerunOf = {}});
  for (auto& entry : config::readRecipeFile(VORTEX_SOURCE_DIR "/resources/recipes/night-desk.yaml").recipes)
    waiting.push_back({.recipe = std::move(entry.recipe),
                       .seed = 18'446'744'073'709'551'615ULL,
                       .rerunOf = SlotId{41},
                       .held = true,
                       .offAir = true,
                       .qualityLevel = 0,
                       .from = Stage::Video,
                       .timeouts = {{Duration{}, seconds(30.5), Duration{}, Duration{}}}});
  return waiting;
}

}  // namespace

class TestQueueFile : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::filesystem::path file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

 private slots:
  void whatIsWrittenIsReadBack() {
    const KeptQueue queue{.waiting = someRecipes(), .intakePaused = true, .selected = SlotId{40}};
    QVERIFY(queue.waiting.size() >= 2);
    QCOMPARE(writeQueue(file("a"), queue), QString());
    const ReadQueue read = readQueue(file("a"));
    QCOMPARE(read.trouble, QString());
    QVERIFY(read.queue.intakePaused && read.queue.selected == SlotId{40});
    QCOMPARE(read.queue.waiting.size(), queue.waiting.size());
    for (std::size_t i = 0; i < queue.waiting.size(); ++i) {
      const Waiting &a = queue.waiting[i], &b = read.queue.waiting[i];
      QCOMPARE(b.recipe.canonicalJson, a.recipe.canonicalJson);
      QCOMPARE(b.recipe.label, a.recipe.label);
      QCOMPARE(b.recipe.source->bytes, a.recipe.source->bytes);
      QCOMPARE(b.recipe.source->name, a.recipe.source->name);
      QCOMPARE(b.recipe.sourceLine, a.recipe.sourceLine);
      QVERIFY(b.seed == a.seed && b.rerunOf == a.rerunOf && b.held == a.held && b.offAir == a.offAir);
      QVERIFY(b.from == a.from && b.qualityLevel == a.qualityLevel && b.timeouts == a.timeouts);
    }
  }

  void noFileIsAnEmptyQueue() {
    const ReadQueue read = readQueue(file("nothing"));
    QVERIFY(read.queue.waiting.empty() && read.trouble.isEmpty());
  }

  void aDamagedLineIsNamedAndTheOthersAreRead() {
    QCOMPARE(writeQueue(file("b"), {.waiting = someRecipes(), .selected = {}}), QString());
    QFile on(QString::fromStdString(file("b").string()));
    QVERIFY(on.open(QIODevice::ReadOnly));
    QList<QByteArray> lines = on.readAll().split('\n');
    on.close();
    const std::size_t all = someRecipes().size();
    lines[2] = lines[2].left(lines[2].size() / 2);
    QVERIFY(on.open(QIODevice::WriteOnly));
    on.write(lines.join('\n'));
    on.close();
    const ReadQueue read = readQueue(file("b"));
    QVERIFY2(read.trouble.contains(QStringLiteral("line 3")), qPrintable(read.trouble));
    QCOMPARE(read.queue.waiting.size(), all - 1);
  }

  void aFolderThatIsNotThereIsSaid() { QVERIFY(!writeQueue(file("no/such/folder"), {.waiting = {}, .selected = {}}).isEmpty()); }
};

QTEST_GUILESS_MAIN(TestQueueFile)
#include "test_queue_file.moc"
