// SPDX-License-Identifier: GPL-3.0-or-later
//
// The channel's queue and what airs next.
#include "engine/given_stages.h"
#include "tests/ui/models/scenes.h"
#include "ui/models/channel.h"
#include "ui/models/outlook.h"

#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::Teller;

namespace {

Recipe labelled(const char* label) {
  Recipe recipe;
  recipe.label = label;
  return recipe;
}

std::vector<Recipe> recipes(std::initializer_list<const char*> labels) {
  std::vector<Recipe> made;
  for (const char* label : labels)
    made.push_back(labelled(label));
  return made;
}

std::vector<std::string> labels(const Channel& channel) {
  std::vector<std::string> found;
  for (const Waiting& entry : channel.waiting())
    found.push_back(entry.recipe.label);
  return found;
}

std::string dueLabel(Channel& channel, double s) {
  const auto recipe = channel.due(at(s));
  return recipe ? recipe->recipe.label : "";
}

}  // namespace

class TestChannel : public QObject {
  Q_OBJECT
 private slots:
  void nothingIsDueBeforeTheDeviceWasReady() {
    Channel channel(seconds(45));
    channel.add(recipes({"a"}));
    QCOMPARE(dueLabel(channel, 100), std::string());
    channel.deviceReady(at(101));
    QCOMPARE(dueLabel(channel, 101), std::string("a"));
  }

  void aCadenceGivesOneAtATime() {
    Channel channel(seconds(45));
    channel.deviceReady(at(0));
    channel.add(recipes({"a", "b", "c"}));
    QCOMPARE(dueLabel(channel, 0.5), std::string("a"));
    QCOMPARE(dueLabel(channel, 1), std::string());
    QVERIFY(channel.next() == at(45));
    QCOMPARE(dueLabel(channel, 45), std::string("b"));
  }

  void aCadenceThatStoodStillGoesOnFromThen() {
    Channel channel(seconds(45));
    channel.deviceReady(at(0));
    channel.add(recipes({"a", "b"}));
    channel.hold(true);
    QCOMPARE(dueLabel(channel, 500), std::string());
    channel.hold(false);
    QCOMPARE(dueLabel(channel, 500), std::string("a"));
    QCOMPARE(dueLabel(channel, 544), std::string());
    QCOMPARE(dueLabel(channel, 545), std::string("b"));
  }

  // Else two would air at once, and the second would have to wait for the first to be made.
  void whoComesAfterHisTurnBeginsTheCadenceAnew() {
    Channel channel(seconds(45));
    channel.deviceReady(at(0));
    QCOMPARE(dueLabel(channel, 30), std::string());
    channel.add(recipes({"a", "b", "c"}));
    const auto first = channel.due(at(40));
    QVERIFY(first && first->late == Duration{});
    QVERIFY(channel.next() == at(85));
    channel.hold(true);  // held over the turn of the second
    QCOMPARE(dueLabel(channel, 90), std::string());
    channel.hold(false);
    QCOMPARE(dueLabel(channel, 100), std::string("b"));
    QVERIFY(channel.next() == at(145));
  }

  void whoWasLookedAtLateAirsOnTheCadence() {
    Channel channel(seconds(45));
    channel.deviceReady(at(0));
    channel.add(recipes({"a", "b"}));
    QVERIFY(channel.due(at(0.04))->late == seconds(0.04));
    QVERIFY(channel.next() == at(45));
    QVERIFY(channel.due(at(45.1))->late == seconds(0.1));
    Channel quick(seconds(0.5));  // of which a second is not a little
    quick.deviceReady(at(0));
    quick.add(recipes({"a"}));
    QVERIFY(quick.due(at(0.4))->late == Duration{});
    QVERIFY(quick.next() == std::nullopt && quick.gap(at(0.6)) == seconds(0.3));
  }

