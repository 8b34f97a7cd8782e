// SPDX-License-Identifier: GPL-3.0-or-later
//
// Events as the store keeps them: exact, numbered for good, harmless when damaged, readable over versions.
#include "engine/history/event_codec.h"
#include "engine/history/schema.h"
#include "engine/slot/slot_of.h"
#include "tests/engine/history/filled_events.h"

#include <QFile>
#include <QtTest>
#include <random>
#include <set>

using namespace vortex;
using namespace vortex::history;
using vortex::history::test::filledEvents;

namespace {

std::vector<std::byte> bytesOf(const EventBody& body) {
  std::vector<std::byte> bytes;
  encode(body, bytes);
  return bytes;
}

QByteArray lineOf(const EventBody& body) {
  const auto bytes = bytesOf(body);
  return QByteArray::number(kindOf(body)) + ' ' +
         QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toHex();
}

}  // namespace

class TestEventCodec : public QObject {
  Q_OBJECT
 private slots:
  void everyKindComesBackAsItWas() {
    for (std::int64_t first : {std::int64_t{1}, std::int64_t{-70}, std::int64_t{1} << 30})
      for (bool optionals : {true, false})
        for (const EventBody& body : filledEvents(first, optionals)) {
          const auto bytes = bytesOf(body);
          const auto read = decode(kindOf(body), bytes);
          QVERIFY2(read && read->index() == body.index(), QByteArray::number(kindOf(body)).constData());
          QVERIFY(bytesOf(*read) == bytes);
        }
  }

  // Found by fuzz_event_codec: the sum of two such overflowed.
  void aTimeThatNoClockHasIsNoEvent() {
    const auto back = [](Duration slept) {
      const EventBody body = event::ClockJumped{.slept = slept};
      return decode(kindOf(body), bytesOf(body)).has_value();
    };
    const Duration longest{std::int64_t{1} << 60};  // 36 years
    QVERIFY(back(longest) && back(-longest));
    QVERIFY(!back(longest + Duration{1}) && !back(-longest - Duration{1}) && !back(Duration::max()) && !back(Duration::min()));
  }

  void everyKindHasANumberOfItsOwn() {
    std::set<EventKind> numbers;
    for (const EventBody& body : filledEvents())
      numbers.insert(kindOf(body));
    QCOMPARE(numbers.size(), std::variant_size_v<EventBody::variant>);
    QVERIFY(!numbers.contains(0));
  }

  // VORTEX_WRITE_GOLDEN=1 writes the file of the present schema's version; earlier versions' files are never written again.
  void theStoresOfEarlierProgramsAreRead_data() {
    QTest::addColumn<int>("version");
    for (int version = 1; version <= kSchemaVersion; ++version)
      QTest::addRow("version %d", version) << version;
  }
  void theStoresOfEarlierProgramsAreRead() {
    QFETCH(int, version);
    QFile file(QStringLiteral(VORTEX_TEST_DATA "/history/events-%1.txt").arg(version));
    if (version == kSchemaVersion && qEnvironmentVariableIsSet("VORTEX_WRITE_GOLDEN")) {
      QVERIFY(file.open(QIODevice::WriteOnly));
      for (const EventBody& body : filledEvents())
        file.write(lineOf(body) + '\n');
      file.close();
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = file.readAll().trimmed().split('\n');
    QVERIFY(static_cast<std::size_t>(lines.size()) <= filledEvents().size());
    for (const QByteArray& line : lines) {
      const auto parts = line.split(' ');
      const QByteArray bytes = QByteArray::fromHex(parts.value(1));
      const auto read = decode(static_cast<EventKind>(parts.at(0).toUInt()),
                               std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
      QVERIFY2(read, line.constData());
      QCOMPARE(lineOf(*read).left(line.size()), line);
    }
  }

  void fieldsThatALaterProgramAppendedAreSkipped() {
    for (const EventBody& body : filledEvents()) {
      auto bytes = bytesOf(body);
      const auto plain = bytes;
      bytes.push_back(std::byte{7});
      const auto read = decode(kindOf(body), bytes);
      QVERIFY(read);
      QVERIFY(bytesOf(*read) == plain);
    }
  }

  void fieldsThatAnEarlierProgramDidNotHaveKeepTheirDefaults() {
    const EventBody older =
        event::OutputPoolFull{.full = true, .first = {.slot = {3}, .stage = Stage::Clip, .n = 1, .id = {9}}, .waited = {}};
    auto bytes = bytesOf(older);
    bytes.pop_back();  // waited
    const auto read = decode(kindOf(older), bytes);
    QVERIFY(read);
    QVERIFY(std::get<event::OutputPoolFull>(*read).waited == Duration{});
  }

  void aListThatIsCutOffIsDamage() {
    auto bytes = bytesOf(event::SettingsChanged{.changes = {{.key = "a", .was = "1", .became = "2"}}, .rearmRunning = true});
    for (int later = 0; later < 3; ++later) {  // evidence, who, rearmRunning: earlier programs ended before each
      bytes.pop_back();
      QVERIFY(decode(29, bytes));
    }
    bytes.pop_back();
    QVERIFY(!decode(29, bytes));
  }

  void anUnknownKindIsNothing() {
    QVERIFY(!decode(0, {}));
    QVERIFY(!decode(9999, bytesOf(event::Notice{"hello"})));
  }

  void damagedBytesDoNoHarm() {
    std::mt19937 random(20261124);
    const auto seeds = filledEvents();
    int refused = 0;
    for (int i = 0; i < 200'000; ++i) {
      const EventBody& seed = seeds[random() % seeds.size()];
      auto bytes = bytesOf(seed);
      for (auto changes = 1 + random() % 3; changes > 0 && !bytes.empty(); --changes)
        bytes[random() % bytes.size()] = static_cast<std::byte>(random());
      if (random() % 4 == 0)
        bytes.resize(random() % (bytes.size() + 1));
      if (const auto read = decode(kindOf(seed), bytes))
        QVERIFY(decode(kindOf(*read), bytesOf(*read)));
      else
        ++refused;
    }
    QVERIFY(refused > 1000);
  }

  void anEventKnowsItsSlot() {
    QVERIFY(slotOf(event::SlotDelivered{.slot = {7}, .ready = {}, .encode = {}, .folder = {}}) == SlotId{7});
    QVERIFY(slotOf(event::AttemptStarted{.attempt = {.slot = {8}, .stage = Stage::Clip, .n = 1, .id = {1}}, .timeout = {}}) ==
            SlotId{8});
    QVERIFY(!slotOf(event::Notice{"a"}));
  }

  void aTypicalEventIsSmall() {
    const EventBody step =
        event::AttemptStep{.attempt = {.slot = {1234}, .stage = Stage::Image, .n = 1, .id = {4321}}, .step = 2, .steps = 4};
    QCOMPARE(bytesOf(step).size(), std::size_t{8});
  }
};

QTEST_APPLESS_MAIN(TestEventCodec)
#include "test_event_codec.moc"
