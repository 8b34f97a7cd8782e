// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a row says is what was written, or it is found not to be: each column of each sealed row changed, and bits of the file
// flipped at random.
#include "engine/history/reader.h"
#include "engine/history/recorded_slot.h"
#include "engine/history/row_seal.h"
#include "engine/history/run_reader.h"
#include "tests/engine/history/told.h"
#include "tests/sample.h"

#include <SQLiteCpp/Statement.h>

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <map>
#include <random>

using namespace vortex;
using namespace vortex::history;

namespace {

constexpr std::uint64_t kSlots = 40;

// Some of everything that is sealed.
void fill(const std::filesystem::path& file) {
  const auto store = Store::open(file, told::kRun).value().store;
  Recipe recipe;
  recipe.canonicalJson = R"({"script":"good evening"})";
  std::uint64_t seq = 0;
  for (std::uint64_t slot = 1; slot <= kSlots; ++slot) {
    store->submitted({slot}, recipe, {.seed = slot, .onCadence = false, .rerunOf = {}});
    store->input(Time{}, 7, std::as_bytes(std::span("an input")));
    store->tell(told::life(seq, {slot}));
    store->tell(std::vector<Event>{
        {.seq = ++seq,
         .at = Time{},
         .body =
             event::SlotRecorded{
                 .slot = {slot},
                 .folder = "/out",
                 .bytes = {1},
                 .outputs = {{.kind = "sound", .dtype = "f32", .shape = "9", .sha256 = "ab", .bytes = {36}, .file = ""}}}},
        {.seq = ++seq,
         .at = Time{},
         .body =
             event::SettingsChanged{.changes = {{.key = "check.min_b", .was = "0.7", .became = "0.6"}}, .rearmRunning = false}}});
  }
}

std::int64_t damaged(const std::filesystem::path& file, const std::string& table) {
  const auto checks = Reader::open(file).value().checkRows().value();
  for (const auto& check : checks)
    if (check.table == table)
      return check.damaged;
  return -1;
}

std::string textOf(const SlotLine& line) {
  return line.state + ' ' + line.outcome + ' ' + line.label + ' ' + line.message + ' ' + std::to_string(line.seed.value_or(0)) +
         ' ' + std::to_string(line.elapsed.value_or(Duration{}).count()) + ' ' +
         std::to_string(line.spareToAir.value_or(Duration{}).count());
}
std::string textOf(const Event& event) {
  std::vector<std::byte> bytes;
  encode(event.body, bytes);
  return std::to_string(event.at.time_since_epoch().count()) + std::to_string(kindOf(event.body)) +
         std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

// What a store says of slots and events, by their numbers; damaged ones are not among them.
struct Said {
  std::map<std::uint64_t, std::string> ofSlots, ofEvents;
  bool complained = false;
};
Said saidBy(const std::filesystem::path& file) {
  Said said;
  const auto reader = Reader::open(file);
  const auto lines = reader ? reader->list({.most = 1000}) : tl::unexpected(reader.error());
  const auto told = reader ? reader->eventsOf({.run = 1}) : tl::unexpected(reader.error());
  said.complained = !lines || !told || told->damaged > 0 || told->unknown > 0;
  for (const SlotLine& line : lines.value_or(std::vector<SlotLine>()))
    line.state == "damaged" ? void(said.complained = true) : void(said.ofSlots[line.slot.value] = textOf(line));
  if (told)
    for (const Event& event : told->events)
      said.ofEvents[event.seq] = textOf(event);
  return said;
}
bool saysNothingElse(const std::map<std::uint64_t, std::string>& part, const std::map<std::uint64_t, std::string>& whole) {
  return std::all_of(part.begin(), part.end(), [&](const auto& one) {
    const auto found = whole.find(one.first);
    return found != whole.end() && found->second == one.second;
  });
}

}  // namespace

class TestRowSeal : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::filesystem::path m_file, m_copy;

  void change(const std::string& sql) const {
    std::filesystem::copy_file(m_file, m_copy, std::filesystem::copy_options::overwrite_existing);
    SQLite::Database(m_copy.string(), SQLite::OPEN_READWRITE).exec(sql);
  }

