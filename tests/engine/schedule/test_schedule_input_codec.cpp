// SPDX-License-Identifier: GPL-3.0-or-later
//
// The scheduler's inputs as a record keeps them: exact, numbered for good, harmless when damaged, readable over versions, small.
#include "engine/schedule/input_codec.h"
#include "tests/engine/schedule/filled_inputs.h"

#include <QFile>
#include <QtTest>
#include <limits>
#include <random>
#include <set>

using namespace vortex;
using namespace vortex::schedule;
using vortex::schedule::test::filledInputs;

namespace {

std::string nameOf(const Settings& settings) { return settings.profile; }
std::optional<Settings> named(std::string_view text) {
  if (text == "of a later program")
    return std::nullopt;
  Settings settings;
  settings.profile = text;
  return settings;
}

std::vector<std::byte> bytesOf(const Input& input) {
  std::vector<std::byte> bytes;
  encode(input, nameOf, bytes);
  return bytes;
}
std::optional<Input> back(const Input& input) { return decode(kindOf(input), bytesOf(input), named); }

QByteArray lineOf(const Input& input) {
  const auto bytes = bytesOf(input);
  return QByteArray::number(kindOf(input)) + ' ' +
         QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toHex();
}

bool same(const Quantiles& a, const Quantiles& b) {
  return a.abort == b.abort && a.median == b.median && a.warn == b.warn && a.samples == b.samples;
}

}  // namespace

class TestScheduleInputCodec : public QObject {
  Q_OBJECT
 private slots:
  void everyKindComesBackAsItWas() {
    for (std::int64_t first : {std::int64_t{1}, std::int64_t{-70}, std::int64_t{1} << 30})
      for (bool optionals : {true, false})
        for (const Input& in : filledInputs(first, optionals)) {
          const auto read = back(in);
          QVERIFY2(read && read->index() == in.index(), QByteArray::number(kindOf(in)).constData());
          QVERIFY(bytesOf(*read) == bytesOf(in));
        }
  }

  void everyKindHasANumberOfItsOwn() {
    std::set<InputKind> numbers;
    for (const Input& in : filledInputs())
      numbers.insert(kindOf(in));
    QCOMPARE(numbers.size(), std::variant_size_v<Input::variant>);
    QVERIFY(!numbers.contains(0));
  }

  void aSubmissionKeepsEveryNanosecondAndBit() {
    const input::Submit in{.slot = {7},
                           .label = "a\tb — “c”",
                           .seed = std::numeric_limits<std::uint64_t>::max(),
                           .airAt = Time{Duration{-1}},
                           .onCadence = true,
                           .noDeadline = true};
    const auto read = back(in);
    QVERIFY(read);
    const auto& out = std::get<input::Submit>(*read);
    QVERIFY(out.slot == in.slot && out.label == in.label && out.seed == in.seed && out.airAt == in.airAt);
    QVERIFY(out.onCadence && out.noDeadline);
  }

