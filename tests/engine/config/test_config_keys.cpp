// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys of a configuration, each both ways, in our own form and in the old system's.
#include "tests/engine/config/config_samples.h"

#include <QTest>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace vortex;
using namespace vortex::config;

class TestConfigKeys : public QObject {
  Q_OBJECT
 private slots:
  void anEmptyFileIsTheBase();
  void theContractsLiveValuesAreTheDefaults();
  void everyKeyIsWrittenAndReadBack();
  void everyKeyIsInTheReference();
  void theReadmesTableIsTheReference();
  void anExampleOfEachSectionArrives();
  void theOldFormIsReadIntoTheSameTypes();
  void theOldFormDefaultsToABufferAndNothingDownstream();
  void theOldFormIsRecognised_data();
  void theOldFormIsRecognised();
  void oldBuffersBoundTheLadder();
};

void TestConfigKeys::anEmptyFileIsTheBase() {
  for (const char* yaml : {"", "# nothing\n", "---\n", "orchestration:\n  timeouts:\n"}) {
    const ConfigResult result = read(yaml);
    QCOMPARE(said(result.complaints), QStringList{});
    QCOMPARE(toYaml(result.settings), toYaml(contractSettings()));
  }
}

void TestConfigKeys::theContractsLiveValuesAreTheDefaults() {
  const Settings s = contractSettings();
  QCOMPARE(s.stages[Stage::Audio].target, seconds(2));
  QCOMPARE(s.stages[Stage::Image].target, seconds(12));
  QCOMPARE(s.stages[Stage::Video].target, seconds(8));
  QCOMPARE(s.stages[Stage::Clip].target, seconds(1));
  QCOMPARE(s.stages[Stage::Audio].timeout, seconds(3));
  QCOMPARE(s.stages[Stage::Image].timeout, seconds(15));
  QCOMPARE(s.stages[Stage::Video].timeout, seconds(10));
  QCOMPARE(s.stages[Stage::Clip].timeout, seconds(2));
  QCOMPARE(s.downstream, seconds(19));
  QCOMPARE(s.deadlineBuffer, seconds(0));
  QCOMPARE(s.memory.softLimit.count, 11'000'000'000);
  QCOMPARE(s.memory.hardLimit.count, 11'500'000'000);
  QCOMPARE(said(validate(s)), QStringList{});
}

void TestConfigKeys::everyKeyIsWrittenAndReadBack() {
  for (const std::string& name : profileNames(kResources)) {
    const ConfigResult profile = readProfile(name, kResources);
    const std::string yaml = toYaml(profile.settings);
    const ConfigResult back = readConfig(yaml, "back.yaml", Settings{});
    QCOMPARE(said(back.complaints), QStringList{});
    QCOMPARE(QString::fromStdString(toYaml(back.settings)), QString::fromStdString(yaml));
  }
}

void TestConfigKeys::everyKeyIsInTheReference() {
  const QString reference = QString::fromStdString(configReference());
  for (const char* key : {"`device.command`", "`vram.soft_limit_gb`", "`orchestration.timeouts.image_s`", "`simulated.faults`",
                          "`ladder`", "`buffers.video.frames`", "old: `pipeline.generation_timeout_sec`"})
    QVERIFY2(reference.contains(key), key);
  QVERIFY(reference.contains("| `orchestration.deadline_buffer_s` | s | 0 to 3600 | `0` |"));
}

void TestConfigKeys::theReadmesTableIsTheReference() {
  std::ifstream file(std::string(VORTEX_SOURCE_DIR) + "/README.md");
  const std::string readme{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const std::string reference = configReference();
  if (readme.find(reference.substr(0, reference.find('\n'))) == std::string::npos)
    QSKIP("the README has no table of keys");
  QVERIFY2(readme.find(reference) != std::string::npos, "README.md's table of keys is not configReference()'s");
}

void TestConfigKeys::anExampleOfEachSectionArrives() {
  const ConfigResult result = read(R"(
device: {name: cuda, command: [/opt/worker, --fast], on_wedged: hold, drain_budget_s: 0.25}
vram: {soft_limit_gb: 7, hard_limit_gb: 7.5, sample_interval_s: 0.1}
models: {residency: paged, image_gb: 6}
pipeline: {parallel_audio_actor: false, lane_capacity: {video: 2}}
orchestration: {retry_policy: {video: 2}, retry_backoff: {video_s: 0.1}, degrade: auto, abort_quantile: 0.1}
air: {fallback: standby_file, standby_file: /srv/standby.mp4}
check: {min_b: 0.6, weight_b: 0.5, weight_l: 0.5}
logging: {level: WARNING, format: json}
ladder:
  - {side: 256, passes: [2, 2, 2, 2], sampling: bilinear}
  - {max_frames: 24}
simulated:
  audio: {distribution: recorded, recorded_s: [1, 2.5]}
  image: {time_s: 0.5}
  faults: [{stage: video, fault: leak, nth: 3, every: 2, gb: 0.1}]
)");
  QCOMPARE(said(result.complaints), QStringList{});
  const Settings& s = result.settings;
  QCOMPARE(s.device.name, std::string("cuda:0"));
  QCOMPARE(s.device.command, (std::vector<std::string>{"/opt/worker", "--fast"}));
  QVERIFY(s.stop.onWedged == OnWedged::Hold);
  QCOMPARE(s.stop.drainBudget, milliseconds(250));
  QCOMPARE(s.memory.hardLimit.count, 7'500'000'000);
  QCOMPARE(s.memory.sampleInterval, milliseconds(100));
  QVERIFY(s.models.residency == Residency::Paged);
  QVERIFY(!s.parallelAudioImage);
  QCOMPARE(s.stages[Stage::Video].laneCapacity, 2);
  QCOMPARE(s.stages[Stage::Video].retries, 2);
  QCOMPARE(s.stages[Stage::Video].backoff, milliseconds(100));
  QVERIFY(s.degrade == DegradeMode::Auto);
  QVERIFY(s.fallback == Fallback::StandbyFile);
  QCOMPARE(s.check.minB, 0.6);
  QVERIFY(s.log.level == LogLevel::Warning);
  QVERIFY(s.log.format == LogFormat::Json);
  QCOMPARE(s.ladder.size(), 2u);
  QCOMPARE(s.ladder[1].side, 256);
  QCOMPARE(s.ladder[1].maxFrames, 24);
  QVERIFY(s.ladder[1].sampling == Sampling::Bilinear);
  QCOMPARE(s.simulated.stages[Stage::Audio].recorded, (std::vector{seconds(1), seconds(2.5)}));
  QCOMPARE(*s.simulated.stages[Stage::Image].time, milliseconds(500));
  QCOMPARE(s.simulated.faults.at(0).nth, 3);
  QVERIFY(s.simulated.faults.at(0).fault == Fault::Leak);
}

void TestConfigKeys::theOldFormIsReadIntoTheSameTypes() {
  const ConfigResult result = read(R"(
device: {name: "cuda:1"}
vram: {soft_limit_gb: 10.0, hard_limit_gb: 10.5, monitor_interval_sec: 2}
buffers:
  actor: {width: 512, height: 512, channels: 3}
  video: {frames: 1080, width: 512, height: 512}
  audio: {samples: 1080000, sample_rate: 24000}
pipeline: {generation_timeout_sec: 20, parallel_audio_actor: false}
orchestration:
  timeouts: {audio_s: 4, image_s: 16, video_s: 11, clip_s: 3}
  retry_policy: {audio: 2, image: {max_retries: 1, backoff_s: 0.25}, video: 0, clip: 1}
  deadline_buffer_s: 4
logging: {level: INFO, format: "%(asctime)s %(message)s"}
models: {flux: {path: /models/flux}}
llm: {model: x}
)");
  QVERIFY(result.form == ConfigForm::Old);
  const Settings& s = result.settings;
  QCOMPARE(s.device.name, std::string("cuda:1"));
  QCOMPARE(s.memory.softLimit.count, 10'000'000'000);
  QCOMPARE(s.memory.hardLimit.count, 10'500'000'000);
  QCOMPARE(s.memory.sampleInterval, seconds(2));
  QCOMPARE(s.generationTarget, seconds(20));
  QVERIFY(!s.parallelAudioImage);
  QCOMPARE(s.stages[Stage::Audio].timeout, seconds(4));
  QCOMPARE(s.stages[Stage::Clip].timeout, seconds(3));
  QCOMPARE(s.stages[Stage::Audio].retries, 2);
  QCOMPARE(s.stages[Stage::Image].retries, 1);
  QCOMPARE(s.stages[Stage::Image].backoff, milliseconds(250));
  QCOMPARE(s.deadlineBuffer, seconds(4));
  QCOMPARE(s.downstream, seconds(0));
  QVERIFY(s.log.level == LogLevel::Info);
  QVERIFY(s.log.format == LogFormat::Text);
  QVERIFY(!hasErrors(result.complaints));
  QCOMPARE(result.keptKeys,
           (std::vector<std::string>{"buffers.actor.channels", "buffers.audio.sample_rate", "models.flux", "llm"}));
}

void TestConfigKeys::theOldFormDefaultsToABufferAndNothingDownstream() {
  const Settings old = read("buffers: {}\n").settings;
  QCOMPARE(old.deadlineBuffer, seconds(5));
  QCOMPARE(old.downstream, seconds(0));
  const Settings own = read("orchestration: {timeouts: {image_s: 14}}\n").settings;
  QCOMPARE(own.deadlineBuffer, seconds(0));
  QCOMPARE(own.downstream, seconds(19));
}

void TestConfigKeys::theOldFormIsRecognised_data() {
  QTest::addColumn<QString>("yaml");
  QTest::addColumn<bool>("old");
  QTest::newRow("nothing") << "" << false;
  QTest::newRow("shared keys") << "orchestration: {timeouts: {image_s: 2}, deadline_buffer_s: 5}" << false;
  QTest::newRow("shared sections") << "vram: {soft_limit_gb: 9}\npipeline: {parallel_audio_actor: true}" << false;
  QTest::newRow("buffers") << "buffers: {audio: {}}" << true;
  QTest::newRow("generation_timeout_sec") << "pipeline: {generation_timeout_sec: 20}" << true;
  QTest::newRow("monitor_interval_sec") << "vram: {monitor_interval_sec: 1}" << true;
  QTest::newRow("renderers") << "renderers: []" << true;
  QTest::newRow("said") << "form: old" << true;
  QTest::newRow("said otherwise") << "form: own\nplugins: {}" << false;
}

void TestConfigKeys::theOldFormIsRecognised() {
  QFETCH(QString, yaml);
  QFETCH(bool, old);
  QCOMPARE(read(yaml.toStdString()).form == ConfigForm::Old, old);
}

void TestConfigKeys::oldBuffersBoundTheLadder() {
  const Settings s = read("buffers: {actor: {width: 256}, video: {height: 128, frames: 200}, audio: {samples: 48000}}").settings;
  QCOMPARE(s.ladder.at(0).side, 128);
  QCOMPARE(s.ladder.at(0).maxFrames, 48);
  QCOMPARE(read("buffers: {video: {frames: 14000, width: 1024}}").settings.ladder.at(0), Quality{});
  QCOMPARE(read("buffers: {actor: {width: 255}}").settings.ladder.at(0).side, 254);  // a clip takes even sides only
}

QTEST_APPLESS_MAIN(TestConfigKeys)
#include "test_config_keys.moc"
