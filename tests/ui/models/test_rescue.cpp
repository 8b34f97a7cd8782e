// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sum of a slot at risk, and what is offered for it: never an action that cannot make the last useful finish.
#include "tests/ui/models/scenes.h"
#include "ui/models/channel.h"
#include "ui/models/rescue.h"

#include <QtTest>
#include <random>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::named;
using test::Teller;

namespace {

// A slot from 0 whose image takes `image` s, with 8 s of video, 1 s of clip and 2 s of delivery to follow.
event::SlotForecast forecast(double image, double caution = 0.6) {
  event::SlotForecast f;
  f.slot = {1};
  f.lastUsefulFinish = at(26);
  f.work[Stage::Image] = seconds(image);
  f.work[Stage::Video] = seconds(8);
  f.work[Stage::Clip] = seconds(1);
  f.delivery = seconds(2);
  f.cautiousFinish = at(image + 11);
  f.cautiousLeft = seconds(11);
  f.likelyFinish = f.cautiousFinish - seconds(caution);
  f.likelyLeft = seconds(11) - seconds(caution);
  f.noReturn = at(15);
  f.quantile = 0.95;
  f.samples = 100;
  return f;
}

struct Room {
  Session session;
  Teller teller{session};
  Settings settings = contractSettings();

  explicit Room(const event::SlotForecast& foreseen) {
    teller.queued(1, 0);
    teller.started(1, 0);
    teller.tell(0, event::AttemptStarted{.attempt = named(1, Stage::Image), .timeout = seconds(15)});
    teller.tell(0, foreseen);
  }
  const Slot& slot() const { return *session.find({1}); }
  RiskLine line(double now) const { return riskOf(slot(), settings, at(now)).value(); }
  std::vector<Rescue> rescues(double now, std::optional<RiskLine> next = {}) const {
    return rescuesOf(slot(), line(now), next, settings, 0, at(now));
  }
};

template <typename T>
const T* find(const std::vector<Rescue>& rescues) {
  for (const Rescue& rescue : rescues)
    if (const T* found = std::get_if<T>(&rescue))
      return found;
  return nullptr;
}

Duration sumOf(const RiskLine& line) {
  Duration sum{};
  for (const WorkPart& part : line.parts)
    sum += part.length;
  return sum;
}

RiskLine waiting(double startsAt, double wait, double work) {
  RiskLine next;
  next.slot = SlotId{2};
  next.startsAt = at(startsAt);
  next.wait = seconds(wait);
  next.lastUsefulFinish = at(45 + 26);
  next.work = seconds(work);
  next.spare = next.lastUsefulFinish - next.startsAt - next.work;
  next.likelySpare = next.spare;
  next.parts = {{.kind = WorkKind::Stage, .stage = Stage::Video, .length = seconds(work)}};
  return next;
}

}  // namespace

class TestRescue : public QObject {
  Q_OBJECT
 private slots:
  void theBarIsTheSum() {
    const Room room(forecast(12));
    const RiskLine line = room.line(4);
    QCOMPARE(line.parts.size(), std::size_t{4});
    QVERIFY(line.parts[0].stage == Stage::Image && line.parts[0].length == seconds(8));  // 4 of 12 s are done
    QVERIFY(line.parts[3].kind == WorkKind::Delivery && line.parts[3].length == seconds(2));
    QVERIFY(sumOf(line) == line.work);
    QVERIFY(line.work + line.spare + room.settings.downstream == line.airAt - at(4));
    QVERIFY(line.spare == seconds(3));
    QVERIFY(line.likelySpare == seconds(3.6));
  }

  void aStageThatTakesLongerThanForeseenEatsTheSpare() {
    const Room room(forecast(12));
    QVERIFY(room.line(14).spare == seconds(26 - 14 - 11));
    QVERIFY(sumOf(room.line(14)) == room.line(14).work);
  }

  void whatDrainsComesFirst() {
    Room room(forecast(12));
    room.teller.tell(
        10, event::AttemptStopRequested{.attempt = named(1, Stage::Image), .cause = StopCause::Timeout, .elapsed = seconds(10)});
    room.settings.stop.drainBudget = seconds(5);
    const RiskLine line = room.line(12);
    QVERIFY(line.parts[0].kind == WorkKind::GpuFinishing && line.parts[0].length == seconds(3));
    QVERIFY(sumOf(line) == line.work);
  }

  void aSlotToComeIsReckonedFromItsStart() {
    Room room(forecast(12));
    Channel channel(seconds(45));
    channel.add(std::vector<Waiting>(3));
    channel.deviceReady(at(0));
    channel.due(at(0));
    const auto lines = riskLines(room.session, channel, room.settings, at(4));
    QCOMPARE(lines.size(), std::size_t{3});
    for (const RiskLine& line : lines)
      QVERIFY(line.spare == seconds(3));  // each is as long as the other
    QVERIFY(lines[1].startsAt == at(45) && lines[1].wait == Duration{} && !lines[1].slot);
  }

  void whatWaitsForTheOneBeforeSaysSoApartFromItsWork() {
    Room room(forecast(12));
    room.teller.queued(2, 5);
    const Channel channel(seconds(45));
    const auto lines = riskLines(room.session, channel, room.settings, at(5));
    const auto next = std::find_if(lines.begin(), lines.end(), [](const RiskLine& line) { return !line.started; });
    QVERIFY(next != lines.end());
    QVERIFY(next->startsAt == at(23) && next->wait == seconds(18) && next->work == seconds(23));
  }

