// SPDX-License-Identifier: GPL-3.0-or-later
//
// The door's lines: golden ones, read and written again to the byte; what is wrong is refused with its field's name; mutants of
// golden lines do no harm.
#include "engine/door/line_buffer.h"
#include "engine/door/messages.h"

#include <QFile>
#include <QtTest>
#include <random>

using namespace vortex;
using namespace vortex::door;

namespace {

std::vector<std::string> linesOf(const char* name) {
  QFile file(QStringLiteral(VORTEX_TEST_DATA "/door/") + QLatin1String(name));
  if (!file.open(QIODevice::ReadOnly))
    qFatal("no golden lines");
  std::vector<std::string> lines;
  for (const QByteArray& line : file.readAll().trimmed().split('\n'))
    lines.push_back(line.toStdString());
  return lines;
}

std::string troubleOfAsk(const std::string& line) {
  const auto read = readAsk(line);
  return read ? std::string() : read.error();
}

// What is read is written and read the same again.
template <typename Read>
bool isStable(const std::string& line, Read read) {
  const auto once = read(line);
  if (!once)
    return !once.error().empty();
  const std::string written = toLine(*once);
  const auto again = read(written);
  return again && toLine(*again) == written;
}

}  // namespace

class TestDoorMessages : public QObject {
  Q_OBJECT
 private slots:
  void goldenLinesAreReadAndWrittenTheSame() {
    for (const std::string& line : linesOf("asks.jsonl")) {
      const auto read = readAsk(line);
      QVERIFY2(read, read ? "" : read.error().c_str());
      QCOMPARE(toLine(*read), line);
    }
    for (const std::string& line : linesOf("says.jsonl")) {
      const auto read = readSay(line);
      QVERIFY2(read, read ? "" : read.error().c_str());
      QCOMPARE(toLine(*read), line);
    }
    const auto rerun = readAsk(linesOf("asks.jsonl")[1]);
    const auto& wish = std::get<ask::Rerun>(*rerun);
    QCOMPARE(wish.of.value, 4163U);
    QCOMPARE(*wish.seed, UINT64_MAX);
    QVERIFY(wish.from == Stage::Video);
  }

  void whatIsWrongIsNamed() {
    QCOMPARE(troubleOfAsk(""), std::string("a line that is no JSON object"));
    QCOMPARE(troubleOfAsk("[1]"), std::string("a line that is no JSON object"));
    QCOMPARE(troubleOfAsk("{}"), std::string("`ask` is missing"));
    QCOMPARE(troubleOfAsk(R"({"ask":"format the disk"})"), std::string("`ask` is none that this program knows"));
    QCOMPARE(troubleOfAsk(R"({"ask":7})"), std::string("`ask` is none that this program knows"));
    QCOMPARE(troubleOfAsk(R"({"ask":"address","comment":"x"})"), std::string("`slot`: allowed is a value: it is missing"));
    QCOMPARE(troubleOfAsk(R"({"ask":"address","slot":0,"comment":"x"})"),
             std::string("`slot`: allowed is a slot's number, from 1 on"));
    QCOMPARE(troubleOfAsk(R"({"ask":"address","slot":1.5,"comment":"x"})"), std::string("`slot`: allowed is a whole number"));
    QCOMPARE(troubleOfAsk(R"({"ask":"address","slot":1,"comment":")" + std::string(kLongestReason + 1, 'x') + R"("})"),
             std::string("`comment`: allowed is a text of at most 1000 bytes"));
    QCOMPARE(troubleOfAsk(R"({"ask":"rerun","of":1,"recipe":"","label":"","from":"sound"})"),
             std::string("`from`: allowed is audio, image, video or clip"));
    QCOMPARE(troubleOfAsk(R"({"ask":"rerun","of":1,"recipe":"","label":"","seed":-1})"),
             std::string("`seed`: allowed is a whole number from 0 on"));
    QVERIFY(readAsk(R"({"ask":"start","later":[1,{}]})"));  // a later program's field is passed over
    std::string deep = R"({"ask":"start","x":)" + std::string(100'000, '[');
    QCOMPARE(troubleOfAsk(deep), std::string("a line that is no JSON object"));
    QVERIFY(!readAsk(std::string(kLongestLine + 1, ' ')));
  }

  void mutantsOfGoldenLinesDoNoHarm() {
    std::mt19937 random(20261129);
    const auto asks = linesOf("asks.jsonl"), says = linesOf("says.jsonl");
    int read = 0;
    for (int i = 0; i < 40'000; ++i) {
      const auto& from = i % 2 == 0 ? asks : says;
      std::string line = from[random() % from.size()];
      for (auto n = 1 + random() % 3; n > 0 && !line.empty(); --n) {
        const std::size_t at = random() % line.size();
        switch (random() % 4) {
        case 0:
          line[at] = static_cast<char>(random());
          break;
        case 1:
          line.erase(at, 1 + random() % 4);
          break;
        case 2:
          line.insert(at, line.substr(random() % line.size(), random() % 8));
          break;
        default:
          line[at] = "{}[]\",:0-9e.tfn\\u"[random() % 17];
        }
      }
      QVERIFY2(i % 2 == 0 ? isStable(line, readAsk) : isStable(line, readSay), line.c_str());
      read += i % 2 == 0 ? readAsk(line).has_value() : readSay(line).has_value();
    }
    QVERIFY(read > 1'000 && read < 39'000);
  }

  void bytesBecomeLinesHoweverTheyCome() {
    LineBuffer lines(5);
    QVERIFY(lines.add("on") && lines.add("e\n\ntwo\nth"));
    QCOMPARE(lines.next().value(), std::string("one"));
    QVERIFY(lines.add("ree"));
    QCOMPARE(lines.next().value(), std::string());
    QCOMPARE(lines.next().value(), std::string("two"));
    QVERIFY(!lines.next());
    QVERIFY(lines.add("\nfo"));
    QCOMPARE(lines.next().value(), std::string("three"));
    QVERIFY(!lines.next());
    QVERIFY(lines.add("ur"));
    QVERIFY(!lines.add("teen"));  // six bytes and no end
    QVERIFY(!lines.add("\n"));
    QVERIFY(!lines.next());
  }
};

QTEST_GUILESS_MAIN(TestDoorMessages)
#include "test_door_messages.moc"
