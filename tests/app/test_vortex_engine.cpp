// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/engine_program.h"

#include <QtTest>

using vortex::test::EngineProgram;

class TestVortexEngine : public QObject {
  Q_OBJECT

 private slots:
  void badUsageEndsWithTwoAndRunsNothing() {
    EngineProgram program;
    QCOMPARE(program.execute({"run"}), 2);
    QCOMPARE(program.execute({"run", "none.json", "--profile", "nosuch"}), 2);
    QVERIFY(program.err().contains("nosuch"));
    QVERIFY(program.err().contains("simulated"));  // the known ones are named
    QCOMPARE(program.execute({"run", "none.json", "--every", "0"}), 2);
    QCOMPARE(program.execute({"dance"}), 2);
  }

  void whatIsNoNumberIsRefusedWithWhatIsAllowed() {
    EngineProgram program;
    const QList<std::pair<QStringList, QByteArray>> lines{
        {{"run", "none.json", "--every", "nan"}, "--every: nan is no number of [0.01 - 86400]"},
        {{"rerun", "1", "--every", "inf"}, "--every: inf is no number of [0.01 - 86400]"},
        {{"capture", "--minutes", "nan"}, "--minutes: nan is no number of [0.01 - 44640]"},
        {{"soak", "--hours", "-nan"}, "--hours: -nan is no number of [0.001 - 744]"},
        {{"soak", "--cancel-share", "NaN"}, "--cancel-share: NaN is no number of [0 - 0.9]"},
        {{"report", "--series", "none.csv", "--limit-gb", "nan"}, "--limit-gb: nan is no number of [1e-09 - 1e+06]"},
        {{"tune", "suggest", "--rate", "nan"}, "--rate: nan is no number of [0.001 - 0.2]"}};
    for (const auto& [arguments, told] : lines) {
      QCOMPARE(program.execute(arguments), 2);
      QVERIFY2(program.err().contains(told), program.err());
    }
  }

  void aBadRecipeIsToldWithItsPlaceAndNothingRuns() {
    EngineProgram program;
    QFile file(program.folder() + "/bad.json");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"recipe_id\": \"x\",\n \"slot_params\": {\"slot_id\": \"1\"},\n \"audio_track\": {\"script\": \"hello\", "
               "\"speed\": 9},\n"
               " \"visual_track\": {\"prompt\": \"\"}}\n");
    file.close();
    QCOMPARE(program.execute({"run", file.fileName(), "--profile", "load"}), 2);
    QVERIFY2(program.err().contains("bad.json:3:"), program.err());
    QVERIFY(program.err().contains("0.8"));
    QVERIFY(program.err().contains("bad.json:4:"));  // every complaint at once
    QCOMPARE(program.execute({"check", file.fileName()}), 2);
  }

  void aTimeoutOutsideItsRangeIsRefusedWithTheRange() {
    EngineProgram program;
    QCOMPARE(program.execute({"run", program.recipeFile({"a man"}), "--set", "orchestration.timeouts.image_s=500"}), 2);
    QVERIFY2(program.err().contains("120"), program.err());
  }

  void aThousandSlotsAtOnceAllSucceed() {
    EngineProgram program;
    program.startRun({program.recipeFile({"a man"}), "--profile", "load", "--burst", "--slots", "1000"});
    QCOMPARE(program.waitForEnd(), 0);
    const QJsonObject summary = program.summary();
    QCOMPARE(summary["slots"].toInt(), 1000);
    QCOMPARE(summary["outcomes"].toObject()["succeeded"].toInt(), 1000);
    QCOMPARE(summary["backend"].toString(), QString("simulated"));
    QCOMPARE(summary["profile"].toString(), QString("load"));
    QVERIFY(summary["wall_ms"].toDouble() >= 210);
    QCOMPARE(program.all("slot_delivered").size(), 1000);
  }

  void everyEventIsAnObjectWithItsNameAndTimeAndTheLastIsTheSummary() {
    EngineProgram program;
    program.startRun({program.recipeFile({"a man", "a woman"}), "--profile", "load"});
    QCOMPARE(program.waitForEnd(), 0);
    double last = 0;
    for (const QJsonObject& event : program.events()) {
      QVERIFY2(event.contains("event"), QJsonDocument(event).toJson());
      QVERIFY(event["t_ms"].toDouble() >= last);
      last = event["t_ms"].toDouble();
    }
    QVERIFY(!program.summary().isEmpty());
    for (const QString name :
         {"slot_started", "audio_complete", "image_complete", "video_complete", "clip_complete", "slot_complete"})
      QCOMPARE(program.all(name).size(), 2);
  }

  void aTimedOutStageDecidesTheSlotAndIsStoppedWithAReceipt() {
    EngineProgram program;
    program.startRun({program.recipeFile({"a man"}), "--profile", "simulated", "--set", "orchestration.timeouts.image_s=1"});
    QCOMPARE(program.waitForEnd(), 1);
    const auto complete = program.all("slot_complete");
    QCOMPARE(complete.size(), 1);
    QCOMPARE(complete[0]["outcome"].toString(), QString("timed_out"));
    bool image = false;
    for (const QJsonObject& stopped : program.all("attempt_stopped")) {
      QCOMPARE(stopped["bytes_held"].toInteger(), 0);
      image = image || (stopped["stage"].toString() == "image" && stopped["cause"].toString() == "timeout");
    }
    QVERIFY(image);
  }

  void aDeviceThatCannotBeStartedEndsTheRunWithThree() {
    EngineProgram program;
    program.startRun({program.recipeFile({"a man"}), "--set", "device.command=[/bin/false]", "--set", "device.safe_mode_deaths=2"});
    QCOMPARE(program.waitForEnd(), 3);
    const auto lost = program.all("device_lost");
    QVERIFY(lost.size() >= 2);
    QCOMPARE(lost[0]["reason"].toString(), QString("refused_start"));
    QCOMPARE(program.all("device_held").size(), 1);
    QVERIFY(!program.summary().isEmpty());
  }

  void aLogThatCannotBeWrittenIsSaidBeforeAnythingRuns() {
    EngineProgram program;
    QCOMPARE(program.execute({"run", program.recipeFile({"a man"}), "--profile", "simulated", "--log", program.folder()}), 2);
    QVERIFY2(program.err().contains(program.folder().toUtf8()), program.err());
    QCOMPARE(program.out(), QByteArray());
    QVERIFY(!QFile::exists(program.folder() + "/data/vortex/history.db"));
    const QString capture = program.folder() + "/x.vortexcap";
    QCOMPARE(program.execute({"capture", "--slots", "1", "--profile", "simulated", "--out", capture, "--log", program.folder()}),
             2);
    QVERIFY(!QFile::exists(capture));
  }

  void anInterruptStopsWhatRunsAndStillTellsTheSummary() {
    EngineProgram program;
    program.startRun({program.recipeFile({"a man"}), "--profile", "simulated", "--slots", "50"});
    QVERIFY(program.waitFor("slot_started"));
    program.interrupt();
    QCOMPARE(program.waitForEnd(), 1);
    QVERIFY(!program.summary().isEmpty());
    QCOMPARE(program.all("slot_complete").size(), program.summary()["slots"].toInt());
  }
};

QTEST_GUILESS_MAIN(TestVortexEngine)
#include "test_vortex_engine.moc"
