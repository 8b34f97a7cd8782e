// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes of the messages: as the golden files have them, as PROTOCOL.md lays them out, and harmless whatever they are.
#include "engine/link/text.h"
#include "tests/engine/link/round_trip.h"
#include "tests/engine/link/samples.h"
#include "tests/sample.h"

#include <QFile>
#include <QTest>
#include <cstring>
#include <random>

using namespace vortex;
using namespace vortex::link;
using vortex::link::test::Packet;
using vortex::link::test::roundTrip;
using vortex::link::test::sampleMessages;
using vortex::link::test::sampleStart;

namespace {

QString goldenFile(const std::string& name) { return QString(VORTEX_TEST_DATA "/link/%1.bin").arg(QString::fromStdString(name)); }

QByteArray asArray(const Packet& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

Packet sample(const std::string& name) {
  for (auto& [other, bytes] : sampleMessages()) {
    if (other == name)
      return bytes;
  }
  qFatal("no such message");
}

void put32(Packet& bytes, std::size_t at, std::uint32_t value) { std::memcpy(bytes.data() + at, &value, 4); }
void put64(Packet& bytes, std::size_t at, std::int64_t value) { std::memcpy(bytes.data() + at, &value, 8); }

template <typename M>
std::string faultOf(const Packet& bytes) {
  M message{};
  const auto decoded = decode(bytes, message);
  return decoded ? "" : decoded.error().text();
}

}  // namespace

#define SAYS(what, expected) QCOMPARE(QString::fromStdString(what), QString(expected))

class TestLinkProtocol : public QObject {
  Q_OBJECT
 private slots:
  // VORTEX_WRITE_GOLDEN=1 writes them; a change of a golden file is a change of the protocol's version.
  void theBytesAreThoseOfTheGoldenFiles() {
    const auto all = sampleMessages();
    QCOMPARE(all.size(), static_cast<std::size_t>(MessageType::Unloaded));
    for (const auto& [name, bytes] : all) {
      QFile file(goldenFile(name));
      if (qEnvironmentVariableIsSet("VORTEX_WRITE_GOLDEN")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(asArray(bytes));
        continue;
      }
      QVERIFY2(file.open(QIODevice::ReadOnly), name.c_str());
      QCOMPARE(asArray(bytes).toHex(' '), file.readAll().toHex(' '));
    }
  }

  void whatWasWrittenIsReadAgain() {
    for (const auto& [name, bytes] : sampleMessages())
      QVERIFY2(roundTrip(bytes) == bytes, name.c_str());
  }

  void everyFieldOfAStartArrives() {
    Start read;
    QVERIFY(decode(sample("start"), read));
    const Start written = sampleStart();
    QVERIFY(read.name == written.name);
    QCOMPARE(read.job.script, written.job.script);
    QCOMPARE(read.job.speed, 1.1);
    QVERIFY(read.job.emotion == Emotion::Sarcastic);
    QVERIFY(read.job.expressions == written.job.expressions);
    QVERIFY(read.job.quality == written.job.quality);
    QVERIFY(read.outputs[0].info == written.outputs[0].info);
    QCOMPARE(read.inputs[1].generation, std::uint64_t{6});
  }

  // PROTOCOL.md's own example.
  void aProbeIsItsHeader() {
    const auto bytes = asArray(sample("probe"));
    QCOMPARE(bytes.toHex(' '), QByteArray("56 58 4c 4b 01 03 0f 00 10 00 00 00 00 00 00 00"));
  }

  void aMessageCutOffAnywhereNamesTheFieldThatIsMissing() {
    Packet whole = sample("finished");
    whole.resize(whole.size() - 4 - std::string_view("a word").size() - 16);  // what 1.2 and 1.3 appended may be missing
    for (std::size_t size = 0; size < whole.size(); ++size) {
      Packet cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
      if (size >= kHeaderBytes)
        put32(cut, 8, static_cast<std::uint32_t>(size));
      QVERIFY2(!faultOf<Finished>(cut).empty(), std::to_string(size).c_str());
    }
    Packet cut(whole.begin(), whole.begin() + 30);
    put32(cut, 8, 30);
    SAYS(faultOf<Finished>(cut), "finished.attempt: the message ends at byte 14, 16 are needed");
  }

