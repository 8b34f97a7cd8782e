// SPDX-License-Identifier: GPL-3.0-or-later
//
// Device memory: admission before a stage, limits with hysteresis, what is stopped above the hard one (contract 4).
#include "engine/schedule/ledger.h"
#include "tests/engine/schedule/lines.h"

using namespace vortex;
using namespace vortex::schedule;
using namespace vortex::schedule::test;

namespace {

// Every model resident in 8 GB of the 11.5 allowed, so 3.5 GB are there for attempts.
input::MemoryLevel resident() { return {.used = gigabytes(8), .reserved = gigabytes(8), .resident = gigabytes(8)}; }

Settings withNeeds(double audio, double image, double video, double clip) {
  Settings settings = contractSettings();
  settings.stages[Stage::Audio].need = gigabytes(audio);
  settings.stages[Stage::Image].need = gigabytes(image);
  settings.stages[Stage::Video].need = gigabytes(video);
  settings.stages[Stage::Clip].need = gigabytes(clip);
  return settings;
}

}  // namespace

class TestScheduleMemory : public QObject {
  Q_OBJECT

 private slots:
  void aStageThatDoesNotFitNowWaits();
  void exactlyAtTheHardLimitFits();
  void whatCanNeverFitFailsBeforeAnythingRuns();
  void aMeasuredPeakReplacesTheSetting();
  void pagedModelsCountOnlyWhileTheirStageRuns();
  void otherProcessesMemoryCounts();
  void aDrainingAttemptStillHoldsItsNeed();
  void aSlotThatWaitsForMemoryIsNotOvertaken();
  void whatIsHeldBackForMemoryIsToldOnceAndWhenItGoesOn();
  void theSoftLimitWarnsOncePerCrossing();
  void atALimitIsNotAboveIt();
  void aboveTheHardLimitNothingStarts();
  void atRestWithTheBuffersClearedOnlyTheLimitItselfCounts();
  void aSlotWithoutADeadlineWaitsForMemoryAsLongAsOneHasUntilItAirs();
  void aboveTheHardLimitTheLeastUrgentRunningSlotIsStopped();
  void oneSlotAtATimeIsStoppedForMemory();
  void theMostThatADeviceMaySayOverflowsNothing();
};

void TestScheduleMemory::aStageThatDoesNotFitNowWaits() {
  Drive d(withNeeds(1, 3, 1, 1));
  d.in(resident()).submit(1);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1"});
  d.at(2).finish(1, Stage::Audio);
  COMPARE_LINES(d.commands(), {"2.000 start image#1 of slot 1"});
}

void TestScheduleMemory::exactlyAtTheHardLimitFits() {
  Drive d(withNeeds(0.5, 3, 1, 1));
  d.in(resident()).submit(1);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1"});
}

void TestScheduleMemory::whatCanNeverFitFailsBeforeAnythingRuns() {
  Drive d(withNeeds(0.5, 1, 4, 1));
  d.in(resident()).submit(1);
  COMPARE_LINES(d.commands(), {"0.000 forget slot 1"});
  COMPARE_LINES(d.told(), {"0.000 slot 1 queued, 0 ahead", "0.000 slot 1 failed in video (out_of_memory)"});
}

void TestScheduleMemory::aMeasuredPeakReplacesTheSetting() {
  Drive d(withNeeds(0.5, 1, 4, 1));
  Estimates measured;
  measured.need[Stage::Video] = gigabytes(0.4);
  d.in(resident()).in(input::NewEstimates{measured}).submit(1);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1"});
}

// 11 GB are loaded during audio and image, 5 GB during video and clip: video's 4 GB fit, whatever is loaded when it is asked.
void TestScheduleMemory::pagedModelsCountOnlyWhileTheirStageRuns() {
  Drive d(withNeeds(0.2, 0.3, 4, 1));
  input::DeviceReady paged{"cuda", "build", 1, {}, {}};
  paged.loadedWhile = {{{gigabytes(11), gigabytes(11), gigabytes(5), gigabytes(5)}}};
  d.in(paged).in(input::MemoryLevel{.used = gigabytes(11), .reserved = gigabytes(11), .resident = gigabytes(11)}).submit(1);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1", "0.000 start image#1 of slot 1"});
  d.at(2).finish(1, Stage::Audio).at(12).finish(1, Stage::Image);
  COMPARE_LINES(d.commands(), {"12.000 start video#1 of slot 1"});
}

