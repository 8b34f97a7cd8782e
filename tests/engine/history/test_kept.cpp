// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept beside slots and attempts: recipe files as given, outputs by digest, tuning, the device, memory folded over time.
#include "engine/history/reader.h"
#include "engine/history/recorded_slot.h"
#include "engine/history/store.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>
#include <future>

using namespace vortex;
using namespace vortex::history;
using namespace std::chrono_literals;

namespace {

RunDescription someRun() {
  return {.program = "test",
          .version = "0.1.0",
          .profile = "fast",
          .backend = "torch",
          .settings = "a: 1\n",
          .outputFolder = "/somewhere/slots"};
}

Time at(double s) { return Time{} + seconds(s); }

Recipe recipeOf(const std::shared_ptr<const RecipeSource>& source, int line) {
  Recipe recipe;
  recipe.recipeId = "evening";
  recipe.canonicalJson = "{\"line\":" + std::to_string(line) + "}";
  recipe.source = source;
  recipe.sourceLine = line;
  return recipe;
}

Event sample(std::uint64_t seq, double s, std::int64_t used) {
  event::MemorySample body{.used = {used}, .total = {1000}, .reserved = {used / 2}, .resident = {7}, .allocated = {}};
  body.allocated[Stage::Video] = {used - 1};
  return {.seq = seq, .at = at(s), .body = body};
}

}  // namespace

