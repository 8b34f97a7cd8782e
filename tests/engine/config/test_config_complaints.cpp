// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said about a configuration that is wrong, unknown or at odds with itself.
#include "tests/engine/config/config_samples.h"

#include <QTest>
#include <array>
#include <string>
#include <utility>
#include <vector>

using namespace vortex;
using namespace vortex::config;

class TestConfigComplaints : public QObject {
  Q_OBJECT
 private slots:
  void foreignKeysAreKeptAndSaidOnce();
  void aMisspeltKeyIsSuggested();
  void everyComplaintAtOnceWithItsPlace();
  void wrongValuesAreRefused_data();
  void wrongValuesAreRefused();
  void timeoutRangesAreNamedAndWidened();
  void residentModelsMustFit();
  void whatConcernsTwoKeysIsSaidWhereTheLastWasSet();
};

void TestConfigComplaints::foreignKeysAreKeptAndSaidOnce() {
  const ConfigResult result = read("llm: {a: 1}\nrenderers: [x]\norchestration:\n  mystery_knob: 3\noutputs:\n");
  QCOMPARE(said(result.complaints),
           QStringList{"c.yaml:1:1: warning: kept, not used: llm, renderers, orchestration.mystery_knob, outputs"});
  QCOMPARE(result.keptKeys, (std::vector<std::string>{"llm", "renderers", "orchestration.mystery_knob", "outputs"}));
}

void TestConfigComplaints::aMisspeltKeyIsSuggested() {
  QCOMPARE(complaints("orchestration:\n  timeouts:\n    imag_s: 3\n"),
           QStringList{"c.yaml:3:5: warning: orchestration.timeouts.imag_s: is no key, kept, not used; did you mean "
                       "orchestration.timeouts.image_s?"});
}

void TestConfigComplaints::everyComplaintAtOnceWithItsPlace() {
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

void TestConfigComplaints::wrongValuesAreRefused_data() {
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
  row("tuning: {mode: sometimes}",
      "c.yaml:1:16: error: tuning.mode: the text \"sometimes\" is not allowed, allowed are off, suggest, auto");
  row("tuning: {rate: 0.5}", "c.yaml:1:16: error: tuning.rate: 0.5 is out of range, allowed 0.001 to 0.2");
  row("tuning: {mode: auto, rate: 0.004}",
      "c.yaml:1:28: error: tuning.rate: 0.004 is not allowed with tuning.mode auto, allowed is 0.005 or more: a day's slots do not "
      "carry the claim; suggest takes it");
  row("tuning: {pinned: clip}",
      "c.yaml:1:18: error: tuning.pinned: the text \"clip\" is not a list, allowed are audio, image, video, clip");
  row("tuning: {pinned: [sound]}",
      "c.yaml:1:19: error: tuning.pinned: the text \"sound\" is no stage, allowed are audio, image, video, clip");
  row("tuning: {watch: {image: 28}}",
      "c.yaml:1:25: error: tuning.watch.image: 28 is not a list of two numbers, the limit and one in how many");
  row("tuning: {watch: {image: [28, 0]}}", "c.yaml:1:30: error: tuning.watch.image[1]: 0 is out of range, allowed 1 to 1000");
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
  row("ladder: [{side: 255, max_frames: 72}]",
      "c.yaml:1:17: error: ladder[0].side: 255 is odd, allowed are even numbers from 32 to 2048: a clip's 4:2:0 takes no others");
  row("ladder: [{sides: 7}]", "c.yaml:1:11: error: ladder[0].sides: is no part of a level, allowed are side, max_frames, passes, "
                              "supersample, sampling, frames_per_call, text_draws");
  row("simulated: {faults: [{stage: sound}]}",
      "c.yaml:1:22: error: simulated.faults[0].fault: is required, allowed are block, ignore_stop, slow_drain, fail, "
      "transient_fail, "
      "invalid_output, low_scores, leak, out_of_memory, device_lost, grow, jitter, fragment\n"
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

void TestConfigComplaints::wrongValuesAreRefused() {
  QFETCH(QString, yaml);
  QFETCH(QString, complaint);
  QCOMPARE(complaints(yaml.toStdString()).join('\n'), complaint);
}

void TestConfigComplaints::timeoutRangesAreNamedAndWidened() {
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

void TestConfigComplaints::residentModelsMustFit() {
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

void TestConfigComplaints::whatConcernsTwoKeysIsSaidWhereTheLastWasSet() {
  QCOMPARE(said(load("full", "vram:\n  hard_limit_gb: 10\n").complaints),
           QStringList{"c.yaml:2:18: error: vram.soft_limit_gb: 11 GB is not below the hard limit, allowed is less than 10 GB"});
  QCOMPARE(said(load("full", "", {"vram.hard_limit_gb=10"}).complaints),
           QStringList{"--set: error: vram.soft_limit_gb: 11 GB is not below the hard limit, allowed is less than 10 GB"});
}

QTEST_APPLESS_MAIN(TestConfigComplaints)
#include "test_config_complaints.moc"
