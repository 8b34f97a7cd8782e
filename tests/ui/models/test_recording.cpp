// SPDX-License-Identifier: GPL-3.0-or-later
//
// A recording at a moment is what was told live until then, wherever one comes from: held against a session that was told each
// event up to that moment, over random sessions and random walks through them.
#include "engine/slot/slot_of.h"
#include "tests/ui/models/scenes.h"
#include "ui/models/recording.h"

#include <QtTest>
#include <algorithm>
#include <random>
#include <utility>

using namespace vortex;
using namespace vortex::ui;
using test::at;

namespace {

struct Told {
  std::vector<Event> events;  // by time
  std::vector<RecordedSample> samples;
};

// Slots that overlap in time, in every way that a random session has them, and memory beside them.
Told randomlyTold(std::uint32_t seed, std::uint64_t count) {
  Told told;
  Session session;
  test::Teller teller(session, [&told](const Event& event) { told.events.push_back(event); });
  test::tellRandomly(teller, seed, count);
  std::stable_sort(told.events.begin(), told.events.end(), [](const Event& one, const Event& other) { return one.at < other.at; });
  std::mt19937 random(seed + 1);
  Time time = told.events.front().at;
  while (time < told.events.back().at) {
    const Duration span = random() % 3 == 0 ? seconds(8) : Duration{};
    told.samples.push_back(
        {.known = time + span, .sample = {.at = time, .memory = {.used = {static_cast<std::int64_t>(random())}}}});
    time += span + milliseconds(100.0 + static_cast<double>(random() % 5'000));
  }
  return told;
}

Session toldUntil(const Told& told, Time until) {
  Session session;
  for (const Event& event : told.events)
    if (event.at <= until)
      session.apply(event);
  for (const RecordedSample& sample : told.samples)
    if (sample.known <= until)
      session.apply({.seq = 0, .at = sample.sample.at, .body = sample.sample.memory});
  return session;
}

bool same(const Bar& one, const Bar& other) {
  const auto facts = [](const Bar& bar) {
    return std::tuple(bar.attempt, bar.state, bar.start, bar.timeout, bar.step, bar.stepsAt, bar.stopRequested, bar.end, bar.cause,
                      bar.retryIn, bar.drain, bar.peak, bar.released, bar.message);
  };
  return facts(one) == facts(other);
}

bool same(const Slot& one, const Slot& other) {
  const auto facts = [](const Slot& slot) {
    return std::tuple(slot.id, slot.label, slot.state, slot.queuedAt, slot.lastAt, slot.startedAt, slot.airAt,
                      slot.lastUsefulFinish, slot.decidedAt, slot.elapsed, slot.spareToAir, slot.missed, slot.peak, slot.openBars);
  };
  return facts(one) == facts(other) && std::equal(one.bars.begin(), one.bars.end(), other.bars.begin(), other.bars.end(),
                                                  [](const Bar& a, const Bar& b) { return same(a, b); });
}

// What of the two differs; "" for nothing.
std::string difference(const Session& one, const Session& other, Time now) {
  if (one.allSlots().size() != other.allSlots().size())
    return "slots";
  for (std::size_t i = 0; i < one.allSlots().size(); ++i)
    if (!same(one.allSlots()[i], other.allSlots()[i]))
      return "slot " + std::to_string(one.allSlots()[i].id.value);
  const auto counts = [](const Session& session) {
    return std::tuple(session.running(), session.queued(), session.decided(), session.missed(), session.delivered(), session.told(),
                      session.revision(), session.crossings().size(), session.alarms().size());
  };
  if (counts(one) != counts(other))
    return "counts";
  if (!std::equal(one.samples().begin(), one.samples().end(), other.samples().begin(), other.samples().end(),
                  [](const Sample& a, const Sample& b) { return a.at == b.at && a.memory.used == b.memory.used; }))
    return "samples";
  const TimeRange range{now - seconds(90), now + seconds(30)};
  const auto numbers = [&](const Session& session) {
    std::vector<std::uint64_t> found;
    for (const Slot* slot : session.slotsIn(range, now))
      found.push_back(slot->id.value);
    return found;
  };
  if (numbers(one) != numbers(other))
    return "what is in view";
  for (const Stage stage : kStages) {
    const auto spans = [&](const Session& session) {
      std::vector<std::tuple<Time, Time, std::uint64_t>> found;
      session.lane(stage).visit(range, [&](const LaneSpan& span) { found.emplace_back(span.start, span.end, span.slot.value); });
      return found;
    };
    if (spans(one) != spans(other))
      return "who held a stage";
  }
  return {};
}

}  // namespace

class TestRecording : public QObject {
  Q_OBJECT
 private slots:
  void anyMomentIsWhatWasToldUntilThen() {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
      const Told told = randomlyTold(seed, 40 + seed * 7);
      const Recording recording(told.events, told.samples);
      std::mt19937 random(seed);
      const double from = inSeconds(recording.begin().time_since_epoch()), to = inSeconds(recording.end().time_since_epoch());
      Session session;
      Recording::Place place;
      Time now = recording.begin();
      for (int step = 0; step < 60; ++step) {
        switch (random() % 4) {
        case 0:  // anywhere
          now = at(std::uniform_real_distribution(from - 5, to + 5)(random));
          break;
        case 1:  // exactly on an event
          now = told.events[random() % told.events.size()].at;
          break;
        case 2:  // time passes
          now += milliseconds(static_cast<double>(random() % 20'000));
          break;
        default:  // a little back
          now -= milliseconds(static_cast<double>(random() % 20'000));
        }
        recording.seek(session, place, now);
        const std::string differs = difference(session, toldUntil(told, now), now);
        QVERIFY2(differs.empty(), ("seed " + std::to_string(seed) + ", step " + std::to_string(step) + ": " + differs).c_str());
        QVERIFY(session.story() == place.story && place.story != 0);
      }
    }
  }

  // Long enough that copies are made, jumped over in both directions.
  void theCopiesAreWhatTheyStandFor() {
    const Told told = randomlyTold(99, 3'000);
    QVERIFY(told.events.size() > 3 * Recording::kStretch);
    const Recording recording(told.events, {});
    std::mt19937 random(7);
    Session session;
    Recording::Place place;
    for (int step = 0; step < 12; ++step) {
      const Time now = told.events[random() % told.events.size()].at;
      recording.seek(session, place, now);
      Session live;
      for (const Event& event : told.events)
        if (event.at <= now)
          live.apply(event);
      QCOMPARE(difference(session, live, now), std::string());
    }
  }

  void whileTimePassesTheStoryStands() {
    const Told told = randomlyTold(3, 50);
    const Recording recording(told.events, told.samples);
    Session session;
    Recording::Place place;
    recording.seek(session, place, recording.begin());
    const std::uint64_t story = place.story;
    for (Time now = recording.begin(); now <= recording.end(); now += seconds(3))
      recording.seek(session, place, now);
    QCOMPARE(place.story, story);
    recording.seek(session, place, recording.begin());
    QVERIFY(place.story != story);
    QVERIFY(session.decided() == 0);
  }

  void itsLogIsAPrefixWithoutCopies() {
    const Told told = randomlyTold(4, 30);
    const Recording recording(told.events, {});
    Session session;
    Recording::Place place;
    recording.seek(session, place, told.events[17].at);
    EventLog log;
    log.add(told.events[0]);
    log.show(recording.events(), place.events, place.story);
    QCOMPARE(log.end(), std::uint64_t{place.events});
    QCOMPARE(log.story(), place.story);
    for (std::uint64_t line = log.first(); line < log.end(); ++line)
      QVERIFY(&log.at(line) == &(*recording.events())[line]);
  }

  void eventsOfASlotAreSteppedThrough() {
    const Told told = randomlyTold(5, 20);
    const Recording recording(told.events, {});
    std::vector<Time> of;
    for (const Event& event : told.events)
      if (slotOf(event.body) == SlotId{9} && !std::holds_alternative<event::SlotForecast>(event.body) &&
          (of.empty() || of.back() != event.at))
        of.push_back(event.at);
    std::vector<Time> forward, backward;
    for (auto next = recording.nextEvent(SlotId{9}, recording.begin() - seconds(1)); next;
         next = recording.nextEvent(SlotId{9}, *next))
      forward.push_back(*next);
    for (auto before = recording.previousEvent(SlotId{9}, recording.end() + seconds(1)); before;
         before = recording.previousEvent(SlotId{9}, *before))
      backward.push_back(*before);
    std::reverse(backward.begin(), backward.end());
    QVERIFY(forward == of && backward == of && !of.empty());
    QVERIFY(!recording.nextEvent(SlotId{4'711}, recording.begin()));
    QVERIFY(recording.nextEvent({}, recording.begin()).has_value());
  }

  void anEmptyOneIsNothing() {
    const Recording recording({}, {});
    Session session;
    Recording::Place place;
    recording.seek(session, place, at(5));
    QVERIFY(session.allSlots().empty() && recording.begin() == recording.end());
  }
};

QTEST_GUILESS_MAIN(TestRecording)
#include "test_recording.moc"
