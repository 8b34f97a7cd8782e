// SPDX-License-Identifier: GPL-3.0-or-later
//
// The channel's feed on the whole engine on virtual time: what is off the air takes nothing from the air slots.
#include "engine/config/config_reader.h"
#include "engine/slot/forecast_sum.h"
#include "tests/engine/runtime/support.h"
#include "ui/models/feed.h"
#include "ui/models/session.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr int kFrameMs = 40;  // as often as the window feeds

// The profile's times as they are, or each at its target, so that two days can be compared slot by slot.
Settings settings(TimeSpread spread) {
  Settings made =
      config::loadConfig({.profile = "simulated", .file = {}, .sets = {}, .resources = VORTEX_SOURCE_DIR "/resources"}).settings;
  for (const Stage stage : kStages)
    made.simulated.stages[stage].form = spread;
  return made;
}

// A channel on virtual time, fed as the window feeds the engine.
class Day {
 public:
  explicit Day(const Settings& settings)
      : m_settings(settings), m_run(settings), m_channel(settings.airAfter),
        m_feed(m_channel, {.submit = [this](const Waiting& entry, bool onCadence) { return submit(entry, onCadence); },
                           .cancel = [this](SlotId slot) { m_run.driver().cancel(slot, m_run.now(), StopCause::GaveWay); }}) {}

  void onAir(int count) {
    for (int i = 0; i < count; ++i)
      m_channel.add({Waiting{.recipe = *test::aRecipe()}});
  }
  void offAir(int count) {
    for (int i = 0; i < count; ++i)
      m_channel.add({Waiting{.recipe = *test::aRecipe(), .rerunOf = SlotId{1}, .offAir = true}});
  }
  void ofCapture() { m_channel.add({Waiting{.recipe = *test::aRecipe(), .offAir = true, .ofCapture = 0}}); }
  void until(double s) {
    for (const Time end = test::at(s); m_run.now() < end;)
      frame();
  }
  void untilDecided(int many, Duration more) {
    while (session.decided() < many)
      frame();
    for (const Time end = m_run.now() + more; m_run.now() < end;)
      frame();
  }
  // Until nothing waits and all is decided; false when that did not come within `s`.
  bool untilDone(double s) {
    for (const Time end = m_run.now() + seconds(s); m_run.now() < end; frame())
      if (m_channel.waiting().empty() && m_submitted > 0 && session.decided() == m_submitted)
        return true;
    return false;
  }
  std::vector<const Slot*> slotsOf(bool air) const {
    std::vector<const Slot*> found;
    for (const Slot& slot : session.allSlots())
      if (slot.hasAirTime == air)
        found.push_back(&slot);
    return found;
  }
  const Channel& channel() const { return m_channel; }
  const Feed& feed() const { return m_feed; }
  Time now() const { return m_run.now(); }

  Session session;
  int gaveWay = 0;

 private:
  void frame() {
    m_run.runUntil(m_run.now() + milliseconds(kFrameMs));
    for (const Event& event : std::exchange(m_run.events, {})) {
      session.apply(event);
      m_feed.told(event);
    }
    const auto& whole = session.wholeSlot();
    m_feed.feed(m_run.now(), whole ? stagesOf(*whole) : m_settings.generationTarget);
    gaveWay += m_feed.takeGaveWay() ? 1 : 0;
  }

  SlotId submit(const Waiting& entry, bool onCadence) {
    ++m_submitted;
    return m_run.submit({.recipe = std::make_shared<const Recipe>(entry.recipe),
                         .seed = 1,
                         .airIn = onCadence ? std::optional(m_settings.airAfter) : std::nullopt,
                         .onCadence = onCadence,
                         .noDeadline = entry.offAir});
  }

  Settings m_settings;
  runtime::SimulatedRun m_run;
  Channel m_channel;
  Feed m_feed;
  int m_submitted = 0;
};

}  // namespace

