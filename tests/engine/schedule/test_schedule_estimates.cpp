// SPDX-License-Identifier: GPL-3.0-or-later
//
// Remaining work: the targets' critical path until enough slots were seen, then quantiles of whole-slot sums (contract 1).
#include "engine/schedule/estimate_book.h"
#include "engine/schedule/estimates.h"

#include <QtTest/QtTest>

using namespace vortex;
using namespace vortex::schedule;

namespace {

Duration abortOf(const Estimates& estimates, StageSet left) { return estimates.remaining[left.bits()].abort; }
Duration warnOf(const Estimates& estimates, StageSet left) { return estimates.remaining[left.bits()].warn; }

}  // namespace

class TestScheduleEstimates : public QObject {
  Q_OBJECT

 private slots:
  void theTargetsStandInUntil59SlotsWereSeen();
  void theTargetsCriticalPathIs21SecondsAnd23InSequence();
  void quantilesAreValuesThatOccurred();
  void theRankOfAQuantileIsExact();
  void theSumOfASlotIsTakenBeforeTheQuantile();
  void theLast512SlotsCount();
  void needsAreTheLargestPeakElseTheSetting();
  void aRestartIsTheLongestOfTheLastEight();
};

void TestScheduleEstimates::theTargetsStandInUntil59SlotsWereSeen() {
  EstimateBook book;
  for (int i = 0; i < 58; ++i)
    book.recordSlot({{seconds(1), seconds(1), seconds(1), seconds(1)}});
  QCOMPARE(book.estimates(contractSettings()).remaining[StageSet::all().bits()].samples, 0);
  QCOMPARE(abortOf(book.estimates(contractSettings()), StageSet::all()), seconds(21));
  book.recordSlot({{seconds(1), seconds(1), seconds(1), seconds(1)}});
  QCOMPARE(book.estimates(contractSettings()).remaining[StageSet::all().bits()].samples, 59);
  QCOMPARE(abortOf(book.estimates(contractSettings()), StageSet::all()), seconds(3));
}

void TestScheduleEstimates::theTargetsCriticalPathIs21SecondsAnd23InSequence() {
  Settings settings = contractSettings();
  const Estimates parallel = targetEstimates(settings);
  QCOMPARE(abortOf(parallel, StageSet::all()), seconds(21));
  QCOMPARE(warnOf(parallel, StageSet::all()), seconds(21));
  QCOMPARE(abortOf(parallel, {Stage::Audio, Stage::Video, Stage::Clip}), seconds(11));
  QCOMPARE(abortOf(parallel, {Stage::Video, Stage::Clip}), seconds(9));
  QCOMPARE(abortOf(parallel, {Stage::Clip}), seconds(1));
  QCOMPARE(abortOf(parallel, {}), seconds(0));
  QCOMPARE(parallel.delivery.abort, seconds(2));
  settings.parallelAudioImage = false;
  QCOMPARE(abortOf(targetEstimates(settings), StageSet::all()), seconds(23));
  QCOMPARE(abortOf(targetEstimates(settings), {Stage::Image, Stage::Video, Stage::Clip}), seconds(21));
}

void TestScheduleEstimates::quantilesAreValuesThatOccurred() {
  EstimateBook book;
  for (int i = 1; i <= 100; ++i)
    book.recordDelivery(milliseconds(i));
  const Quantiles delivery = book.estimates(contractSettings()).delivery;
  QCOMPARE(delivery.abort, milliseconds(5));
  QCOMPARE(delivery.median, milliseconds(50));
  QCOMPARE(delivery.warn, milliseconds(95));
  QCOMPARE(delivery.samples, 100);
}

void TestScheduleEstimates::theRankOfAQuantileIsExact() {
  std::vector<Duration> sorted;
  for (int i = 1; i <= 100; ++i)
    sorted.push_back(Duration{i});
  QCOMPARE(quantile(sorted, 0.07), Duration{7});  // 100 · 0.07 is 7.000000000000001 in doubles
  QCOMPARE(quantile(sorted, 0.001), Duration{1});
  QCOMPARE(quantile(sorted, 1.0), Duration{100});
  sorted.resize(59);
  QCOMPARE(quantile(sorted, 0.95), Duration{57});
}

void TestScheduleEstimates::theSumOfASlotIsTakenBeforeTheQuantile() {
  // Half of the slots have a slow video and a fast clip check, half the other way round: every sum is 10 s, while the P95s add
  // to 18.
  EstimateBook book;
  for (int i = 0; i < 50; ++i) {
    book.recordSlot({{seconds(2), seconds(12), seconds(9), seconds(1)}});
    book.recordSlot({{seconds(2), seconds(12), seconds(1), seconds(9)}});
  }
  const Estimates estimates = book.estimates(contractSettings());
  QCOMPARE(warnOf(estimates, {Stage::Video}), seconds(9));
  QCOMPARE(warnOf(estimates, {Stage::Clip}), seconds(9));
  QCOMPARE(warnOf(estimates, {Stage::Video, Stage::Clip}), seconds(10));
}

void TestScheduleEstimates::theLast512SlotsCount() {
  EstimateBook book;
  for (int i = 0; i < 100; ++i)
    book.recordSlot({{seconds(9), seconds(9), seconds(9), seconds(9)}});
  for (int i = 0; i < 512; ++i)
    book.recordSlot({{seconds(1), seconds(1), seconds(1), seconds(1)}});
  QCOMPARE(book.estimates(contractSettings()).remaining[StageSet::all().bits()].samples, 512);
  QCOMPARE(warnOf(book.estimates(contractSettings()), StageSet::all()), seconds(3));
}

void TestScheduleEstimates::needsAreTheLargestPeakElseTheSetting() {
  Settings settings = contractSettings();
  settings.stages[Stage::Video].need = gigabytes(0.4);
  settings.stages[Stage::Clip].need = gigabytes(0.1);
  EstimateBook book;
  book.recordPeak(Stage::Video, gigabytes(0.2));
  book.recordPeak(Stage::Video, gigabytes(0.3));
  QCOMPARE(book.estimates(settings).need[Stage::Video].count, gigabytes(0.3).count);
  QCOMPARE(book.estimates(settings).need[Stage::Clip].count, gigabytes(0.1).count);
}

void TestScheduleEstimates::aRestartIsTheLongestOfTheLastEight() {
  EstimateBook book;
  book.recordRestart(seconds(90));
  for (int i = 0; i < 8; ++i)
    book.recordRestart(seconds(30 + i));
  QCOMPARE(book.estimates(contractSettings()).restart, seconds(37));
}

QTEST_GUILESS_MAIN(TestScheduleEstimates)
#include "test_schedule_estimates.moc"
