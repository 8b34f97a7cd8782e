// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept beside slots and attempts: recipe files as given, what was left undecided, settings, outputs by digest.
#include "engine/history/reader.h"
#include "engine/history/recorded_slot.h"
#include "engine/history/store.h"
#include "tests/engine/history/some_run.h"
#include "tests/engine/history/sql_rows.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>
#include <future>

using namespace vortex;
using namespace vortex::history;
using vortex::history::test::rowsOf;
using vortex::history::test::someRun;
using namespace std::chrono_literals;

namespace {

Time at(double s) { return Time{} + seconds(s); }

Recipe recipeOf(const std::shared_ptr<const RecipeSource>& source, int line) {
  Recipe recipe;
  recipe.recipeId = "evening";
  recipe.canonicalJson = "{\"line\":" + std::to_string(line) + "}";
  recipe.source = source;
  recipe.sourceLine = line;
  return recipe;
}

}  // namespace

class TestKept : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  int m_files = 0;

  std::filesystem::path newFile() { return m_folder.filePath("kept-" + QString::number(++m_files) + ".db").toStdString(); }

 private slots:
  // Also while the database cannot be written: through the ring, as all that is told.
  void whatIsAddressedByHandIsKeptAndTheNewestWordCounts() {
    const auto file = newFile();
    {
      const auto store = Store::open(file, someRun()).value().store;
      store->submitted({1}, recipeOf(nullptr, 0));
      store->submitted({2}, recipeOf(nullptr, 0));
      store->address({1}, "a test pattern");
      store->address({2}, "made by hand");
      store->address({2}, "");
      QVERIFY(store->flush(60s));
      QVERIFY(*Store::address(file, {1}, "x") == Store::Recovery::InUse);
    }
    const auto said = [&] { return Reader::open(file).value().addressings().value(); };
    QCOMPARE(said().size(), std::size_t{1});
    QCOMPARE(said()[0].slot.value, std::uint64_t{1});
    QCOMPARE(said()[0].comment, std::string("a test pattern"));
    QVERIFY(said()[0].wall > 0);
    QVERIFY(*Store::address(file, {1}, "it was aired by the other studio") == Store::Recovery::Done);
    QCOMPARE(said()[0].comment, std::string("it was aired by the other studio"));
    QVERIFY(*Store::address(file, {1}, "") == Store::Recovery::Done);
    QVERIFY(said().empty());
    QVERIFY(!Store::address(file, {99}, "x"));
  }

  void aRecipeFileIsKeptOnceAsItWasGiven() {
    const auto file = newFile();
    const auto source = std::make_shared<const RecipeSource>(RecipeSource{.name = "night.yaml", .bytes = std::string("a\0b\n", 4)});
    {
      auto store = Store::open(file, someRun()).value().store;
      store->submitted({1}, recipeOf(source, 1), {.seed = ~std::uint64_t{0}, .onCadence = true, .rerunOf = {}});
      store->submitted({2}, recipeOf(source, 30));
      QVERIFY(store->flush(5s));
      store->submitted({3}, recipeOf(nullptr, 0));
      // The same file read again is the same file.
      store->submitted({4}, recipeOf(std::make_shared<const RecipeSource>(*source), 2));
    }
    QCOMPARE(rowsOf(file, "SELECT name, size, hex(bytes), hex(sha256) FROM source"),
             QStringList{QStringLiteral("night.yaml|4|6100620A|") +
                         QString::fromLatin1(
                             QCryptographicHash::hash(QByteArray("a\0b\n", 4), QCryptographicHash::Sha256).toHex().toUpper())});
    QCOMPARE(rowsOf(file, "SELECT slot, source, source_line, seed, on_cadence, state FROM slot ORDER BY slot"),
             (QStringList{QStringLiteral("1|1|1|-1|1|queued"), QStringLiteral("2|1|30|null|0|queued"),
                          QStringLiteral("3|null|null|null|0|queued"), QStringLiteral("4|1|2|null|0|queued")}));
  }

  // Above 32 KiB it goes through the ring in parts.
  void aLongRecipeFileIsKeptAsItWasGiven() {
    const auto file = newFile();
    std::string bytes((3 << 20) + 17, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
      bytes[i] = static_cast<char>(i * 7919 >> 5);
    const auto source = std::make_shared<const RecipeSource>(RecipeSource{.name = "long.jsonl", .bytes = bytes});
    {
      auto store = Store::open(file, someRun()).value().store;
      store->submitted({1}, recipeOf(source, 1));
      QVERIFY(store->flush(60s));
      store->submitted({2}, recipeOf(std::make_shared<const RecipeSource>(*source), 9));  // told again, kept once
    }
    const SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
    SQLite::Statement kept(database, "SELECT bytes, size, (SELECT count(*) FROM slot WHERE source = f.id) FROM source f");
    QVERIFY(kept.executeStep());
    QVERIFY(kept.getColumn(0).getString() == bytes);
    QCOMPARE(static_cast<std::size_t>(kept.getColumn(1).getInt64()), bytes.size());
    QCOMPARE(kept.getColumn(2).getInt(), 2);
    QVERIFY(!kept.executeStep());
  }

  void aFileTooLargeForTheRingIsKeptByNameSizeAndDigest() {
    const auto file = newFile();
    const auto large =
        std::make_shared<const RecipeSource>(RecipeSource{.name = "large.json", .bytes = std::string((64 << 10) / 4 + 1, 'x')});
    {
      auto store = Store::open(file, someRun(), 64 << 10).value().store;
      store->submitted({1}, recipeOf(large, 5));
    }
    QCOMPARE(rowsOf(file, "SELECT name, size, bytes, length(sha256) FROM source"),
             QStringList{QStringLiteral("large.json|16385|null|32")});
    QCOMPARE(rowsOf(file, "SELECT s.source_line, r.canonical FROM slot s JOIN recipe r ON r.id = s.recipe JOIN source ON 1"),
             QStringList{QStringLiteral("5|{\"line\":5}")});
  }

  void aRerunHasItsAncestorsFile() {
    const auto file = newFile();
    const auto source = std::make_shared<const RecipeSource>(RecipeSource{.name = "night.yaml", .bytes = "x"});
    {
      auto store = Store::open(file, someRun()).value().store;
      store->submitted({1}, recipeOf(source, 9));
      QVERIFY(store->flush(5s));
      store->submitted({2}, recipeOf(nullptr, 0), {.seed = 5, .onCadence = false, .rerunOf = SlotId{1}});
    }
    QCOMPARE(rowsOf(file, "SELECT source, source_line, rerun_of, seed FROM slot WHERE slot = 2"),
             QStringList{QStringLiteral("1|9|1|5")});
  }

  void whatWasLeftUndecidedIsFoundWithAllThatMakesItAgain() {
    const auto file = newFile();
    const auto source = std::make_shared<const RecipeSource>(RecipeSource{.name = "night.yaml", .bytes = "x"});
    {
      auto store = Store::open(file, someRun()).value().store;
      QVERIFY(!store->leftover());
      store->submitted({1}, recipeOf(source, 9), {.seed = 5, .onCadence = true, .rerunOf = {}});
      store->submitted({2}, recipeOf(source, 12), {.seed = 6, .onCadence = false, .rerunOf = SlotId{1}});
      const std::vector<Event> told{
          {.seq = 1,
           .at = at(1),
           .body = event::SlotQueued{.slot = {1}, .label = "news", .seed = 5, .airAt = at(45), .ahead = 0, .rerunOf = {}}},
          {.seq = 2,
           .at = at(2),
           .body = event::SlotStarted{
               .slot = {1}, .waited = seconds(1), .lastUsefulFinish = at(26), .airAt = at(45), .qualityLevel = 0}}};
      store->tell(told);
    }
    const auto left = Store::open(file, someRun()).value().store->leftover();
    QVERIFY(left);
    QCOMPARE(std::tuple(left->running, left->queued), std::tuple(1, 1));
    QCOMPARE(left->settings, std::string("a: 1\n"));
    QCOMPARE(left->profile, std::string("fast"));
    QCOMPARE(left->undecided.size(), std::size_t{2});
    const LeftSlot& first = left->undecided[0];
    QCOMPARE(first.slot.value, std::uint64_t{1});
    QVERIFY(first.wasRunning && first.onCadence);
    QCOMPARE(first.label, std::string("news"));
    QCOMPARE(first.canonicalJson, std::string("{\"line\":9}"));
    QCOMPARE(first.sourceName + ":" + std::to_string(first.sourceLine), std::string("night.yaml:9"));
    QCOMPARE(first.seed, std::optional<std::uint64_t>(5));
    QVERIFY(first.airWall);
    QVERIFY(!left->undecided[1].wasRunning && !left->undecided[1].airWall);
    QCOMPARE(left->undecided[1].seed, std::optional<std::uint64_t>(6));  // though nothing was told of it
    QVERIFY(left->undecided[1].rerunOf == SlotId{1} && !first.rerunOf);
    QVERIFY(!Store::open(file, someRun()).value().store->leftover());
    QCOMPARE(rowsOf(file, "SELECT state FROM slot"), (QStringList{QStringLiteral("interrupted"), QStringLiteral("interrupted")}));
  }

  void slotsAreOfferedUntilTheyWereMadeAgain() {
    const auto file = newFile();
    {
      auto store = Store::open(file, someRun()).value().store;
      for (std::uint64_t slot : {1, 2})
        store->submitted({slot}, recipeOf(nullptr, 0), {.seed = slot, .onCadence = false, .rerunOf = {}});
    }
    QVERIFY(Store::recover(file).value() == Store::Recovery::Done);
    QCOMPARE(interruptedSlots(file).value().size(), std::size_t{2});
    {
      auto store = Store::open(file, someRun()).value().store;
      QVERIFY(Store::recover(file).value() == Store::Recovery::InUse);
      store->submitted({3}, recipeOf(nullptr, 0), {.seed = 1, .onCadence = false, .rerunOf = SlotId{1}});
    }
    QCOMPARE(interruptedSlots(file).value(), std::vector<SlotId>{{2}});
    QVERIFY(Store::recover(file).value() == Store::Recovery::Done);
    QCOMPARE(interruptedSlots(file).value(), (std::vector<SlotId>{{2}, {3}}));             // the rerun was interrupted itself
    QCOMPARE(rowsOf(file, "SELECT count(*) FROM run"), QStringList{QStringLiteral("2")});  // recover() begins none
  }

  void aRecordedSlotHasTheSettingsThatHeldWhenItBegan() {
    const auto file = newFile();
    {
      auto store = Store::open(file, someRun()).value().store;
      const auto tuned = [](std::uint64_t seq, double s, const char* became) {
        return Event{.seq = seq,
                     .at = at(s),
                     .body = event::SettingsChanged{.changes = {{.key = "check.min_b", .was = "0.7", .became = became}},
                                                    .rearmRunning = false}};
      };
      store->submitted({1}, recipeOf(nullptr, 3), {.seed = ~std::uint64_t{0}, .onCadence = false, .rerunOf = {}});
      const std::vector<Event> told{
          tuned(1, 1, "0.6"),
          {.seq = 2,
           .at = at(2),
           .body =
               event::SlotStarted{
                   .slot = {1}, .waited = seconds(1), .lastUsefulFinish = at(26), .airAt = at(45), .qualityLevel = 0}},
          tuned(3, 3, "0.5")};
      store->tell(told);
    }
    const auto recorded = recordedSlots(file, {{1}}).value();
    QCOMPARE(recorded[0].tuned, std::vector<std::string>{"check.min_b=0.6"});
    QCOMPARE(recorded[0].canonicalJson, std::string("{\"line\":3}"));
    QCOMPARE(recorded[0].seed, std::optional(~std::uint64_t{0}));
    QCOMPARE(recordedSlots(file, {{1}, {8}}).error(), file.string() + ": slot 8 is not in the history");
  }

  void theStoresThreadRemovesWhatIsBeyondTheBounds() {
    const auto file = newFile();
    {
      auto store = Store::open(file, someRun()).value().store;
      store->submitted({1}, recipeOf(nullptr, 0));
      store->submitted({2}, recipeOf(nullptr, 0));
    }
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE slot SET state = 'decided', folder = '/somewhere/slots/slot-000001', outputs_bytes = 7, queued_wall = "
              "queued_wall "
              "- 700000000000000 WHERE slot = 1");  // eight days
    std::promise<std::string> said;
    std::vector<std::string> removed;
    auto store = Store::open(file, someRun()).value().store;
    store->prune(RetentionPlan{
        .limits = {},
        .remove = [&](const std::filesystem::path& root, const std::filesystem::path& folder) -> tl::expected<Bytes, std::string> {
          removed.push_back(root.string() + "|" + folder.string());
          return Bytes{7'000'000};
        },
        .tell = [&](std::string text) { said.set_value(std::move(text)); }});
    QCOMPARE(said.get_future().get(), std::string("history: removed by the history's bounds: the files of 1 slot, 7.0 MB"));
    store->prune({});
    QCOMPARE(removed, std::vector<std::string>{"/somewhere/slots|/somewhere/slots/slot-000001"});
    QCOMPARE(rowsOf(file, "SELECT slot FROM slot WHERE outputs_removed_wall IS NOT NULL"), QStringList{QStringLiteral("1")});
  }

  void outputsAreKeptByDigest() {
    const auto file = newFile();
    {
      auto store = Store::open(file, someRun()).value().store;
      const Event told{
          .seq = 1,
          .at = at(9),
          .body = event::SlotRecorded{
              .slot = {7},
              .folder = "/somewhere/slots/slot-000007",
              .bytes = {321},
              .outputs = {
                  {.kind = "frames", .dtype = "u8", .shape = "72x3x128x128", .sha256 = "ab", .bytes = {3538944}, .file = ""},
                  {.kind = "sound", .dtype = "f32", .shape = "72000", .sha256 = "cd", .bytes = {288000}, .file = "audio.wav"}}}};
      store->tell(std::span(&told, 1));
    }
    QCOMPARE(rowsOf(file, "SELECT slot, kind, dtype, shape, sha256, file, bytes FROM output"),
             (QStringList{QStringLiteral("7|frames|u8|72x3x128x128|ab|null|3538944"),
                          QStringLiteral("7|sound|f32|72000|cd|audio.wav|288000")}));
    QCOMPARE(rowsOf(file, "SELECT folder, outputs_bytes, outputs_removed_wall FROM slot"),
             QStringList{QStringLiteral("/somewhere/slots/slot-000007|321|null")});
  }
};

QTEST_APPLESS_MAIN(TestKept)
#include "test_kept.moc"