void TestScheduleMemory::otherProcessesMemoryCounts() {
  // Another process holds 3 GB beside our 8: nothing fits, but it may go away, so the slot waits.
  Drive d(withNeeds(1, 1, 1, 1));
  input::MemoryLevel level = resident();
  level.used = gigabytes(11);
  d.in(level).submit(1);
  COMPARE_LINES(d.commands(), {});
  d.at(1).in(resident());
  COMPARE_LINES(d.commands(), {"1.000 start audio#1 of slot 1", "1.000 start image#1 of slot 1"});
}

void TestScheduleMemory::aDrainingAttemptStillHoldsItsNeed() {
  Settings settings = withNeeds(2, 2, 2, 2);
  settings.maxSlotsInFlight = 2;
  Drive d(settings);
  d.in(resident()).submit(1).submit(2);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1"});
  d.cancel(1);
  COMPARE_LINES(d.commands(), {"0.000 stop audio#1 of slot 1: operator"});
  d.stopped(1, Stage::Audio);
  COMPARE_LINES(d.commands(), {"0.000 forget slot 1", "0.000 start audio#1 of slot 2"});
}

void TestScheduleMemory::aSlotThatWaitsForMemoryIsNotOvertaken() {
  Settings settings = withNeeds(1, 3, 1, 1);
  settings.maxSlotsInFlight = 2;
  settings.stages[Stage::Audio].laneCapacity = 2;
  Drive d(settings);
  // The first slot's image waits for its audio's memory; the second slot's audio would fit beside it but would make it wait longer.
  d.in(resident()).submit(1).submit(2);
  COMPARE_LINES(d.commands(), {"0.000 start audio#1 of slot 1"});
  d.at(2).finish(1, Stage::Audio);
  COMPARE_LINES(d.commands(), {"2.000 start image#1 of slot 1"});
}

void TestScheduleMemory::whatIsHeldBackForMemoryIsToldOnceAndWhenItGoesOn() {
  Settings settings = withNeeds(1, 3, 1, 1);
  settings.maxSlotsInFlight = 2;
  settings.stages[Stage::Audio].laneCapacity = 2;
  Drive d(settings);
  const auto holds = [&] {
    Lines lines;
    for (const std::string& line : d.told())
      if (line.find("for memory") != std::string::npos)
        lines.push_back(line);
    return lines;
  };
  d.in(resident()).submit(1).submit(2);
  d.at(1).in(resident());  // nothing is new
  COMPARE_LINES(holds(), {"0.000 slot 1 image held for memory"});
  d.at(2).finish(1, Stage::Audio);  // the image goes on, and the second slot waits in its place
  COMPARE_LINES(holds(), {"2.000 slot 1 image no longer held for memory", "2.000 slot 2 audio held for memory"});
  d.at(14).finish(1, Stage::Image);
  COMPARE_LINES(holds(), {"14.000 slot 2 audio no longer held for memory", "14.000 slot 2 image held for memory"});
  d.cancel(2);
  COMPARE_LINES(holds(), {"14.000 slot 2 image no longer held for memory"});
}

void TestScheduleMemory::theSoftLimitWarnsOncePerCrossing() {
  Drive d;
  const auto level = [&](double gb) { d.in(input::MemoryLevel{.used = gigabytes(gb)}); };
  level(11.1);
  level(11.2);
  level(10.9);  // within the hysteresis of 0.2 GB: still the same crossing
  level(11.1);
  level(10.7);
  level(11.05);
  COMPARE_LINES(d.told(), {"0.000 soft limit 11.00 GB exceeded: 11.10 GB", "0.000 soft limit 11.00 GB kept again: 10.70 GB",
                           "0.000 soft limit 11.00 GB exceeded: 11.05 GB"});
}

void TestScheduleMemory::atALimitIsNotAboveIt() {
  Drive d;
  d.in(input::MemoryLevel{.used = gigabytes(11.0)});
  COMPARE_LINES(d.told(), {});
  d.in(input::MemoryLevel{.used = gigabytes(11.5)});
  COMPARE_LINES(d.told(), {"0.000 soft limit 11.00 GB exceeded: 11.50 GB"});
  d.in(input::MemoryLevel{.used = gigabytes(11.5) + Bytes{1}});
  COMPARE_LINES(d.told(), {"0.000 hard limit 11.50 GB exceeded: 11.50 GB"});
}

