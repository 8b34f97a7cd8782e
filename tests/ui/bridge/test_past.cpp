// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a window finds in the store when it starts: real runs of the engine, read back into a session.
#include "engine/engine.h"
#include "tests/engine/runtime/support.h"
#include "ui/bridge/past.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kNsInMs = 1'000'000;
std::int64_t nowWall() { return QDateTime::currentMSecsSinceEpoch() * kNsInMs; }

// A run that makes `count` slots, one after the other, in `store`; how they ended.
std::vector<Outcome> makeSlots(const std::filesystem::path& store, int count, double clockScale = 1) {
  EngineOptions options;
  options.settings = test::plainSettings();
  for (const Stage stage : kStages)
    options.settings.simulated.stages[stage].time = milliseconds(2);
  options.settings.simulated.startup = milliseconds(5);
  options.backend = BackendKind::Simulated;
  options.clockScale = clockScale;
  options.historyFile = store;
  Engine engine(std::move(options));
  const auto queue = engine.subscribe();
  engine.start();
  for (int i = 0; i < count; ++i)
    engine.submit({.recipe = *test::aRecipe(), .noDeadline = true});
  std::vector<Event> events;
  while (test::all<event::SlotComplete>(events).size() < static_cast<std::size_t>(count) && queue->take(events, 1h)) {
  }
  engine.stop(StopMode::Finish);
  engine.join();
  std::vector<Outcome> ends;
  for (const auto& end : test::all<event::SlotComplete>(events))
    ends.push_back(end.verdict.outcome);
  return ends;
}

}  // namespace

class TestPast : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;

  std::filesystem::path store(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

 private slots:
  void theSlotsOfEarlierRunsComeBackAtTheirPlaceInTime() {
    const auto file = store("two-runs.db");
    std::vector<Outcome> ends = makeSlots(file, 3);
    const std::int64_t between = nowWall();
    const std::vector<Outcome> later = makeSlots(file, 2);
    ends.insert(ends.end(), later.begin(), later.end());
    const Past past = readPast({.store = file, .wallAtZero = between, .until = nowWall() + 1, .since = 0});
    QCOMPARE(past.trouble, std::string());
    QCOMPARE(past.session.allSlots().size(), std::size_t{5});
    for (const Slot& slot : past.session.allSlots()) {
      QVERIFY(slot.state == SlotState::Decided);
      QVERIFY(slot.verdict.outcome == ends[slot.id.value - 1]);
      QVERIFY(!slot.bars.empty());
      // The clock's zero lies between the two runs.
      QCOMPARE(slot.queuedAt < Time{}, slot.id.value <= 3);
    }
    QCOMPARE(past.session.running() + past.session.queued(), 0);
    QVERIFY(past.session.device().condition == DeviceCondition::Starting);  // what is told of a device is told live
  }

  // Hours of a clock that ran two thousand times as fast are over when the run was.
  void nothingOfARunOnAPretendedClockIsStillToCome() {
    const auto file = store("fast-clock.db");
    makeSlots(file, 20, 2'000);
    const std::int64_t after = nowWall() + kNsInMs;
    const Past past = readPast({.store = file, .wallAtZero = after, .until = after, .since = 0});
    QCOMPARE(past.trouble, std::string());
    QCOMPARE(past.session.allSlots().size(), std::size_t{20});
    for (const Slot& slot : past.session.allSlots()) {
      QVERIFY(slot.decidedAt && *slot.decidedAt <= Time{});
      QVERIFY(slot.airAt && *slot.airAt <= Time{});
      const Past one = readSlot({.store = file, .wallAtZero = after, .slot = slot.id});
      QVERIFY(one.session.find(slot.id)->decidedAt == slot.decidedAt);
    }
    const Slot &first = *past.session.find({1}), &last = *past.session.find({20});
    QVERIFY(*last.decidedAt - *first.decidedAt >= milliseconds(19 * 2));  // as long as it was told
  }

  void theRunThatIsToldLiveIsLeftOut() {
    const auto file = store("live.db");
    makeSlots(file, 1);
    const std::int64_t began = nowWall();
    makeSlots(file, 1);
    const Past past = readPast({.store = file, .wallAtZero = began, .until = began, .since = 0});
    QCOMPARE(past.session.allSlots().size(), std::size_t{1});
  }

  void olderSlotsAreLeftToTheHistory() {
    const auto file = store("old.db");
    makeSlots(file, 2);
    const Past past = readPast({.store = file, .wallAtZero = nowWall(), .until = nowWall() + 1, .since = nowWall()});
    QCOMPARE(past.session.allSlots().size(), std::size_t{0});
    QCOMPARE(past.trouble, std::string());
  }

  void whatTheLastStartTookIsExpectedOfTheNextOneOfTheSameKind() {
    const auto file = store("starts.db");
    makeSlots(file, 1);
    const PastQuestion question{
        .store = file, .wallAtZero = 0, .until = nowWall() + 1, .since = nowWall(), .profile = "", .backend = ""};
    const auto expected = [&](std::string profile, std::string backend, std::int64_t until) {
      PastQuestion asked = question;
      asked.profile = std::move(profile);
      asked.backend = std::move(backend);
      asked.until = until;
      return readPast(asked).session.device().restart;
    };
    const std::string profile = test::plainSettings().profile;
    QVERIFY(expected(profile, "simulated", question.until) > Duration{});
    QVERIFY(expected(profile, "torch", question.until) == Duration{});
    QVERIFY(expected(profile + "2", "simulated", question.until) == Duration{});
    QVERIFY(expected(profile, "simulated", 1) == Duration{});  // of the run that is told live
  }

  void oneSlotComesBackHoweverOldItIs() {
    const auto file = store("one.db");
    const std::vector<Outcome> ends = makeSlots(file, 3);
    makeSlots(file, 1);
    const Past past = readSlot({.store = file, .wallAtZero = nowWall(), .slot = SlotId{2}});
    QCOMPARE(past.trouble, std::string());
    QCOMPARE(past.session.allSlots().size(), std::size_t{1});
    const Slot* slot = past.session.find({2});
    QVERIFY(slot != nullptr && slot->state == SlotState::Decided && slot->verdict.outcome == ends[1]);
    QVERIFY(!slot->bars.empty() && slot->queuedAt < Time{});
    QVERIFY(!readSlot({.store = file, .wallAtZero = 0, .slot = SlotId{99}}).trouble.empty());
    QVERIFY(!readSlot({.store = store("no.db"), .wallAtZero = 0, .slot = SlotId{1}}).trouble.empty());
  }

  void aStoreThatIsNoneSaysWhy() {
    const auto file = store("none.db");
    QVERIFY(!readPast({.store = file, .wallAtZero = 0, .until = 1, .since = 0}).trouble.empty());
    QFile damaged(QString::fromStdString(file.string()));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(QByteArray(8'192, 'x'));
    damaged.close();
    const Past past = readPast({.store = file, .wallAtZero = 0, .until = 1, .since = 0});
    QVERIFY(!past.trouble.empty());
    QVERIFY(past.session.allSlots().empty());
  }
};

QTEST_GUILESS_MAIN(TestPast)
#include "test_past.moc"
