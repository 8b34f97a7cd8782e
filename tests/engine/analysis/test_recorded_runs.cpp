// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the real engine recorded, on its own thread and clock, is decided again from its store; and what is wrong with a store's run
// is found there.
#include "engine/analysis/run_replay.h"
#include "engine/config/config_reader.h"
#include "tests/engine/analysis/channel.h"

#include <QTemporaryDir>
#include <QTest>

using namespace vortex;
using namespace vortex::analysis;
using vortex::test::changeStore;
using vortex::test::Channel;
using vortex::test::troubledSettings;

namespace {

ReplayResult replayed(const std::filesystem::path& file) {
  const auto store = history::RunReader::open(file);
  if (!store)
    return {.verdict = ReplayVerdict::NotReplayable, .why = store.error()};
  return replayRun(*store, store->runs().value().front(), config::fromYaml);
}

}  // namespace

class TestRunLines : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::filesystem::path m_file;

 private slots:
  void initTestCase() {
    m_file = m_folder.filePath("history.db").toStdString();
    Channel channel(m_file);
    for (std::size_t round = 0; round < 12; ++round) {
      const SlotId first = channel.submit(), second = channel.submit(true);
      if (round % 3 == 0)
        channel.engine().cancel(second);
      if (round == 3) {
        Settings tuned = troubledSettings();
        tuned.stages[Stage::Image].timeout = seconds(12.345678901);
        tuned.abortQuantile = 0.0712345678912345;
        tuned.maxSlotsInFlight = 7;  // cannot be changed while it runs
        channel.engine().tune(tuned, true);
      }
      if (round == 4)
        channel.engine().setQuality(1, "the operator");
      if (round == 5)
        channel.engine().restartDevice();
      if (round == 6)
        channel.engine().setIntake(false);
      if (round == 6)
        channel.engine().setIntake(true);
      channel.awaitDecided(first.value);
    }
    for (int i = 0; i < 60; ++i)  // more than the queue holds
      channel.submit();
    channel.awaitDecided(60);
    channel.end(StopMode::Drain);
  }

  void theSessionIsDecidedAgain() {
    const ReplayResult result = replayed(m_file);
    QVERIFY2(result.verdict == ReplayVerdict::Identical, result.why.c_str());
    QCOMPARE(result.slotCount, std::uint64_t{84});
    QVERIFY(result.events > 200);
    QCOMPARE(result.notStored, std::uint64_t{0});
  }

  void whatWasTunedIsInTheRecordToTheNanosecond() {
    const auto store = history::RunReader::open(m_file).value();
    const auto next = store.inputs(store.runs().value().front().id);
    int tunings = 0;
    for (auto stored = next(); stored && *stored; stored = next()) {
      const auto input = schedule::decode((*stored)->kind, (*stored)->body, config::fromYaml);
      QVERIFY(input);
      if (const auto* tune = std::get_if<schedule::input::Tune>(&*input)) {
        ++tunings;
        QVERIFY(tune->settings.stages[Stage::Image].timeout == Duration{12'345'678'901});
        QVERIFY(tune->settings.maxSlotsInFlight == 2);
        Settings expected = troubledSettings();
        expected.stages[Stage::Image].timeout = Duration{12'345'678'901};
        expected.abortQuantile = 0.0712345678912345;
        QVERIFY(tune->settings == expected);
      }
    }
    QCOMPARE(tunings, 1);
  }

  void whatIsWrongWithARunIsFound_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("why");
    const int different = static_cast<int>(ReplayVerdict::Different), not_ = static_cast<int>(ReplayVerdict::NotReplayable);
    QTest::newRow("an input is gone") << "DELETE FROM input WHERE n = 40" << not_ << "input 40 is not stored";
    QTest::newRow("the last input is gone") << "DELETE FROM input WHERE n = (SELECT max(n) FROM input)" << not_ << "is not stored";
    QTest::newRow("of a later program") << "UPDATE input SET kind = 99 WHERE n = 40" << not_
                                        << "input 40, of kind 99, cannot be read";
    QTest::newRow("no kind at all") << "UPDATE input SET kind = 70000 WHERE n = 40" << not_ << "70000 is no kind";
    QTest::newRow("no number") << "UPDATE input SET at = 'now' WHERE n = 40" << not_ << "at holds no whole number";
    QTest::newRow("settings") << "UPDATE run SET settings = replace(settings, 'max_queued: 8', 'max_queued: -8')" << not_
                              << "its settings cannot be read exactly";
    QTest::newRow("other settings")
        << "UPDATE run SET settings = replace(settings, 'audio_s: 3' || char(10), 'audio_s: 4' || char(10))" << different
        << "is another one";
    QTest::newRow("an import") << "UPDATE run SET origin = 'import'" << not_ << "another system told it, not an engine";
    QTest::newRow("an event") << "UPDATE event SET at = at + 1 WHERE kind = 1 AND seq > 20" << different << "is another one";
    QTest::newRow("no inputs") << "DELETE FROM input; UPDATE run SET inputs = NULL" << not_ << "no input was recorded";
  }
  void whatIsWrongWithARunIsFound() {
    QFETCH(QString, sql);
    QFETCH(int, verdict);
    QFETCH(QString, why);
    const std::filesystem::path copy = m_folder.filePath("copy.db").toStdString();
    std::filesystem::copy_file(m_file, copy, std::filesystem::copy_options::overwrite_existing);
    changeStore(copy, sql.toStdString());
    const ReplayResult result = replayed(copy);
    QCOMPARE(static_cast<int>(result.verdict), verdict);
    QVERIFY2(QString::fromStdString(result.why).contains(why), result.why.c_str());
  }

  // A later program's events may be anybody's.
  void anEventOfAnUnknownKindIsCountedWhereItWasTheSchedulers() {
    const std::filesystem::path copy = m_folder.filePath("unknown.db").toStdString();
    std::filesystem::copy_file(m_file, copy);
    changeStore(copy, "UPDATE event SET kind = 9999 WHERE kind = 2");  // slot_started
    const ReplayResult result = replayed(copy);
    QVERIFY2(result.verdict == ReplayVerdict::Identical, result.why.c_str());
    QVERIFY(result.notStored > 0);
  }
};

QTEST_GUILESS_MAIN(TestRunLines)
#include "test_recorded_runs.moc"
