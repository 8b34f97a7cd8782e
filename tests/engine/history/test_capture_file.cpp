// SPDX-License-Identifier: GPL-3.0-or-later
//
// A capture's file: a store of its own kind that is closed into one file, with the snapshots that lay beside it.
#include "engine/history/capture_file.h"
#include "engine/history/reader.h"
#include "engine/history/ring.h"
#include "engine/history/run_reader.h"

#include <QtTest>
#include <algorithm>
#include <fstream>
#include <iterator>

using namespace vortex;
using namespace vortex::history;

namespace {

const RunDescription kCaptureRun{
    .program = "test", .version = "1", .profile = "p", .backend = "simulated", .settings = "", .outputFolder = {}};

std::vector<Event> aCapture() {
  std::vector<Event> events;
  const auto tell = [&](EventBody body) {
    const std::uint64_t seq = events.size() + 1;
    events.push_back({.seq = seq, .at = Time{} + seconds(static_cast<double>(seq)), .body = std::move(body)});
  };
  tell(event::DeviceReady{.device = "simulated", .build = "b", .pid = 0});
  tell(event::CaptureStarted{
      .spec = {.label = "nightly", .notes = "before", .slotCount = 9, .warmUp = 2, .workload = "w", .seed = 7},
      .file = "x",
      .device = "simulated",
      .build = "b",
      .machine = "m"});
  tell(event::SlotStarted{.slot = {1}, .waited = {}});
  tell(event::SlotMemory{.slot = {1}, .floor = {10}});
  tell(event::CaptureNoted{"after"});
  tell(event::CaptureVerdict{.word = CaptureWord::NoLeak, .text = "flat", .judged = 7, .last = true});
  tell(event::CaptureEnded{.why = CaptureEnd::Asked, .done = 1, .file = "x", .trouble = {}});
  return events;
}

}  // namespace

