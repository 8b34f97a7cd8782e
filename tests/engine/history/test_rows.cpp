// SPDX-License-Identifier: GPL-3.0-or-later
//
// Wherever a batch ends, the rows are the same.
#include "engine/history/database_file.h"
#include "engine/history/event_codec.h"
#include "engine/history/rows.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <QTemporaryDir>
#include <QtTest>

using namespace vortex;
using namespace vortex::history;

namespace {

Time at(double s) { return Time{} + seconds(s); }
AttemptName attempt(Stage stage, int n) { return {.slot = {1}, .stage = stage, .n = n, .id = {7}}; }

// A slot whose image times out, fails, and dies with its device; whose audio is made; that is decided, and delivered all the same.
std::vector<Event> aSlotsLife() {
  using namespace event;
  const std::vector<EventBody> bodies{
      SlotQueued{.slot = {1}, .label = "news", .seed = 9, .airAt = {}, .ahead = 0},
      SlotStarted{.slot = {1}, .waited = seconds(1), .lastUsefulFinish = at(20), .airAt = at(45), .qualityLevel = 2},
      AttemptStarted{.attempt = attempt(Stage::Audio, 1), .timeout = seconds(3)},
      AttemptStarted{.attempt = attempt(Stage::Image, 1), .timeout = seconds(4)},
      StageComplete{.attempt = attempt(Stage::Audio, 1), .elapsed = seconds(2), .peak = {8}, .operators = 5, .longestOperator = {}},
      AttemptStopRequested{.attempt = attempt(Stage::Image, 1), .cause = StopCause::Timeout, .elapsed = seconds(4)},
      AttemptStopped{.attempt = attempt(Stage::Image, 1),
                     .cause = StopCause::Timeout,
                     .elapsed = seconds(4),
                     .requestToStopped = milliseconds(2),
                     .drain = milliseconds(1),
                     .released = {64},
                     .held = {},
                     .byExit = false,
                     .retryIn = seconds(1)},
      AttemptStarted{.attempt = attempt(Stage::Image, 2), .timeout = seconds(4)},
      AttemptFailed{.attempt = attempt(Stage::Image, 2),
                    .reason = Reason::InvalidOutput,
                    .message = "black",
                    .elapsed = seconds(1),
                    .retryIn = {},
                    .held = {}},
      AttemptStarted{.attempt = attempt(Stage::Image, 3), .timeout = seconds(4)},
      AttemptStopped{.attempt = attempt(Stage::Image, 3),
                     .cause = StopCause::DeviceLost,
                     .elapsed = seconds(1),
                     .requestToStopped = {},
                     .drain = {},
                     .released = {64},
                     .held = {},
                     .byExit = true,
                     .retryIn = {}},
      SlotComplete{.slot = {1},
                   .verdict = {.outcome = Outcome::Failed, .stage = Stage::Image, .reason = Reason::DeviceLost, .message = "died"},
                   .elapsed = seconds(9),
                   .waited = seconds(1),
                   .spareToAir = seconds(11),
                   .marginGeneration = {}},
      SlotMissed{.slot = {1}, .airAt = at(46), .fallback = "loop"},
      SlotDelivered{.slot = {1}, .ready = seconds(8), .encode = seconds(1), .folder = "/out/1"},
      DeliveryFailed{.slot = {1}, .message = "disk full"}};
  std::vector<Event> events;
  for (const EventBody& body : bodies)
    events.push_back({.seq = events.size() + 1, .at = at(static_cast<double>(events.size())), .body = body});
  return events;
}

std::string dump(const SQLite::Database& database, const std::string& table) {
  SQLite::Statement query(database, "SELECT * FROM " + table);
  std::string text;
  while (query.executeStep()) {
    for (int column = 0; column < query.getColumnCount(); ++column)
      text += std::string(query.getColumn(column).getName()) + "=" + query.getColumn(column).getString() + " ";
    text += '\n';
  }
  return text;
}

}  // namespace

class TestRows : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  int m_files = 0;

  // Batches end behind the events whose bits are set. What is told twice is told in a batch of its own, as after a kill.
  std::string rowsOf(const std::vector<Event>& events, std::uint32_t ends, bool twice = false) {
    const auto file = m_folder.filePath(QString::number(++m_files) + ".db").toStdString();
    SQLite::Database database = openForWriting(file);
    Rows rows(database, beginRun(database, RunDescription{}));
    std::optional<SQLite::Transaction> batch;
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (!batch) {
        batch.emplace(database);
        rows.beginBatch();
      }
      std::vector<std::byte> body;
      encode(events[i].body, body);
      rows.event(events[i].seq, events[i].at, kindOf(events[i].body), body);
      if (i + 1 == events.size() || (ends >> i & 1) != 0) {
        rows.endBatch();
        batch->commit();
        batch.reset();
      }
    }
    if (twice) {
      rows.beginBatch();
      for (const Event& event : events) {
        std::vector<std::byte> body;
        encode(event.body, body);
        rows.event(event.seq, event.at, kindOf(event.body), body);
      }
      rows.endBatch();
    }
    return dump(database, "slot") + dump(database, "attempt");
  }

 private slots:
  void rowsDoNotDependOnWhereABatchEnds() {
    const auto events = aSlotsLife();
    const std::string whole = rowsOf(events, 0);
    QVERIFY(whole.find("state=decided queued_at=0 started_at=1000000000 decided_at=11000000000") != std::string::npos);
    QVERIFY(whole.find("stage=image n=1 started_at=3000000000 timeout=4000000000 outcome=timed_out") != std::string::npos);
    QVERIFY(
        whole.find("stage=image n=2 started_at=7000000000 timeout=4000000000 outcome=failed reason=invalid_output message=black") !=
        std::string::npos);
    QVERIFY(whole.find("stage=image n=3 started_at=9000000000 timeout=4000000000 outcome=device_lost") != std::string::npos);
    QCOMPARE(rowsOf(events, ~std::uint32_t{0}), whole);
    for (std::size_t cut = 0; cut < events.size(); ++cut)
      QCOMPARE(rowsOf(events, 1u << cut), whole);
  }

  void whatIsToldTwiceChangesNothing() {
    const auto events = aSlotsLife();
    QCOMPARE(rowsOf(events, 1u << 6, true), rowsOf(events, 0));
  }

  void aBatchThatWasRolledBackLeavesNothing() {
    SQLite::Database database = openForWriting(m_folder.filePath("rolled.db").toStdString());
    Rows rows(database, beginRun(database, RunDescription{}));
    const auto tell = [&](const Event& event) {
      std::vector<std::byte> body;
      encode(event.body, body);
      rows.event(event.seq, event.at, kindOf(event.body), body);
    };
    {
      const SQLite::Transaction batch(database);
      rows.beginBatch();
      rows.submission({.slot = {5}, .wall = 1, .recipeId = "evening", .label = "news", .canonicalJson = "{}"});
      tell(aSlotsLife().front());
    }
    const SQLite::Transaction batch(database);
    rows.beginBatch();
    rows.submission({.slot = {6}, .wall = 1, .recipeId = "evening", .label = "news", .canonicalJson = "{}"});
    rows.endBatch();
    QVERIFY(dump(database, "slot").starts_with("slot=6 run=1 recipe=1 "));
    QCOMPARE(dump(database, "event"), std::string());
  }
};

QTEST_APPLESS_MAIN(TestRows)
#include "test_rows.moc"
