// SPDX-License-Identifier: GPL-3.0-or-later
//
// What event_json writes is read again; what cannot be read is told.
#include "engine/telemetry/event_json.h"
#include "engine/telemetry/event_json_reader.h"
#include "tests/engine/history/filled_events.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::telemetry;

class TestEventJsonReader : public QObject {
  Q_OBJECT

 private slots:
  // Every kind, with and without what is optional: so a field that is added is in here, too.
  void whatIsWrittenIsReadAgain() {
    for (const bool optionals : {true, false}) {
      std::uint64_t seq = 0;
      for (const EventBody& body : history::test::filledEvents(1, optionals)) {
        const Event event{.seq = ++seq, .at = Time{} + milliseconds(1.5), .body = body};
        const std::string line = toJson(event);
        const auto read = readEventLine(line);
        QVERIFY2(read, read ? "" : (line + ": " + read.error().front()).c_str());
        const auto* again = std::get_if<ReadEvent>(&*read);
        QVERIFY2(again != nullptr, line.c_str());
        QCOMPARE(again->event.body.index(), body.index());
        QCOMPARE(toJson(again->event), line);
      }
    }
  }
  void everythingThatIsWrongWithALineIsTold() {
    const auto read =
        readEventLine(R"({"event":"memory_sample","t_ms":1,"used_bytes":1.5,"total_bytes":2,"reserved_bytes":true,)"
                      R"("resident_bytes":99999999999999999999,"allocated_bytes":{"audio":1,"image":2,"video":"3"}})");
    QVERIFY(!read);
    const std::vector<std::string> expected{"`seq` is missing",
                                            "`used_bytes` is 1.5; allowed is a whole number",
                                            "`reserved_bytes` is true; allowed is a whole number",
                                            "`resident_bytes` is 1e+20; allowed is a whole number",
                                            "`allocated_bytes.video` is \"3\"; allowed is a whole number",
                                            "`allocated_bytes.clip` is missing"};
    QCOMPARE(read.error(), expected);
  }
  void elementsOfAListAreNamed() {
    const auto read = readEventLine(
        R"({"event":"settings_changed","t_ms":1,"seq":1,"changes":[{"key":"a","was":"1","became":"2"},{"key":"b","was":1}],"rearm_running":false})");
    QVERIFY(!read);
    const std::vector<std::string> expected{"`changes[1].was` is 1; allowed is a text", "`changes[1].became` is missing"};
    QCOMPARE(read.error(), expected);
  }
  void anAlarmOfAProgramThatToldNoFactsIsRead() {
    const auto read = readEventLine(
        R"({"event":"alarm","t_ms":1,"seq":1,"alarm":"a","priority":"low","state":"normal","text":"","action":"","raised":1,"shelved_until_ms":null})");
    QVERIFY(read);
    QVERIFY(std::get<event::AlarmChanged>(std::get<ReadEvent>(*read).event.body).facts.empty());
  }
  void otherLinesArePassedOver() {
    QVERIFY(std::get<PassedOver>(*readEventLine(R"({"event":"run_summary"})")).known);
    const auto other = std::get<PassedOver>(*readEventLine("{\"event\":\"\\u001b[2J\"}"));
    QVERIFY(!other.known);
    QCOMPARE(other.kind, std::string("\"\\u001b[2J\""));
  }
  void theWallsTimeIsKept() {
    const auto read = readEventLine(R"({"event":"notice","t_ms":1,"seq":1,"text":"a","wall":"2026-11-28T13:00:30.500Z"})");
    QCOMPARE(std::get<ReadEvent>(*read).wall, std::string("2026-11-28T13:00:30.500Z"));
  }
};

QTEST_APPLESS_MAIN(TestEventJsonReader)
#include "test_event_json_reader.moc"
