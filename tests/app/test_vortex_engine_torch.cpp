// SPDX-License-Identifier: GPL-3.0-or-later
//
// The main job on the real device: LibTorch in a process of its own, files on disk, deaths and stops. Profile fast; time limits are
// widened, since a sanitizer's build or a busy machine says nothing about the contract.
#include "tests/app/engine_program.h"
#include "tests/sample.h"

#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

using vortex::test::cheap;
using vortex::test::EngineProgram;
using vortex::test::patient;
using vortex::test::unchecked;

namespace {

QJsonObject resultOf(const QString& folder) {
  QFile file(folder + "/result.json");
  if (!file.open(QIODevice::ReadOnly))
    return {};
  return QJsonDocument::fromJson(file.readAll()).object();
}

QByteArray outputOf(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.start(program, arguments);
  process.waitForFinished(60'000);
  return process.readAllStandardOutput();
}

}  // namespace

class TestVortexEngineTorch : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  const QStringList m_kept{"--history", m_folder.filePath("history.db")};

 private slots:
  void aSlotBecomesAPlayableClipWithItsResult() {
    EngineProgram program;
    program.startRun(QStringList{program.recipeFile({"a happy woman with red hair in a newsroom"})} +
                     (vortex::test::kSanitized ? unchecked() : patient()));  // what the check draws has test_clip_check there
    QCOMPARE(program.waitForEnd(), 0);
    const auto delivered = program.all("slot_delivered");
    QCOMPARE(delivered.size(), 1);
    const QString folder = delivered[0]["folder"].toString();
    for (const QString file : {"clip.mp4", "audio.wav", "actor.png", "result.json"})
      QVERIFY2(QFile::exists(folder + "/" + file), qPrintable(file));

    const QByteArray probe =
        outputOf("ffprobe", {"-v", "error", "-count_frames", "-show_entries",
                             "stream=codec_type,nb_read_frames,r_frame_rate,duration", "-of", "json", folder + "/clip.mp4"});
    const QJsonArray streams = QJsonDocument::fromJson(probe).object()["streams"].toArray();
    QCOMPARE(streams.size(), 2);
    QCOMPARE(streams[0].toObject()["r_frame_rate"].toString(), QString("24/1"));
    QCOMPARE(streams[0].toObject()["nb_read_frames"].toString(), QString("48"));
    const double picture = streams[0].toObject()["duration"].toString().toDouble(),
                 sound = streams[1].toObject()["duration"].toString().toDouble();
    QVERIFY2(std::abs(picture - 2) < 0.001 && std::abs(sound - picture) < 1.0 / 24, probe);

    const QJsonObject result = resultOf(folder);
    QCOMPARE(result["outcome"].toString(), QString("succeeded"));
    QCOMPARE(result["seed"].toInteger(), 7);
    if (!vortex::test::kSanitized) {
      QVERIFY(result["scores"].toObject()["b"].toDouble() >= 0.70);
      QVERIFY(result["scores"].toObject()["l"].toDouble() >= 0.72);
    }
    for (const QString stage : {"audio", "image", "video", "clip"}) {
      const QJsonArray attempts = result["stages"].toObject()[stage].toObject()["attempts"].toArray();
      QCOMPARE(attempts.size(), 1);
      QCOMPARE(attempts[0].toObject()["outcome"].toString(), QString("finished"));
      QVERIFY(attempts[0].toObject()["peak_bytes"].toInteger() > 0);
      QCOMPARE(result["digests"].toObject()[stage].toString().size(), 64);
    }
    QCOMPARE(result["proof"].toString().size(), 64);
  }

  // In another program, and in the folder that its config names.
  void theSameRecipeAndSeedGiveTheSameBits() {
    if (vortex::test::kSanitized)
      QSKIP("takes the same way as its neighbours: the release build has it");
    EngineProgram program;
    const QString recipe = program.recipeFile({"an old man with a full beard in a library"});
    program.startRun(QStringList{recipe} + unchecked() + QStringList{"--slots", "2", "--seed", "7"});
    QCOMPARE(program.waitForEnd(), 0);
    const auto delivered = program.all("slot_delivered");
    QCOMPARE(delivered.size(), 2);
    const QString folder = program.folder() + "/elsewhere";
    EngineProgram again;
    QCOMPARE(
        again.execute(QStringList{"run", recipe, "--seed", "7", "--history", "none", "--set", "history.outputs_folder=" + folder} +
                      unchecked()),
        0);
    QVERIFY(QFile::exists(folder + "/slot-000001/clip.mp4"));
    const QJsonObject first = resultOf(delivered[0]["folder"].toString()), second = resultOf(delivered[1]["folder"].toString()),
                      repeated = resultOf(folder + "/slot-000001");
    QCOMPARE(first["proof"].toString().size(), 64);
    QCOMPARE(repeated["proof"].toString(), first["proof"].toString());
    QCOMPARE(repeated["digests"].toObject(), first["digests"].toObject());
    QVERIFY(second["proof"].toString() != first["proof"].toString());  // seed 8
  }