void TestScheduleMemory::aboveTheHardLimitNothingStarts() {
  Drive d;
  d.in(input::MemoryLevel{.used = gigabytes(11.6)}).submit(1);
  COMPARE_LINES(d.commands(), {});
  d.at(1).in(input::MemoryLevel{.used = gigabytes(11.4)});
  COMPARE_LINES(d.commands(), {});
  d.at(2).in(input::MemoryLevel{.used = gigabytes(11.2)});
  COMPARE_LINES(d.commands(), {"2.000 start audio#1 of slot 1", "2.000 start image#1 of slot 1"});
}

void TestScheduleMemory::atRestWithTheBuffersClearedOnlyTheLimitItselfCounts() {
  Drive d;
  d.in(input::MemoryLevel{.used = gigabytes(11.6), .cleared = true}).submit(1);
  d.at(1).in(input::MemoryLevel{.used = gigabytes(11.4)});
  COMPARE_LINES(d.commands(), {});
  d.at(2).in(input::MemoryLevel{.used = gigabytes(11.4), .cleared = true});
  COMPARE_LINES(d.commands(), {"2.000 start audio#1 of slot 1", "2.000 start image#1 of slot 1"});
}

void TestScheduleMemory::aSlotWithoutADeadlineWaitsForMemoryAsLongAsOneHasUntilItAirs() {
  Drive d;
  const input::MemoryLevel full{.used = gigabytes(11.6), .cleared = true};
  d.in(input::MemoryLevel{.used = gigabytes(11.6)}).submit(1);
  d.at(1).in(full).at(45.9).in(full);
  COMPARE_LINES(d.commands(), {});
  d.at(46).in(full);
  COMPARE_LINES(d.commands(), {"46.000 forget slot 1"});
  d.told();
  d.submit(2).at(46.5).in(full);  // no longer than that
  COMPARE_LINES(d.told(), {"46.000 slot 2 queued, 0 ahead", "46.500 slot 2 failed in audio (out_of_memory)"});
  d.submit(3).at(47).in(input::MemoryLevel{});
  COMPARE_LINES(d.commands(), {"46.500 forget slot 2", "47.000 start audio#1 of slot 3", "47.000 start image#1 of slot 3"});
}

void TestScheduleMemory::aboveTheHardLimitTheLeastUrgentRunningSlotIsStopped() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 2;
  Drive d(settings);
  d.submit(1, {.airAt = 90}).at(2).finish(1, Stage::Audio).submit(2, {.airAt = 60});
  d.commands();
  d.told();
  d.at(3).in(input::MemoryLevel{.used = gigabytes(11.6)});
  COMPARE_LINES(d.commands(), {"3.000 stop image#1 of slot 1: out_of_memory"});
  COMPARE_LINES(d.told(), {"3.000 soft limit 11.00 GB exceeded: 11.60 GB", "3.000 hard limit 11.50 GB exceeded: 11.60 GB",
                           "3.000 image#1 of slot 1 told to stop after 3.000 s: out_of_memory",
                           "3.000 slot 1 failed in image (out_of_memory) after 3.000 s, spare 68.000 s, margin 18.000 s"});
}

void TestScheduleMemory::oneSlotAtATimeIsStoppedForMemory() {
  Settings settings = contractSettings();
  settings.maxSlotsInFlight = 2;
  Drive d(settings);
  d.submit(1).at(2).finish(1, Stage::Audio).submit(2);
  d.in(input::MemoryLevel{.used = gigabytes(11.6)});
  d.commands();
  d.at(2.1).in(input::MemoryLevel{.used = gigabytes(11.6)});
  COMPARE_LINES(d.commands(), {});  // what drains will give memory back
  d.stopped(2, Stage::Audio).at(2.2).in(input::MemoryLevel{.used = gigabytes(11.6)});
  COMPARE_LINES(d.commands(), {"2.100 forget slot 2", "2.200 stop image#1 of slot 1: out_of_memory"});
}

// 2^50 bytes an amount: engine/link/PROTOCOL.md.
void TestScheduleMemory::theMostThatADeviceMaySayOverflowsNothing() {
  constexpr Bytes most{std::int64_t{1} << 50};
  const MemorySettings limits = contractSettings().memory;
  Ledger ledger;
  ledger.setLoadedWhile({{{most, most, most, most}}});
  ledger.update({.used = most, .reserved = {}, .resident = most}, limits);
  for (std::size_t i = 0; i < kStageCount; ++i)
    ledger.commit(most);
  QVERIFY(ledger.admit(Stage::Video, most, limits) == Admission::Never);
  QCOMPARE(ledger.freeFor(Stage::Video, limits).count, limits.hardLimit.count - 6 * most.count);
}

QTEST_GUILESS_MAIN(TestScheduleMemory)
#include "test_schedule_memory.moc"