class TestCaptureFile : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::filesystem::path fileFor(const char* name) const { return m_folder.filePath(QString(name) + ".vortexcap").toStdString(); }
  QStringList beside(const std::filesystem::path& file) const {
    return QDir(m_folder.path()).entryList({QString::fromStdString(file.filename().string()) + "*"}, QDir::Files);
  }
  static std::filesystem::path written(const std::filesystem::path& file) {
    auto opened = Store::open(file, kCaptureRun, 64 * 1024, FileKind::Capture).value();
    opened.store->tell(aCapture());
    return opened.store->file();
  }

 private slots:
  void itIsOneFileWhenItIsFinished() {
    const auto file = fileFor("one");
    QVERIFY(written(file) == file);
    QVERIFY(isUnfinished(file));
    std::ofstream(snapshotBeside(file, 1)) << std::string(3'000'000, 'a');
    std::ofstream(snapshotBeside(file, 2)) << "b";
    QVERIFY(finishCapture(file).value() == Store::Recovery::Done);
    QCOMPARE(beside(file), QStringList{"one.vortexcap"});
    QVERIFY(!isUnfinished(file));

    const CaptureHead head = readCaptureHead(file).value();
    QCOMPARE(QString::fromStdString(head.label + "|" + head.notes + "|" + head.verdict + "|" + head.verdictText + "|" + head.ended),
             QString("nightly|after|no_leak|flat|asked"));
    QCOMPARE(QString::fromStdString(head.device + head.build + head.machine + head.workload), QString("simulatedbmw"));
    QVERIFY(head.seed == 7 && head.slotCount == 9 && head.warmUp == 2);
    QCOMPARE(head.snapshots.size(), std::size_t{2});
    std::string bytes;
    const auto read = readSnapshot(file, head.snapshots[0].name, [&](std::span<const std::byte> part) {
      bytes.append(reinterpret_cast<const char*>(part.data()), part.size());
      return true;
    });
    QVERIFY(read && bytes == std::string(3'000'000, 'a'));
    QVERIFY(!readSnapshot(file, "another", [](std::span<const std::byte>) { return true; }));
    QCOMPARE(QDir(m_folder.path()).entryList({"one.vortexcap*"}, QDir::Files),
             QStringList{"one.vortexcap"});  // reading leaves nothing
  }

  void snapshotsAreInTheOrderInWhichTheyWereTaken() {
    const auto file = fileFor("twelve");
    written(file);
    for (int n = 1; n <= 12; ++n)
      std::ofstream(snapshotBeside(file, n)) << n;
    QVERIFY(finishCapture(file));
    QCOMPARE(QString::fromStdString(readCaptureHead(file)->snapshots.back().name), QString("twelve.vortexcap.snapshot-12.pickle"));
    // As earlier programs left them: by name.
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE snapshot SET id = id + 100; UPDATE snapshot SET id = (SELECT count(*) FROM snapshot s WHERE s.name <= "
              "snapshot.name)");
    const CaptureHead head = readCaptureHead(file).value();
    for (int n = 1; n <= 12; ++n)
      QCOMPARE(head.snapshots[static_cast<std::size_t>(n) - 1].name, snapshotBeside("twelve.vortexcap", n).string());
  }

  // It may be all there is of a session.
  void aDamagedOneStaysWhereAndAsItIs() {
    const auto file = fileFor("damaged");
    written(file);
    std::string content;
    {
      std::ifstream in(file, std::ios::binary);
      content.assign(std::istreambuf_iterator<char>(in), {});
    }
    std::fill(content.begin() + 4096, content.end(), '\xff');
    std::ofstream(file, std::ios::binary) << content;
    for (const char* part : {"-wal", "-shm"})
      std::filesystem::remove(file.string() + part);
    QVERIFY(isUnfinished(file));
    const auto finished = finishCapture(file);
    QVERIFY(!finished);
    QVERIFY2(finished.error().find("malformed") != std::string::npos, finished.error().c_str());
    std::ifstream in(file, std::ios::binary);
    QVERIFY(std::string(std::istreambuf_iterator<char>(in), {}) == content);
    QCOMPARE(beside(file).filter("damaged-"), QStringList{});
    QVERIFY(isUnfinished(file));
  }

  // A kill between the two, or a folder that became read-only, leaves a snapshot beside the file that is in it already.
  void whatWasTakenInAndStayedIsTakenInOnce() {
    const auto file = fileFor("twice");
    written(file);
    for (const std::string& bytes : {std::string(5'000, 'a'), std::string(7, 'b')}) {
      std::ofstream(snapshotBeside(file, 1)) << bytes;
      const auto finished = finishCapture(file);
      QVERIFY2(finished.has_value(), finished ? "" : finished.error().c_str());
      QCOMPARE(beside(file), QStringList{"twice.vortexcap"});
      QCOMPARE(readCaptureHead(file)->snapshots.size(), std::size_t{1});
      QCOMPARE(readCaptureHead(file)->snapshots[0].size.count, 5'000);
    }
  }

  void whatCannotBeMadeLeavesNothing() {
    const auto file = fileFor("new");
    std::ofstream(file) << "mine";
    QVERIFY(QString::fromStdString(makeCapture(file, kCaptureRun).error()).endsWith("is there already"));
    const auto nowhere = std::filesystem::path(m_folder.filePath("no/folder/x.vortexcap").toStdString());
    QVERIFY(!makeCapture(nowhere, kCaptureRun).error().empty());
    QVERIFY(!QDir(m_folder.path()).exists("no"));
    QCOMPARE(QString::fromStdString(lackOf({.storing = false, .trouble = "full", .othersNotStored = 3})),
             QString("full; 3 events found no room and are not in it"));
  }

  // Of what a second program makes, or a killed one left, under the same name.
  void whatIsAnothersStaysWhenOneCannotBeMade() {
    const auto file = fileFor("same"), second = fileFor("same-2");
    written(second);
    QVERIFY(finishCapture(second));
    const auto contentOf = [](const std::filesystem::path& path) {
      std::ifstream in(path, std::ios::binary);
      return std::string(std::istreambuf_iterator<char>(in), {});
    };
    const std::string before = contentOf(second);
    {
      const auto ring = Ring::open(file.string() + "-ring", 64 * 1024);  // another program is at it
      QVERIFY(ring);
      const std::string error = makeCapture(file, kCaptureRun, 64 * 1024).error();
      QVERIFY2(error == file.string() + "-ring: is there already", error.c_str());
    }
    QVERIFY(!makeCapture(file, kCaptureRun, 64 * 1024));  // nor when it was killed
    QVERIFY(contentOf(second) == before);
    QCOMPARE(beside(m_folder.filePath("same").toStdString()), (QStringList{"same-2.vortexcap", "same.vortexcap-ring"}));
    std::ofstream(snapshotBeside(fileFor("left"), 1)) << "theirs";
    QVERIFY(
        QString::fromStdString(makeCapture(fileFor("left"), kCaptureRun).error()).endsWith(".snapshot-1.pickle: is there already"));
    QCOMPARE(beside(fileFor("left")), QStringList{"left.vortexcap.snapshot-1.pickle"});
  }

  // Its ring's name is longer than a file system allows: found out only when the capture's own file is made.
  void whatWasMadeIsRemovedWhenItsRingCannotBe() {
    const auto file = fileFor(std::string(255 - std::string(".vortexcap").size(), 'n').c_str());
    const QStringList before = QDir(m_folder.path()).entryList(QDir::Files);
    const std::string error = makeCapture(file, kCaptureRun, 64 * 1024).error();
    QVERIFY2(error.find("-ring") != std::string::npos, error.c_str());
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), before);
  }

  // A capture is looked for where it was asked for: what is not ours there is left alone, and nothing is made beside it.
  void aCaptureIsRecordedNowhereElse() {
    const auto file = fileFor("foreign");
    { Store::open(file, kCaptureRun).value(); }
    const QStringList before = beside(m_folder.filePath("foreign").toStdString());
    const auto opened = Store::open(file, kCaptureRun, 64 * 1024, FileKind::Capture);
    QVERIFY(!opened);
    QVERIFY2(opened.error().find("not a capture of this program") != std::string::npos, opened.error().c_str());
    QCOMPARE(beside(m_folder.filePath("foreign").toStdString()), before);
  }

  void itIsRemovedWithWhatLiesBesideIt() {
    const auto file = fileFor("goes");
    const auto kept = m_folder.filePath("goes.snapshot-1.pickle").toStdString();  // exported by somebody
    std::ofstream(kept) << "mine";
    {
      const auto opened = Store::open(file, kCaptureRun, 64 * 1024, FileKind::Capture).value();
      QVERIFY(removeCapture(file).value() == Store::Recovery::InUse);
      QVERIFY(std::filesystem::exists(file));
    }
    std::ofstream(snapshotBeside(file, 12)) << "a";
    QVERIFY(removeCapture(file).value() == Store::Recovery::Done);
    QCOMPARE(beside(m_folder.filePath("goes").toStdString()), QStringList{"goes.snapshot-1.pickle"});
    QVERIFY(removeCapture(file).value() == Store::Recovery::Done);  // gone is gone
    std::filesystem::create_directories(snapshotBeside(file, 1) / "within");
    const auto left = removeCapture(file);
    QVERIFY(!left && left.error().starts_with(snapshotBeside(file, 1).string() + ": "));
  }

  void aSnapshotIsExportedUnderOneName() {
    const auto named = [](const char* name, std::size_t place) {
      return QString::fromStdString(exportedSnapshotName("/there/night.of.vortexcap", name, place));
    };
    QCOMPARE(named("night.of.vortexcap.snapshot-3.pickle", 1), QString("night.of.snapshot-3.pickle"));
    for (const char* odd : {"../.profile", "b-7.pickle", ".snapshot-.pickle", ".snapshot-7a.pickle", ".snapshot--7.pickle",
                            ".snapshot-99999999999.pickle", ".snapshot-7"})
      QCOMPARE(named(odd, 2), QString("night.of.snapshot-2.pickle"));
  }

  void theHistorysReadersOpenIt() {
    const auto file = fileFor("read");
    written(file);
    QVERIFY(finishCapture(file));
    const auto reader = Reader::open(file);
    QVERIFY(reader);
    QCOMPARE(reader->runs().value().size(), std::size_t{1});
    const auto runs = RunReader::open(file);
    QVERIFY(runs);
    auto next = runs->events(1);
    std::size_t events = 0;
    for (auto event = next(); event && *event; event = next())
      ++events;
    QCOMPARE(events, aCapture().size());
  }

  void aHistoryIsNoCaptureAndACaptureNoHistory() {
    const auto capture = fileFor("mine"), history = fileFor("theirs");
    written(capture);
    QVERIFY(finishCapture(capture));
    { Store::open(history, kCaptureRun).value(); }
    QVERIFY(QString::fromStdString(finishCapture(history).error()).contains("not a capture of this program"));
    const auto beside = Store::open(capture, kCaptureRun).value();  // records in another file, as beside any that is not its own
    QVERIFY(beside.store->file() != capture);
    QVERIFY(QString::fromStdString(beside.remark).contains("not a history of this program"));
    QCOMPARE(QString::fromStdString(readCaptureHead(history).error()),
             QString::fromStdString(history.string() + ": holds no capture"));
  }

  void whatAnotherWritesIsLeftAlone() {
    const auto file = fileFor("busy");
    const auto opened = Store::open(file, kCaptureRun, 64 * 1024, FileKind::Capture).value();
    QVERIFY(finishCapture(file).value() == Store::Recovery::InUse);
  }

  void aNewerOneSaysSoAndIsRead() {
    const auto file = fileFor("newer");
    written(file);
    QVERIFY(finishCapture(file));
    {
      SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
      database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion + 1));
    }
    QVERIFY(QString::fromStdString(Reader::open(file)->remark()).contains("a later program made it"));
    QVERIFY(readCaptureHead(file)->isLater);
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("ALTER TABLE capture RENAME COLUMN label TO name");
    const FileTrouble trouble = readCaptureHead(file).error();
    QVERIFY(trouble.fault == FileFault::Later);
    QVERIFY2(trouble.detail.find("a later program made it") == 0, trouble.detail.c_str());
  }

  // For whoever says it in another language; the text is the log's.
  void whyOneCannotBeReadIsAValue() {
    const auto faultOf = [](const std::filesystem::path& file) { return readCaptureHead(file).error().fault; };
    const auto file = fileFor("whole"), cut = fileFor("cut"), odd = fileFor("odd"), history = fileFor("history");
    written(file);
    QVERIFY(finishCapture(file) && !readCaptureHead(file)->isLater);
    std::filesystem::copy_file(file, cut);
    std::filesystem::resize_file(cut, std::filesystem::file_size(cut) / 2);
    std::filesystem::copy_file(file, odd);
    { SQLite::Database(odd.string(), SQLite::OPEN_READWRITE).exec("CREATE VIEW v AS SELECT 1"); }
    { Store::open(history, kCaptureRun).value(); }
    std::ofstream(fileFor("text")) << std::string(2'000, 'x');
    QVERIFY(faultOf(fileFor("none")) == FileFault::NoFile);
    QVERIFY(faultOf(m_folder.path().toStdString()) == FileFault::NoPlainFile);
    QVERIFY(faultOf(fileFor("text")) == FileFault::NotOurs);
    QVERIFY(faultOf(cut) == FileFault::Damaged);
    QVERIFY(faultOf(odd) == FileFault::OddSchema);
    QVERIFY(faultOf(history) == FileFault::NoCapture);
    QVERIFY(readSnapshot(file, "another", [](std::span<const std::byte>) { return true; }).error().fault == FileFault::NoSnapshot);
    const std::string text = readCaptureHead(fileFor("none")).error();
    QVERIFY(text == fileFor("none").string() + ": there is no such file");
  }
};

QTEST_APPLESS_MAIN(TestCaptureFile)
#include "test_capture_file.moc"