class TestKept : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  int m_files = 0;

  std::filesystem::path newFile() { return m_folder.filePath("kept-" + QString::number(++m_files) + ".db").toStdString(); }

  // The rows of a query, columns parted by bars.
  static QStringList rowsOf(const std::filesystem::path& file, const char* sql) {
    SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
    SQLite::Statement query(database, sql);
    QStringList rows;
    while (query.executeStep()) {
      QStringList columns;
      for (int i = 0; i < query.getColumnCount(); ++i)
        columns << (query.getColumn(i).isNull() ? QStringLiteral("null") : QString::fromStdString(query.getColumn(i).getString()));
      rows << columns.join(u'|');
    }
    return rows;
  }

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

  void tuningAndTheDeviceAreKept() {
    const auto file = newFile();
    {
      auto store = Store::open(file, someRun()).value().store;
      const std::vector<Event> told{
          {.seq = 1, .at = at(1), .body = event::DeviceReady{.device = "CPU, 2 threads", .build = "b 1", .pid = 5, .restart = {}}},
          {.seq = 2,
           .at = at(2),
           .body = event::SettingsChanged{.changes = {{.key = "air.fallback", .was = "repeat_last", .became = "nothing"},
                                                      {.key = "check.min_b", .was = "0.7", .became = "0.6"}},
                                          .rearmRunning = false}}};
      store->tell(told);
    }
    QCOMPARE(rowsOf(file, "SELECT device, build, output_folder FROM run"),
             QStringList{QStringLiteral("CPU, 2 threads|b 1|/somewhere/slots")});
    const QString user = rowsOf(file, "SELECT user FROM run").first();
    QVERIFY(!user.isEmpty());
    QCOMPARE(rowsOf(file, "SELECT DISTINCT who FROM tuning"), QStringList{user == "null" ? "test" : user + " in test"});
    QCOMPARE(rowsOf(file, "SELECT run, seq, at, key, was, became FROM tuning ORDER BY key"),
             (QStringList{QStringLiteral("1|2|2000000000|air.fallback|repeat_last|nothing"),
                          QStringLiteral("1|2|2000000000|check.min_b|0.7|0.6")}));
  }

  void tuningsOfAllRunsAreReadWithWhoDidThemAndOnWhat() {
    const auto file = newFile();
    const event::TimeoutEvidence evidence{.stage = Stage::Image,
                                          .why = TuningWhy::FewerOver,
                                          .was = seconds(18),
                                          .became = seconds(15),
                                          .over = 0,
                                          .of = 155,
                                          .rate = .02,
                                          .longer = .004};
    {
      auto store = Store::open(file, someRun()).value().store;
      const Event byHand{
          .seq = 1,
          .at = at(1),
          .body = event::SettingsChanged{.changes = {{.key = "check.min_b", .was = "0.7", .became = "0.6"}}, .who = "operator"}};
      store->tell(std::span(&byHand, 1));
    }
    {
      auto store = Store::open(file, someRun()).value().store;
      const Event byItself{
          .seq = 4,
          .at = at(7),
          .body = event::SettingsChanged{.changes = {{.key = "orchestration.timeouts.image_s", .was = "18", .became = "15"},
                                                     {.key = "tuning.watch.image", .was = "[28, 1]", .became = "[0, 1]"}},
                                         .who = "auto",
                                         .evidence = {evidence}}};
      store->tell(std::span(&byItself, 1));
    }
    const auto reader = Reader::open(file).value();
    const auto tunings = reader.tunings(100).value();
    QCOMPARE(tunings.size(), std::size_t{2});
    QCOMPARE(tunings[0].who, std::string("auto"));
    QVERIFY(tunings[0].run == 2 && tunings[0].seq == 4 && tunings[0].at == at(7) && tunings[0].changes.size() == 2);
    QCOMPARE(tunings[0].changes[0].became, std::string("15"));
    QCOMPARE(tunings[0].evidence.size(), std::size_t{1});
    QVERIFY(tunings[0].evidence[0].of == 155 && tunings[0].evidence[0].longer == .004);
    QVERIFY(tunings[0].evidence[0].why == TuningWhy::FewerOver && tunings[0].evidence[0].was == seconds(18));
    QVERIFY(tunings[1].who.ends_with("test") && tunings[1].evidence.empty() && !tunings[1].rearmRunning);
    QVERIFY(tunings[1].wall <= tunings[0].wall && tunings[1].runUuid != tunings[0].runUuid);
    QCOMPARE(reader.tunings(2).value().size(), std::size_t{1});  // one that was cut off is left out
    // Evidence that is not what was written is none; a tuning that is not is refused.
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("UPDATE event SET at = at + 1 WHERE seq = 4");
    QVERIFY(Reader::open(file).value().tunings(100).value()[0].evidence.empty());
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("UPDATE tuning SET became = '9' WHERE key = 'check.min_b'");
    QVERIFY(!Reader::open(file).value().tunings(100));
  }

  void anAlarmIsARowFromWhereItIsRaisedUntilItIsNone() {
    const auto file = newFile();
    {
      auto store = Store::open(file, someRun()).value().store;
      const auto changed = [](std::uint64_t seq, double s, const char* alarm, AlarmState state, int raised) {
        return Event{.seq = seq,
                     .at = at(s),
                     .body = event::AlarmChanged{.alarm = alarm,
                                                 .priority = AlarmPriority::High,
                                                 .state = state,
                                                 .text = "text " + std::to_string(seq),
                                                 .action = "act",
                                                 .raised = raised}};
      };
      using enum AlarmState;
      const std::vector<Event> told{
          changed(1, 1, "device_lost", Unacknowledged, 1), changed(2, 2, "slot_missed", Unacknowledged, 1),
          changed(3, 3, "device_lost", Acknowledged, 1),   changed(4, 4, "device_lost", Normal, 1),
          changed(5, 5, "device_lost", Unacknowledged, 2), changed(6, 6, "device_lost", Returned, 2)};
      store->tell(told);
    }
    QCOMPARE(rowsOf(file, "SELECT raised_seq, alarm, state, text, raised, raised_at / 1000000000, acknowledged_at / 1000000000, "
                          "returned_at / 1000000000, ended_at / 1000000000 FROM alarm ORDER BY raised_seq"),
             (QStringList{QStringLiteral("1|device_lost|normal|text 4|1|1|3|null|4"),
                          QStringLiteral("2|slot_missed|unacknowledged|text 2|1|2|null|null|null"),
                          QStringLiteral("5|device_lost|returned|text 6|2|5|null|6|null")}));
    const auto alarms = Reader::open(file).value().alarms(2).value();
    QCOMPARE(alarms.size(), std::size_t{2});
    QCOMPARE(alarms[0].alarm, std::string("device_lost"));
    QCOMPARE(*alarms[0].returnedWall - alarms[0].raisedWall, std::int64_t{1'000'000'000});
    QVERIFY(!alarms[1].acknowledgedWall && !alarms[1].endedWall);
  }

  void memorySamplesAreFoldedWithTheirExtremes() {
    const auto file = newFile();
    {
      auto store = Store::open(file, someRun()).value().store;
      // In two batches, the second of which tells one again: it counts once.
      const std::vector<Event> first{sample(1, 0.5, 100), sample(2, 1, 900), sample(3, 7.9, 300)};
      store->tell(first);
      QVERIFY(store->flush(5s));
      const std::vector<Event> second{sample(3, 7.9, 300), sample(4, 7.95, 50), sample(5, 8, 400)};
      store->tell(second);
    }
    QCOMPARE(rowsOf(file, "SELECT span / 1000000000, at / 1000000000, samples, total, used_min, used_max, reserved_min, "
                          "reserved_max, resident_max, video_min, video_max, image_max FROM memory ORDER BY span, at"),
             (QStringList{QStringLiteral("8|0|4|1000|50|900|25|450|7|49|899|0"),
                          QStringLiteral("8|8|1|1000|400|400|200|200|7|399|399|0"),
                          QStringLiteral("128|0|5|1000|50|900|25|450|7|49|899|0")}));
  }
};

QTEST_APPLESS_MAIN(TestKept)
#include "test_kept.moc"
