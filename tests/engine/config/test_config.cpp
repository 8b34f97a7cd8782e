// SPDX-License-Identifier: GPL-3.0-or-later
//
// The configuration: every key both ways, the old system's form, layers, and what is said about mistakes.
#include "engine/config/config_reader.h"
#include "tests/engine/config/recipe_samples.h"

#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace vortex;
using namespace vortex::config;

namespace {

const std::filesystem::path kResources = std::filesystem::path(VORTEX_SOURCE_DIR) / "resources";

ConfigResult read(const std::string& yaml) { return readConfig(yaml, "c.yaml", contractSettings()); }
QStringList complaints(const std::string& yaml) { return said(read(yaml).complaints); }

ConfigResult load(std::optional<std::string> profile, const std::string& yaml = "", std::vector<std::string> sets = {}) {
  QTemporaryDir folder;
  ConfigSources sources{.profile = std::move(profile), .file = {}, .sets = std::move(sets), .resources = kResources};
  if (!yaml.empty()) {
    sources.file = std::filesystem::path(folder.path().toStdString()) / "c.yaml";
    std::ofstream(*sources.file) << yaml;
  }
  ConfigResult result = loadConfig(sources);
  for (Complaint& complaint : result.complaints)
    complaint.file = std::filesystem::path(complaint.file).filename().string();
  return result;
}

}  // namespace

class TestConfig : public QObject {
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
  void foreignKeysAreKeptAndSaidOnce();
  void aMisspeltKeyIsSuggested();
  void everyComplaintAtOnceWithItsPlace();
  void wrongValuesAreRefused_data();
  void wrongValuesAreRefused();
  void timeoutRangesAreNamedAndWidened();
  void residentModelsMustFit();
  void whatConcernsTwoKeysIsSaidWhereTheLastWasSet();
  void setUsesTheConfigsKeys();
  void aBadSetIsRefusedAndChangesNothing_data();
  void aBadSetIsRefusedAndChangesNothing();
  void everyProfileIsReadWithoutComplaint();
  void profilesSayWhatTheyAreFor();
  void layersAreProfileThenFileThenSet();
  void anUnknownProfileIsRefusedWithTheKnownOnes();
  void aFileThatIsNoneIsRefused();
  void theResourceFolderIsTheEnvironmentsElseTheSources();
};

void TestConfig::anEmptyFileIsTheBase() {
  for (const char* yaml : {"", "# nothing\n", "---\n", "orchestration:\n  timeouts:\n"}) {
    const ConfigResult result = read(yaml);
    QCOMPARE(said(result.complaints), QStringList{});
    QCOMPARE(toYaml(result.settings), toYaml(contractSettings()));
  }
}

