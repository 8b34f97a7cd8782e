// SPDX-License-Identifier: GPL-3.0-or-later
//
// Settings as text and back, to the nanosecond: a record of a run is run again from them.
#include "tests/engine/config/config_samples.h"

#include <QTest>
#include <limits>
#include <random>

using namespace vortex;
using namespace vortex::config;

namespace {

// Values that no shorter number would do for, each another one.
class Odd {
 public:
  Duration time() { return Duration{1'234'567'891 + 1'000'003 * m_n++}; }
  Bytes bytes() { return {1'234'567'891 + 1'000'003 * m_n++}; }
  double part() { return 0.1 + static_cast<double>(m_n++) / 7777.0; }
  int whole() { return 2 + m_n++ % 60; }

 private:
  int m_n = 1;
};

// Every field of every struct of Settings. The bindings name them all: one that is added is missing here, and this does not
// compile.
Settings oddSettings() {
  Odd odd;
  Settings made;
  auto& [profile, stages, parallelAudioImage, airAfter, downstream, deadlineBuffer, generationTarget, abortQuantile, warnQuantile,
         atRiskBelow, deliveryTarget, deviceLossRetries, maxSlotsInFlight, maxQueued, missedNotice, fallback, standbyFile, memory,
         stop, device, check, models, log, history, degrade, tuning, ladder, simulated] = made;
  profile = "of \"my\" own: \\ #1\n— 日本";
  parallelAudioImage = false;
  for (Duration* time : {&airAfter, &downstream, &deadlineBuffer, &generationTarget, &atRiskBelow, &deliveryTarget, &missedNotice})
    *time = odd.time();
  abortQuantile = odd.part();
  warnQuantile = 0.9999999999999999;
  deviceLossRetries = 7;
  maxSlotsInFlight = 99'999;
  maxQueued = 1'000'000;
  fallback = Fallback::StandbyFile;
  standbyFile = " null";
  degrade = DegradeMode::Suggest;
  {
    auto& [mode, rate, minSamples, pinned] = tuning;
    mode = TuningMode::Auto;
    rate = 0.019999999999999997;
    minSamples = odd.whole();
    pinned = {Stage::Image, Stage::Clip};
  }
  for (StageSettings& stage : stages.values) {
    auto& [target, timeout, minTimeout, maxTimeout, watch, retries, backoff, laneCapacity, need] = stage;
    for (Duration* time : {&target, &timeout, &minTimeout, &maxTimeout, &backoff})
      *time = odd.time();
    retries = odd.whole() % 10;
    laneCapacity = odd.whole();
    need = odd.bytes();
    watch = {.limit = odd.time(), .every = 1 + odd.whole() % 100};
  }
  {
    auto& [softLimit, hardLimit, hysteresis, sampleInterval] = memory;
    for (Bytes* bytes : {&softLimit, &hardLimit, &hysteresis})
      *bytes = odd.bytes();
    sampleInterval = odd.time();
  }
  {
    auto& [drainBudget, quarantineBound, onWedged] = stop;
    drainBudget = odd.time();
    quarantineBound = odd.time();
    onWedged = OnWedged::Hold;
  }
  {
    auto& [name, command, heartbeat, hungAfter, startTimeout, backoffBase, backoffMax, safeModeDeaths, safeModeWindow,
           memoryLimitMb, threads] = device;
    name = "cuda:63";
    command = {"/opt/a worker", "--flag='x, y'", "", "[1]", "true", "1e3", "tab\there"};
    for (Duration* time : {&heartbeat, &hungAfter, &startTimeout, &backoffBase, &backoffMax, &safeModeWindow})
      *time = odd.time();
    safeModeDeaths = odd.whole();
    memoryLimitMb = 9'999'999;
    threads = odd.whole();
  }
  {
    auto& [minB, minL, weightB, weightL, outlierGap] = check;
    for (double* part : {&minB, &minL, &weightB, &weightL, &outlierGap})
      *part = odd.part();
  }
  {
    auto& [residency, image, video, speech, clipB, clipL, overhead] = models;
    residency = Residency::Paged;
    for (Bytes* bytes : {&image, &video, &speech, &clipB, &clipL, &overhead})
      *bytes = odd.bytes();
  }
  {
    auto& [level, format] = log;
    level = LogLevel::Error;
    format = LogFormat::Json;
  }
  {
    auto& [outputsDays, outputs, keepFree, samplesHours, keepDays, outputsFolder] = history;
    outputsFolder = "~/of mine: #2";
    for (int* n : {&outputsDays, &samplesHours, &keepDays})
      *n = odd.whole();
    for (Bytes* bytes : {&outputs, &keepFree})
      *bytes = odd.bytes();
  }
  ladder.clear();
  for (Sampling way : {Sampling::Bilinear, Sampling::Bicubic, Sampling::Bilinear}) {
    auto& [side, maxFrames, passes, supersample, sampling, framesPerCall, textDraws] = ladder.emplace_back();
    side = 100 + 2 * odd.whole();
    maxFrames = odd.whole();
    for (int& n : passes)
      n = odd.whole();
    supersample = 1 + odd.whole() % 4;
    sampling = way;
    framesPerCall = odd.whole();
    textDraws = odd.whole();
  }
  {
    auto& [each, slowdown, clockScale, startup, encode, drain, scoreB, scoreL, total, resident, seed, faults] = simulated;
    for (SimulatedStage& stage : each.values) {
      auto& [form, time, spread, recorded, bytes, steps, operatorTime] = stage;
      form = TimeSpread::Recorded;
      time = odd.time();
      spread = odd.part();
      recorded = {odd.time(), odd.time(), Duration{1}, Duration{}};
      bytes = odd.bytes();
      steps = odd.whole();
      operatorTime = odd.time();
    }
    slowdown = 1 / 3.0;
    clockScale = 99'999.9999999999;
    for (Duration* time : {&startup, &encode, &drain})
      *time = odd.time();
    scoreB = odd.part();
    scoreL = odd.part();
    total = odd.bytes();
    resident = odd.bytes();
    seed = std::numeric_limits<std::uint64_t>::max();
    for (int i = 0; i < 3; ++i) {
      auto& [stage, fault, nth, every, bytes, lasts, when, most] = faults.emplace_back();
      stage = kStages[static_cast<std::size_t>(i)];
      fault = Fault::DeviceLost;
      nth = odd.whole();
      every = odd.whole();
      bytes = odd.bytes();
      lasts = odd.time();
      when = FaultWhen::Stopped;
      most = odd.whole();
    }
  }
  return made;
}

// What does not come back, for the message of a test.
QString different(const Settings& settings) {
  const auto back = fromYaml(toYaml(settings));
  if (!back)
    return QStringLiteral("not read at all: ") +
           said(readConfig(toYaml(settings), "settings", contractSettings()).complaints).join('\n');
  if (*back == settings)
    return {};
  return QString::fromStdString(toYaml(settings)) + "\ncame back as\n" + QString::fromStdString(toYaml(*back));
}

}  // namespace

class TestSettingsText : public QObject {
  Q_OBJECT
 private slots:
  void everyFieldComesBackAsItWas() {
    const Settings settings = oddSettings();
    QVERIFY(!(settings == contractSettings()));
    QCOMPARE(different(settings), QString());
  }

  void soDoDefaultsAndProfiles() {
    QCOMPARE(different(contractSettings()), QString());
    for (const std::string& name : profileNames(kResources))
      QCOMPARE(different(readProfile(name, kResources).settings), QString());
  }

  void everyWordOfEveryEnumComesBack() {
    Settings settings = oddSettings();
    for (int i = 1; i <= 10; ++i) {
      settings.fallback = static_cast<Fallback>(1 + i % 3);
      settings.degrade = static_cast<DegradeMode>(1 + i % 3);
      settings.tuning.mode = static_cast<TuningMode>(1 + i % 3);
      settings.stop.onWedged = static_cast<OnWedged>(1 + i % 2);
      settings.models.residency = static_cast<Residency>(1 + i % 2);
      settings.log.level = static_cast<LogLevel>(1 + i % 4);
      settings.log.format = static_cast<LogFormat>(1 + i % 2);
      settings.simulated.stages[Stage::Image].form = static_cast<TimeSpread>(1 + i % 4);
      settings.simulated.stages[Stage::Image].time.reset();
      settings.simulated.faults[0].fault = static_cast<Fault>(i);
      QCOMPARE(different(settings), QString());
    }
  }

  void everyNanosecondOfAnHourComesBack() {
    std::mt19937_64 random(11);
    Settings settings = contractSettings();
    for (Stage stage : kStages)
      for (int i = 0; i < 5'000; ++i)
        settings.simulated.stages[stage].recorded.push_back(Duration{static_cast<std::int64_t>(random() % 3'600'000'000'001)});
    const auto back = fromYaml(toYaml(settings));
    QVERIFY(back);
    for (Stage stage : kStages)
      QVERIFY(back->simulated.stages[stage].recorded == settings.simulated.stages[stage].recorded);
  }

  void settingsThatContradictEachOtherAreRead() {
    Settings settings = contractSettings();
    settings.memory.softLimit = gigabytes(900);
    settings.stages[Stage::Image].timeout = seconds(3000);
    QVERIFY(hasErrors(validate(settings)));
    QCOMPARE(different(settings), QString());
  }

  void whatIsNoRecordOfSettingsIsNotRead() {
    const std::string good = toYaml(contractSettings());
    QVERIFY(fromYaml(good));
    QVERIFY(!fromYaml(""));
    QVERIFY(!fromYaml("pipeline:\n  max_queued: 3\n"));
    QVERIFY(!fromYaml("form: own\npipeline: {max_queued: 3}\n"));
    QVERIFY(!fromYaml(good + "a_later_programs_key: 1\n"));
    Settings out = contractSettings();
    out.maxQueued = 2'000'000;  // beyond its key's range
    QVERIFY(!fromYaml(toYaml(out)));
  }

  void whatAnEarlierProgramDidNotWriteHasItsDefault() {
    Settings settings = oddSettings();
    std::string text = toYaml(settings);
    const std::size_t line = text.find("  missed_notice_s:");
    QVERIFY(line != std::string::npos);
    text.erase(line, text.find('\n', line) + 1 - line);
    settings.missedNotice = contractSettings().missedNotice;
    const auto back = fromYaml(text);
    QVERIFY(back && *back == settings);
  }
};

QTEST_APPLESS_MAIN(TestSettingsText)
#include "test_settings_text.moc"
