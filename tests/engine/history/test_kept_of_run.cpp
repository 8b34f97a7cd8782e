// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept of a run beside its slots: tunings, the device, alarms, memory folded over time.
#include "engine/history/reader.h"
#include "engine/history/store.h"
#include "tests/engine/history/some_run.h"
#include "tests/engine/history/sql_rows.h"

#include <QTemporaryDir>
#include <QTest>

using namespace vortex;
using namespace vortex::history;
using namespace std::chrono_literals;
using vortex::history::test::rowsOf;
using vortex::history::test::someRun;

namespace {

Time at(double s) { return Time{} + seconds(s); }

Event sample(std::uint64_t seq, double s, std::int64_t used) {
  event::MemorySample body{.used = {used}, .total = {1000}, .reserved = {used / 2}, .resident = {7}, .allocated = {}};
  body.allocated[Stage::Video] = {used - 1};
  return {.seq = seq, .at = at(s), .body = body};
}

}  // namespace

class TestKeptOfRun : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  int m_files = 0;

  std::filesystem::path newFile() { return m_folder.filePath("run-" + QString::number(++m_files) + ".db").toStdString(); }

 private slots:
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

QTEST_APPLESS_MAIN(TestKeptOfRun)
#include "test_kept_of_run.moc"