  void aVoiceThatWasSpelledByOurOwnRulesIsOnRecord() {
    if (vortex::test::kSanitized)
      QSKIP("takes the same way as its neighbours: the release build has it");
    EngineProgram program;
    program.setEnvironment("PATH", "/nonexistent");
    program.startRun(QStringList{program.recipeFile({"a man in a city"})} + cheap());
    QCOMPARE(program.waitForEnd(), 0);
    const auto complete = program.all("audio_complete");
    QCOMPARE(complete.size(), 1);
    const QString told = complete[0]["message"].toString();
    QVERIFY2(told.startsWith("the script was spelled by our own rules: "), qPrintable(told));
    const QJsonObject stages = resultOf(program.all("slot_delivered")[0]["folder"].toString())["stages"].toObject();
    QCOMPARE(stages["audio"].toObject()["attempts"].toArray()[0].toObject()["message"].toString(), told);
    QVERIFY(program.all("image_complete")[0]["message"].isNull());
  }

  void aKilledDeviceComesBackAndTheSlotIsMadeAgain() {
    EngineProgram program;
    program.startRun(QStringList{program.recipeFile({"a man in a city"})} + cheap() + m_kept);
    const auto ready = program.waitFor("device_ready");
    QVERIFY(ready);
    QVERIFY(program.waitFor(
        [](const QJsonObject& e) { return e["event"].toString() == "attempt_started" && e["stage"].toString() == "image"; }));
    QCOMPARE(::kill(static_cast<pid_t>((*ready)["pid"].toInteger()), SIGKILL), 0);
    const auto lost = program.waitFor("device_lost");
    QVERIFY(lost);
    QCOMPARE((*lost)["reason"].toString(), QString("signaled"));
    const auto back = program.waitFor("device_ready");
    QVERIFY(back);
    QVERIFY((*back)["restart_ms"].toDouble() > 0);
    QVERIFY((*back)["pid"].toInteger() != (*ready)["pid"].toInteger());
    QCOMPARE(program.waitForEnd(), 0);  // the slot's own budget of one loss
    QCOMPARE(program.all("slot_complete")[0]["outcome"].toString(), QString("succeeded"));
  }

  void aSlotThatLosesItsDeviceTwiceHasFailedForThatReasonAndTheNextIsMade() {
    if (vortex::test::kSanitized)
      QSKIP("takes the same way as its neighbours: the release build has it");
    EngineProgram program;
    program.startRun(QStringList{program.recipeFile({"a man in a city"})} + cheap() + m_kept + QStringList{"--slots", "2"});
    for (int death = 0; death < 2; ++death) {
      const auto ready = program.waitFor("device_ready");
      QVERIFY(ready);
      QVERIFY(program.waitFor("attempt_started"));
      QCOMPARE(::kill(static_cast<pid_t>((*ready)["pid"].toInteger()), SIGKILL), 0);
    }
    QCOMPARE(program.waitForEnd(), 1);
    const auto complete = program.all("slot_complete");
    QCOMPARE(complete.size(), 2);
    QCOMPARE(complete[0]["outcome"].toString(), QString("failed"));
    QCOMPARE(complete[0]["reason"].toString(), QString("device_lost"));
    QCOMPARE(complete[1]["outcome"].toString(), QString("succeeded"));
  }

  void anInterruptedRunHoldsNothing() {
    EngineProgram program;
    program.startRun(QStringList{program.recipeFile({"a man in a city"})} + cheap() + m_kept + QStringList{"--slots", "20"});
    QVERIFY(program.waitFor(
        [](const QJsonObject& e) { return e["event"].toString() == "attempt_started" && e["stage"].toString() == "image"; }));
    program.interrupt();
    QCOMPARE(program.waitForEnd(), 1);
    const auto stopped = program.all("attempt_stopped");
    QVERIFY(!stopped.isEmpty());
    for (const QJsonObject& receipt : stopped)
      QCOMPARE(receipt["bytes_held"].toInteger(), 0);
  }

  // What the three above recorded, devices killed under slots and an operator's stop, and a stage past its time: four runs of one
  // store, each decided again exactly.
  void whatWasRecordedIsDecidedAgain() {
    if (vortex::test::kSanitized)
      QSKIP("takes the same way as its neighbours: the release build has it");
    EngineProgram late;
    late.startRun(QStringList{late.recipeFile({"a man in a city"})} + cheap() + m_kept +
                  QStringList{"--slots", "2", "--set", "orchestration.timeouts.image_s=0.02"});
    QCOMPARE(late.waitForEnd(), 1);
    QCOMPARE(late.all("slot_complete")[0]["outcome"].toString(), QString("timed_out"));

    EngineProgram verify;
    const int status = verify.execute(QStringList{"history", "verify", "--last", "4"} + m_kept);
    QVERIFY2(status == 0, verify.out() + verify.err());
    QCOMPARE(verify.out().count("replayed exactly: "), 4);
    QCOMPARE(verify.out().count("replayed exactly: 2 slots, "), 2);
  }
};

QTEST_GUILESS_MAIN(TestVortexEngineTorch)
#include "test_vortex_engine_torch.moc"