  void estimatesKeepEveryNanosecondEvenAtTheEdges() {
    std::mt19937_64 random(4);
    for (int round = 0; round < 2'000; ++round) {
      input::NewEstimates in;
      const auto draw = [&] {
        const int kind = static_cast<int>(random() % 4);
        if (kind == 0)
          return Duration::min();
        if (kind == 1)
          return Duration::max();
        return Duration{static_cast<std::int64_t>(kind == 2 ? random() : random() % 30'000'000'000)};
      };
      for (Quantiles& quantiles : in.estimates.remaining)
        quantiles = {.abort = draw(), .median = draw(), .warn = draw(), .samples = static_cast<int>(random() % 600)};
      in.estimates.delivery = {.abort = draw(), .median = draw(), .warn = draw(), .samples = -1};
      in.estimates.restart = draw();
      in.estimates.need[Stage::Video] = {static_cast<std::int64_t>(random())};
      const auto read = back(in);
      QVERIFY(read);
      const Estimates& out = std::get<input::NewEstimates>(*read).estimates;
      for (std::size_t i = 0; i < out.remaining.size(); ++i)
        QVERIFY(same(out.remaining[i], in.estimates.remaining[i]));
      QVERIFY(same(out.delivery, in.estimates.delivery));
      QVERIFY(out.restart == in.estimates.restart && out.need == in.estimates.need);
    }
  }

  void settingsAreWrittenAndReadByWhoeverRecords() {
    Settings settings;
    settings.profile = "mine";
    const auto read = back(input::Tune{.settings = settings, .rearmRunning = true});
    QVERIFY(read);
    QCOMPARE(std::get<input::Tune>(*read).settings.profile, std::string("mine"));
    QVERIFY(std::get<input::Tune>(*read).rearmRunning);
    settings.profile = "of a later program";
    QVERIFY(!back(input::Tune{.settings = settings, .rearmRunning = true}));
  }

  // VORTEX_WRITE_GOLDEN=1 writes the present version's file; earlier versions' files are never written again.
  void theRecordsOfEarlierProgramsAreRead() {
    QFile file(QStringLiteral(VORTEX_TEST_DATA "/schedule/inputs-1.txt"));
    if (qEnvironmentVariableIsSet("VORTEX_WRITE_GOLDEN")) {
      QVERIFY(file.open(QIODevice::WriteOnly));
      for (const Input& in : filledInputs())
        file.write(lineOf(in) + '\n');
      file.close();
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = file.readAll().trimmed().split('\n');
    QCOMPARE(static_cast<std::size_t>(lines.size()), std::size_t{19});
    for (const QByteArray& line : lines) {
      const auto parts = line.split(' ');
      const QByteArray bytes = parts.size() > 1 ? QByteArray::fromHex(parts.at(1)) : QByteArray();
      const auto read = decode(static_cast<InputKind>(parts.at(0).toUInt()),
                               std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))), named);
      QVERIFY2(read, line.constData());
      QCOMPARE(lineOf(*read).left(line.size()), line);
    }
  }

  void fieldsThatALaterProgramAppendedAreSkipped() {
    for (const Input& in : filledInputs()) {
      auto bytes = bytesOf(in);
      const auto plain = bytes;
      bytes.push_back(std::byte{7});
      const auto read = decode(kindOf(in), bytes, named);
      QVERIFY(read);
      QVERIFY(bytesOf(*read) == plain);
    }
  }

  void anUnknownKindIsNothing() {
    QVERIFY(!decode(0, {}, named));
    QVERIFY(!decode(9999, bytesOf(input::TimerDue{}), named));
  }

  void estimatesThatAreCutOffAreNothing() {
    auto bytes = bytesOf(filledInputs()[11]);
    while (bytes.size() > 1) {
      bytes.pop_back();
      QVERIFY(!decode(12, bytes, named));
    }
  }

  void damagedBytesDoNoHarm() {
    std::mt19937 random(20261128);
    const auto seeds = filledInputs();
    int refused = 0;
    for (int i = 0; i < 200'000; ++i) {
      const Input& seed = seeds[random() % seeds.size()];
      auto bytes = bytesOf(seed);
      for (auto changes = 1 + random() % 3; changes > 0 && !bytes.empty(); --changes)
        bytes[random() % bytes.size()] = static_cast<std::byte>(random());
      if (random() % 4 == 0)
        bytes.resize(random() % (bytes.size() + 1));
      if (const auto read = decode(kindOf(seed), bytes, named))
        QVERIFY(back(*read));
      else
        ++refused;
    }
    QVERIFY(refused > 1000);
  }

  void typicalInputsAreSmall() {
    QCOMPARE(bytesOf(input::TimerDue{}).size(), std::size_t{0});
    QCOMPARE(bytesOf(input::AttemptStarted{{4321}}).size(), std::size_t{2});
    const input::AttemptFinished finished{.attempt = {4321},
                                          .elapsed = Duration{11'987'654'321},
                                          .peak = {1'234'567'890},
                                          .operators = 1830,
                                          .longestOperator = Duration{4'321'987},
                                          .passesCheck = {}};
    QCOMPARE(bytesOf(finished).size(), std::size_t{22});
    input::NewEstimates learnt;
    for (std::size_t i = 1; i < 16; ++i)
      learnt.estimates.remaining[i] = {
          .abort = seconds(20.123456789), .median = seconds(21.234567891), .warn = seconds(23.345678912), .samples = 512};
    QVERIFY(bytesOf(learnt).size() <= 300);
  }
};

QTEST_APPLESS_MAIN(TestScheduleInputCodec)
#include "test_schedule_input_codec.moc"
