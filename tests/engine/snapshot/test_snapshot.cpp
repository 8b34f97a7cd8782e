// SPDX-License-Identifier: GPL-3.0-or-later
//
// What our own writer writes is read again; two are compared; and what somebody broke, pickle or database, is refused or read, and
// nothing else: 2,000 mutants of a pickle and 150 of a database, 100,000 and 5,000 with VORTEX_FULL=1.
#include "engine/snapshot/comparison.h"
#include "engine/snapshot/import.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/refused.h"
#include "tests/engine/snapshot/sample_snapshot.h"

#include <SQLiteCpp/Database.h>

#include <QtTest>
#include <fstream>
#include <random>

using namespace vortex::snapshot;

namespace {

bool isFull() { return qEnvironmentVariableIntValue("VORTEX_FULL") != 0; }

class CountingSink : public RowSink {
 public:
  void segment(const SegmentRow& row) override { ++segments, total += row.total; }
  void block(const BlockRow& row) override { ++blocks, bytes += row.size; }
  void event(const EventRow&) override { ++events; }
  void annotation(const AnnotationRow&) override {}
  void repeatBlock(std::int64_t) override { ++blocks; }
  void repeatEvent(std::int64_t) override { ++events; }
  void forgetBlocks(std::int64_t from, std::int64_t to) override { forgotten += to - from; }
  std::int64_t segments = 0, blocks = 0, events = 0, forgotten = 0, total = 0, bytes = 0;
};

CountingSink countedOf(const std::string& bytes) {
  ByteSource source(std::as_bytes(std::span(bytes)));
  TextPool texts;
  StackPool stacks;
  CountingSink sink;
  readSnapshot(source, texts, stacks, sink);
  return sink;
}

// What is wrong with it, as a user is told.
QString complaintOf(const std::string& bytes) {
  try {
    countedOf(bytes);
    return {};
  } catch (const Refused& refused) {
    return QString::fromUtf8(refused.what());
  }
}

const std::vector<SampleBlock>& sampleBlocks() {
  static const std::vector<SampleBlock> kBlocks{{.size = 4'000, .name = "audio attempt 17"},
                                                {.size = 3'400'000'000, .name = "video attempt 4"},
                                                {.size = 3'400'000'000, .name = "video attempt 6"},
                                                {.size = 1'000, .name = "resident"},
                                                {.size = 512, .name = "toFloatFrames", .file = "/src/frame_writer.cpp"}};
  return kBlocks;
}

void writeFile(const QString& name, const std::string& bytes) {
  std::ofstream(name.toStdString(), std::ios::binary | std::ios::trunc) << bytes;
}

std::string fileBytes(const QString& name) {
  std::ifstream in(name.toStdString(), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// One to four bytes changed, a piece cut out, doubled or moved.
std::string mutantOf(std::string bytes, std::mt19937_64& random) {
  const auto below = [&](std::size_t most) { return static_cast<std::size_t>(random() % std::max<std::size_t>(most, 1)); };
  for (std::size_t n = 1 + below(4); n > 0 && !bytes.empty(); --n) {
    const std::size_t at = below(bytes.size()), length = below(std::min<std::size_t>(bytes.size() - at, 64)) + 1;
    switch (below(4)) {
    case 0:
      bytes[at] = static_cast<char>(random());
      break;
    case 1:
      bytes.erase(at, length);
      break;
    case 2:
      bytes.insert(below(bytes.size()), bytes.substr(at, length));
      break;
    default:
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
    }
  }
  return bytes;
}

// Asks a database everything that a user may. Nothing that is in it may do more than be refused.
void ask(const SnapshotReader& reader) {
  if (const auto totals = reader.totals(); !totals)
    QVERIFY(!totals.error().empty());
  for (const GroupBy by : {GroupBy::Place, GroupBy::Stage, GroupBy::Size})
    if (const auto groups = reader.standing(by, {.text = by == GroupBy::Size ? "attempt" : "", .place = {}}))
      for (const StandingGroup& group : *groups)
        if (const auto stack = reader.stack(group.stack); !stack)
          QVERIFY(!stack.error().empty());
}

}  // namespace

class TestSnapshot : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;

  QString in(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
  SnapshotReader imported(const std::vector<SampleBlock>& blocks, const char* name) const {
    const QString pickle = in(name) + QStringLiteral(".pickle"), database = in(name);
    writeFile(pickle, sampleSnapshot(blocks, 2'500));
    const auto done = importSnapshot(pickle.toStdString(), database.toStdString());
    if (!done)
      qFatal("%s", done.error().text().c_str());
    return std::move(*SnapshotReader::open(database.toStdString()));
  }

 private slots:
  void whatTheDeviceWritesIsReadAgain() {
    const CountingSink counted = countedOf(sampleSnapshot(sampleBlocks(), 2'500));
    QCOMPARE(counted.segments, 5);
    QCOMPARE(counted.blocks, 5);
    QCOMPARE(counted.bytes, 6'800'005'512);
    QCOMPARE(counted.events, 2'500);
    QCOMPARE(counted.forgotten, 0);
  }

  void ourOwnFramesSayTheStageWhateverTheAttempt() {
    const SnapshotReader reader = imported(sampleBlocks(), "own.db");
    const auto places = reader.standing(GroupBy::Place);
    QVERIFY2(places.has_value(), places ? "" : places.error().c_str());
    QCOMPARE(places->size(), 4U);
    QCOMPARE(places->front().label, std::string("video"));
    QCOMPARE(places->front().stage, std::string("video"));
    QCOMPARE(places->front().blocks, 2);
    QCOMPARE(places->front().sizes, 1);
    QCOMPARE((*places)[2].label, std::string("resident"));
    QCOMPARE((*places)[2].stage, std::string());
    QCOMPARE((*places)[3].label, std::string("frame_writer.cpp toFloatFrames"));
    const auto stages = reader.standing(GroupBy::Stage);
    QVERIFY(stages.has_value());
    QCOMPARE(stages->size(), 3U);
    QCOMPARE(stages->back().label, std::string());
    QCOMPARE(stages->back().bytes, 1'512);
    const auto sizes = reader.standing(GroupBy::Size, {.text = {}, .place = places->front().key});
    QVERIFY(sizes.has_value());
    QCOMPARE(sizes->size(), 1U);
    QCOMPARE(sizes->front().key, std::string("3400000000"));
    const auto totals = reader.totals();
    QVERIFY(totals.has_value());
    QCOMPARE(totals->reservedBytes, 6'800'005'512);
    QCOMPARE(totals->events, 2'500);
    QCOMPARE(*totals->lastEvent_us - *totals->firstEvent_us, 2'499);
  }

  void whatStandsInTheSecondAndNotInTheFirst() {
    const SnapshotReader a = imported(sampleBlocks(), "a.db");
    std::vector<SampleBlock> more = sampleBlocks();
    more.erase(more.begin());  // audio's went
    for (int i = 0; i < 3; ++i)
      more.push_back({.size = 3'400'000'000, .name = "video attempt " + std::to_string(20 + i)});
    more.push_back({.size = 600'000'000, .name = "image attempt 9"});
    const SnapshotReader b = imported(more, "b.db");
    const SnapshotComparison compared = compare(*a.standing(GroupBy::Stage), *b.standing(GroupBy::Stage));
    QCOMPARE(compared.groups.size(), 4U);
    const ComparedGroup& video = compared.groups.front();
    QCOMPARE(video.label, std::string("video"));
    QCOMPARE(video.blocks(), 3);
    QCOMPARE(video.bytes(), 10'200'000'000);
    QCOMPARE(compared.share(video), 10.2 / 10.8);
    QCOMPARE(compared.groups[1].label, std::string("image"));
    QCOMPARE(compared.groups[1].blocksA, 0);
    QCOMPARE(compared.groups.back().label, std::string("audio"));
    QCOMPARE(compared.groups.back().bytes(), -4'000);
    QCOMPARE(compared.share(compared.groups.back()), 0.);
    QCOMPARE(compared.grew, 2);
    QCOMPARE(compared.grown, 10'800'000'000);
    QCOMPARE(compared.bytesB - compared.bytesA, 10'799'996'000);
  }

  void complaintsNameThePlace() {
    const std::string good = sampleSnapshot(sampleBlocks(), 1);
    QCOMPARE(complaintOf(good), QString());
    QCOMPARE(
        complaintOf(std::string("\x80\x02]cos\nsystem\n.", 15)),
        QStringLiteral("byte 3: GLOBAL of 'os.system' would have Python import or call something; a memory snapshot is plain data, "
                       "and nothing is run here"));
    QCOMPARE(complaintOf(std::string("\x80\x02}a.", 5)), QStringLiteral("byte 3: an instruction wants more values than there are"));
    QCOMPARE(complaintOf(std::string("\x80\x02NNa.", 6)),
             QStringLiteral("byte 4: items are appended to something that is no list"));
    QCOMPARE(complaintOf(std::string("\x80\x02u.", 4)), QStringLiteral("byte 2: an instruction wants a mark, and there is none"));
    QCOMPARE(complaintOf(std::string("\x80\x02NN.", 5)), QStringLiteral("byte 4: ends with other than one value"));
    QCOMPARE(complaintOf(std::string("\x80\x02h\x01.", 5)),
             QStringLiteral("byte 2: reads a place of the memo that nothing was put into"));
    QCOMPARE(complaintOf(std::string("\x80\x02\xff.", 4)), QStringLiteral("byte 2: 0xff is no instruction of a pickle"));
    QCOMPARE(complaintOf("\x80\x02X\x05"), QStringLiteral("byte 3: the file ends here: 4 bytes are wanted, 1 left"));
  }

  void whoeverCancelsLeavesNothingBehind() {
    writeFile(in("big.pickle"), sampleSnapshot(sampleBlocks(), 40'000));
    const auto done =
        importSnapshot(in("big.pickle").toStdString(), in("big.db").toStdString(), {.told = {}, .goOn = [] { return false; }});
    QVERIFY(!done);
    QVERIFY(done.error().isCancelled());
    QVERIFY(!QFile::exists(in("big.db")));
    QVERIFY(!QFile::exists(in("big.db.part")));
  }

  void aMutantIsReadOrRefused() {
    const std::string good = sampleSnapshot(sampleBlocks(), 20);
    std::mt19937_64 random(1);
    int read = 0, refused = 0;
    for (int i = 0; i < (isFull() ? 100'000 : 2'000); ++i)
      complaintOf(mutantOf(good, random)).isEmpty() ? ++read : ++refused;
    QVERIFY(read > 0 && refused > read);
  }

  // Twelve pages, each of which names the next a hundred times: a scan would never end.
  void aDatabaseWithoutAnEndIsRefused() {
    imported(sampleBlocks(), "bounded.db");
    std::int64_t root = 0, leaf = 0;
    {
      SQLite::Database database(in("bounded.db").toStdString(), SQLite::OPEN_READONLY);
      root = database.execAndGet("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").getInt64();
      leaf = database.execAndGet("SELECT min(pageno) FROM dbstat WHERE name = 'event' AND pagetype = 'leaf'").getInt64();
    }
    std::string bytes = fileBytes(in("bounded.db"));
    const auto pageSize =
        static_cast<std::size_t>(static_cast<unsigned char>(bytes[16]) << 8 | static_cast<unsigned char>(bytes[17]));
    const auto put = [&](std::size_t at, std::size_t width, std::int64_t value) {
      for (std::size_t i = 0; i < width; ++i)
        bytes[at + i] = static_cast<char>(value >> (8 * (width - 1 - i)));
    };
    const auto fork = [&](std::int64_t page, std::int64_t child) {  // an inner page of a table
      constexpr std::size_t kCells = 100, kCell = 5;
      const std::size_t at = static_cast<std::size_t>(page - 1) * pageSize;
      put(at, 1, 5);
      put(at + 1, 2, 0);
      put(at + 3, 2, kCells);
      put(at + 5, 2, static_cast<std::int64_t>(pageSize - kCells * kCell));
      put(at + 7, 1, 0);
      put(at + 8, 4, child);
      for (std::size_t cell = 0; cell < kCells; ++cell) {
        const std::size_t where = pageSize - (kCells - cell) * kCell;
        put(at + 12 + 2 * cell, 2, static_cast<std::int64_t>(where));
        put(at + where, 4, child);
        put(at + where + 4, 1, static_cast<std::int64_t>(cell) + 1);
      }
    };
    constexpr std::int64_t kDeep = 12;
    const auto pages = static_cast<std::int64_t>(bytes.size() / pageSize);
    bytes.resize(bytes.size() + kDeep * pageSize);
    put(28, 4, pages + kDeep);
    fork(root, pages + 1);
    for (std::int64_t level = 1; level <= kDeep; ++level)
      fork(pages + level, level < kDeep ? pages + level + 1 : leaf);
    writeFile(in("endless.db"), bytes);
    const auto reader = SnapshotReader::open(in("endless.db").toStdString());
    QVERIFY2(reader, reader ? "" : reader.error().c_str());
    const auto totals = reader->totals();
    QVERIFY(!totals);
    QVERIFY2(totals.error().ends_with("takes too long to read; no import makes such a file"), totals.error().c_str());
  }

  void aDatabaseThatSomebodyBrokeIsReadOrRefused() {
    imported(sampleBlocks(), "good.db");
    const std::string good = fileBytes(in("good.db"));
    std::mt19937_64 random(2);
    int opened = 0;
    for (int i = 0; i < (isFull() ? 5'000 : 150); ++i) {
      std::string bytes = good;
      for (int n = 0; n < 8; ++n)
        bytes[random() % bytes.size()] = static_cast<char>(random());
      writeFile(in("mutant.db"), bytes);
      const auto reader = SnapshotReader::open(in("mutant.db").toStdString());
      if (!reader) {
        QVERIFY(!reader.error().empty());
        continue;
      }
      ++opened;
      ask(*reader);
    }
    QVERIFY(opened > 0);
  }
};

QTEST_GUILESS_MAIN(TestSnapshot)
#include "test_snapshot.moc"