  void withoutACadenceTheNextWaitsForTheOneBefore() {
    Channel channel({});
    channel.deviceReady(at(0));
    channel.add(recipes({"a", "b"}));
    QCOMPARE(dueLabel(channel, 1), std::string("a"));
    QCOMPARE(dueLabel(channel, 2), std::string());
    channel.decided();
    QCOMPARE(dueLabel(channel, 3), std::string("b"));
  }

  void theQueueIsBoundedAndCanBeRearranged() {
    Channel channel(seconds(45));
    QCOMPARE(channel.add(std::vector<Recipe>(Channel::kLongest + 3)), std::size_t{3});
    while (!channel.waiting().empty())
      channel.remove(channel.waiting().front().key);
    channel.add(recipes({"a", "b", "c"}));
    const auto key = [&](std::size_t i) { return channel.waiting()[i].key; };
    const std::uint64_t before = channel.revision(), c = key(2);
    channel.move(c, 0);
    QCOMPARE(labels(channel), (std::vector<std::string>{"c", "a", "b"}));
    channel.move(c, 2);
    channel.move(c, 3);  // there is no such place
    QCOMPARE(labels(channel), (std::vector<std::string>{"a", "b", "c"}));
    channel.remove(key(1));
    channel.remove(c + 9);
    QCOMPARE(labels(channel), (std::vector<std::string>{"a", "c"}));
    QVERIFY(channel.revision() > before);
  }

  void whatIsHeldKeepsItsPlaceAndIsPassedOver() {
    Channel channel(seconds(45));
    channel.deviceReady(at(0));
    channel.add(recipes({"a", "b", "c"}));
    const std::uint64_t a = channel.waiting()[0].key;
    channel.setHeld(a, true);
    QCOMPARE(dueLabel(channel, 1), std::string("b"));
    QCOMPARE(labels(channel), (std::vector<std::string>{"a", "c"}));
    channel.setHeld(a, false);
    QCOMPARE(dueLabel(channel, 46), std::string("a"));
    channel.setHeld(channel.waiting()[0].key, true);
    QVERIFY(!channel.next());
    QCOMPARE(dueLabel(channel, 99), std::string());
  }

  void whatIsMadeAgainComesFirst() {
    Channel channel(seconds(45));
    channel.deviceReady(at(0));
    channel.add(recipes({"a"}));
    channel.add({Waiting{.recipe = labelled("again"), .seed = 7, .rerunOf = SlotId{41}}}, true);
    const auto entry = channel.due(at(1));
    QVERIFY(entry && entry->recipe.label == "again" && entry->seed == 7 && entry->rerunOf == SlotId{41});
  }

  void whatIsOffAirTakesNoAirSlotsPlace() {
    Channel channel(seconds(45));
    channel.deviceReady(at(0));
    channel.add({Waiting{.recipe = labelled("rerun"), .rerunOf = SlotId{41}, .offAir = true}}, true);
    channel.add(recipes({"a", "b"}));
    QVERIFY(channel.next() == at(0));
    QVERIFY(!channel.dueOffAir(at(0), seconds(20)));  // an air slot is due
    QCOMPARE(dueLabel(channel, 0), std::string("a"));
    QVERIFY(!channel.dueOffAir(at(20), seconds(20)));  // one is in the making
    channel.decided();
    QVERIFY(channel.gap(at(21)) == seconds(24));
    QVERIFY(!channel.dueOffAir(at(21), seconds(24.1)));  // the gap is too short
    const auto entry = channel.dueOffAir(at(21), seconds(24));
    QVERIFY(entry && entry->recipe.label == "rerun");
    channel.add({Waiting{.recipe = labelled("another"), .rerunOf = SlotId{42}, .offAir = true}});
    QVERIFY(!channel.dueOffAir(at(22), {}));  // one at a time
    QVERIFY(!channel.mustGiveWay(at(44)));
    QVERIFY(channel.mustGiveWay(at(45)));
    QCOMPARE(dueLabel(channel, 45), std::string("b"));  // and does not wait for it
    channel.offAirDecided();
    QVERIFY(!channel.mustGiveWay(at(46)));
  }

