// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where settings come from: the profiles, a file over one of them, `--set` over both.
#include "tests/engine/config/config_samples.h"

#include <QTest>
#include <string>
#include <vector>

using namespace vortex;
using namespace vortex::config;

class TestConfigLayers : public QObject {
  Q_OBJECT
 private slots:
  void everyProfileIsReadWithoutComplaint();
  void profilesSayWhatTheyAreFor();
  void layersAreProfileThenFileThenSet();
  void anUnknownProfileIsRefusedWithTheKnownOnes();
  void aFileThatIsNoneIsRefused();
  void theResourceFolderIsTheEnvironmentsElseTheSources();
  void setUsesTheConfigsKeys();
  void aBadSetIsRefusedAndChangesNothing_data();
  void aBadSetIsRefusedAndChangesNothing();
};

void TestConfigLayers::everyProfileIsReadWithoutComplaint() {
  QCOMPARE(profileNames(kResources), (std::vector<std::string>{"cpu", "fast", "full", "load", "simulated"}));
  for (const std::string& name : profileNames(kResources)) {
    const ConfigResult profile = readProfile(name, kResources);
    QCOMPARE(said(profile.complaints), QStringList{});
    QCOMPARE(profile.settings.profile, name);
    QVERIFY(profile.form == ConfigForm::Own);
  }
}

void TestConfigLayers::profilesSayWhatTheyAreFor() {
  const auto of = [](const char* name) { return readProfile(name, kResources).settings; };
  for (const char* live : {"cpu", "full", "simulated"}) {
    const Settings s = of(live);
    QCOMPARE(s.downstream, seconds(19));
    QCOMPARE(s.deadlineBuffer, seconds(0));
    QCOMPARE(s.stages[Stage::Image].timeout, seconds(15));
  }
  for (const char* gpu : {"full", "simulated"})
    QCOMPARE(of(gpu).stages[Stage::Image].target, seconds(12));
  QCOMPARE(of("cpu").stages[Stage::Video].timeout, seconds(20));  // a slower model than the live channel's
  QCOMPARE(of("full").device.name, std::string("cuda:0"));
  QCOMPARE(of("full").ladder.front(), (Quality{.framesPerCall = 8}));
  QCOMPARE(of("fast").ladder.front().side, 128);
  const Settings load = of("load");
  QCOMPARE(load.stages[Stage::Video].target, milliseconds(80));
  QCOMPARE(load.stages[Stage::Video].laneCapacity, 1000);
  QCOMPARE(load.maxSlotsInFlight, 1000);
  QVERIFY(load.maxQueued >= 10'000);
}

void TestConfigLayers::layersAreProfileThenFileThenSet() {
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

void TestConfigLayers::anUnknownProfileIsRefusedWithTheKnownOnes() {
  for (const char* name : {"huge", "../profiles/cpu", ""})
    QCOMPARE(said(load(name).complaints), QStringList{"profiles: error: profile: there is no profile \"" + QString(name) +
                                                      "\", allowed are cpu, fast, full, load, simulated"});
}

void TestConfigLayers::aFileThatIsNoneIsRefused() {
  const auto about = [](const char* file) {
    return said(loadConfig({.profile = {}, .file = file, .sets = {}, .resources = kResources}).complaints);
  };
  QCOMPARE(about("/nowhere.yaml"), QStringList{"/nowhere.yaml: error: cannot be opened: No such file or directory"});
  QCOMPARE(about("/"), QStringList{"/: error: is a folder, not a file"});
}

void TestConfigLayers::theResourceFolderIsTheEnvironmentsElseTheSources() {
  qunsetenv("VORTEX_RESOURCES");
  QCOMPARE(resourceFolder().string(), kResources.string());
  qputenv("VORTEX_RESOURCES", "/elsewhere");
  QCOMPARE(resourceFolder().string(), std::string("/elsewhere"));
  qunsetenv("VORTEX_RESOURCES");
}

void TestConfigLayers::setUsesTheConfigsKeys() {
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

void TestConfigLayers::aBadSetIsRefusedAndChangesNothing_data() {
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

void TestConfigLayers::aBadSetIsRefusedAndChangesNothing() {
  QFETCH(QString, assignment);
  QFETCH(QString, complaint);
  Settings s = contractSettings();
  QCOMPARE(said(applySet(s, assignment.toStdString())), QStringList{complaint});
  QCOMPARE(toYaml(s), toYaml(contractSettings()));
}

QTEST_APPLESS_MAIN(TestConfigLayers)
#include "test_config_layers.moc"