class TestFeed : public QObject {
  Q_OBJECT
 private slots:
  // Slot by slot, a day with fifty reruns gives the channel what the same day without them does.
  void fiftyRerunsTakeNothingFromTheChannel() {
    constexpr int kAir = 60, kReruns = 50;
    Day bare(settings(TimeSpread::Fixed)), beside(settings(TimeSpread::Fixed));
    bare.onAir(kAir);
    beside.onAir(kAir);
    beside.offAir(kReruns);
    QVERIFY(bare.untilDone(4'000));
    QVERIFY(beside.untilDone(4'000));
    const auto alone = bare.slotsOf(true), air = beside.slotsOf(true), reruns = beside.slotsOf(false);
    QCOMPARE(alone.size(), std::size_t{kAir});
    QCOMPARE(air.size(), std::size_t{kAir});
    for (std::size_t i = 0; i < air.size(); ++i) {
      QVERIFY(air[i]->verdict.outcome == Outcome::Succeeded);
      QVERIFY(air[i]->startedAt == alone[i]->startedAt);
      QVERIFY(air[i]->spareToAir == alone[i]->spareToAir);
      QVERIFY(air[i]->ready == alone[i]->ready);
    }
    QCOMPARE(reruns.size(), std::size_t{kReruns});
    for (const Slot* rerun : reruns)
      QVERIFY(rerun->verdict.outcome == Outcome::Succeeded);
    QCOMPARE(beside.session.missed(), 0);
    QCOMPARE(beside.gaveWay, 0);
  }

  // With times that scatter, some gaps turn out too short: then the rerun gives way, and still no air slot misses.
  void whatTakesLongerThanForeseenGivesWay() {
    Settings narrow = settings(TimeSpread::LogNormal);
    narrow.airAfter = seconds(43);  // gaps of about what 95 of 100 slots take
    narrow.downstream = seconds(17);
    Day day(narrow);
    day.onAir(200);
    day.offAir(150);
    QVERIFY(day.untilDone(20'000));
    QCOMPARE(day.session.missed(), 0);
    for (const Slot* air : day.slotsOf(true)) {
      QVERIFY(air->verdict.outcome == Outcome::Succeeded);
      // It began when it was due, but for what it takes to stop one operator and drain.
      QVERIFY(*air->startedAt - air->queuedAt < seconds(0.2));
    }
    int stopped = 0, made = 0;
    for (const Slot* rerun : day.slotsOf(false))
      (rerun->verdict.outcome == Outcome::Canceled ? stopped : made) += 1;
    QVERIFY(day.gaveWay > 0);
    QCOMPARE(stopped, day.gaveWay);
    QCOMPARE(made, 150);
  }

  // The channel rests, a rerun is half done, and a recipe comes.
  void anAirSlotDoesNotWaitForARerun() {
    Day day(settings(TimeSpread::Fixed));
    day.onAir(1);
    day.until(120);
    QVERIFY(!day.channel().gap(day.now()));
    day.offAir(1);
    day.until(130);
    QCOMPARE(day.session.running(), 1);
    day.onAir(1);
    QVERIFY(day.untilDone(200));
    const auto reruns = day.slotsOf(false);
    QCOMPARE(reruns.size(), std::size_t{2});
    QVERIFY(reruns[0]->verdict.outcome == Outcome::Canceled && reruns[0]->verdict.reason == Reason::GaveWay);
    QCOMPARE(reruns[0]->verdict.message, std::string("gave way to an air slot that was due"));
    for (const Bar& bar : reruns[0]->bars)
      QVERIFY(bar.state == BarState::Finished || bar.cause == StopCause::GaveWay);
    QVERIFY(reruns[1]->verdict.outcome == Outcome::Succeeded);
    const Slot& air = *day.slotsOf(true).back();
    QVERIFY(*air.startedAt - test::at(130) < seconds(0.2));
    QVERIFY(air.verdict.outcome == Outcome::Succeeded);
    QVERIFY(*reruns[1]->startedAt >= *air.decidedAt);
  }

  void whatNeverFitsIsNotBegun() {
    Settings slow = settings(TimeSpread::Fixed);
    slow.airAfter = seconds(35);  // a slot every 35 s leaves a gap of less than 14
    slow.downstream = seconds(9);
    Day day(slow);
    day.onAir(40);
    day.offAir(1);
    day.until(900);
    QVERIFY(day.slotsOf(false).empty());  // it was not even begun
    QVERIFY(day.channel().waiting().back().offAir && !day.channel().waiting().back().held);
    QCOMPARE(day.session.missed(), 0);
    QVERIFY(!day.feed().shortGap());  // no capture waits
  }

  // A capture that is never made says why, of a whole gap and not of what is left of one; and no longer once it is made.
  void aCaptureWhoseSlotsFitNowhereIsTold() {
    Settings slow = settings(TimeSpread::Fixed);
    slow.airAfter = seconds(30);
    slow.downstream = seconds(4);
    Day day(slow);
    day.onAir(4);
    day.untilDecided(1, seconds(3));  // within a gap
    day.ofCapture();
    day.untilDecided(1, seconds(1));
    QVERIFY(!day.feed().shortGap());
    day.untilDecided(2, seconds(3));
    const auto& gap = day.feed().shortGap();
    QVERIFY(gap && gap->has > Duration{} && gap->has < seconds(10) && gap->needs > seconds(15));
    QVERIFY(day.slotsOf(false).empty());
    QVERIFY(day.untilDone(300));
    QVERIFY(!gap);
    QCOMPARE(day.slotsOf(false).size(), std::size_t{1});
  }

  // However often an air slot comes between: it goes on until somebody ends it.
  void aCapturesSlotIsNeverHeld() {
    Settings quick = settings(TimeSpread::Fixed);
    quick.airAfter = seconds(35);
    quick.downstream = seconds(9);
    Day day(quick);
    day.onAir(1);
    day.until(120);
    day.ofCapture();
    for (int times = 0; times <= Feed::kMostGivingWay; ++times) {
      day.until(130 + 45 * times);  // it is made since the cadence's turn went by, 10 s ago
      day.onAir(1);
      day.until(131 + 45 * times);
      QCOMPARE(day.gaveWay, times + 1);
    }
    QVERIFY(day.untilDone(400));
  }
};

QTEST_GUILESS_MAIN(TestFeed)
#include "test_feed.moc"