  void aLateAttemptMayBeGivenMoreTimeWhereTheRestStillFits() {
    const Room room(forecast(12));
    QVERIFY(find<RaiseTimeout>(room.rescues(5)) == nullptr);  // it is not late
    Room tight(forecast(8));                                  // 26 − 11 s after it: it may run until 15 s, which is its timeout
    QVERIFY(find<RaiseTimeout>(tight.rescues(13)) == nullptr);
    event::SlotForecast shorter = forecast(12);
    shorter.work[Stage::Video] = seconds(5);
    shorter.cautiousFinish = at(20);
    shorter.cautiousLeft = seconds(8);
    const Room roomy(shorter);
    const auto rescues = roomy.rescues(13);
    const auto* raise = find<RaiseTimeout>(rescues);
    QVERIFY(raise != nullptr);
    QVERIFY(raise->stage == Stage::Image && raise->from == seconds(15) && raise->to == seconds(18));
    QVERIFY(raise->spareAtLeast == Duration{});
  }

  void anAttemptNearItsTimeoutIsToldWhateverTheSpare() {
    Room room(forecast(2));
    QVERIFY(!room.line(11.9).late);  // within its target
    const RiskLine line = room.line(13);
    QVERIFY(line.late && line.late->stage == Stage::Image && line.late->timesOutIn == seconds(2));
    room.settings.stages[Stage::Image].retries = 1;
    QVERIFY(!room.line(13).late);  // it would be tried again
  }

  void letRunIsOfferedWhileTheMedianMakesIt() {
    const Room room(forecast(12));
    QVERIFY(find<LetRun>(room.rescues(15)) != nullptr);
    QVERIFY(find<LetRun>(room.rescues(16)) == nullptr);
  }

  void aLostSlotIsCanceledForTheNextOneOnlyWhereThatHelps() {
    const Room room(forecast(20));
    const auto lost = room.rescues(16, waiting(47, 2, 23));
    const auto* cancel = find<CancelForNext>(lost);
    QVERIFY(cancel != nullptr);
    QVERIFY(cancel->spare == seconds(71 - 45 - 23));
    QVERIFY(find<CancelForNext>(room.rescues(16, waiting(45, 0, 23))) == nullptr);  // it does not wait for this one
    QVERIFY(find<CancelForNext>(room.rescues(16, waiting(47, 2, 27))) == nullptr);  // it misses all the same
    const Room sound(forecast(12));
    QVERIFY(find<CancelForNext>(sound.rescues(5, waiting(47, 2, 23))) == nullptr);  // this one makes it
  }

  void qualityIsLoweredOnlyWhereThereIsALadderAndItIsEnough() {
    Room room(forecast(20));
    QVERIFY(find<LowerQuality>(room.rescues(16, waiting(47, 2, 26))) == nullptr);
    Quality half;
    half.maxFrames = 540;
    room.settings.ladder = {Quality{}, half};
    const auto rescues = room.rescues(16, waiting(47, 2, 26));
    const auto* lower = find<LowerQuality>(rescues);
    QVERIFY(lower != nullptr);
    QCOMPARE(lower->level, 1);
    QVERIFY(lower->aboutSpare == seconds(71 - 47 - 13));
    QVERIFY(find<LowerQuality>(room.rescues(16, waiting(47, 2, 60))) == nullptr);
  }

  void nothingThatMissesIsEverOffered() {
    std::mt19937 random(11);
    const auto upTo = [&](double most) { return static_cast<double>(random() % 1000) / 1000 * most; };
    int offered = 0;
    for (int i = 0; i < 5'000; ++i) {
      event::SlotForecast f = forecast(upTo(25), upTo(3));
      f.work[Stage::Video] = seconds(upTo(12));
      f.cautiousLeft = f.work[Stage::Video] + f.work[Stage::Clip] + f.delivery;
      f.cautiousFinish = at(0) + f.work[Stage::Image] + f.cautiousLeft;
      f.likelyFinish = f.cautiousFinish - seconds(upTo(2));
      Room room(f);
      const double now = upTo(15);
      const auto rescues = room.rescues(now, waiting(45 + upTo(4) - 2, upTo(4), 15 + upTo(15)));
      for (const Rescue& rescue : rescues) {
        ++offered;
        if (const auto* raise = std::get_if<RaiseTimeout>(&rescue)) {
          QVERIFY(at(0) + raise->to + f.cautiousLeft <= f.lastUsefulFinish);
          QVERIFY(raise->to <= room.settings.stages[raise->stage].maxTimeout && raise->to > raise->from);
        } else if (const auto* cancel = std::get_if<CancelForNext>(&rescue)) {
          QVERIFY(cancel->spare >= Duration{} && cancel->spare > cancel->next.spare);
        } else if (const auto* lower = std::get_if<LowerQuality>(&rescue)) {
          QVERIFY(lower->aboutSpare >= Duration{});
        } else {
          QVERIFY(f.likely(at(now)) <= f.lastUsefulFinish);
        }
      }
    }
    QVERIFY(offered > 1'000);
  }
};

QTEST_GUILESS_MAIN(TestRescue)
#include "test_rescue.moc"
