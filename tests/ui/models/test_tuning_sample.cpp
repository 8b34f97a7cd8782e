// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Tune measures on: the scope, what is merged when the store is read again, and what of it was cut by chance.
#include "tests/ui/models/tuning_evidence.h"
#include "ui/models/tuning_sample.h"

#include <QtTest/QtTest>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;

class TestTuningSample : public QObject {
  Q_OBJECT

 private slots:
  void firstAttemptsAloneAreMeasuredAndWhatWasCutIsCensored() {
    const StageEvidence evidence = evidenceOf({attempt("finished", 12), attempt("timed_out", 15.2), attempt("canceled", 4),
                                               attempt("failed", 0.01), attempt("failed", 6), attempt("device_lost", 3)});
    QCOMPARE(evidence.times.attempts, 6);
    QCOMPARE(evidence.times.leftOut, 1);  // it never worked
    QCOMPARE(evidence.times.cut, 4);
    QCOMPARE(evidence.count(), 5);
    QCOMPARE(inSeconds(evidence.longest), 15.);  // stopped by its timeout of 15 s, whenever the stop was noticed
  }

  void theScopeSaysWhichSlotsAreMeant() {
    TuningSample sample;
    std::vector<SampledSlot> slots_;
    for (std::uint64_t i = 1; i <= 6; ++i)
      slots_.push_back(imageSlot(i, attempt("finished", 12)));
    slots_[0].run = "run-0";
    slots_[0].wall = kDay / 2;
    slots_[1].profile = "load";
    slots_[2].quality = 1;
    slots_[3].wall = 0;  // queued, not begun
    slots_[3].open = true;
    sample.assign(slots_);
    const auto numbers = [&](const TuningScope& scope, TuningNow now = kNow) {
      QStringList all;
      for (const SlotId slot : sample.meant(scope, now))
        all << QString::number(slot.value);
      return all.join(QLatin1Char(' '));
    };
    using Over = TuningScope::Over;
    TuningNow noon = kNow;
    noon.midnight = kDay / 2 + 1;
    QCOMPARE(numbers({.over = Over::Live, .name = {}, .quality = {}}), QStringLiteral("2 3 5 6"));
    QCOMPARE(numbers({.over = Over::Today, .name = {}, .quality = {}}, noon), QStringLiteral("3 5 6"));
    QCOMPARE(numbers({.over = Over::Week, .name = {}, .quality = {}}), QStringLiteral("1 3 5 6"));
    QCOMPARE(numbers({.over = Over::Profile, .name = "load", .quality = {}}), QStringLiteral("2"));
    QCOMPARE(numbers({.over = Over::Run, .name = "run-0", .quality = {}}), QStringLiteral("1"));
    QCOMPARE(numbers({.over = Over::Week, .name = {}, .quality = 1}), QStringLiteral("3"));
    QCOMPARE(numbers({.over = Over::Week, .name = {}, .last = 2, .quality = {}}), QStringLiteral("5 6"));
    QCOMPARE(sample.openFrom().value, std::uint64_t{4});
    const TuningEvidence week = sample.evidence({.over = Over::Week, .name = {}, .quality = {}}, kNow);
    QCOMPARE(week.dueSlots, 4);
    QCOMPARE(week.conditions.at({.profile = "fast", .backend = "torch", .quality = 1}), 1);
  }