  void aChannelThatRestsLeavesAllTheTime() {
    Channel channel(seconds(45));
    channel.deviceReady(at(0));
    channel.add(recipes({"a"}));
    QCOMPARE(dueLabel(channel, 0), std::string("a"));
    channel.decided();
    channel.add({Waiting{.recipe = labelled("rerun"), .rerunOf = SlotId{41}, .offAir = true}});
    QVERIFY(!channel.dueOffAir(at(30), seconds(20)));  // whoever is added now starts at 45
    QVERIFY(!channel.gap(at(45)));
    channel.hold(true);
    QVERIFY(!channel.dueOffAir(at(45), seconds(20)));
    channel.hold(false);
    QVERIFY(channel.dueOffAir(at(45), seconds(2'000)));
    channel.add(recipes({"b"}));
    QVERIFY(channel.mustGiveWay(at(46)));
  }

  void withoutACadenceWhatIsOffAirComesLast() {
    Channel channel({});
    channel.deviceReady(at(0));
    channel.add({Waiting{.recipe = labelled("rerun"), .rerunOf = SlotId{41}, .offAir = true}}, true);
    channel.add(recipes({"a"}));
    QVERIFY(!channel.dueOffAir(at(1), {}));
    QCOMPARE(dueLabel(channel, 1), std::string("a"));
    channel.decided();
    QVERIFY(channel.dueOffAir(at(2), seconds(20)));
  }

  void whatIsOffAirCanBePutOnTheCadence() {
    Channel channel(seconds(45));
    channel.deviceReady(at(0));
    channel.add({Waiting{.recipe = labelled("rerun"), .rerunOf = SlotId{41}, .offAir = true}});
    QVERIFY(!channel.next());
    const std::uint64_t before = channel.revision();
    channel.setOffAir(channel.waiting().front().key, false);
    QVERIFY(channel.revision() > before);
    QVERIFY(channel.next() == at(0));
    QCOMPARE(dueLabel(channel, 0), std::string("rerun"));
  }

  void aResetWaitsUntilWhatItIsGivenIsRead() {
    Channel channel(seconds(45));
    channel.deviceReady(at(0));
    const auto reset = [](const char* label) {
      return Waiting{.recipe = labelled(label), .seed = {}, .rerunOf = SlotId{41}, .offAir = true, .from = Stage::Video};
    };
    channel.add({reset("first"), reset("second"), reset("third"), Waiting{.recipe = labelled("whole"), .offAir = true}});
    const auto given = std::make_shared<const GivenStages>();
    QVERIFY(channel.unread() != nullptr);
    QCOMPARE(channel.unread()->recipe.label, std::string("first"));
    channel.give(channel.unread()->key, given);
    channel.give(channel.unread()->key, given);
    QVERIFY(channel.unread() == nullptr);  // two are enough
    const auto due = channel.dueOffAir(at(0), seconds(1));
    QVERIFY(due && due->recipe.label == "first" && due->given == given);
    QCOMPARE(channel.unread()->recipe.label, std::string("third"));
    const std::uint64_t third = channel.unread()->key;
    channel.refuse(third, "retention removed its files");
    QVERIFY(channel.unread() == nullptr);
    QVERIFY(channel.waiting()[1].held && channel.waiting()[1].trouble == "retention removed its files");
    channel.setHeld(third, false);  // to release it is to try again
    QVERIFY(channel.waiting()[1].trouble.empty() && channel.unread()->key == third);
    channel.offAirDecided();
    QCOMPARE(channel.dueOffAir(at(1), seconds(1))->recipe.label, std::string("second"));
    channel.offAirDecided();
    QCOMPARE(channel.dueOffAir(at(2), seconds(1))->recipe.label, std::string("whole"));  // the third is still unread
    channel.setOffAir(third, false);
    QVERIFY(!channel.due(at(3)));
    channel.give(third, given);
    QCOMPARE(dueLabel(channel, 3), std::string("third"));
  }

  void whatAirsNextIsAReadyClipOneInTheMakingOrTheFallback() {
    Session session;
    Teller teller(session);
    Channel channel(seconds(45));
    channel.deviceReady(at(0));
    teller.wholeSlot(1, 0);  // airs at 45
    teller.tell(20, event::SlotDelivered{.slot = {1}, .ready = seconds(20)});
    teller.timedOutSlot(2, 10, 1);  // would air at 55
    teller.tell(26, event::SlotMissed{.slot = {2}, .airAt = at(55), .fallback = "repeat_last"});
    teller.queued(3, 20);
    teller.started(3, 20);  // airs at 65
    auto next = nextOnAir(session, channel, Settings{}, at(30));
    QCOMPARE(next.size(), std::size_t{3});
    QVERIFY(next[0].airing == Airing::Ready && next[0].slot == SlotId{1} && next[0].spare == seconds(6));
    QVERIFY(next[1].airing == Airing::Fallback && next[1].fallback == "repeat_last");
    QVERIFY(next[2].airing == Airing::InTheMaking && next[2].slot == SlotId{3} && !next[2].spare);
    event::SlotForecast forecast{.slot = {3}, .lastUsefulFinish = at(46), .cautiousFinish = at(43), .cautiousLeft = seconds(10)};
    teller.tell(30, forecast);
    QVERIFY(nextOnAir(session, channel, Settings{}, at(30))[2].spare == seconds(3));
    QVERIFY(nextOnAir(session, channel, Settings{}, at(35))[2].spare == seconds(1));  // what runs takes longer than foreseen
    QVERIFY(onAir(session, at(30)) == nullptr);
    QVERIFY(onAir(session, at(46))->id == SlotId{1});
    QVERIFY(inTheMaking(session)->id == SlotId{3});
  }

  void aClipIsReadyOnceItIsOnDisk() {
    Session session;
    Teller teller(session);
    Channel channel(seconds(45));
    teller.queued(1, 0);
    teller.started(1, 0);
    teller.decided(1, 18, Outcome::Succeeded);
    QVERIFY(nextOnAir(session, channel, Settings{}, at(19)).at(0).airing == Airing::InTheMaking);
    teller.tell(20, event::SlotDelivered{.slot = {1}, .ready = seconds(20)});
    QVERIFY(nextOnAir(session, channel, Settings{}, at(21)).at(0).airing == Airing::Ready);
  }

  void whatWaitsInTheQueueAirsOnTheCadence() {
    Session session;
    Channel channel(seconds(45));
    channel.deviceReady(at(10));
    channel.add(recipes({"a", "b"}));
    const auto next = nextOnAir(session, channel, Settings{}, at(0));
    QCOMPARE(next.size(), std::size_t{2});
    QVERIFY(next[0].at == at(55) && next[1].at == at(100));
    QVERIFY(next[1].label == "b" && !next[1].slot);
  }

  void whileACaptureIsExclusiveNothingElseIsDue() {
    Channel channel(seconds(45));
    channel.deviceReady(at(0));
    channel.add(recipes({"air"}));
    std::vector<Waiting> fed;
    fed.push_back({.recipe = recipes({"fed"}).front(), .seed = {}, .rerunOf = {}, .offAir = true, .ofCapture = 0});
    channel.add(std::move(fed));
    channel.setExclusive(true);
    QVERIFY(!channel.due(at(1)) && !channel.next() && !channel.gap(at(1)));
    const auto due = channel.dueOffAir(at(1), seconds(60));
    QVERIFY(due && due->ofCapture == std::size_t{0});
    QVERIFY(!channel.mustGiveWay(at(50)));
    channel.setExclusive(false);
    QVERIFY(channel.mustGiveWay(at(50)));
    QCOMPARE(channel.due(at(50))->recipe.label, std::string("air"));
  }
};

QTEST_APPLESS_MAIN(TestChannel)
#include "test_channel.moc"