  void aFaultNamesTheFieldTheValueAndWhatIsAllowed() {
    Packet stage = sample("step");
    stage[16 + 8 + 8 + 4] = std::byte{9};
    SAYS(faultOf<backend::AttemptStep>(stage), "step.stage: 9 is outside of 1..4");
    Packet text = sample("ready");
    put32(text, 16, 300);
    SAYS(faultOf<Ready>(text), "ready.device: 300 long, at most 256 is allowed");
    Packet magic = sample("probe");
    magic[0] = std::byte{'?'};
    SAYS(faultOf<backend::Probe>(magic), "header.magic: 1263294527 is outside of 1263294550..1263294550");
    Packet size = sample("probe");
    size.push_back(std::byte{0});
    SAYS(faultOf<backend::Probe>(size), "header.size: 16, the packet has 17 bytes");
    Packet more = size;
    put32(more, 8, 17);
    SAYS(faultOf<backend::Probe>(more), "probe.end: 1 bytes are left over");
  }

  void aTextThatIsNotUtf8IsRefusedAndOneThatIsPasses() {
    for (const char* bad : {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "a\x80"}) {
      std::vector<std::byte> buffer(kMaxMessage);
      SAYS(encode(Ready{bad}, buffer).error().text(), "ready.device: is not UTF-8");
      QCOMPARE(asText(bad, 100).find_first_of("\x80\xff"), std::string::npos);
    }
    Packet bytes = sample("ready");
    bytes[20] = std::byte{0x80};
    SAYS(faultOf<Ready>(bytes), "ready.device: is not UTF-8");
    QVERIFY(isUtf8("\x7f \xc2\x80 \xe0\xa0\x80 \xed\x9f\xbf \xf0\x90\x80\x80 \xf4\x8f\xbf\xbf"));
    QCOMPARE(asText("caf\xc3\xa9s", 4), "caf");
    QCOMPARE(asText("caf\xc3\xa9s", 5), "caf\xc3\xa9");
  }

  void anAmountThatDippedBelowZeroIsWrittenAsZeroAndNeverRead() {
    std::vector<std::byte> buffer(kMaxMessage);
    const auto encoded = encode(backend::BuffersCleared{{-5}, {7}, {}, {}}, buffer);
    QVERIFY(encoded);
    Packet bytes(encoded->begin(), encoded->end());
    backend::BuffersCleared read;
    QVERIFY(decode(bytes, read));
    QCOMPARE(read.reservedBefore.count, std::int64_t{0});
    bytes[16 + 7] = std::byte{0x80};
    SAYS(faultOf<backend::BuffersCleared>(bytes),
         "cleared.reserved_before: -9223372036854775808 is outside of 0..1125899906842624");
  }