  void aTimeRangeAndADeviceNarrowWhatIsMeant() {
    TuningSample sample;
    std::vector<SampledSlot> all;
    for (std::uint64_t i = 1; i <= 6; ++i) {
      all.push_back(imageSlot(i, attempt("finished", 12)));
      all.back().wall = static_cast<std::int64_t>(i) * 100;
      all.back().device = deviceText(i < 4 ? "cpu" : "cuda:0", "reference 1");
      all.back().run = i < 3 ? "run-0" : "run-1";
    }
    all[2].profile = "load";
    sample.assign(all);
    using Over = TuningScope::Over;
    TuningScope scope{.over = Over::Between, .name = {}, .quality = {}};
    scope.from = 200;
    scope.until = 500;
    QCOMPARE(sample.meant(scope, kNow), (std::vector<SlotId>{{2}, {4}}));
    QCOMPARE(sample.stretch(scope, kNow), (TuningStretch{.runs = {"run-0", "run-1"}, .from = {2}, .to = {4}}));
    scope.device = "reference 1 on cuda:0";
    QCOMPARE(sample.meant(scope, kNow), (std::vector<SlotId>{{4}}));
    QCOMPARE(sample.evidence(scope, kNow).devices, 1);
    QCOMPARE(sample.evidence({.over = Over::Week, .name = {}, .quality = {}}, kNow).devices, 2);  // which the curve's caption says
    QCOMPARE(sample.devices(), (std::vector<std::string>{"reference 1 on cpu", "reference 1 on cuda:0"}));
    QCOMPARE(sample.stretch({.over = Over::Week, .name = {}, .quality = {}}, kNow).to, SlotId{UINT64_MAX});
    scope.until = 300;
    QVERIFY(sample.stretch(scope, kNow).runs.empty());
    QCOMPARE(deviceText("simulated", "simulated"), std::string("simulated"));
  }

  // Of ten that take 12 s an operator canceled two at 5 s.
  // A stop for a sibling's sake is a cancel where audio and image are slow together, and says nothing where they are not.
  void siblingsThatAreSlowTogetherAreNotCutByChance() {
    const auto informative = [](bool together) {
      std::vector<SampledSlot> all;
      for (std::uint64_t i = 1; i <= 40; ++i) {
        all.push_back(imageSlot(i, attempt("finished", 10 + static_cast<double>(i) / 10)));
        all.back().firsts[Stage::Audio] = attempt("finished", 2 + static_cast<double>(together ? i : i * 17 % 41) / 100);
      }
      all.push_back(imageSlot(41, attempt("stopped", 3)));
      all.back().firsts[Stage::Image]->cause = "sibling_failed";
      TuningSample sample;
      sample.assign(std::move(all));
      const TuningEvidence evidence = sample.evidence({.name = {}, .quality = {}}, kNow);
      return std::pair(evidence.stages[Stage::Image].informative, evidence.siblings.value_or(analysis::Concordance{}).n);
    };
    QCOMPARE(informative(true), std::pair(1, 40));
    QCOMPARE(informative(false), std::pair(0, 40));
  }

  void whatIsReadAgainTakesTheOldPlace() {
    TuningSample sample;
    sample.assign({imageSlot(1, attempt("finished", 12)), imageSlot(3, attempt("", 0))});
    sample.merge(
        {imageSlot(4, attempt("finished", 13)), imageSlot(3, attempt("finished", 14)), imageSlot(2, attempt("finished", 11))});
    QCOMPARE(sample.all().size(), std::size_t{4});
    QCOMPARE(sample.all()[2].firsts[Stage::Image]->outcome, std::string("finished"));
    QCOMPARE(sample.openFrom().value, std::uint64_t{5});
  }

  void whatWasQueuedAndNeverBeganGoesAgain() {
    TuningSample sample;
    SampledSlot queued = imageSlot(2, attempt("", 0));
    queued.wall = 0;
    queued.open = true;
    sample.assign({imageSlot(1, attempt("finished", 12)), queued});
    QCOMPARE(sample.openFrom(), SlotId{2});
    sample.merge({imageSlot(3, attempt("finished", 13))}, SlotId{2});
    QCOMPARE(sample.openFrom(), SlotId{4});
    QCOMPARE(sample.newest(), SlotId{3});
    QCOMPARE(sample.all().size(), std::size_t{2});
  }
};

QTEST_GUILESS_MAIN(TestTuningSample)
#include "test_tuning_sample.moc"
