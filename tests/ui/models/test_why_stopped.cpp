// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the slots before a timeout say of it, and which stages are closed behind it.
#include "tests/ui/models/scenes.h"
#include "ui/models/closed_stages.h"
#include "ui/models/why_stopped.h"

#include <QTest>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::named;
using test::Teller;

namespace {

// A slot's image that takes so long, its stage holding so much meanwhile.
void imageOf(Teller& teller, std::uint64_t slot, double s, double takes, std::int64_t bytes, std::int64_t elsewhere) {
  teller.queued(slot, s);
  teller.started(slot, s);
  teller.tell(s, event::AttemptStarted{.attempt = named(slot, Stage::Image), .timeout = seconds(15)});
  event::MemorySample sample{};
  sample.allocated[Stage::Image] = {bytes};
  sample.used = {bytes + elsewhere};
  teller.tell(s + takes / 2, sample);
  sample.allocated[Stage::Image] = {bytes / 2};
  teller.tell(s + takes - 0.1, sample);
  teller.tell(s + takes,
              event::StageComplete{.attempt = named(slot, Stage::Image), .elapsed = seconds(takes), .peak = {1'000'000}});
  teller.decided(slot, s + takes, Outcome::Succeeded);
}

struct Told {
  Session session;
  std::optional<WhyStopped> why;
  // perSlot: what each leaves elsewhere on the device.
  explicit Told(const std::vector<std::pair<double, std::int64_t>>& before, std::int64_t perSlot = 0) {
    Teller teller(session);
    std::uint64_t slot = 0;
    for (const auto& [takes, bytes] : before) {
      ++slot;
      imageOf(teller, slot, 45.0 * static_cast<double>(slot), takes, bytes, perSlot * static_cast<std::int64_t>(slot));
    }
    ++slot;
    teller.timedOutSlot(slot, 45.0 * static_cast<double>(slot), 2);
    why = whyStopped(session, *session.find({slot}));
  }
};

constexpr std::int64_t kMega = 1'000'000;

}  // namespace

class TestWhyStopped : public QObject {
  Q_OBJECT

 private slots:
  void growingTimeAndMemoryAreSaid() {
    const Told told({{11.3, 500 * kMega}, {12.3, 800 * kMega}, {13.1, 1'100 * kMega}, {13.8, 1'900 * kMega}});
    QVERIFY(told.why && told.why->memoryGrows);
    QCOMPARE(told.why->text,
             QStringLiteral("image took 11.3, 12.3, 13.1, 13.8 s in the slots before, then more than 15.0 s. It takes "
                            "longer from slot to slot. What the stage held grew from 500 MB to 1.90 GB meanwhile."));
  }

  void oneAloneIsNoTrend() {
    const Told told({{11.3, 500 * kMega}, {12.3, 500 * kMega}, {11.1, 500 * kMega}, {11.8, 500 * kMega}});
    QVERIFY(told.why && !told.why->memoryGrows);
    QVERIFY2(told.why->text.contains(QStringLiteral("No sure rise")), qPrintable(told.why->text));
    QVERIFY2(told.why->text.endsWith(QStringLiteral("memory in use did not grow: 500 MB, then 500 MB.")),
             qPrintable(told.why->text));
  }

  void whatGrowsElsewhereOnTheDeviceIsSaid() {
    const Told told({{11.3, 500 * kMega}, {11.3, 500 * kMega}, {11.3, 500 * kMega}, {11.3, 500 * kMega}}, 100 * kMega);
    QVERIFY(told.why && told.why->memoryGrows);
    QVERIFY2(told.why->text.endsWith(QStringLiteral("The device's memory in use grew from 600 MB to 900 MB meanwhile.")),
             qPrintable(told.why->text));
  }

  // Told bytes rise by less than anyone would act on.
  void aLittleIsNoGrowth() {
    const Told told({{11.3, 500 * kMega}, {11.3, 501 * kMega}, {11.3, 502 * kMega}, {11.3, 503 * kMega}});
    QVERIFY(told.why && !told.why->memoryGrows);
  }

  void tooFewSayHowManyAreMissing() {
    const Told told({{11.3, 500 * kMega}, {12.3, 800 * kMega}, {13.1, 900 * kMega}});
    QVERIFY(told.why && !told.why->memoryGrows);
    QVERIFY2(told.why->text.endsWith(QStringLiteral("needs 4 before it, has 3.")), qPrintable(told.why->text));
  }

  void onlyTheLastFiveAreLookedAt() {
    const Told told(
        {{14, 9'000 * kMega}, {1, 1'000 * kMega}, {2, 2'000 * kMega}, {3, 3'000 * kMega}, {4, 4'000 * kMega}, {5, 5'000 * kMega}});
    QVERIFY(told.why && told.why->memoryGrows);
    QVERIFY2(told.why->text.startsWith(QStringLiteral("image took 1.0, 2.0, 3.0, 4.0, 5.0 s ")), qPrintable(told.why->text));
  }

  void nothingIsSaidOfTheFirstOrOfOneThatWasNotStopped() {
    QVERIFY(!Told({}).why);
    Session session;
    Teller teller(session);
    teller.wholeSlot(1, 0);
    teller.wholeSlot(2, 45);
    QVERIFY(!whyStopped(session, *session.find({2})));
  }

  void aStageIsClosedWhileItsGpuFinishes() {
    Session session;
    Teller teller(session);
    teller.timedOutSlot(1, 0, 2);  // asked at 15, empty at 17
    QVERIFY(closedStages(session, at(20)).empty());
    Session draining;
    Teller other(draining);
    other.queued(1, 0);
    other.started(1, 0);
    other.tell(0, event::AttemptStarted{.attempt = named(1, Stage::Image), .timeout = seconds(15)});
    QVERIFY(closedStages(draining, at(14)).empty());
    other.tell(15,
               event::AttemptStopRequested{.attempt = named(1, Stage::Image), .cause = StopCause::Timeout, .elapsed = seconds(15)});
    QVERIFY(closedStages(draining, at(15.1)).empty());  // not yet worth a word
    QVERIFY(closedStages(draining, at(15.1), Duration{}) == StageSet{Stage::Image});
    QVERIFY(closedStages(draining, at(15.3)) == StageSet{Stage::Image});
    QCOMPARE(closedText({Stage::Image}), QStringLiteral("image stage closed"));
    QCOMPARE(closedText({Stage::Video, Stage::Audio}), QStringLiteral("audio, video stages closed"));
    QCOMPARE(closedText({}), QString());
  }
};

QTEST_GUILESS_MAIN(TestWhyStopped)
#include "test_why_stopped.moc"