  // Whoever adds some of them up must not overflow.
  void anAmountBeyondTheMostIsRefusedAndNeverWritten() {
    constexpr Bytes most{std::int64_t{1} << 50};
    Packet used = sample("memory_sample");
    put64(used, 16, most.count);
    SAYS(faultOf<event::MemorySample>(used), "");
    put64(used, 16, most.count + 1);
    SAYS(faultOf<event::MemorySample>(used), "memory_sample.used: 1125899906842625 is outside of 0..1125899906842624");
    Packet held = sample("finished");
    put64(held, held.size() - 8, most.count + 1);
    SAYS(faultOf<Finished>(held), "finished.held: 1125899906842625 is outside of -1..1125899906842624");
    Packet elapsed = sample("finished");
    put64(elapsed, 16 + 21, 315'360'000'000'000'000);
    SAYS(faultOf<Finished>(elapsed), "");
    put64(elapsed, 16 + 21, 315'360'000'000'000'001);
    SAYS(faultOf<Finished>(elapsed), "finished.cost.elapsed: 315360000000000001 is outside of 0..315360000000000000");

    std::vector<std::byte> buffer(kMaxMessage);
    event::MemorySample beyond;
    beyond.used = most + most;
    beyond.peak = most + most;
    const auto encoded = encode(beyond, buffer);
    QVERIFY(encoded);
    event::MemorySample read;
    QVERIFY(decode(*encoded, read));
    QVERIFY(read.used == most && read.peak == most);
  }

  void aShapeWhoseProductOverflowsIsRefused() {
    Start start = sampleStart();
    std::vector<std::byte> buffer(kMaxMessage);
    start.outputs[0].info.shape = {1 << 20, 1 << 20, 1 << 20, 1 << 20};
    const auto encoded = encode(start, buffer);
    QVERIFY(!encoded);
    SAYS(encoded.error().text(), "start.buffer.shape: 1048576 is outside of 1..1");
  }

  void aJobThatFitsNoMessageIsRefusedWithTheFieldNamed() {
    std::vector<std::byte> buffer(kMaxMessage);
    Start start = sampleStart();
    start.job.script.assign(kMaxScript + 1, 'x');
    SAYS(encode(start, buffer).error().text(), "start.job.script: 32769 long, at most 32768 is allowed");
    start.job.script.assign(kMaxScript, 'x');
    start.job.prompt.assign(kMaxScript, 'x');
    SAYS(encode(start, buffer).error().text(), "start.job.prompt: does not fit a message of 65520 bytes");
  }

  void aNewerMinorVersionMayAddFieldsAndTypes() {
    Packet longer = sample("ready");
    longer.push_back(std::byte{7});
    put32(longer, 8, static_cast<std::uint32_t>(longer.size()));
    SAYS(faultOf<Ready>(longer), "ready.end: 1 bytes are left over");
    longer[5] = std::byte{kMinor + 1};
    SAYS(faultOf<Ready>(longer), "");

    Packet other = sample("probe");
    other[6] = std::byte{200};
    SAYS(readHeader(other).error().text(), "header.type: 200 is not a message of protocol 1.3");
    other[5] = std::byte{kMinor + 1};
    QVERIFY(readHeader(other));
    QVERIFY(!isKnown(readHeader(other)->type));
  }

  void aWriterOf10EndsBeforeTheFieldsOf11() {
    Packet older = sample("ready");
    older.resize(older.size() - 4 * sizeof(std::int64_t));
    older[5] = std::byte{0};
    put32(older, 8, static_cast<std::uint32_t>(older.size()));
    Ready read;
    QVERIFY(decode(older, read));
    SAYS(read.device, "cuda:0 NVIDIA H100");
  }

  void aWriterOf11EndsBeforeTheFieldOf12() {
    Packet older = sample("finished");
    older.resize(older.size() - 4 - std::string_view("a word").size() - 16);
    older[5] = std::byte{1};
    put32(older, 8, static_cast<std::uint32_t>(older.size()));
    Finished read;
    read.message = "as it was";
    QVERIFY(decode(older, read));
    QCOMPARE(read.scores->b, 0.75);
    SAYS(read.message, "as it was");
  }

  void aWriterOf12KeepsNoAccounts() {
    Packet older = sample("finished");
    older.resize(older.size() - 16);
    older[5] = std::byte{2};
    put32(older, 8, static_cast<std::uint32_t>(older.size()));
    Finished read;
    QVERIFY(decode(older, read));
    SAYS(read.message, "a word");
    QVERIFY(!read.held && !read.cost.allocated);
  }

  void anotherMajorVersionIsRefusedByItsHeader() {
    Packet other = sample("hello");
    other[4] = std::byte{2};
    SAYS(readHeader(other).error().text(), "header.major: 2 is outside of 1..1");
  }

  // What it accepts it can write, and reads the same again.
  void noBytesDoHarm() {
    const int inputs = vortex::test::times(1'000'000, 50'000);
    const auto seeds = sampleMessages();
    std::mt19937_64 random(20260101);
    int accepted = 0;
    for (int i = 0; i < inputs; ++i) {
      Packet bytes = seeds[random() % seeds.size()].second;
      for (std::uint64_t changes = 1 + random() % 4; changes > 0; --changes)
        bytes[random() % bytes.size()] = static_cast<std::byte>(random());
      if (random() % 8 == 0)
        bytes.resize(random() % (bytes.size() + 8));
      if (bytes.size() >= kHeaderBytes && random() % 8 != 0) {
        put32(bytes, 0, kMagic);
        bytes[4] = std::byte{kMajor};
        put32(bytes, 8, static_cast<std::uint32_t>(bytes.size()));
      }
      const Packet once = roundTrip(bytes);
      accepted += once.empty() ? 0 : 1;
      QVERIFY(once.empty() || roundTrip(once) == once);
    }
    QVERIFY(accepted > inputs / 100);
  }
};

QTEST_GUILESS_MAIN(TestLinkProtocol)
#include "test_link_protocol.moc"