void TestConfig::theContractsLiveValuesAreTheDefaults() {
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

void TestConfig::everyKeyIsWrittenAndReadBack() {
  for (const std::string& name : profileNames(kResources)) {
    const ConfigResult profile = readProfile(name, kResources);
    const std::string yaml = toYaml(profile.settings);
    const ConfigResult back = readConfig(yaml, "back.yaml", Settings{});
    QCOMPARE(said(back.complaints), QStringList{});
    QCOMPARE(QString::fromStdString(toYaml(back.settings)), QString::fromStdString(yaml));
  }
}

void TestConfig::everyKeyIsInTheReference() {
  const QString reference = QString::fromStdString(configReference());
  for (const char* key : {"`device.command`", "`vram.soft_limit_gb`", "`orchestration.timeouts.image_s`", "`simulated.faults`",
                          "`ladder`", "`buffers.video.frames`", "old: `pipeline.generation_timeout_sec`"})
    QVERIFY2(reference.contains(key), key);
  QVERIFY(reference.contains("| `orchestration.deadline_buffer_s` | s | 0 to 3600 | `0` |"));
}

void TestConfig::theReadmesTableIsTheReference() {
  std::ifstream file(std::string(VORTEX_SOURCE_DIR) + "/README.md");
  const std::string readme{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const std::string reference = configReference();
  if (readme.find(reference.substr(0, reference.find('\n'))) == std::string::npos)
    QSKIP("the README has no table of keys");
  QVERIFY2(readme.find(reference) != std::string::npos, "README.md's table of keys is not configReference()'s");
}

void TestConfig::anExampleOfEachSectionArrives() {
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

void TestConfig::theOldFormIsReadIntoTheSameTypes() {
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

void TestConfig::theOldFormDefaultsToABufferAndNothingDownstream() {
  const Settings old = read("buffers: {}\n").settings;
  QCOMPARE(old.deadlineBuffer, seconds(5));
  QCOMPARE(old.downstream, seconds(0));
  const Settings own = read("orchestration: {timeouts: {image_s: 14}}\n").settings;
  QCOMPARE(own.deadlineBuffer, seconds(0));
  QCOMPARE(own.downstream, seconds(19));
}

void TestConfig::theOldFormIsRecognised_data() {
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

void TestConfig::theOldFormIsRecognised() {
  QFETCH(QString, yaml);
  QFETCH(bool, old);
  QCOMPARE(read(yaml.toStdString()).form == ConfigForm::Old, old);
}

void TestConfig::oldBuffersBoundTheLadder() {
  const Settings s = read("buffers: {actor: {width: 256}, video: {height: 128, frames: 200}, audio: {samples: 48000}}").settings;
  QCOMPARE(s.ladder.at(0).side, 128);
  QCOMPARE(s.ladder.at(0).maxFrames, 48);
  QCOMPARE(read("buffers: {video: {frames: 14000, width: 1024}}").settings.ladder.at(0), Quality{});
}

void TestConfig::foreignKeysAreKeptAndSaidOnce() {
  const ConfigResult result = read("llm: {a: 1}\nrenderers: [x]\norchestration:\n  mystery_knob: 3\noutputs:\n");
  QCOMPARE(said(result.complaints),
           QStringList{"c.yaml:1:1: warning: kept, not used: llm, renderers, orchestration.mystery_knob, outputs"});
  QCOMPARE(result.keptKeys, (std::vector<std::string>{"llm", "renderers", "orchestration.mystery_knob", "outputs"}));
}

void TestConfig::aMisspeltKeyIsSuggested() {
  QCOMPARE(complaints("orchestration:\n  timeouts:\n    imag_s: 3\n"),
           QStringList{"c.yaml:3:5: warning: orchestration.timeouts.imag_s: is no key, kept, not used; did you mean "
                       "orchestration.timeouts.image_s?"});
}

void TestConfig::everyComplaintAtOnceWithItsPlace() {
  QCOMPARE(complaints("device:\n"
                      "  threads: -1\n"
                      "vram:\n"
                      "  soft_limit_gb: 12\n"
                      "pipeline: {parallel_audio_actor: yes}\n"
                      "orchestration:\n"
                      "  timeouts: {image_s: 500, clip_s: .nan}\n"
                      "  retry_policy: {audio: true}\n"
                      "check:\n"
                      "  min_b: 1.5\n"
                      "check:\n"
                      "  min_l: x\n"),
           (QStringList{
               "c.yaml:2:12: error: device.threads: -1 is out of range, allowed 0 to 1024",
               "c.yaml:5:34: error: pipeline.parallel_audio_actor: the text \"yes\" is not true or false",
               "c.yaml:7:36: error: orchestration.timeouts.clip_s: .nan is not a finite number",
               "c.yaml:8:25: error: orchestration.retry_policy.audio: true is not a whole number, allowed 0 to 10",
               "c.yaml:10:10: error: check.min_b: 1.5 is out of range, allowed 0 to 1",
               "c.yaml:11:1: error: check: written twice, first in line 9",
               "c.yaml:12:10: error: check.min_l: the text \"x\" is not a number, allowed 0 to 1",
               "c.yaml:4:18: error: vram.soft_limit_gb: 12 GB is not below the hard limit, allowed is less than 11.5 GB",
               "c.yaml:7:23: error: orchestration.timeouts.image_s: 500 s is out of range, allowed 1 s to 120 s; limits.image_s "
               "widens the range"}));
}

void TestConfig::wrongValuesAreRefused_data() {
  QTest::addColumn<QString>("yaml");
  QTest::addColumn<QString>("complaint");
  const auto row = [](const char* yaml, const char* complaint) { QTest::newRow(yaml) << yaml << complaint; };
  row("vram: 3", "c.yaml:1:7: error: vram: 3 is not a mapping");
  row("vram: {soft_limit_gb: }", "c.yaml:1:8: error: vram.soft_limit_gb: nothing is not a number, allowed 0.1 to 1000");
  row("vram: {soft_limit_gb: .inf}", "c.yaml:1:23: error: vram.soft_limit_gb: .inf is not a finite number");
  row("vram: {soft_limit_gb: 1e400}", "c.yaml:1:23: error: vram.soft_limit_gb: 1e400 is too large for a number, at most 1.7e308");
  row("vram: {soft_limit_gb: 010}",
      "c.yaml:1:23: error: vram.soft_limit_gb: 010 has a leading zero, which some read as octal: write it "
      "without, as 0o…, or in quotes");
  row("vram: {soft_limit_gb: \"11\"}",
      "c.yaml:1:23: error: vram.soft_limit_gb: the text \"11\" is not a number, allowed 0.1 to 1000");
  row("device: {threads: 1.0}", "c.yaml:1:19: error: device.threads: 1 is not a whole number, allowed 0 to 1024");
  row("device: {name: gpu}", "c.yaml:1:16: error: device.name: the text \"gpu\" is no device, allowed are cpu, cuda:0 to cuda:63");
  row("device: {name: 'cuda:64'}",
      "c.yaml:1:16: error: device.name: the text \"cuda:64\" is no device, allowed are cpu, cuda:0 to cuda:63");
  row("models: {residency: floating}",
      "c.yaml:1:21: error: models.residency: the text \"floating\" is not allowed, allowed are static, paged");
  row("limits: {image_s: [5, 1]}", "c.yaml:1:19: error: limits.image_s: the least, 5, is above the most, 1");
  row("limits: {image_s: 5}", "c.yaml:1:19: error: limits.image_s: 5 is not a list of two numbers, the least and the most");
  row("ladder: []", "c.yaml:1:9: error: ladder: a list is not a list of 1 to 16 levels");
  row("ladder: [{side: 7}]", "c.yaml:1:17: error: ladder[0].side: 7 is out of range, allowed 32 to 2048");
  row("ladder: [{sides: 7}]", "c.yaml:1:11: error: ladder[0].sides: is no part of a level, allowed are side, max_frames, passes, "
                              "supersample, sampling, frames_per_call, text_draws");
  row("simulated: {faults: [{stage: sound}]}",
      "c.yaml:1:22: error: simulated.faults[0].fault: is required, allowed are block, ignore_stop, slow_drain, fail, "
      "transient_fail, "
      "invalid_output, low_scores, leak, out_of_memory, device_lost\n"
      "c.yaml:1:30: error: simulated.faults[0].stage: the text \"sound\" is not allowed, allowed are audio, image, video, clip");
  row("simulated: {audio: {distribution: recorded}}",
      "configuration: error: simulated.audio.recorded_s: is empty, distribution recorded needs at least one time");
  row("form: new", "c.yaml:1:7: error: form: the text \"new\" is not allowed, allowed are own, old");
  row("- a", "c.yaml:1:1: error: a list is not a configuration, allowed is a mapping");
  row("a: 1\n---\nb: 2", "c.yaml:1:1: warning: kept, not used: a\nc.yaml:3:1: error: a second document, a configuration is one");
  row("a: &x {<<: *x}", "c.yaml:1:8: error: merge keys (<<) are not read: write the fields out");
  row("a: [1", "c.yaml:1:6: error: not YAML: end of sequence flow not found");
  row("air: {fallback: standby_file}", "c.yaml:1:17: error: air.standby_file: is empty, fallback standby_file needs a clip");
  row("orchestration: {abort_quantile: 0.96}",
      "c.yaml:1:33: error: orchestration.abort_quantile: 0.96 is not below warn_quantile, 0.95");
  row("orchestration: {downstream_s: 30}",
      "c.yaml:1:31: warning: orchestration.targets: air_after_s 45 s - downstream_s 30 s - "
      "deadline_buffer_s 0 s leaves 15 s, the targets' critical path is 21 s: no slot is feasible at "
      "its start");
}

void TestConfig::wrongValuesAreRefused() {
  QFETCH(QString, yaml);
  QFETCH(QString, complaint);
  QCOMPARE(complaints(yaml.toStdString()).join('\n'), complaint);
}

void TestConfig::timeoutRangesAreNamedAndWidened() {
  const std::array<std::pair<const char*, const char*>, 4> ranges{
      {{"audio", "0.1 s to 30 s"}, {"image", "1 s to 120 s"}, {"video", "1 s to 60 s"}, {"clip", "0.5 s to 30 s"}}};
  for (const auto& [stage, range] : ranges) {
    const std::string word(stage);
    const QStringList refused = complaints("orchestration: {timeouts: {" + word + "_s: 121}}");
    QCOMPARE(refused.size(), 1);
    QVERIFY2(refused.at(0).contains(range), qPrintable(refused.at(0)));
    QCOMPARE(complaints("orchestration: {timeouts: {" + word + "_s: 121}}\nlimits: {" + word + "_s: [0.1, 121]}"), QStringList{});
  }
}

void TestConfig::residentModelsMustFit() {
  const std::string models = "image_gb: 6, video_gb: 3.5, speech_gb: 0.4, clip_b_gb: 0.3, clip_l_gb: 0.6, overhead_gb: 1";
  QCOMPARE(
      complaints("models: {" + models + "}"),
      QStringList{"c.yaml:1:20: error: models.residency: resident models need 11.8 GB (image 6 GB + video 3.5 GB + speech 0.4 GB + "
                  "clip_b 0.3 GB + clip_l 0.6 GB + overhead 1 GB), the hard limit is 11.5 GB; paged fits with 7.4 GB"});
  QCOMPARE(complaints("models: {residency: paged, " + models + "}"), QStringList{});
  QCOMPARE(
      complaints("models: {residency: paged}\npipeline: {max_slots_in_flight: 2}"),
      QStringList{"c.yaml:2:33: error: pipeline.max_slots_in_flight: 2 is not allowed with models.residency paged, allowed is 1"});
}

void TestConfig::whatConcernsTwoKeysIsSaidWhereTheLastWasSet() {
  QCOMPARE(said(load("full", "vram:\n  hard_limit_gb: 10\n").complaints),
           QStringList{"c.yaml:2:18: error: vram.soft_limit_gb: 11 GB is not below the hard limit, allowed is less than 10 GB"});
  QCOMPARE(said(load("full", "", {"vram.hard_limit_gb=10"}).complaints),
           QStringList{"--set: error: vram.soft_limit_gb: 11 GB is not below the hard limit, allowed is less than 10 GB"});
}

void TestConfig::setUsesTheConfigsKeys() {
  Settings s = contractSettings();
  QCOMPARE(said(applySet(s, "orchestration.timeouts.image_s=1")), QStringList{});
  QCOMPARE(s.stages[Stage::Image].timeout, seconds(1));
  QCOMPARE(said(applySet(s, "pipeline.generation_timeout_sec=20.5")), QStringList{});
  QCOMPARE(s.generationTarget, seconds(20.5));
  QCOMPARE(said(applySet(s, "limits.video_s=[1, 120]")), QStringList{});
  QCOMPARE(s.stages[Stage::Video].maxTimeout, seconds(120));
  QCOMPARE(said(applySet(s, "device.command=/opt/my worker")), QStringList{});
  QCOMPARE(s.device.command, std::vector<std::string>{"/opt/my worker"});
  QCOMPARE(said(applySet(s, "orchestration.targets={audio_s: 1, clip_s: 0.5}")), QStringList{});
  QCOMPARE(s.stages[Stage::Clip].target, seconds(0.5));
  QCOMPARE(said(applySet(s, "air.standby_file=\"\"")), QStringList{});
  QCOMPARE(said(load("cpu", "", {"vram.soft_limit_gb=13", "vram.hard_limit_gb=14"}).complaints), QStringList{});
}

void TestConfig::aBadSetIsRefusedAndChangesNothing_data() {
  QTest::addColumn<QString>("assignment");
  QTest::addColumn<QString>("complaint");
  const auto row = [](const char* assignment, const char* complaint) { QTest::newRow(assignment) << assignment << complaint; };
  row("image_s", "--set: error: \"image_s\" is not KEY=VALUE");
  row("=1", "--set: error: \"=1\" is not KEY=VALUE");
  row("nonsense.key=1", "--set: error: nonsense.key: is no key, `doctor --keys` lists them");
  row("orchestration.timeout.image_s=1",
      "--set: error: orchestration.timeout.image_s: is no key, did you mean orchestration.timeouts.image_s?");
  row("orchestration.timeouts.image_s=",
      "--set: error: orchestration.timeouts.image_s: nothing is not a number, allowed 0.0001 to 3600");
  row("orchestration.timeouts.image_s=fast",
      "--set: error: orchestration.timeouts.image_s: the text \"fast\" is not a number, allowed 0.0001 to 3600");
  row("orchestration.timeouts.image_s=-1",
      "--set: error: orchestration.timeouts.image_s: -1 is out of range, allowed 0.0001 to 3600");
  row("orchestration.timeouts.image_s=nan",
      "--set: error: orchestration.timeouts.image_s: the text \"nan\" is not a number, allowed 0.0001 to 3600");
  row("orchestration.timeouts.image_s=\"1", "--set: error: orchestration.timeouts.image_s: not YAML: illegal EOF in scalar");
  row("orchestration.timeouts=3", "--set: error: orchestration.timeouts: 3 is not a mapping");
  row("orchestration.targets={audio_s: 1, clip_s: x}",
      "--set: error: orchestration.targets.clip_s: the text \"x\" is not a number, allowed 0.0001 to 3600");
  row("profile=fast", "--set: error: profile: cannot be set one by one: name it with --profile");
}

void TestConfig::aBadSetIsRefusedAndChangesNothing() {
  QFETCH(QString, assignment);
  QFETCH(QString, complaint);
  Settings s = contractSettings();
  QCOMPARE(said(applySet(s, assignment.toStdString())), QStringList{complaint});
  QCOMPARE(toYaml(s), toYaml(contractSettings()));
}

void TestConfig::everyProfileIsReadWithoutComplaint() {
  QCOMPARE(profileNames(kResources), (std::vector<std::string>{"cpu", "fast", "full", "load", "simulated"}));
  for (const std::string& name : profileNames(kResources)) {
    const ConfigResult profile = readProfile(name, kResources);
    QCOMPARE(said(profile.complaints), QStringList{});
    QCOMPARE(profile.settings.profile, name);
    QVERIFY(profile.form == ConfigForm::Own);
  }
}

void TestConfig::profilesSayWhatTheyAreFor() {
  const auto of = [](const char* name) { return readProfile(name, kResources).settings; };
  for (const char* live : {"cpu", "full", "simulated"}) {
    const Settings s = of(live);
    QCOMPARE(s.downstream, seconds(19));
    QCOMPARE(s.deadlineBuffer, seconds(0));
    QCOMPARE(s.stages[Stage::Image].timeout, seconds(15));
  }
  for (const char* gpu : {"full", "simulated"})
    QCOMPARE(of(gpu).stages[Stage::Image].target, seconds(12));
  QCOMPARE(of("cpu").stages[Stage::Video].timeout, seconds(15));  // a slower model than the live channel's
  QCOMPARE(of("full").device.name, std::string("cuda:0"));
  QCOMPARE(of("full").ladder.front(), (Quality{.framesPerCall = 8}));
  QCOMPARE(of("fast").ladder.front().side, 128);
  const Settings load = of("load");
  QCOMPARE(load.stages[Stage::Video].target, milliseconds(80));
  QCOMPARE(load.stages[Stage::Video].laneCapacity, 1000);
  QCOMPARE(load.maxSlotsInFlight, 1000);
  QVERIFY(load.maxQueued >= 10'000);
}

void TestConfig::layersAreProfileThenFileThenSet() {
  QCOMPARE(load(std::nullopt).settings.profile, std::string("cpu"));
  const ConfigResult named = load(std::nullopt, "profile: fast\norchestration: {timeouts: {clip_s: 5}}\n");
  QCOMPARE(said(named.complaints), QStringList{});
  QCOMPARE(named.settings.profile, std::string("fast"));
  QCOMPARE(named.settings.ladder.front().side, 128);
  QCOMPARE(named.settings.stages[Stage::Clip].timeout, seconds(5));
  const ConfigResult overruled = load("load", "profile: fast\norchestration: {timeouts: {clip_s: 5}}\n",
                                      {"orchestration.timeouts.clip_s=6", "orchestration.timeouts.audio_s=4"});
  QCOMPARE(overruled.settings.profile, std::string("load"));
  QCOMPARE(overruled.settings.maxSlotsInFlight, 1000);
  QCOMPARE(overruled.settings.stages[Stage::Clip].timeout, seconds(6));
  QCOMPARE(overruled.settings.stages[Stage::Audio].timeout, seconds(4));
}

void TestConfig::anUnknownProfileIsRefusedWithTheKnownOnes() {
  for (const char* name : {"huge", "../profiles/cpu", ""})
    QCOMPARE(said(load(name).complaints), QStringList{"profiles: error: profile: there is no profile \"" + QString(name) +
                                                      "\", allowed are cpu, fast, full, load, simulated"});
}

void TestConfig::aFileThatIsNoneIsRefused() {
  const auto about = [](const char* file) {
    return said(loadConfig({.profile = {}, .file = file, .sets = {}, .resources = kResources}).complaints);
  };
  QCOMPARE(about("/nowhere.yaml"), QStringList{"/nowhere.yaml: error: cannot be opened: No such file or directory"});
  QCOMPARE(about("/"), QStringList{"/: error: is a folder, not a file"});
}

void TestConfig::theResourceFolderIsTheEnvironmentsElseTheSources() {
  qunsetenv("VORTEX_RESOURCES");
  QCOMPARE(resourceFolder().string(), kResources.string());
  qputenv("VORTEX_RESOURCES", "/elsewhere");
  QCOMPARE(resourceFolder().string(), std::string("/elsewhere"));
  qunsetenv("VORTEX_RESOURCES");
}

QTEST_APPLESS_MAIN(TestConfig)
#include "test_config.moc"