 private slots:
  void initTestCase() {
    m_file = m_folder.filePath("whole.db").toStdString();
    m_copy = m_folder.filePath("copy.db").toStdString();
    fill(m_file);
    SQLite::Database(m_file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA journal_mode = DELETE");
  }

  void allThatIsWrittenIsSealed() {
    const auto checks = Reader::open(m_file).value().checkRows().value();
    QCOMPARE(checks.size(), std::size(kSealed));
    for (const auto& check : checks)
      QVERIFY2(check.rows > 0 && check.unsealed == 0 && check.damaged == 0, check.table.c_str());
  }

  // Each column of one row takes another value, in turn: another number, another text, a value where there was none.
  void aColumnThatChangedIsFound() {
    int columns = 0;
    for (const Sealed table : kSealed) {
      const std::string name = tableOf(table), one = table == Sealed::Run || table == Sealed::Recipe     ? "id = 1"
                                                     : table == Sealed::Event || table == Sealed::Tuning ? "seq = 7"
                                                     : table == Sealed::Input                            ? "n = 7"
                                                     : table == Sealed::Attempt ? "slot = 7 AND stage = 'audio'"
                                                                                : "slot = 7";
      const SQLite::Database database(m_file.string(), SQLite::OPEN_READONLY);
      SQLite::Statement names(database, "SELECT name FROM pragma_table_info('" + name + "') WHERE name NOT IN ('id', 'seal')");
      while (names.executeStep()) {
        const std::string column = names.getColumn(0).getString();
        const std::string other = "CASE typeof(" + column + ") WHEN 'integer' THEN " + column + " + 100000 WHEN 'real' THEN " +
                                  column + " + 0.5 WHEN 'blob' THEN " + column + " || x'01' WHEN 'null' THEN 1 ELSE " + column +
                                  " || 'x' END";
        change("UPDATE OR IGNORE " + name + " SET " + column + " = " + other + " WHERE " + one);
        QVERIFY2(damaged(m_copy, name) == 1, (name + "." + column).c_str());
        ++columns;
      }
    }
    qInfo("%d columns", columns);
    QVERIFY(columns > 60);
  }

  void nobodyIsGivenADamagedRow() {
    change("UPDATE slot SET outcome = 'succeeded' WHERE slot = 3");  // it was timed_out
    const auto line = Reader::open(m_copy).value().slot({3}).value().value();
    QCOMPARE(line.state, std::string("damaged"));
    QCOMPARE(line.outcome, std::string());
    QCOMPARE(recordedSlots(m_copy, {{3}}).error(),
             m_copy.string() + ": damaged: slot 3, its recipe or its run is not what was written");
    QVERIFY(recordedSlots(m_copy, {{2}}));

    change("UPDATE recipe SET canonical = '{}'");
    QVERIFY(!recordedSlots(m_copy, {{2}}));
    change("UPDATE run SET settings = 'a: 2'");
    QCOMPARE(RunReader::open(m_copy).value().settings(1).error(), m_copy.string() + ": damaged: run 1 is not what was written");
    change("UPDATE tuning SET became = '0.9' WHERE seq = 7");
    QVERIFY(!recordedSlots(m_copy, {{2}}));
    change("UPDATE attempt SET elapsed = 1 WHERE slot = 5");
    QCOMPARE(Reader::open(m_copy).value().attempts({5}).error(),
             m_copy.string() + ": damaged: an attempt of slot 5 is not what was written");
    change("UPDATE output SET sha256 = 'cd' WHERE slot = 5");
    QCOMPARE(Reader::open(m_copy).value().outputs({5}).error(),
             m_copy.string() + ": damaged: an output of slot 5 is not what was written");
    change("UPDATE event SET at = at + 1 WHERE seq = 4");
    const auto told = Reader::open(m_copy).value().eventsOf({.run = 1}).value();
    QCOMPARE(told.damaged, 1);
    QCOMPARE(told.remark, m_copy.string() + ": 1 event was damaged since written and left out");
    change("UPDATE input SET at = 5 WHERE n = 2");
    const auto reader = RunReader::open(m_copy).value();
    auto next = reader.inputs(1);
    QCOMPARE(next().value()->n, std::uint64_t{1});
    QCOMPARE(next().error().text(), m_copy.string() + ": damaged: input 2 is not what was written");
  }

  void whoWritesOnDoesNotMakeADamagedRowWhole() {
    change("UPDATE slot SET state = 'running', elapsed = 5 WHERE slot = 7");
    { Store::open(m_copy, told::kRun).value(); }  // makes it interrupted
    const auto line = Reader::open(m_copy).value().slot({7}).value().value();
    QCOMPARE(line.state, std::string("damaged"));
    QCOMPARE(damaged(m_copy, "slot"), std::int64_t{1});
  }

  // Structure or content, wherever the bit is: what is said of a slot or an event is what was told of it.
  void whateverBitFlipsNothingElseIsSaid() {
    const Said whole = saidBy(m_file);
    QCOMPARE(whole.ofSlots.size(), kSlots);
    QVERIFY(!whole.complained);
    const std::string bytes = told::contentOf(m_file);
    std::mt19937_64 random(1);
    const int flips = vortex::test::times(20'000, 1'000);
    int complained = 0;
    for (int i = 0; i < flips; ++i) {
      std::string flipped = bytes;
      const std::size_t at = random() % flipped.size();
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << random() % 8));
      std::ofstream(m_copy, std::ios::binary).write(flipped.data(), static_cast<std::streamsize>(flipped.size()));
      const Said said = saidBy(m_copy);
      QVERIFY2(saysNothingElse(said.ofSlots, whole.ofSlots) && saysNothingElse(said.ofEvents, whole.ofEvents),
               qPrintable(QString("bit %1").arg(at)));
      complained += said.complained ? 1 : 0;
    }
    qInfo("%d bits flipped, one at a time: %d found when reading, none believed", flips, complained);
    QVERIFY(complained > flips / 40);
  }
};

QTEST_APPLESS_MAIN(TestRowSeal)
#include "test_row_seal.moc"
